"""Which claims the list shows, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from checks.domain.claim import Claim, Kind, Status
from desktop.models.claim_facts import Facts, has_something_to_check


class Order(Enum):
    """The order of the list; only that of the text has groups."""

    TEXT = "text"
    CHECKWORTHINESS = "check-worthiness"
    STATUS = "status"


@dataclass(frozen=True)
class ClaimFilter:
    """Empty sets keep everything. Rejected claims show only where they are asked for."""

    statuses: frozenset[Status] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    lacks_evidence: bool = False
    shows_rejected: bool = False

    @property
    def is_active(self) -> bool:
        """Does it leave anything out beside the rejected claims?"""
        return bool(self.statuses or self.kinds or self.lacks_evidence)

    def keeps(self, claim: Claim, facts: Facts) -> bool:
        """Does the list show this claim?"""
        if claim.status == Status.NOT_A_CLAIM and not (self.shows_rejected or claim.status in self.statuses):
            return False
        return (
            (not self.statuses or claim.status in self.statuses)
            and (not self.kinds or not self.kinds.isdisjoint({claim.kind, *claim.also}))
            and (not self.lacks_evidence or (not facts.records and has_something_to_check(claim)))
        )


SortKey = Callable[[Claim], tuple[Any, ...]]


def place_in_text(claim: Claim) -> tuple[Any, ...]:
    """The order of the text, outer claims before inner ones, as the desk has it."""
    return claim.anchor.start, -claim.anchor.end, str(claim.id)


_STATUSES = tuple(Status)
SORT_KEYS: Mapping[Order, SortKey] = {
    Order.TEXT: lambda claim: (claim.sentence, *place_in_text(claim)),
    Order.CHECKWORTHINESS: lambda claim: (-claim.checkworthiness, *place_in_text(claim)),
    Order.STATUS: lambda claim: (_STATUSES.index(claim.status), *place_in_text(claim)),
}
