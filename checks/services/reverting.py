"""Brings a claim back to how it stood after a change in its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Status
from checks.domain.evidence import Evidence, Link
from checks.domain.verdict import Verdict
from checks.errors import NotFound, StepRefused
from checks.services.records import Records
from checks.storage import history

Work = Claim | Link | Verdict
"""What is brought back: the claim's own words and fields, its links, its verdict. Remarks and findings stay."""


def revert(claim: Claim, change_id: UUID, records: Records) -> Change:
    """Bring `claim`, its links and its verdict back to how they stood after a change, as one change.

    A signature does not come back: what was signed off then is judged, and a second person signs anew. StepRefused
    where the verdict is signed off now, or where a record that was linked then has been deleted since.
    """
    with records.reading() as connection:
        stored = records.get(Claim, claim.id)
        if stored.status is Status.SIGNED_OFF:
            raise StepRefused("This verdict is signed off. Mark the claim for re-check before you change it.")
        now: dict[UUID, Work] = {record.id: record for record in _work_on(stored, records)}
        walked = _walk_back(now, stored.id, _later(history.of(connection, stored.id), change_id))
        then = {record_id: _without_signature(record) for record_id, record in walked.items()}
        if stored.id not in then:
            raise StepRefused("This step deleted the claim. Choose another to go back to.")
        _require_linked(then.values(), records)
    before = tuple(record for record in now.values() if then.get(record.id) != record)
    after = tuple(record for record in then.values() if now.get(record.id) != record)
    return records.apply(Change("Revert claim", before, after))


def _later(changes: tuple[Change, ...], change_id: UUID) -> tuple[Change, ...]:
    """What was done after the change with this id, newest first."""
    ids = [change.id for change in changes]
    if change_id not in ids:
        raise NotFound("This step is not in the history of the claim. Open the history again and choose another.")
    return changes[ids.index(change_id) + 1 :][::-1]


def _walk_back(now: dict[UUID, Work], claim_id: UUID, changes: Iterable[Change]) -> dict[UUID, Work]:
    """The records as they stood before these changes, which are given newest first."""
    then = dict(now)
    for change in changes:
        for record in _own(change.after, claim_id):
            then.pop(record.id, None)
        then |= {record.id: record for record in _own(change.before, claim_id)}
    return then


def _own(records: tuple[Record, ...], claim_id: UUID) -> list[Work]:
    """Those of the records that are the work on a claim."""
    work = [record for record in records if isinstance(record, Claim | Link | Verdict)]
    return [each for each in work if claim_id == (each.id if isinstance(each, Claim) else each.claim_id)]


def _work_on(claim: Claim, records: Records) -> tuple[Work, ...]:
    links = records.referring(Link, "claim_id", [claim.id])
    return claim, *links, *records.referring(Verdict, "claim_id", [claim.id])


def _without_signature(record: Work) -> Work:
    if isinstance(record, Verdict):
        return record.unsigned()
    if isinstance(record, Claim) and record.status is Status.SIGNED_OFF:
        return replace(record, status=Status.JUDGED)
    return record


def _require_linked(work: Iterable[Work], records: Records) -> None:
    """Refuse where a record is linked that the casebook does not hold any more."""
    wanted = {record.evidence_id for record in work if isinstance(record, Link)}
    if len(records.referring(Evidence, "id", wanted)) < len(wanted):
        raise StepRefused("A record that was linked then has been deleted since. Choose a later step to go back to.")
