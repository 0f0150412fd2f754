"""Verdicts: draft, propose, take back, send back, sign off."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Status
from checks.domain.evidence import Link
from checks.domain.person import Comment
from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Said, Verdict
from checks.errors import StepRefused
from checks.services.approvals import seal_of
from checks.services.houses import Houses
from checks.services.records import Records
from checks.services.scales import Scales


class Verdicts:
    """The verdicts of a casebook, at most one on each claim."""

    def __init__(self, records: Records, scales: Scales) -> None:
        self._records = records
        self._scales = scales

    def of(self, claim_id: UUID) -> Verdict | None:
        """The verdict on a claim, draft or proposed."""
        return next(iter(self._records.referring(Verdict, "claim_id", [claim_id])), None)

    def save_draft(self, verdict: Verdict) -> Change:
        """Keep a verdict that is being written. A claim judged before is in progress again."""
        claim = self._records.get(Claim, verdict.claim_id)
        if claim.status is Status.SIGNED_OFF:
            raise StepRefused("This verdict is signed off. Mark the claim for re-check before you change it.")
        self._require_first_reader(claim)
        moved = replace(claim, status=Status.IN_PROGRESS) if claim.status is Status.JUDGED else claim
        return self._store("Edit verdict", replace(verdict.drafted(), person_id=self._records.me.id), claim, moved)

    def propose(self, verdict: Verdict) -> Change:
        """Decide: the claim is judged. StepRefused, saying what is missing, for a verdict that is not whole."""
        with self._records.reading():
            claim = self._records.get(Claim, verdict.claim_id)
            self._require_whole(verdict, claim)
            self._require_first_reader(claim)
        if claim.status is not Status.JUDGED:
            claim.status.require_step_to(Status.JUDGED)
        proposed = replace(
            verdict.drafted(),
            is_draft=False,
            person_id=self._records.me.id,
            decided_at=self._records.now(),
            scale_version=self._scales.current.version,
        )
        return self._store(
            "Propose verdict", self._sealed(claim, proposed), claim, replace(claim, status=Status.JUDGED)
        )

    def withdraw(self, claim: Claim) -> Change:
        """Take a proposed verdict back: it is a draft again, and the claim in progress."""
        claim.status.require_step_to(Status.IN_PROGRESS)
        verdict = self._require_standing(claim)
        self._require_first_reader(claim)
        return self._store("Withdraw verdict", verdict.drafted(), claim, replace(claim, status=Status.IN_PROGRESS))

    def send_back(self, claim: Claim, comment: str) -> Change:
        """Give another person's verdict back to them with a remark; it is a draft again, and the claim is theirs."""
        if claim.status is not Status.JUDGED:
            raise StepRefused(f"Only a judged claim can be sent back; this one is “{claim.status.value}”.")
        if not comment.strip():
            raise StepRefused("Say what is missing before you send the verdict back.")
        verdict = self._require_standing(claim)
        if verdict.person_id == self._records.me.id:
            raise StepRefused("This verdict is your own. Withdraw it instead.")
        records = self._records
        remark = Comment(records.new_id(), claim.id, records.me.id, comment.strip(), records.now(), is_return=True)
        moved = replace(claim, status=Status.IN_PROGRESS, owner_id=verdict.person_id or claim.owner_id)
        return self._store("Send verdict back", verdict.drafted(), claim, moved, remark)

    def sign_off(self, claim: Claim) -> Change:
        """Confirm a verdict as it stands with its evidence.

        StepRefused on one's own, unless the house allows a single person, and while a second check is open.
        """
        claim.status.require_step_to(Status.SIGNED_OFF)
        with self._records.reading():
            verdict = self._require_standing(claim)
            self._require_second_person(verdict)
            self._require_no_open_check(claim)
        signed = replace(self._sealed(claim, verdict), signed_by_id=self._records.me.id, signed_at=self._records.now())
        return self._store("Sign off verdict", signed, claim, replace(claim, status=Status.SIGNED_OFF))

    def _store(self, label: str, verdict: Verdict, claim: Claim, moved: Claim, *added: Record) -> Change:
        stored = self.of(claim.id)
        kept = replace(verdict, id=stored.id) if stored else verdict
        before = (*((claim,) if moved != claim else ()), *((stored,) if stored else ()))
        after = (*((moved,) if moved != claim else ()), kept, *added)
        return self._records.apply(Change(label, before, after))

    def _sealed(self, claim: Claim, verdict: Verdict) -> Verdict:
        with self._records.reading() as connection:
            return replace(verdict, signed_hash=seal_of(connection, claim, verdict))

    def _require_whole(self, verdict: Verdict, claim: Claim) -> None:
        if verdict.rating not in {rating.key for rating in self._scales.current.ratings}:
            raise StepRefused("Choose a rating before you propose the verdict.")
        if not verdict.rationale.strip():
            raise StepRefused("Write down the reasons before you propose the verdict.")
        _require_first_half(verdict, claim)
        if verdict.confidence is not None and not verdict.confidence_reason.strip():
            raise StepRefused("Say in a sentence what the confidence rests on.")
        if verdict.recheck_on is not None and verdict.recheck_on.day <= self._records.now().day:
            raise StepRefused("Choose a day for the next check that is still to come, or leave it empty.")
        links = self._records.referring(Link, "claim_id", [claim.id])
        if set(verdict.relied_on) - {link.evidence_id for link in links}:
            raise StepRefused(
                "A record that the verdict relies on is not linked to the claim. Choose the records again."
            )

    def _require_second_person(self, verdict: Verdict) -> None:
        is_own = verdict.person_id == self._records.me.id
        if is_own and not Houses(self._records).get().allows_single_person:
            raise StepRefused("A second person signs off. Ask a colleague to open the casebook and sign this verdict.")

    def _require_first_reader(self, claim: Claim) -> None:
        """Refuse whoever checks blind the first verdict."""
        if any(check.person_id == self._records.me.id and not check.is_given for check in self._open_checks(claim)):
            raise StepRefused("You check this claim blind. Hand that in, or withdraw it, instead.")

    def _open_checks(self, claim: Claim) -> list[SecondCheck]:
        checks = self._records.referring(SecondCheck, "claim_id", [claim.id])
        return [check for check in checks if not check.is_closed]

    def _require_no_open_check(self, claim: Claim) -> None:
        if self._open_checks(claim):
            raise StepRefused("A second check of this claim is open. Bring the two together, or withdraw it, first.")

    def _require_standing(self, claim: Claim) -> Verdict:
        verdict = self.of(claim.id)
        if verdict is None or verdict.is_draft:
            raise StepRefused("This claim has no proposed verdict. Choose a rating, give the reasons, and propose it.")
        return verdict


def _require_first_half(verdict: Verdict, claim: Claim) -> None:
    if verdict.said is None:
        return
    if not claim.is_attributed:
        raise StepRefused("The article gives this claim in its own words: whether somebody said so is not asked.")
    if verdict.said is not Said.YES and not verdict.said_rationale.strip():
        raise StepRefused("Write down what they said, or why it cannot be shown.")
