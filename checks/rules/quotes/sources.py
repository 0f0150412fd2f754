"""The words of records that a quotation can be held against, and where in the record they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, EvidenceKind, Link
from checks.domain.finding import FindingValue
from checks.domain.mention import Quotation
from checks.domain.span import Span
from checks.matching.names import plain_name
from checks.matching.wordings import Wording, find_wording
from checks.rules.context import Context
from checks.rules.naming import origin_of
from checks.text.names import PRONOUNS

SHORTEST = 2
"""Words of a quotation that can be looked up; one word in marks is found anywhere."""
_SPEAKS_ITSELF = (EvidenceKind.SOCIAL_POST, EvidenceKind.OFFICIAL_STATEMENT, EvidenceKind.INTERVIEW)
"""Records in which the speaker's words stand without marks."""


@dataclass(frozen=True)
class Rendering:
    """How a record gives the words of a quotation."""

    link: Link
    record: Evidence
    wording: Wording
    words: str
    """The words of the record that `wording` has its spans in."""
    offset: int | None
    """Where they begin in the text of the record; None for a passage that stands elsewhere."""

    @property
    def is_first_hand(self) -> bool:
        """Does the record have the words from the speaker, not from another outlet that may have slipped itself?"""
        return self.record.kind in _SPEAKS_ITSELF or bool(self.record.original_source and self.record.quote_text)

    def value(self, said: str, span: Span) -> FindingValue:
        """Words of the record as a value of a finding."""
        place = None if self.offset is None else Span(span.start + self.offset, span.end + self.offset)
        return FindingValue(origin_of(self.record), said, self.record.id, place)


def words_at(quotation: Quotation, span: Span, text: str) -> Span:
    """Where words of a quotation stand in the article; `span` counts from its first word."""
    start = text.find(quotation.words, quotation.start, quotation.end)
    first = start if start >= 0 else quotation.start
    return Span(first + span.start, first + span.end)


def renderings(claim: Claim, context: Context) -> list[Rendering]:
    """How the records linked to a claim give the words it quotes, the truest first; those without them are left out."""
    found = [
        rendering
        for link, record in context.linked(claim)
        if (rendering := _best(claim, link, record, context)) is not None
    ]
    return sorted(found, key=_rank)


def _rank(one: Rendering) -> tuple[bool, float, bool, int]:
    return not one.wording.is_exact, -one.wording.share, not one.is_first_hand, len(one.wording.differences)


def _best(claim: Claim, link: Link, record: Evidence, context: Context) -> Rendering | None:
    quotation = claim.quotation
    if quotation is None or len(quotation.words.split()) < SHORTEST:
        return None
    found = [
        Rendering(link, record, wording, words, offset)
        for words, offset in _sources(quotation, link, record, context)
        if (wording := find_wording(quotation.words, words)) is not None
    ]
    return min(found, key=_rank, default=None)


def _sources(quotation: Quotation, link: Link, record: Evidence, context: Context) -> Iterator[tuple[str, int | None]]:
    """The quoted words of a record, those of another speaker left out; all of a text that is the speaker's own."""
    reading = context.reading(record)
    if context.has_own_text(record) and record.kind in _SPEAKS_ITSELF:
        yield reading.text, 0
    for other in reading.quotations:
        if may_be_one(quotation.speaker, other.speaker):
            yield other.words, reading.text.find(other.words, other.start, other.end)
    for words in (record.quote_text, link.passage):
        if words and words not in reading.text:
            yield words, None


def may_be_one(one: str | None, other: str | None) -> bool:
    """May two speakers be one person? Where either is not named, by a capital, they may."""
    if not (one and other and one[0].isupper() and other[0].isupper()) or {one.casefold(), other.casefold()} & PRONOUNS:
        return True
    names = plain_name(one).split(), plain_name(other).split()
    return not names[0] or not names[1] or names[0][-1] == names[1][-1]
