"""A verdict while it is being written: what stands in the fields, and whether it can be proposed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from checks.domain.claim import Claim, Status
from checks.domain.moment import Moment
from checks.domain.person import Person
from checks.domain.verdict import Verdict
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

    @classmethod
    def of(cls, verdict: Verdict | None) -> VerdictDraft:
        """What the fields show for a stored verdict, or for none."""
        if verdict is None:
            return cls()
        as_of = say_moment(verdict.as_of) if verdict.as_of else ""
        return cls(verdict.rating, verdict.rationale, as_of, verdict.flags, verdict.proposed_wording)

    @property
    def as_of_error(self) -> str:
        """The sentence that says what is wrong with the moment; empty if nothing is."""
        try:
            self.read_as_of()
        except Unreadable as unreadable:
            return str(unreadable)
        return ""

    def read_as_of(self) -> Moment | None:
        """The moment that was typed; None where nothing was, `Unreadable` where it makes no sense."""
        return read_moment(self.as_of) if self.as_of.strip() else None

    def written_on(self, verdict: Verdict | None, claim: Claim, new_id: UUID) -> Verdict:
        """The verdict with these contents; a moment that makes no sense leaves the stored one as it is."""
        base = verdict or Verdict(new_id, claim.id)
        as_of = base.as_of if self.as_of_error else self.read_as_of()
        return replace(
            base,
            rating=self.rating,
            rationale=self.rationale,
            as_of=as_of,
            flags=self.flags,
            proposed_wording=self.wording,
        )


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
    return draft.as_of_error


def why_not_sign(verdict: Verdict | None, me: Person) -> str:
    """Why this person cannot sign the verdict off; empty where they can."""
    if verdict is None or verdict.is_draft:
        return "There is no proposed verdict to sign off."
    if verdict.person_id == me.id:
        return "You proposed this verdict. A second person signs it off."
    return ""
