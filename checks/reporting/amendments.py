"""What was to be corrected: in the article, as the editor decided, and in the report itself since it was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from checks.domain import words
from checks.domain.correction import Correction, Decision, Erratum
from checks.domain.corrections import CorrectionRow, correction_rows
from checks.domain.desk import Desk
from checks.domain.protection import printable
from checks.reporting.rulings import step

_DECISIONS = {
    Decision.ACCEPTED: "Accepted",
    Decision.DECLINED: "Declined",
    Decision.TO_DECIDE: "To be decided",
}


@dataclass(frozen=True)
class Amendment:
    """Other words for those of the article, why, and what the editor said."""

    number: int
    """Of the claim."""
    original: str
    proposed: str
    reasons: tuple[str, ...]
    """Paragraphs of the verdict."""
    evidence: str
    """The publishers of the records that it stands on."""
    decision: str
    decided: str
    """By whom and when, with the editor's reason; empty while it is open."""


@dataclass(frozen=True)
class PrintedErratum:
    """One correction of the report."""

    day: str
    was: str
    now: str
    reason: str
    claim: int | None
    """Number of the claim that it is about, as it is numbered now."""


def amendments(numbers: Mapping[UUID, int], desk: Desk) -> tuple[Amendment, ...]:
    """The corrections to the article, by the numbers of the claims.

    Once the report is public, only those that were accepted: what was declined is a matter of the house.
    """
    rows = [row for row in correction_rows(desk) if row.claim.id in numbers]
    if desk.article.report_state.is_public:
        rows = [row for row in rows if row.decision is Decision.ACCEPTED]
    return tuple(_amendment(numbers[row.claim.id], row, desk) for row in rows)


def printed_errata(numbers: Mapping[UUID, int], desk: Desk) -> tuple[PrintedErratum, ...]:
    """The corrections of the report since it was published, the newest first."""
    return tuple(_erratum(each, numbers) for each in reversed(desk.errata))


def _amendment(number: int, row: CorrectionRow, desk: Desk) -> Amendment:
    publishers = (printable(record)[0].publisher or "publisher not known" for record in row.evidence)
    return Amendment(
        number=number,
        original=row.original,
        proposed=row.proposed,
        reasons=tuple(part.strip() for part in row.reason.split("\n") if part.strip()),
        evidence=", ".join(dict.fromkeys(publishers)),
        decision=_DECISIONS[row.decision],
        decided=_decided(row.decided, desk) if row.decided else "",
    )


def _decided(correction: Correction, desk: Desk) -> str:
    done = step("", desk, correction.person_id, correction.decided_at).strip()
    return f"{done}: {correction.reason}" if correction.reason else done


def _erratum(erratum: Erratum, numbers: Mapping[UUID, int]) -> PrintedErratum:
    claim = numbers.get(erratum.claim_id) if erratum.claim_id else None
    return PrintedErratum(words.moment(erratum.at), erratum.was, erratum.now, erratum.reason, claim)
