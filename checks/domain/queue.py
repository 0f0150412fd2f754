"""The queues: claims that wait for somebody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.finding import Level
from checks.domain.person import Person


class Queue(StrEnum):
    """What claims wait for, in the order in which the library lists it."""

    MINE = "my claims"
    """Taken on by the person at the desk, and not decided yet."""
    SECOND_READING = "second reading"
    """With a verdict that somebody else proposed."""
    RECHECK = "re-check"
    """Whose text, evidence or date changed since the verdict."""
    CONFLICTS = "conflicts"
    """Where a rule noticed a conflict, and nobody has dismissed or decided it yet."""


def queued(desk: Desk, me: Person, queue: Queue) -> tuple[Claim, ...]:
    """The claims of the article on the desk that wait in `queue`, in the order of the text."""
    return tuple(claim for claim in desk.claims if _WAITS[queue](desk, me, claim))


def _is_mine(_: Desk, me: Person, claim: Claim) -> bool:
    return claim.owner_id == me.id and not claim.status.is_decided


def _waits_for_second_reader(desk: Desk, me: Person, claim: Claim) -> bool:
    verdict = desk.verdict(claim.id) if claim.status == Status.JUDGED else None
    return verdict is not None and verdict.person_id != me.id


def _needs_recheck(_: Desk, __: Person, claim: Claim) -> bool:
    return claim.status == Status.RECHECK


def _conflicts(desk: Desk, _: Person, claim: Claim) -> bool:
    return not claim.status.is_decided and any(
        finding.level == Level.CONFLICTS and finding.dismissed is None for finding in desk.findings(claim.id)
    )


_WAITS: Mapping[Queue, Callable[[Desk, Person, Claim], bool]] = {
    Queue.MINE: _is_mine,
    Queue.SECOND_READING: _waits_for_second_reader,
    Queue.RECHECK: _needs_recheck,
    Queue.CONFLICTS: _conflicts,
}
