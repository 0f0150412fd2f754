"""A second check of a claim by someone who does not see the first verdict."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from checks.domain.moment import Moment
from checks.domain.verdict import Said, Verdict


@dataclass(frozen=True)
class SecondCheck:
    """What a second person decides on a claim, blind: neither sees what the other decided before both are done.

    A claim has at most one that is not `closed`.
    """

    id: UUID
    claim_id: UUID
    asked_by_id: UUID
    asked_at: Moment
    person_id: UUID | None = None
    """Who is to do it, then who did; None while anyone but the first checker may."""
    rating: str | None = None
    said: Said | None = None
    rationale: str = ""
    as_of: Moment | None = None
    relied_on: tuple[UUID, ...] = ()
    given_at: Moment | None = None
    """When it was handed in; None while it is being written."""
    outcome: str = ""
    """How the two were brought together, in the words of who did it."""
    closed_by_id: UUID | None = None
    closed_at: Moment | None = None

    @property
    def is_given(self) -> bool:
        """Was it handed in, and may both be seen?"""
        return self.given_at is not None

    @property
    def is_closed(self) -> bool:
        """Were the two brought together?"""
        return self.closed_at is not None

    def shows_to(self, person_id: UUID) -> bool:
        """May this person see what it says? Until it is given, only who writes it."""
        return self.is_given or self.person_id == person_id

    def hides_verdict_from(self, person_id: UUID, verdict: Verdict | None) -> bool:
        """Is the first verdict to be kept from this person, who is to decide blind?"""
        is_first = verdict is not None and verdict.person_id == person_id
        return not self.is_given and not is_first and self.person_id in (None, person_id)

    def agrees_with(self, verdict: Verdict) -> bool:
        """Do both say the same: one rating, and the same on whether it was said?"""
        return (self.rating, self.said) == (verdict.rating, verdict.said)
