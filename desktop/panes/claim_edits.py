"""Editing a claim without treading on what was written a moment before."""

from __future__ import annotations

from collections.abc import Callable

from checks.domain.claim import Claim
from desktop.session import Session


def edit_claim(session: Session, claim: Claim, edit: Callable[[Claim], Claim]) -> None:
    """Store `edit` of the claim as the casebook has it when the turn comes: earlier writing may still be on its way."""
    session.do(lambda casebook: casebook.claims.edit(edit(casebook.claims.get(claim.id))))
