"""A verdict while it is being written: what stands in the fields, and whether it can be proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from checks.domain.claim import Claim, Status
from checks.domain.moment import Moment
from checks.domain.person import Person
from checks.domain.verdict import Confidence, Said, Verdict
from desktop.widgets.moments import Unreadable, read_moment, say_moment

_LOCKED = {
    Status.JUDGED: "The verdict is proposed. Withdraw it to change it.",
    Status.SIGNED_OFF: "The verdict is signed off. Mark the claim for re-check to change it.",
    Status.NOT_A_CLAIM: "This is not a claim. Open it again to give a verdict.",
}


@dataclass(frozen=True)
class VerdictDraft:
    """The contents of the verdict's fields."""

    rating: str | None = None
    rationale: str = ""
    as_of: str = ""
    """As typed."""
    flags: tuple[str, ...] = ()
    wording: str = ""
    said: Said | None = None
    """None also where nobody is said to have said it."""
    said_rationale: str = ""
    confidence: Confidence | None = None
    confidence_reason: str = ""
    recheck_on: str = ""
    """As typed."""
    relied_on: tuple[UUID, ...] = ()
    """The linked records that carry the verdict; none for all of them."""

    @classmethod
    def of(cls, verdict: Verdict | None) -> VerdictDraft:
        """What the fields show for a stored verdict, or for none."""
        if verdict is None:
            return cls()
        return cls(
            rating=verdict.rating,
            rationale=verdict.rationale,
            as_of=_said_as(verdict.as_of),
            flags=verdict.flags,
            wording=verdict.proposed_wording,
            said=verdict.said,
            said_rationale=verdict.said_rationale,
            confidence=verdict.confidence,
            confidence_reason=verdict.confidence_reason,
            recheck_on=_said_as(verdict.recheck_on),
            relied_on=verdict.relied_on,
        )

    @property
    def errors(self) -> Mapping[str, str]:
        """What is wrong with the days and moments, a sentence for each such field."""
        found = {name: _why_unreadable(text) for name, text in (("as_of", self.as_of), ("recheck_on", self.recheck_on))}
        return {name: why for name, why in found.items() if why}

    @property
    def has_more(self) -> bool:
        """Is any of the fields in use that most verdicts do without?"""
        return bool(self.confidence or self.confidence_reason or self.recheck_on)

    def written_on(self, verdict: Verdict | None, claim: Claim, new_id: UUID) -> Verdict:
        """The verdict with these contents; a moment that makes no sense leaves the stored one as it is."""
        base = verdict or Verdict(new_id, claim.id)
        moments: dict[str, Any] = {
            name: getattr(base, name) if name in self.errors else _read(getattr(self, name))
            for name in ("as_of", "recheck_on")
        }
        return replace(
            base,
            rating=self.rating,
            rationale=self.rationale,
            flags=self.flags,
            proposed_wording=self.wording,
            said=self.said,
            said_rationale=self.said_rationale,
            confidence=self.confidence,
            confidence_reason=self.confidence_reason,
            relied_on=self.relied_on,
            **moments,
        )


def _said_as(moment: Moment | None) -> str:
    return say_moment(moment) if moment else ""


def _read(text: str) -> Moment | None:
    return read_moment(text) if text.strip() else None


def _why_unreadable(text: str) -> str:
    try:
        _read(text)
    except Unreadable as unreadable:
        return str(unreadable)
    return ""


def why_locked(claim: Claim) -> str:
    """Why the verdict cannot be written in, with what to do; empty where it can."""
    return _LOCKED.get(claim.status, "")


def why_not_propose(claim: Claim, draft: VerdictDraft) -> str:
    """What is missing before the verdict can be proposed; empty where nothing is."""
    if why_locked(claim):
        return why_locked(claim)
    if Status.JUDGED not in claim.status.next_steps:
        return "Accept the claim first (A)."
    if draft.rating is None:
        return "Choose a rating first."
    if not draft.rationale.strip():
        return "Write down the reasons first."
    return _missing_of_halves(draft) or next(iter(draft.errors.values()), "")


def _missing_of_halves(draft: VerdictDraft) -> str:
    """What is missing beside rating and reasons, where more was begun."""
    if draft.said not in (None, Said.YES) and not draft.said_rationale.strip():
        return "Write down what they said, or why it cannot be shown."
    if draft.confidence is not None and not draft.confidence_reason.strip():
        return "Say in a sentence what the confidence rests on."
    return ""


def why_not_sign(verdict: Verdict | None, me: Person, *, allows_single: bool = False) -> str:
    """Why this person cannot sign the verdict off; empty where they can. `allows_single`: a house of one person."""
    if verdict is None or verdict.is_draft:
        return "There is no proposed verdict to sign off."
    if verdict.person_id == me.id and not allows_single:
        return "You proposed this verdict. A second person signs it off."
    return ""


def why_not_return(verdict: Verdict | None, me: Person) -> str:
    """Why this person cannot send the verdict back; empty where they can."""
    if verdict is None or verdict.is_draft:
        return "There is no proposed verdict to send back."
    return "This verdict is your own. Withdraw it instead." if verdict.person_id == me.id else ""
