"""From candidates to claims: one per stretch of words, the better founded kind first."""

from __future__ import annotations

from collections.abc import Iterable

from checks.domain.claim import Kind
from checks.extraction.candidate import Candidate, overlap

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
    """The candidates without repetitions, in the order of the text, outer before inner."""
    chosen: list[Candidate] = []
    for one in sorted(candidates, key=lambda c: (_RANK.index(c.kind), c.span.start, -c.span.end)):
        twin = next((i for i, other in enumerate(chosen) if _is_same(one, other)), None)
        if twin is None:
            chosen.append(one)
        else:
            chosen[twin] = chosen[twin].absorbing(one)
    return sorted(chosen, key=lambda c: (c.span.start, -c.span.end))


def _is_same(one: Candidate, other: Candidate) -> bool:
    if one.sentence != other.sentence:
        return False
    if Kind.IDENTITY in {one.kind, other.kind} and one.kind is not other.kind:
        return one.span == other.span
    return overlap(one.span, other.span) >= SAME
