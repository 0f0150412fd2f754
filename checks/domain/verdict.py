"""What a person decided, on the house scale."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from checks.domain.moment import Moment


@dataclass(frozen=True)
class Rating:
    """One step of a house scale."""

    key: str
    label: str
    value: int | None = None
    """On 1 (worst) to 5 (best) for ClaimReview; None for a rating off the scale, such as Unproven."""
    meaning: str = ""


@dataclass(frozen=True)
class Flag:
    """A remark that goes with a rating, such as "superseded"."""

    key: str
    label: str
    meaning: str = ""


@dataclass(frozen=True)
class Scale:
    """The ratings of a house, in the order of its buttons, and the flags that go with them."""

    name: str
    version: int
    ratings: tuple[Rating, ...]
    flags: tuple[Flag, ...] = ()

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
