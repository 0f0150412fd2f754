"""The chain of custody of kept bytes, and the proof that they are what they were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select

from checks.domain.article import Snapshot
from checks.domain.custody import CustodyAction, CustodyEntry
from checks.domain.progress import Progress, no_progress
from checks.services.records import Records
from checks.storage import blobs, custody
from checks.storage.tables import blobs as blob_table


@dataclass(frozen=True)
class Verification:
    """What reading every kept byte again showed."""

    intact: int
    altered: tuple[str, ...] = ()
    """Hashes under which other bytes lie than those that have them."""
    missing: tuple[Snapshot, ...] = ()
    """Snapshots whose bytes are not there."""
    foreign: tuple[str, ...] = ()
    """Hashes of bytes that no snapshot of this casebook ever named."""

    @property
    def is_sound(self) -> bool:
        """Is every byte what it was?"""
        return not (self.altered or self.missing or self.foreign)


class Custody:
    """Who did what to which bytes, and when."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of(self, sha256_: str) -> tuple[CustodyEntry, ...]:
        """What was done to the bytes with this hash, oldest first."""
        with self._records.reading() as connection:
            return custody.of(connection, sha256_)

    def note(
        self, sha256_: str, action: CustodyAction, *, sha256_after: str | None = None, tool: str = "", note: str = ""
    ) -> None:
        """Add an entry: somebody at this desk did this now."""
        extra = {"tool": tool} if tool else {}
        self._records.note_custody(
            [self._records.custody_entry(sha256_, action, sha256_after=sha256_after, note=note, **extra)]
        )

    def verify(self, progress: Progress = no_progress) -> Verification:
        """Read every kept byte again and hold it against its hash. Progress counts blobs; what is wrong is noted.

        Bytes are read one blob at a time, so that a casebook of any size can be verified.
        """
        snapshots = self._records.all(Snapshot)
        named = {snapshot.sha256 for snapshot in snapshots}
        kept, altered = set[str](), list[str]()
        for kept_under, found in self._blobs(progress):
            kept.add(kept_under)
            if found != kept_under:
                altered.append(kept_under)
        missing = tuple(snapshot for snapshot in snapshots if snapshot.sha256 not in kept)
        foreign = tuple(sorted(kept - named - set(altered) - self._once_named()))
        self._note(altered, missing)
        return Verification(len(kept) - len(altered), tuple(altered), missing, foreign)

    def _blobs(self, progress: Progress) -> Iterator[tuple[str, str]]:
        """The hash that each blob is kept under, and the one that its bytes have."""
        with self._records.reading() as connection:
            hashes = connection.execute(select(blob_table.c.sha256).order_by(blob_table.c.sha256)).scalars().all()
            for number, kept_under in enumerate(hashes):
                progress(number, len(hashes))
                yield kept_under, sha256(blobs.load(connection, kept_under) or b"").hexdigest()
            progress(len(hashes), len(hashes))

    def _once_named(self) -> set[str]:
        """Hashes of bytes that were taken in here, though the snapshot that named them is gone."""
        with self._records.reading() as connection:
            return custody.taken_in(connection)

    def _note(self, altered: list[str], missing: tuple[Snapshot, ...]) -> None:
        wrong = [(hash_, CustodyAction.FOUND_ALTERED) for hash_ in altered]
        wrong += [(snapshot.sha256, CustodyAction.FOUND_MISSING) for snapshot in missing]
        if wrong:
            self._records.note_custody([self._records.custody_entry(hash_, action) for hash_, action in wrong])
