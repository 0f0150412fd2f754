"""The verdict on a claim as a report prints it: was it said, is it so, how firmly, by whom, and does it still stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from checks.domain import words
from checks.domain.approval import Cause, Stale, standing
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.protection import printable
from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Said, Scale, Verdict

SAID = {
    Said.YES: "They said so",
    Said.DIFFERENTLY: "They said otherwise",
    Said.NO: "They did not say so",
    Said.UNPROVEN: "It cannot be shown that they said so",
}
"""The first half of a verdict on what somebody is reported to have said."""


@dataclass(frozen=True)
class Ruling:
    """The verdict on a claim."""

    rating: str
    meaning: str
    rationale: tuple[str, ...]
    """Paragraphs."""
    as_of: str
    flags: tuple[str, ...]
    proposed_wording: str
    decided: str
    """Who decided when, and who signed."""
    said: str = ""
    """Did they say so? Empty where nobody asked; where it is there, the rating tells only whether it is so."""
    said_reason: tuple[str, ...] = ()
    confidence: str = ""
    """In a sentence of its own, with what it rests on."""
    recheck: str = ""
    """The day from which somebody should look again."""
    stale: tuple[str, ...] = ()
    """Why it may no longer stand, one sentence each."""
    second_checks: tuple[str, ...] = ()
    """What a second person found who did not see the first verdict, and how the two were brought together."""


def ruling_of(verdict: Verdict, desk: Desk, scale: Scale, today: date) -> Ruling:
    """The verdict as it stands on a day."""
    scale = desk.scale_of(verdict, scale)
    flags = {flag.key: flag.label for flag in scale.flags}
    ratings = {rating.key: rating for rating in scale.ratings}
    rating = ratings.get(verdict.rating or "")
    return Ruling(
        rating=_label(verdict.rating, scale),
        meaning=rating.meaning if rating else "",
        rationale=_paragraphs(verdict.rationale),
        as_of=words.moment(verdict.as_of) if verdict.as_of else "",
        flags=tuple(flags.get(key, key) for key in verdict.flags),
        proposed_wording=verdict.proposed_wording,
        decided=_decided(verdict, desk),
        said=f"{SAID[verdict.said]}." if verdict.said else "",
        said_reason=_paragraphs(verdict.said_rationale),
        confidence=_confidence(verdict),
        recheck=_recheck(verdict, today),
        stale=tuple(_stale(each, verdict.claim_id, desk) for each in standing(desk, verdict.claim_id, today)),
        second_checks=tuple(_second(check, desk, scale) for check in desk.second_checks(verdict.claim_id)),
    )


def is_by_one_person(verdict: Verdict) -> bool:
    """Was it signed by who gave it?"""
    return verdict.signed_by_id is not None and verdict.signed_by_id == verdict.person_id


def step(word: str, desk: Desk, person_id: UUID | None, at: Moment | None) -> str:
    """A step with who took it when, "decided by Name on 24 May 2025", as far as is known; empty where nothing is."""
    person = desk.person(person_id)
    by = f" by {person.name}" if person else ""
    when = f" on {words.moment(at)}" if at else ""
    return f"{word}{by}{when}" if by or when else ""


def _label(key: str | None, scale: Scale) -> str:
    return next((rating.label for rating in scale.ratings if rating.key == key), key or "No rating")


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n") if part.strip())


def _decided(verdict: Verdict, desk: Desk) -> str:
    decided = step("decided", desk, verdict.person_id, verdict.decided_at)
    if verdict.signed_by_id is None:
        return decided
    if is_by_one_person(verdict):
        signed = "signed by the same person" + (f" on {words.moment(verdict.signed_at)}" if verdict.signed_at else "")
    else:
        signed = step("signed off", desk, verdict.signed_by_id, verdict.signed_at)
    return "; ".join(each for each in (decided, signed) if each)


def _confidence(verdict: Verdict) -> str:
    if verdict.confidence is None:
        return ""
    reason = verdict.confidence_reason.strip()
    return f"{verdict.confidence.value.capitalize()}{f': {reason}' if reason else '.'}"


def _recheck(verdict: Verdict, today: date) -> str:
    """The day on which it is to be looked at again, while that lies ahead."""
    if verdict.recheck_on is None or verdict.recheck_on.day <= today:
        return ""
    return f"To be looked at again on {words.moment(verdict.recheck_on)}."


def _stale(reason: Stale, claim_id: UUID, desk: Desk) -> str:
    """The reason with no word of a record that must be withheld."""
    record = desk.record(reason.evidence_id) if reason.evidence_id else None
    if reason.cause is Cause.SUPERSEDED:
        publisher = printable(record)[0].publisher if record else None
        return f"A record that it stands on{f', of {publisher},' if publisher else ''} has been superseded by another."
    verdict = desk.verdict(claim_id)
    if reason.cause is Cause.DATE and verdict and verdict.recheck_on:
        return f"It was to be looked at again on {words.moment(verdict.recheck_on)}."
    return reason.sentence


def _second(check: SecondCheck, desk: Desk, scale: Scale) -> str:
    if check.closed_at is None:
        return "Under way, without sight of the first verdict."
    if check.given_at is None:
        return "Asked for, and not done."
    found = [_label(check.rating, scale), SAID[check.said].lower() if check.said else ""]
    by = step("Without sight of the first verdict,", desk, check.person_id, check.given_at)
    reason = " ".join(_paragraphs(check.rationale))
    closed = step("Brought together", desk, check.closed_by_id, check.closed_at)
    parts = (
        f"{by}: {', '.join(each for each in found if each)}.",
        f"Reason: {reason}" if reason else "",
        f"{closed}: {check.outcome}" if check.outcome else f"{closed}.",
    )
    return " ".join(part for part in parts if part)
