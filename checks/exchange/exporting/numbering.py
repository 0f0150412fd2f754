"""The numbers of claims, the same in reports and in all exports."""

from __future__ import annotations

from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk


def numbered(desk: Desk) -> tuple[tuple[int, Claim], ...]:
    """The claims with their numbers, from 1, in the order of the text; what is no claim is left out."""
    return tuple(enumerate((claim for claim in desk.claims if claim.status is not Status.NOT_A_CLAIM), start=1))
