"""What the review says about where a report and its verdicts stand, and who may do what."""

from __future__ import annotations

from uuid import UUID

from checks.domain.article import ReportState
from checks.domain.claim import Claim, Status
from checks.domain.correction import Decision
from checks.domain.corrections import correction_rows
from checks.domain.desk import Desk
from checks.domain.publication import hindrances

_STATES = {
    ReportState.DRAFT: "Draft.",
    ReportState.IN_REVIEW: "In review.",
    ReportState.RETURNED: "Returned to the desk.",
    ReportState.PUBLISHED: "Published.",
    ReportState.CORRECTED: "Published and corrected.",
    ReportState.VOID: "Void.",
}


def foot_words(desk: Desk, me: UUID) -> str:
    """Where the report stands, who signs, and what is left: one line for the foot of the review."""
    state = _STATES[desk.article.report_state]
    note = f" “{desk.article.report_note}”" if desk.article.report_note else ""
    if desk.article.report_state.is_public or desk.article.report_state is ReportState.VOID:
        return state + note
    left = hindrances(desk, me)
    who = "" if any("yours" in each for each in left) else " Second reader: you."
    return f"{state}{note}{who} {' '.join(left) or 'Nothing is left before it can be published.'}"


def verdict_words(desk: Desk, claim: Claim, me: UUID) -> str:
    """How far the verdict on a claim is, and whether the person at the desk can sign it."""
    verdict = desk.verdict(claim.id)
    if verdict is None or verdict.is_draft:
        return "No verdict yet."
    given = _name(desk, verdict.person_id, me)
    if claim.status is Status.SIGNED_OFF:
        signer = _name(desk, verdict.signed_by_id, me)
        alone = ", the same person" if verdict.signed_by_id == verdict.person_id else ""
        return f"Given by {given}, signed off by {signer}{alone}."
    if claim.status is Status.RECHECK:
        return f"Given by {given}; to be checked again."
    if verdict.person_id == me and not desk.house.allows_single_person:
        return "Given by you: a colleague signs it off."
    return f"Given by {given}, not signed off."


def may_sign(desk: Desk, claim: Claim, me: UUID) -> bool:
    """May the person at the desk sign the verdict on a claim?"""
    verdict = desk.verdict(claim.id)
    if claim.status is not Status.JUDGED or verdict is None or verdict.is_draft:
        return False
    return verdict.person_id != me or desk.house.allows_single_person


def may_return(desk: Desk, claim: Claim, me: UUID) -> bool:
    """May the person at the desk send the verdict on a claim back to who gave it?"""
    verdict = desk.verdict(claim.id)
    return claim.status is Status.JUDGED and verdict is not None and verdict.person_id != me


def stops(desk: Desk) -> tuple[Claim, ...]:
    """The claims that a review goes through: those with a verdict that somebody gave."""
    given = ((claim, desk.verdict(claim.id)) for claim in desk.claims if claim.status is not Status.NOT_A_CLAIM)
    return tuple(claim for claim, verdict in given if verdict is not None and not verdict.is_draft)


def open_stops(desk: Desk) -> tuple[Claim, ...]:
    """Those of them that wait for a signature or a decision."""
    undecided = {row.claim.id for row in correction_rows(desk) if row.decision is Decision.TO_DECIDE}
    return tuple(claim for claim in stops(desk) if claim.id in undecided or claim.status is not Status.SIGNED_OFF)


def _name(desk: Desk, person_id: UUID | None, me: UUID) -> str:
    person = desk.person(person_id)
    return "you" if person_id == me else person.name if person else "somebody"
