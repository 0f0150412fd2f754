"""What the rows of the list of claims hold: a claim, or the heading over a group of them."""

from __future__ import annotations

from dataclasses import dataclass

from checks.domain.claim import Claim
from desktop.models.claim_facts import Facts, is_unlikely


@dataclass(frozen=True)
class GroupRow:
    """The heading over the claims of one sentence, status or kind."""

    key: int
    words: str
    is_sentence: bool = True
    unlikely: int = 0
    """How many of its suggestions are unlikely, while such are folded."""
    is_folded: bool = False
    """Are these out of sight?"""

    @property
    def number(self) -> str:
        """The sentence counted from one; empty for other groups."""
        return str(self.key + 1) if self.is_sentence else ""

    @property
    def said(self) -> str:
        """The heading for people who hear the window."""
        hidden = f", {self.unlikely} unlikely {'folded' if self.is_folded else 'shown'}" if self.unlikely else ""
        return f"Sentence {self.number}: {self.words}{hidden}" if self.is_sentence else f"{self.words}{hidden}"


@dataclass(frozen=True)
class ClaimRow:
    """What a row shows of a claim."""

    claim: Claim
    quote: str
    chip: str
    evidence: str
    facts: Facts

    @property
    def is_unlikely(self) -> bool:
        """Is it a suggestion that few would check?"""
        return is_unlikely(self.claim)
