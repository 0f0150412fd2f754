"""What a person decided, on the house scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self
from uuid import UUID

from checks.domain.moment import Moment

SCALE_ID = UUID("7d8b3c52-41a6-4a0e-9a53-2f4d0c6e1b20")
"""The id of the scale that the program brings."""


class Said(StrEnum):
    """The first half of a verdict on an attributed claim: did they say so?"""

    YES = "said so"
    DIFFERENTLY = "said otherwise"
    NO = "did not say so"
    UNPROVEN = "cannot be shown"


class Confidence(StrEnum):
    """How firmly the evidence carries the verdict; told in a sentence of its own, apart from how likely something is.

    ICD 203, Analytic Standards (ODNI, 2015), keeps the two apart in the same way.
    """

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


@dataclass(frozen=True)
class Rating:
    """One step of a house scale."""

    key: str
    label: str
    value: int | None = None
    """On 1 (worst) to 5 (best) for ClaimReview; None for a rating off the scale, such as Unproven."""
    meaning: str = ""
    colour: str = ""
    """As "#1f7047", for charts and reports; empty for that of the theme."""


@dataclass(frozen=True)
class Flag:
    """A remark that goes with a rating, such as "superseded"."""

    key: str
    label: str
    meaning: str = ""


@dataclass(frozen=True)
class Scale:
    """The ratings of a house, in the order of its buttons, and the flags that go with them.

    A casebook keeps each version that was ever in use; the highest is the one that verdicts are given on.
    """

    name: str
    version: int
    ratings: tuple[Rating, ...]
    flags: tuple[Flag, ...] = ()
    id: UUID = SCALE_ID

    def rating(self, key: str) -> Rating:
        """The rating called `key`; KeyError where the scale has none."""
        for rating in self.ratings:
            if rating.key == key:
                return rating
        raise KeyError(f"the scale {self.name} has no rating {key}")


@dataclass(frozen=True)
class Verdict:
    """A person's decision on a claim; a draft until it is proposed. A claim has at most one."""

    id: UUID
    claim_id: UUID
    rating: str | None = None
    """Key on the house scale; a draft may lack it."""
    rationale: str = ""
    as_of: Moment | None = None
    """The time for which it holds."""
    flags: tuple[str, ...] = ()
    proposed_wording: str = ""
    is_draft: bool = True
    person_id: UUID | None = None
    decided_at: Moment | None = None
    signed_by_id: UUID | None = None
    signed_at: Moment | None = None
    signed_hash: str | None = None
    """SHA-256 of what was decided on, and signed: the claim's words, the verdict, the evidence; see `approval`.

    It is kept when a signature falls, and shows what it no longer fits; a draft has none.
    """
    said: Said | None = None
    """For an attributed claim: was it said? `rating` then tells only whether it is so."""
    said_rationale: str = ""
    relied_on: tuple[UUID, ...] = ()
    """The evidence records that the verdict stands on, of those that are linked; empty for all of them."""
    confidence: Confidence | None = None
    confidence_reason: str = ""
    """What the confidence rests on, and what would change it."""
    recheck_on: Moment | None = None
    """The day from which the verdict is stale unless someone looks again."""
    scale_version: int | None = None
    """The version of the house scale that the rating was given on."""

    def unsigned(self) -> Self:
        """The verdict without its signature; what it was decided on stays readable."""
        return replace(self, signed_by_id=None, signed_at=None)

    def drafted(self) -> Self:
        """The verdict as nobody's decision: to be worked on."""
        return replace(self.unsigned(), is_draft=True, decided_at=None, signed_hash=None)
