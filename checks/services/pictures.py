"""Pictures as evidence: kept as they came, with what they tell of themselves, and found again where they look alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePath
from uuid import UUID

from sqlalchemy import select

from checks.domain.article import Picture, Snapshot
from checks.domain.change import Change, Record
from checks.domain.evidence import Evidence, EvidenceKind
from checks.errors import StepRefused
from checks.matching.pictures import ALIKE, distance
from checks.services.records import Records
from checks.storage.tables import TABLES


@dataclass(frozen=True)
class Likeness:
    """A record whose picture looks like another's."""

    record: Evidence
    distance: int
    """Bits of 256 in which the hashes differ: 0 for the same picture, up to 31 for one that looks alike."""


class Pictures:
    """Keeps picture files, and says which look alike."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def keep(self, record: Evidence, data: bytes, name: str) -> Change:
        """Keep a picture file as the original of a record, which is added if it is new.

        IngestError where it is no picture or a broken one; nothing is kept then.
        """
        from checks.ingest.pictures import read_picture

        picture, media_type = read_picture(data, name)
        digest = sha256(data).hexdigest()
        snapshot = Snapshot(
            self._records.new_id(),
            digest,
            media_type,
            len(data),
            PurePath(name).name,
            taken_at=self._records.now(),
            picture=picture,
        )
        known = self._records.referring(Evidence, "id", [record.id])
        stored = known[0] if known else replace(record, kind=EvidenceKind.IMAGE)
        after: tuple[Record, ...] = (snapshot, replace(stored, snapshot_id=snapshot.id))
        return self._records.apply(Change("Keep picture", known, after), {digest: data})

    def of(self, record: Evidence) -> Picture | None:
        """What the picture of a record tells of itself; None where it has none."""
        if record.snapshot_id is None:
            return None
        found = self._records.referring(Snapshot, "id", [record.snapshot_id])
        return found[0].picture if found else None

    def alike(self, record: Evidence) -> tuple[Likeness, ...]:
        """As `like`, and nothing where the record has no picture that can be compared."""
        picture = self.of(record)
        return self.like(record) if picture and picture.perceptual_hash else ()

    def like(self, record: Evidence) -> tuple[Likeness, ...]:
        """Records whose pictures look like this one's, the most alike first.

        StepRefused where the record has no picture, or one that shows too little to be compared.
        """
        own = self.of(record)
        if own is None:
            raise StepRefused("This record has no picture: add one to look for others like it.")
        if own.perceptual_hash is None:
            raise StepRefused("This picture shows too little to be told from others.")
        near = {
            snapshot_id: apart
            for snapshot_id, hash_ in self._hashes()
            if (apart := distance(hash_, own.perceptual_hash)) <= ALIKE
        }
        found = self._records.referring(Evidence, "snapshot_id", list(near))
        alike = [Likeness(each, near[each.snapshot_id]) for each in found if each.snapshot_id and each.id != record.id]
        return tuple(sorted(alike, key=lambda likeness: (likeness.distance, likeness.record.title)))

    def _hashes(self) -> list[tuple[UUID, str]]:
        """The snapshot ids and hashes of all pictures that can be compared."""
        columns = TABLES[Snapshot].c
        chosen = select(columns.id, columns.picture).where(columns.picture.is_not(None))
        with self._records.reading() as connection:
            rows = connection.execute(chosen).all()
        return [(row.id, row.picture.perceptual_hash) for row in rows if row.picture and row.picture.perceptual_hash]
