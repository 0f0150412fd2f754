"""The chain of custody of kept bytes, and the proof that they are what they were."""

from __future__ import annotations

from checks.domain.article import Snapshot
from checks.domain.custody import CustodyAction, CustodyEntry, Verification
from checks.domain.evidence import Evidence
from checks.domain.progress import Progress, no_progress
from checks.services.integrity import snapshots_of, verify_all, verify_record
from checks.services.records import Records
from checks.storage import custody


class Custody:
    """Who did what to which bytes, and when."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of(self, sha256_: str) -> tuple[CustodyEntry, ...]:
        """What was done to the bytes with this hash, oldest first."""
        with self._records.reading() as connection:
            return custody.of(connection, sha256_)

    def of_record(self, record: Evidence) -> tuple[CustodyEntry, ...]:
        """What was done to everything that was kept of a record, oldest first."""
        hashes = {snapshot.sha256 for snapshot in self.kept_of(record)}
        with self._records.reading() as connection:
            return custody.of_all(connection, hashes)

    def kept_of(self, record: Evidence) -> tuple[Snapshot, ...]:
        """Everything that was kept of a record: its snapshot, its captures, and what was derived from them."""
        return snapshots_of(self._records, record)

    def note(
        self, sha256_: str, action: CustodyAction, *, sha256_after: str | None = None, tool: str = "", note: str = ""
    ) -> None:
        """Add an entry: somebody at this desk did this now."""
        extra = {"tool": tool} if tool else {}
        self._records.note_custody(
            [self._records.custody_entry(sha256_, action, sha256_after=sha256_after, note=note, **extra)]
        )

    def verify(self, progress: Progress = no_progress, record: Evidence | None = None) -> Verification:
        """Read kept bytes again, all or those of one record, and hold them against their hashes; note what is wrong.

        Progress counts files. A casebook that is only read is not written to. Of one record, also what is intact is
        noted: somebody looked at it, and it held.
        """
        records = self._records
        found = verify_record(records, record, progress) if record else verify_all(records, progress)
        if not records.is_only_read:
            self._note(found, record)
        return found

    def _note(self, found: Verification, record: Evidence | None) -> None:
        lies_there = {trouble.sha256: trouble.found for trouble in found.troubles}
        wrong = dict.fromkeys(found.altered, CustodyAction.FOUND_ALTERED)
        wrong |= {snapshot.sha256: CustodyAction.FOUND_MISSING for snapshot in found.missing}
        done = dict(wrong)
        if record is not None:
            done |= {each.sha256: CustodyAction.VERIFIED for each in self.kept_of(record) if each.sha256 not in wrong}
        if done:
            self._records.note_custody(
                [
                    self._records.custody_entry(hash_, action, sha256_after=lies_there.get(hash_))
                    for hash_, action in done.items()
                ]
            )
