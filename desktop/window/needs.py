"""What an action needs, asked of the session as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from checks.domain.article import ReportState
from checks.domain.claim import Claim, Status
from checks.domain.record_line import RecordLine
from desktop.session import Session
from desktop.window.action_spec import When

_ACCEPTABLE = (Status.SUGGESTED, Status.OPEN, Status.NOT_A_CLAIM, Status.RECHECK)
_RATABLE = (Status.SUGGESTED, Status.OPEN, Status.IN_PROGRESS, Status.RECHECK)


@dataclass(frozen=True)
class Situation:
    """The session, the claim that is chosen, whether words are selected in the article, and what is selected in lists.

    What can be done to many claims at once can be chosen as soon as one of them allows it.
    """

    session: Session
    claim: Claim | None
    has_selection: bool
    selected: tuple[Claim, ...] = ()
    records: tuple[RecordLine, ...] | None = None
    """Those that are selected in the evidence view; None where it does not show."""
    is_reviewed: bool = False
    """Does the review show, with a correction in it?"""

    def meets(self, when: When) -> bool:
        """Is the need met?"""
        return when is When.EVER or (not self.session.lock.is_on and _NEEDS[when](self))

    @property
    def status(self) -> Status | None:
        """The status of the chosen claim."""
        return self.claim.status if self.claim else None

    @property
    def report(self) -> ReportState | None:
        """How far the report on the article has come."""
        return self.session.desk.article.report_state if self.session.desk else None

    @property
    def statuses(self) -> frozenset[Status]:
        """The statuses of the chosen claim and of those selected beside it."""
        return frozenset(claim.status for claim in (self.claim, *self.selected) if claim is not None)


def _can_be_rejected(now: Situation) -> bool:
    return any(Status.NOT_A_CLAIM in status.next_steps for status in now.statuses)


def _can_be_signed(now: Situation) -> bool:
    desk = now.session.desk
    allows_single = desk is not None and desk.house.allows_single_person
    return _can_be_returned(now) or (allows_single and now.status == Status.JUDGED)


def _can_be_returned(now: Situation) -> bool:
    desk = now.session.desk
    verdict = desk.verdict(now.claim.id) if desk and now.claim else None
    return now.status == Status.JUDGED and verdict is not None and verdict.person_id != now.session.me.id


def _checks_blind(now: Situation) -> bool:
    """Is the person at the desk to check the chosen claim without seeing the first verdict?"""
    desk = now.session.desk
    if desk is None or now.claim is None:
        return False
    verdict = desk.verdict(now.claim.id)
    checks = desk.second_checks(now.claim.id)
    return any(check.hides_verdict_from(now.session.me.id, verdict) for check in checks)


WHY_NOT: Mapping[When, str] = {
    When.ALWAYS: "",
    When.EVER: "",
    When.LOCKABLE: "no encrypted casebook is open",
    When.CASEBOOK: "no casebook is open",
    When.ARTICLE: "no article is on the desk",
    When.SELECTION: "no words are selected in the article",
    When.CLAIM: "no claim is chosen on the desk",
    When.MARKED: "no claim is chosen that was not rejected",
    When.REJECTED: "no rejected claim is chosen",
    When.ACCEPTABLE: "no claim is chosen that waits to be accepted",
    When.REJECTABLE: "no claim is chosen that can be rejected",
    When.RATABLE: "no undecided claim is chosen",
    When.JUDGED: "no judged claim is chosen",
    When.SIGNABLE: "no verdict of somebody else is chosen",
    When.RETURNABLE: "no verdict of somebody else is chosen",
    When.BEARING: "neither a claim nor a record is chosen",
    When.RECORDABLE: "no claim is chosen, and the evidence does not show",
    When.FINDABLE: "no article is on the desk",
    When.RECORDS: "no records are selected in the evidence",
    When.RECORD: "not one record is selected in the evidence",
    When.PAIR: "not two records are selected in the evidence",
    When.LINKABLE: "no records are selected, or the article has no claims",
    When.DRAFTED: "no report is a draft or was returned",
    When.IN_REVIEW: "no report is in review",
    When.PUBLIC: "no report is published",
    When.VOID: "no report is void",
    When.REVIEWED: "no correction is chosen in the review",
    When.UNDO: "there is nothing to undo",
    When.REDO: "there is nothing to redo",
}
"""Why an action cannot be chosen whose need is not met."""

_NEEDS: Mapping[When, Callable[[Situation], bool]] = {
    When.ALWAYS: lambda _: True,
    When.EVER: lambda _: True,
    When.LOCKABLE: lambda now: now.session.lock.can_lock,
    When.CASEBOOK: lambda now: now.session.is_open,
    When.ARTICLE: lambda now: now.session.desk is not None,
    When.SELECTION: lambda now: now.has_selection,
    When.CLAIM: lambda now: now.claim is not None,
    When.MARKED: lambda now: now.status not in (None, Status.NOT_A_CLAIM),
    When.REJECTED: lambda now: Status.NOT_A_CLAIM in now.statuses,
    When.ACCEPTABLE: lambda now: not now.statuses.isdisjoint(_ACCEPTABLE),
    When.REJECTABLE: _can_be_rejected,
    When.RATABLE: lambda now: now.status in _RATABLE or _checks_blind(now),
    When.JUDGED: lambda now: now.status == Status.JUDGED,
    When.SIGNABLE: _can_be_signed,
    When.RETURNABLE: _can_be_returned,
    When.BEARING: lambda now: now.claim is not None or bool(now.records),
    When.RECORDABLE: lambda now: now.claim is not None or now.records is not None,
    When.FINDABLE: lambda now: now.session.desk is not None or now.records is not None,
    When.RECORDS: lambda now: bool(now.records),
    When.RECORD: lambda now: now.records is not None and len(now.records) == 1,
    When.PAIR: lambda now: now.records is not None and len(now.records) == 2,
    When.LINKABLE: lambda now: bool(now.records and now.session.desk and now.session.desk.claims),
    When.DRAFTED: lambda now: now.report in (ReportState.DRAFT, ReportState.RETURNED),
    When.IN_REVIEW: lambda now: now.report is ReportState.IN_REVIEW,
    When.PUBLIC: lambda now: now.report is not None and now.report.is_public,
    When.VOID: lambda now: now.report is ReportState.VOID,
    When.REVIEWED: lambda now: now.is_reviewed,
    When.UNDO: lambda now: now.session.undo_stack.canUndo(),
    When.REDO: lambda now: now.session.undo_stack.canRedo(),
}
