"""Reads what was kept of a record, and holds it against its hash."""

from __future__ import annotations

from hashlib import sha256

from checks.domain.article import Snapshot
from checks.domain.evidence import Evidence
from checks.domain.kept import Kept, KeptState
from checks.services.records import Records
from checks.storage import blobs


def kept_of(record: Evidence, records: Records) -> Kept:
    """What was kept of a record last."""
    with records.reading() as connection:
        found = records.referring(Snapshot, "id", [record.snapshot_id] if record.snapshot_id else [])
        if not found:
            return Kept(KeptState.NOTHING)
        data = blobs.load(connection, found[0].sha256)
    if data is None:
        return Kept(KeptState.MISSING, found[0])
    is_same = sha256(data).hexdigest() == found[0].sha256
    return Kept(KeptState.UNCHANGED if is_same else KeptState.ALTERED, found[0], data)
