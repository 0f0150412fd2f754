"""Which part of the history someone wants to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Subject(StrEnum):
    """What changes are about, as a list of the history names it."""

    ARTICLES = "articles and reports"
    CLAIMS = "claims"
    VERDICTS = "verdicts and second checks"
    EVIDENCE = "evidence"
    CORRECTIONS = "corrections"
    REMARKS = "remarks"
    HOUSE = "house rules, scale and people"
    TRANSFERS = "imports and bundles"


KINDS: Mapping[Subject, tuple[str, ...]] = {
    Subject.ARTICLES: ("Article", "ArticleVersion"),
    Subject.CLAIMS: ("Claim", "ClaimRelation", "Finding"),
    Subject.VERDICTS: ("Verdict", "SecondCheck"),
    Subject.EVIDENCE: ("Evidence", "Link", "Snapshot", "TollSeries", "ComparatorTable", "OriginRuling"),
    Subject.CORRECTIONS: ("Correction", "Erratum"),
    Subject.REMARKS: ("Comment",),
    Subject.HOUSE: ("House", "Scale", "Person"),
    Subject.TRANSFERS: ("Import", "EarlierCheck", "Transfer"),
}
"""The kinds of records that each subject takes in."""


@dataclass(frozen=True)
class HistoryFilter:
    """All conditions that are set hold at once; without any, the whole history is meant."""

    person_id: UUID | None = None
    subject: Subject | None = None
    since: date | None = None
    """The first day, as the casebook wrote it down (UTC)."""
    until: date | None = None
    """The last day."""
    words: str = ""
    """Part of what was done ("sign off") or of the reason for it; case does not matter."""
    article_id: UUID | None = None
    """Changes of an article, its texts, its claims and what hangs on them, and of the records linked to these."""
