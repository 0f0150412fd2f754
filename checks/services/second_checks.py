"""Blind second checks: a second person decides without seeing the first verdict; then the two are brought together."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from uuid import UUID

from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.person import Person
from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Verdict
from checks.errors import StepRefused
from checks.services.approvals import seal_of
from checks.services.records import Records
from checks.services.scales import Scales

_NOT_TAKEN_UP = (Status.SUGGESTED, Status.NOT_A_CLAIM)


class Keep(StrEnum):
    """Which of the two verdicts stays."""

    FIRST = "first"
    SECOND = "second"


class SecondChecks:
    """The second checks of a casebook; a claim has at most one that is open."""

    def __init__(self, records: Records, scales: Scales) -> None:
        self._records = records
        self._scales = scales

    def ask(self, claim: Claim, person: Person | None = None) -> Change:
        """Ask for a second check, by this person, or by anyone but the first checker."""
        if claim.status in _NOT_TAKEN_UP:
            raise StepRefused(f"This claim is “{claim.status.value}”. Accept it before you ask for a second check.")
        if claim.status is Status.SIGNED_OFF:
            raise StepRefused(
                "This verdict is signed off. Mark the claim for re-check before you have it checked again."
            )
        with self._records.reading():
            open_ = any(not check.is_closed for check in self._of(claim.id))
            verdict = self._verdict(claim.id)
        if open_:
            raise StepRefused("A second check of this claim is open already.")
        if person is not None and verdict is not None and verdict.person_id == person.id:
            raise StepRefused(f"{person.name} gave the first verdict. Ask somebody else.")
        made = SecondCheck(
            self._records.new_id(), claim.id, self._records.me.id, self._records.now(), person.id if person else None
        )
        return self._records.apply(Change("Ask for second check", after=(made,)))

    def save(self, check: SecondCheck) -> Change:
        """Keep a second check that is being written; whoever writes it first takes it on."""
        return self._write("Edit second check", check)

    def give(self, check: SecondCheck) -> Change:
        """Hand it in: from now on both can be seen.

        StepRefused without a rating or reasons, and while the first verdict is not proposed: whoever writes that one
        would see this one first.
        """
        with self._records.reading():
            verdict = self._verdict(check.claim_id)
        if verdict is None or verdict.is_draft:
            raise StepRefused("The first verdict is not proposed yet. Yours is kept: hand it in once it is.")
        if check.rating not in {rating.key for rating in self._scales.current.ratings}:
            raise StepRefused("Choose a rating before you hand in the second check.")
        if not check.rationale.strip():
            raise StepRefused("Write down the reasons before you hand in the second check.")
        return self._write("Hand in second check", replace(check, given_at=self._records.now()))

    def withdraw(self, check: SecondCheck) -> Change:
        """Do without it; what was written of it goes. StepRefused for somebody else's, and once it is handed in."""
        stored = self._open(check)
        if stored.is_given:
            raise StepRefused("This second check is handed in, and stays. Bring the two verdicts together.")
        if self._records.me.id not in (stored.asked_by_id, stored.person_id):
            raise StepRefused("Whoever asked for the second check, or does it, can withdraw it.")
        return self._records.apply(Change("Withdraw second check", before=(stored,)))

    def close(self, check: SecondCheck, keep: Keep | str, outcome: str = "") -> Change:
        """Bring the two together: the first verdict stays, or the second becomes the verdict, given by who checked.

        StepRefused before both are given, and without an outcome in words where the two differ.
        """
        with self._records.reading():
            stored, verdict = self._open(check), self._verdict(check.claim_id)
            claim = self._records.get(Claim, check.claim_id)
        if not stored.is_given:
            raise StepRefused("The second check is not handed in yet.")
        if verdict is None or verdict.is_draft:
            raise StepRefused("The first verdict is not proposed yet. Propose it, then bring the two together.")
        if not stored.agrees_with(verdict) and not outcome.strip():
            raise StepRefused("The two differ. Write down how you brought them together.")
        closed = replace(
            stored, outcome=outcome.strip(), closed_by_id=self._records.me.id, closed_at=self._records.now()
        )
        if Keep(keep) is Keep.FIRST:
            return self._records.apply(Change("Close second check", (stored,), (closed,)))
        return self._take_second(claim, verdict, stored, closed)

    def _take_second(self, claim: Claim, verdict: Verdict, stored: SecondCheck, closed: SecondCheck) -> Change:
        if claim.status is not Status.JUDGED:
            claim.status.require_step_to(Status.JUDGED)
        taken = self._second_verdict(claim, verdict, stored)
        judged = replace(claim, status=Status.JUDGED)
        before = (stored, verdict, *((claim,) if judged != claim else ()))
        after = (closed, taken, *((judged,) if judged != claim else ()))
        return self._records.apply(Change("Close second check", before, after))

    def _second_verdict(self, claim: Claim, verdict: Verdict, check: SecondCheck) -> Verdict:
        """The verdict as the second person gave it; confidence and wording were the first one's, and go."""
        made = Verdict(
            id=verdict.id,
            claim_id=claim.id,
            rating=check.rating,
            rationale=check.rationale,
            as_of=check.as_of or verdict.as_of,
            is_draft=False,
            person_id=check.person_id,
            decided_at=self._records.now(),
            said=check.said,
            said_rationale=verdict.said_rationale if check.said is verdict.said else "",
            relied_on=check.relied_on,
            scale_version=self._scales.current.version,
        )
        with self._records.reading() as connection:
            return replace(made, signed_hash=seal_of(connection, claim, made))

    def _write(self, label: str, check: SecondCheck) -> Change:
        with self._records.reading():
            stored, verdict = self._open(check), self._verdict(check.claim_id)
        if stored.is_given:
            raise StepRefused("This second check is handed in, and stays as it was given.")
        me = self._records.me.id
        if verdict is not None and verdict.person_id == me:
            raise StepRefused("You gave the first verdict. Somebody else does the second check.")
        if stored.person_id not in (None, me):
            raise StepRefused("This second check is somebody else's.")
        kept = replace(
            check, person_id=me, asked_by_id=stored.asked_by_id, asked_at=stored.asked_at, outcome="",
            closed_by_id=None, closed_at=None,
        )  # fmt: skip
        return self._records.apply(Change(label, (stored,), (kept,)))

    def _open(self, check: SecondCheck) -> SecondCheck:
        stored = self._records.get(SecondCheck, check.id)
        if stored.is_closed:
            raise StepRefused("This second check is closed. Ask for another where it is needed.")
        return stored

    def _of(self, claim_id: UUID) -> tuple[SecondCheck, ...]:
        return self._records.referring(SecondCheck, "claim_id", [claim_id])

    def _verdict(self, claim_id: UUID) -> Verdict | None:
        return next(iter(self._records.referring(Verdict, "claim_id", [claim_id])), None)
