"""Brings one record back to how it stood after a change in its history; whatever else changed since stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from checks.domain.article import Article, Snapshot
from checks.domain.change import Change, Record
from checks.domain.claim import Claim
from checks.domain.correction import Correction
from checks.domain.difference import kind_name
from checks.domain.evidence import Evidence, Link
from checks.domain.house import House
from checks.domain.person import Comment
from checks.domain.relation import ClaimRelation
from checks.domain.tables import ComparatorTable, TollSeries
from checks.domain.verdict import Scale, Verdict
from checks.errors import NotFound, StepRefused
from checks.services.records import Records
from checks.services.reverting import revert
from checks.services.scales import Scales
from checks.services.verdicts import Verdicts
from checks.storage import history, rows

R = TypeVar("R", bound=Record)

_BY_THEMSELVES = Article | Evidence | Link | Comment | TollSeries | ComparatorTable | House | ClaimRelation | Correction
"""Kinds that can stand again as they were without more ado."""


class Restoring:
    """Goes back in the history of one record."""

    def __init__(self, records: Records, verdicts: Verdicts, scales: Scales) -> None:
        self._records = records
        self._verdicts = verdicts
        self._scales = scales

    def restore(self, record_id: UUID, change_id: UUID) -> Change:
        """Let the record be as it was after the change, as one change of today.

        A claim comes back with its links and its verdict (see `reverting`), a verdict as a draft, an article with the
        state its report is in now, a house scale as a new version. StepRefused where the record cannot stand by itself.
        """
        with self._records.reading() as connection:
            changes = history.of(connection, record_id)
        then = _state_after(record_id, change_id, changes)
        match then:
            case Claim():
                return revert(then, change_id, self._records)
            case Verdict():
                return self._verdicts.save_draft(then)
            case Scale():
                return self._scales.edit(then)
            case _ if isinstance(then, _BY_THEMSELVES):
                return self._bring_back(then, changes)
        raise StepRefused(f"A {kind_name(type(then))} does not come back by itself. Take the step back instead.")

    def _bring_back(self, then: Record, changes: tuple[Change, ...]) -> Change:
        stored = next(iter(self._records.referring(type(then), "id", [then.id])), None)
        self._require_stand(then)
        if isinstance(then, Article):
            then = self._with_report_of(stored, then)
        elif isinstance(then, Evidence):
            then = self._without_lost(then)
        added = () if stored else tuple(self._lost_snapshots(then, changes))
        label = f"Restore {kind_name(type(then))}"
        return self._records.apply(Change(label, (stored,) if stored else (), (*added, then)))

    def _with_report_of(self, stored: Record | None, then: Article) -> Article:
        if not isinstance(stored, Article):
            raise StepRefused("This article was deleted with all its claims. Take that step back to have it again.")
        return replace(then, report_state=stored.report_state, report_note=stored.report_note)

    def _require_stand(self, then: Record) -> None:
        """Refuse where what the record hangs on is gone."""
        claim_id = getattr(then, "claim_id", None)
        if claim_id is not None and not self._is_there(Claim, claim_id):
            raise StepRefused("The claim that it belongs to was deleted. Bring the claim back first.")
        if isinstance(then, Link) and not self._is_there(Evidence, then.evidence_id):
            raise StepRefused("The record that was linked then has been deleted. Bring the record back first.")

    def _without_lost(self, then: Evidence) -> Evidence:
        """The record without references to others that are gone."""
        there = {record.id for record in self._records.referring(Evidence, "id", then.named)}
        fields = ("republished_from", "supersedes", "derived_from")
        lost = {field: None for field in fields if getattr(then, field) not in there}
        return replace(then, **lost)  # type: ignore[arg-type]

    def _lost_snapshots(self, then: Record, changes: tuple[Change, ...]) -> Iterator[Snapshot]:
        """Snapshots that went with the record when it was deleted; their bytes are kept."""
        if not isinstance(then, Evidence) or then.snapshot_id is None or self._is_there(Snapshot, then.snapshot_id):
            return
        records = (record for change in changes for record in change.before)
        yield from dict.fromkeys(
            record for record in records if isinstance(record, Snapshot) and record.id == then.snapshot_id
        )

    def _is_there(self, kind: type[Record], record_id: UUID) -> bool:
        with self._records.reading() as connection:
            return bool(rows.read_by_ids(connection, kind, [record_id]))


def _state_after(record_id: UUID, change_id: UUID, changes: tuple[Change, ...]) -> Record:
    """The record as it was after the change; NotFound where that step never touched it."""
    index = next((at for at, change in enumerate(changes) if change.id == change_id), None)
    if index is None:
        raise NotFound("This step is not in the history of the record. Open the history again and choose another.")
    for change in reversed(changes[: index + 1]):
        for records, is_there in ((change.after, True), (change.before, False)):
            found = next((record for record in records if record.id == record_id), None)
            if found is not None and is_there:
                return found
            if found is not None:
                raise StepRefused("This step deleted the record. Choose an earlier one to go back to.")
    return _state_before(record_id, changes[index + 1 :])


def _state_before(record_id: UUID, changes: tuple[Change, ...]) -> Record:
    """The record as the next step that edited it found it: an import brought it in, whose change does not hold it."""
    found = (record for change in changes for record in change.before if record.id == record_id)
    state = next(found, None)
    if state is None:
        raise NotFound("The history does not tell how this record stood then. Choose another step.")
    return state
