"""What was kept of a record's page or file, read and held against its hash, ready to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from hashlib import sha256

from checks.domain.article import Snapshot
from checks.domain.evidence import Evidence
from checks.services.records import Records
from checks.storage import blobs


class KeptState(Enum):
    """What reading the kept bytes again shows."""

    UNCHANGED = auto()
    ALTERED = auto()
    """They no longer have the hash that they are kept under."""
    MISSING = auto()
    """There is a snapshot, but its bytes are gone."""
    NOTHING = auto()
    """Nothing was kept."""


@dataclass(frozen=True)
class Kept:
    """The last snapshot of a record with its bytes, as far as they are there."""

    state: KeptState
    snapshot: Snapshot | None = None
    data: bytes = b""


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
