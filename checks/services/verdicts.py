"""Verdicts: draft, propose, take back, sign off."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.verdict import Scale, Verdict
from checks.errors import StepRefused
from checks.services.records import Records


class Verdicts:
    """The verdicts of a casebook, at most one on each claim."""

    def __init__(self, records: Records, scale: Scale) -> None:
        self._records = records
        self._scale = scale

    def of(self, claim_id: UUID) -> Verdict | None:
        """The verdict on a claim, draft or proposed."""
        return next(iter(self._records.referring(Verdict, "claim_id", [claim_id])), None)

    def save_draft(self, verdict: Verdict) -> Change:
        """Keep a verdict that is being written. A claim judged before is in progress again."""
        claim = self._records.get(Claim, verdict.claim_id)
        if claim.status is Status.SIGNED_OFF:
            raise StepRefused("This verdict is signed off. Mark the claim for re-check before you change it.")
        moved = replace(claim, status=Status.IN_PROGRESS) if claim.status is Status.JUDGED else claim
        draft = replace(
            verdict, is_draft=True, person_id=self._records.me.id, decided_at=None, signed_by_id=None, signed_at=None
        )
        return self._store("Edit verdict", draft, claim, moved)

    def propose(self, verdict: Verdict) -> Change:
        """Decide: the claim is judged. StepRefused without a rating of the house scale or without reasons."""
        self._require_whole(verdict)
        claim = self._records.get(Claim, verdict.claim_id)
        if claim.status is not Status.JUDGED:
            claim.status.require_step_to(Status.JUDGED)
        proposed = replace(
            verdict,
            is_draft=False,
            person_id=self._records.me.id,
            decided_at=self._records.now(),
            signed_by_id=None,
            signed_at=None,
        )
        return self._store("Propose verdict", proposed, claim, replace(claim, status=Status.JUDGED))

    def withdraw(self, claim: Claim) -> Change:
        """Take a proposed verdict back: it is a draft again, and the claim in progress."""
        claim.status.require_step_to(Status.IN_PROGRESS)
        verdict = self._require_standing(claim)
        draft = replace(verdict, is_draft=True, decided_at=None, signed_by_id=None, signed_at=None)
        return self._store("Withdraw verdict", draft, claim, replace(claim, status=Status.IN_PROGRESS))

    def sign_off(self, claim: Claim) -> Change:
        """Confirm another person's verdict; StepRefused on one's own."""
        claim.status.require_step_to(Status.SIGNED_OFF)
        verdict = self._require_standing(claim)
        if verdict.person_id == self._records.me.id:
            raise StepRefused("A second person signs off. Ask a colleague to open the casebook and sign this verdict.")
        signed = replace(verdict, signed_by_id=self._records.me.id, signed_at=self._records.now())
        return self._store("Sign off verdict", signed, claim, replace(claim, status=Status.SIGNED_OFF))

    def _store(self, label: str, verdict: Verdict, claim: Claim, moved: Claim) -> Change:
        stored = self.of(claim.id)
        kept = replace(verdict, id=stored.id) if stored else verdict
        before = (*((claim,) if moved != claim else ()), *((stored,) if stored else ()))
        after = (*((moved,) if moved != claim else ()), kept)
        return self._records.apply(Change(label, before, after))

    def _require_whole(self, verdict: Verdict) -> None:
        if verdict.rating not in {rating.key for rating in self._scale.ratings}:
            raise StepRefused("Choose a rating before you propose the verdict.")
        if not verdict.rationale.strip():
            raise StepRefused("Write down the reasons before you propose the verdict.")

    def _require_standing(self, claim: Claim) -> Verdict:
        verdict = self.of(claim.id)
        if verdict is None or verdict.is_draft:
            raise StepRefused("This claim has no proposed verdict. Choose a rating, give the reasons, and propose it.")
        return verdict
