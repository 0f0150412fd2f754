"""The text of an article cut into pieces, each of which lies under the same claims from end to end.

Claims may lie inside one another or overlap, which elements of HTML may not: so every claim is drawn piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim
from checks.domain.span import Span

STRATA = 3
"""Lines that can lie under a word; what is nested deeper shares the last one."""


@dataclass(frozen=True)
class Mark:
    """A claim's line under a piece of text."""

    number: int
    claim: Claim
    level: int
    """0 is nearest to the text."""

    @cached_property
    def span(self) -> Span:
        """Where the claim stands."""
        return self.claim.anchor.span


@dataclass(frozen=True)
class Piece:
    """Words under the same claims."""

    text: str
    marks: tuple[Mark, ...]
    """Outermost first."""
    ends: tuple[int, ...]
    """Numbers of the claims that end here, innermost first."""
    is_furniture: bool = False


@dataclass(frozen=True)
class Paragraph:
    """One printed line of the article, as long as it may be."""

    pieces: tuple[Piece, ...]
    is_title: bool = False

    @property
    def is_furniture(self) -> bool:
        """Does the paragraph belong to the page, not to the article?"""
        return all(piece.is_furniture or not piece.text.strip() for piece in self.pieces)


def mark_up(version: ArticleVersion, numbered: dict[int, Claim], title: str = "") -> tuple[Paragraph, ...]:
    """The paragraphs of a text with its claims, by number, marked in them."""
    marks = _marks(numbered)
    return tuple(
        Paragraph(
            tuple(_pieces(version, line, marks)),
            is_title=number == 0 and line.of(version.text).strip() == title.strip(),
        )
        for number, line in enumerate(_lines(version.text))
    )


def levels(claims: Iterable[Claim]) -> dict[Claim, int]:
    """How far under the text each claim's line runs: shorter claims nearer, overlapping ones never on one level."""
    placed: list[tuple[Span, int]] = []
    found: dict[Claim, int] = {}
    for claim in sorted(claims, key=lambda claim: (len(claim.anchor.span), claim.anchor.start, str(claim.id))):
        span = claim.anchor.span
        level = max((level for other, level in placed if other.overlaps(span)), default=-1) + 1
        placed.append((span, level))
        found[claim] = min(level, STRATA - 1)
    return found


def _marks(numbered: dict[int, Claim]) -> tuple[Mark, ...]:
    by_claim = levels(numbered.values())
    marks = (Mark(number, claim, by_claim[claim]) for number, claim in numbered.items())
    return tuple(sorted(marks, key=lambda mark: (-mark.level, -len(mark.span), mark.number)))


def _lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield Span(match.start(), match.end())


def _pieces(version: ArticleVersion, line: Span, marks: tuple[Mark, ...]) -> Iterator[Piece]:
    here = tuple(mark for mark in marks if mark.span.overlaps(line))
    furniture = tuple(span for span in version.furniture if span.overlaps(line))
    ends = {place for span in (*(mark.span for mark in here), *furniture) for place in _ends(span)}
    cuts = sorted({line.start, line.end, *(end for end in ends if line.start < end < line.end)})
    for start, end in pairwise(cuts):
        piece = Span(start, end)
        over = tuple(mark for mark in here if mark.span.contains(piece))
        yield Piece(
            text=piece.of(version.text),
            marks=over,
            ends=tuple(mark.number for mark in reversed(over) if mark.span.end == end),
            is_furniture=any(span.contains(piece) for span in furniture),
        )


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
