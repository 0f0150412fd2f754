"""The numbered list of corrections: what the verdicts on an article would have its author change."""

from __future__ import annotations

from dataclasses import dataclass

from checks.domain.approval import relied_on
from checks.domain.claim import Claim
from checks.domain.correction import Correction, Decision
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence
from checks.domain.verdict import Verdict


@dataclass(frozen=True)
class CorrectionRow:
    """One proposed correction, in the order of the text, with what the editor decided on it."""

    number: int
    """Counted from 1."""
    claim: Claim
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    """The records that the verdict stands on."""
    decided: Correction | None = None
    """What was decided on the words as they are now; None while that is open."""
    lapsed: Correction | None = None
    """What was decided on other words than are proposed now."""

    @property
    def original(self) -> str:
        """The words of the article."""
        return self.claim.quote

    @property
    def proposed(self) -> str:
        """The words that should stand there."""
        return self.verdict.proposed_wording

    @property
    def reason(self) -> str:
        """Why, in the words of the verdict."""
        return self.verdict.rationale

    @property
    def decision(self) -> Decision:
        """Accepted, declined, or still to decide."""
        return self.decided.decision if self.decided else Decision.TO_DECIDE


def correction_rows(desk: Desk) -> tuple[CorrectionRow, ...]:
    """All corrections that the verdicts on a desk propose. A decision on other words than these is no decision."""
    rows: list[CorrectionRow] = []
    for claim in desk.claims:
        verdict = desk.verdict(claim.id)
        if verdict is None or not proposes(verdict):
            continue
        records = tuple(dict.fromkeys(record for _, record in relied_on(verdict, desk.linked(claim.id))))
        kept = desk.correction(claim.id)
        fits = kept is not None and is_on(kept, claim, verdict)
        rows.append(
            CorrectionRow(len(rows) + 1, claim, verdict, records, kept if fits else None, None if fits else kept)
        )
    return tuple(rows)


def proposes(verdict: Verdict) -> bool:
    """Is it given, and does it propose other words?"""
    return not verdict.is_draft and bool(verdict.proposed_wording.strip())


def is_on(correction: Correction, claim: Claim, verdict: Verdict) -> bool:
    """Was it decided on the words of the claim and the wording that the verdict proposes as they are now?"""
    return (correction.original, correction.proposed) == (claim.quote, verdict.proposed_wording)
