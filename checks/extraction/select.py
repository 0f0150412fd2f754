"""From candidates to claims: one per stretch of words, the better founded kind first."""

from __future__ import annotations

from collections.abc import Iterable

from checks.domain.claim import Kind
from checks.domain.span import Span
from checks.extraction.candidate import Candidate, overlap
from checks.extraction.tree import child

SAME = 0.75
"""Overlap from which two candidates are the same claim."""

_RANK = (
    Kind.QUOTE,
    Kind.IDENTITY,
    Kind.SUPERLATIVE,
    Kind.PREDICTION,
    Kind.RESPONSIBILITY,
    Kind.STATEMENT,
    Kind.EVENT,
    Kind.QUANTITY,
    Kind.TIME,
    Kind.PLACE,
    Kind.OPINION,
)


def select(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates of one sentence without repetitions, in the order of the text, outer before inner."""
    return sorted(_distinct(list(candidates)), key=lambda c: (c.span.start, -c.span.end))


def _distinct(candidates: list[Candidate]) -> list[Candidate]:
    """Each claim once."""
    chosen: list[Candidate] = []
    for one in sorted(_without_tags(candidates), key=lambda c: (_RANK.index(c.kind), c.span.start, -c.span.end)):
        twin = next((i for i, other in enumerate(chosen) if _is_same(one, other)), None)
        if twin is None:
            chosen.append(one)
        else:
            chosen[twin] = chosen[twin].absorbing(one)
    return chosen


def _without_tags(candidates: list[Candidate]) -> Iterable[Candidate]:
    """The candidates without the clauses that are only the tag of a quotation."""
    quotes = [one for one in candidates if one.kind is Kind.QUOTE]
    return (one for one in candidates if not any(_is_tag(one, quote) for quote in quotes))


def _is_tag(clause: Candidate, quote: Candidate) -> bool:
    if not clause.is_clause or clause.head != quote.head or clause.head is None or quote.quotation is None:
        return False
    said = child(clause.head, "ccomp")
    words = Span(quote.quotation.start, quote.quotation.end)
    is_inside = said is None or (quote.piece is not None and quote.piece.at(said).overlaps(words))
    is_broken_off = words.start < clause.span.end < words.end
    says_nothing_else = not clause.span.overlaps(words) or not quote.quotation.is_partial or is_broken_off
    return is_inside and quote.span.contains(clause.span) and says_nothing_else


def _is_same(one: Candidate, other: Candidate) -> bool:
    if one.span == other.span:
        return True
    if Kind.IDENTITY in {one.kind, other.kind} and one.kind is not other.kind:
        return False
    if Kind.QUOTE in {one.kind, other.kind} and one.kind is not other.kind:
        return overlap(one.span, other.span) >= SAME and one.head == other.head
    return overlap(one.span, other.span) >= SAME
