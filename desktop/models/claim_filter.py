"""Which claims the list shows, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum

from checks.domain.claim import Kind, Status
from checks.domain.finding import Level


class Order(Enum):
    """The order of the list; all but that by check-worthiness have groups."""

    TEXT = "text"
    CHECKWORTHINESS = "check-worthiness"
    STATUS = "status"
    KIND = "kind"


@dataclass(frozen=True)
class ClaimFilter:
    """A claim has to fit every part that says anything; of several statuses, kinds or levels, one is enough.

    Rejected claims show only where they are asked for.
    """

    statuses: frozenset[Status] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    levels: frozenset[Level] = frozenset()
    """What a rule noticed about the claim."""
    least_worthiness: float = 0.0
    """Check-worthiness from 0 to 1 that a claim has at least."""
    lacks_evidence: bool = False
    is_mine: bool = False
    words: str = ""
    """Words that stand, all of them, in the quote, the statement or the fields."""
    shows_rejected: bool = False
    is_seen_before: bool = False
    """Only what has a near-certain earlier check."""

    @property
    def is_active(self) -> bool:
        """Does it leave anything out beside the rejected claims?"""
        return bool(self.in_words)

    @property
    def in_words(self) -> str:
        """What it keeps: "open or judged · no evidence yet · “odesa”"; empty where it leaves nothing out."""
        parts = (
            _any_of(self.statuses, Status),
            _any_of(self.kinds, Kind),
            f"finding: {_any_of(self.levels, Level)}" if self.levels else "",
            f"check-worthiness from {self.least_worthiness:.0%}".replace("%", " %") if self.least_worthiness else "",
            "no evidence yet" if self.lacks_evidence else "",
            "seen before" if self.is_seen_before else "",
            "mine" if self.is_mine else "",
            f"“{' '.join(self.words.split())}”" if self.words.strip() else "",
        )
        return " · ".join(filter(None, parts))


def _any_of(chosen: frozenset[Status] | frozenset[Kind] | frozenset[Level], order: Iterable[StrEnum]) -> str:
    return " or ".join(each.value for each in order if each in chosen)
