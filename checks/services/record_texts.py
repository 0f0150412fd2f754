"""The texts of evidence: what was read from its page or file and is kept beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from sqlalchemy import select

from checks.domain.article import Snapshot
from checks.domain.evidence import Evidence
from checks.services.records import Records
from checks.storage.rows import portions
from checks.storage.tables import blobs

TEXT = "text/plain"


def texts_of(evidence: Iterable[Evidence], records: Records) -> dict[UUID, str]:
    """The kept texts by the ids of their records; records of which none is kept are left out.

    A text is the snapshot itself, or what was derived from it as readable text.
    """
    by_snapshot: dict[UUID, list[UUID]] = {}
    for record in evidence:
        if record.snapshot_id:
            by_snapshot.setdefault(record.snapshot_id, []).append(record.id)
    return {
        record_id: text for snapshot_id, text in _kept(by_snapshot, records) for record_id in by_snapshot[snapshot_id]
    }


def _kept(ids: Collection[UUID], records: Records) -> Iterator[tuple[UUID, str]]:
    """The text of each of these snapshots that has one."""
    named = {snapshot.id: snapshot.sha256 for snapshot in _texts(records.referring(Snapshot, "id", ids))}
    for snapshot in _texts(records.referring(Snapshot, "derived_from", ids)):
        if snapshot.derived_from:
            named.setdefault(snapshot.derived_from, snapshot.sha256)
    with records.reading() as connection:
        for part in portions(list(dict.fromkeys(named.values()))):
            found = connection.execute(select(blobs.c.sha256, blobs.c.data).where(blobs.c.sha256.in_(part)))
            read = {row.sha256: row.data.decode("utf-8", errors="replace") for row in found}
            yield from ((snapshot_id, read[sha256]) for snapshot_id, sha256 in named.items() if sha256 in read)


def _texts(snapshots: Iterable[Snapshot]) -> Iterator[Snapshot]:
    return (snapshot for snapshot in snapshots if snapshot.media_type.partition(";")[0] == TEXT)
