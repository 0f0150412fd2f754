"""Claims of all articles as lines of work: who has what to do, by when, and what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from checks.domain.claim import Kind, Priority, Status
from checks.domain.moment import Moment

SOON_DAYS = 7
"""What is due within so many days counts as due."""
COLUMNS = (
    *(Status.SUGGESTED, Status.OPEN, Status.IN_PROGRESS, Status.JUDGED),
    *(Status.SIGNED_OFF, Status.RECHECK),
)
"""The columns of the board, in the order of the work."""
_URGENCY = {priority: place for place, priority in enumerate(Priority)}


@dataclass(frozen=True)
class WorkLine:
    """One claim, as a board shows it."""

    claim_id: UUID
    article_id: UUID
    article: str
    """The title of its article."""
    quote: str
    kind: Kind
    status: Status
    owner_id: UUID | None = None
    owner: str = ""
    due: Moment | None = None
    priority: Priority = Priority.NORMAL
    verdict_by_id: UUID | None = None
    is_returned: bool = False
    """Was its verdict sent back, and is it not proposed again?"""
    asked_ids: tuple[UUID | None, ...] = ()
    """Who is asked for a second check that is not handed in; None stands for anyone but the first checker."""

    def is_overdue(self, today: date) -> bool:
        """Should it be decided by now, and is not?"""
        return self.due is not None and self.due.day < today and not self.status.is_decided

    def is_mine(self, me: UUID) -> bool:
        """Is it this person's to do?"""
        return self.owner_id == me and not self.status.is_decided

    def waits_for_second(self, me: UUID) -> bool:
        """Is this person to read the verdict, or to check the claim, as the second?"""
        is_others = self.verdict_by_id is not None and self.verdict_by_id != me
        is_asked = self.verdict_by_id != me and any(each in (None, me) for each in self.asked_ids)
        return is_asked or (self.status is Status.JUDGED and is_others)


def board(lines: Iterable[WorkLine]) -> dict[str, tuple[WorkLine, ...]]:
    """The lines by status, each column the most urgent first."""
    found = _sorted(lines)
    return {status.value: tuple(each for each in found if each.status is status) for status in COLUMNS}


def my_work(lines: Iterable[WorkLine], me: UUID, today: date) -> Mapping[str, tuple[WorkLine, ...]]:
    """What this person has to do: a line can stand in several columns."""
    found = _sorted(lines)
    mine = tuple(each for each in found if each.is_mine(me))
    due = [each for each in mine if each.due is not None and (each.due.day - today).days <= SOON_DAYS]
    return {
        "to do": mine,
        "second reading": tuple(each for each in found if each.waits_for_second(me)),
        "returned": tuple(each for each in found if each.is_returned and me in (each.verdict_by_id, each.owner_id)),
        "due": tuple(sorted(due, key=lambda each: str(each.due))),
    }


def _sorted(lines: Iterable[WorkLine]) -> tuple[WorkLine, ...]:
    """What is urgent first, then what is due first; what is alike stays in the order of the articles."""
    return tuple(sorted(lines, key=lambda line: (_URGENCY[line.priority], str(line.due or "9999"))))
