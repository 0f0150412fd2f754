"""A second check of a claim by someone who does not see the first verdict."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from checks.domain.moment import Moment
from checks.domain.verdict import Said


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
