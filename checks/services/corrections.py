"""What the editor decides on the corrections that verdicts propose; `domain.corrections` lists them."""

from __future__ import annotations

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.correction import Correction, Decision
from checks.domain.corrections import proposes
from checks.domain.verdict import Verdict
from checks.errors import StepRefused
from checks.services.records import Records

_LABELS = {
    Decision.ACCEPTED: "Accept correction",
    Decision.DECLINED: "Decline correction",
    Decision.TO_DECIDE: "Reopen correction",
}


class Corrections:
    """The decisions on corrections in a casebook, at most one for each claim."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of(self, claim: Claim) -> Correction | None:
        """What was decided last on the wording that is proposed for a claim."""
        return next(iter(self._records.referring(Correction, "claim_id", [claim.id])), None)

    def decide(self, claim: Claim, decision: Decision, reason: str = "") -> Change:
        """Accept or decline the proposed wording, or leave it open again.

        StepRefused where none is proposed, and for declining without a reason.
        """
        if decision is Decision.DECLINED and not reason.strip():
            raise StepRefused("Say why the wording stays, so that the checker and the reader of the report can follow.")
        with self._records.reading():
            stored = self.of(claim)
            verdict = next(iter(self._records.referring(Verdict, "claim_id", [claim.id])), None)
        if verdict is None or not proposes(verdict):
            raise StepRefused("No other wording is proposed for this claim. There is nothing to decide.")
        is_open = decision is Decision.TO_DECIDE
        made = Correction(
            id=stored.id if stored else self._records.new_id(),
            claim_id=claim.id,
            original=claim.quote,
            proposed=verdict.proposed_wording,
            decision=decision,
            reason=reason.strip(),
            person_id=None if is_open else self._records.me.id,
            decided_at=None if is_open else self._records.now(),
        )
        return self._records.apply(Change(_LABELS[decision], (stored,) if stored else (), (made,)))
