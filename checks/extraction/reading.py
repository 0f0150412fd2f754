"""An article as extraction reads it: sentences with their parses, and what the text mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from checks.domain.mention import Actor, Place, Quantity, Quotation, TimeMention
from checks.domain.span import Span
from checks.extraction.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

M = TypeVar("M", Quantity, TimeMention, Quotation, Place, Actor)

_LONGEST_TIME = 80
"""Code points."""


@dataclass(frozen=True)
class Mentions:
    """Figures, times and quotations of a whole text, ascending."""

    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A stretch that is parsed as one: a sentence, or one of the sentences inside a long quotation."""

    text: str
    """Of the whole article."""
    span: Span
    sentence: int
    doc: Doc

    def at(self, token: Token) -> Span:
        """Where a token stands in the article."""
        start = self.span.start + token.idx
        return Span(start, start + len(token))

    def cover(self, tokens: Sequence[Token]) -> Span:
        """From the first to the last of `tokens`."""
        return Span(self.at(tokens[0]).start, self.at(tokens[-1]).end)

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that overlap a span of the article."""
        start, end = max(span.start - self.span.start, 0), min(span.end, self.span.end) - self.span.start
        found = self.doc.char_span(start, end, alignment_mode="expand") if start < end else None
        return list(found) if found is not None else []


@dataclass(frozen=True)
class Reading:
    """Everything that extraction knows about a text before it looks for claims."""

    text: str
    furniture: tuple[Span, ...]
    sentences: tuple[Span, ...]
    mentions: Mentions
    pieces: tuple[Piece, ...] = ()
    names: Names = field(default_factory=Names)

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """The figures that lie in `span`."""
        return _inside(self.mentions.quantities, span)

    def times_in(self, span: Span) -> tuple[TimeMention, ...]:
        """The times that lie in `span`."""
        return _inside(self.mentions.times, span)

    def days_in(self, span: Span) -> tuple[TimeMention, ...]:
        """The times in `span` that name days, and not only how long something took."""
        return tuple(time for time in self.times_in(span) if time.first is not None or time.last is not None)

    def is_dated(self, span: Span) -> bool:
        """Does `span` share words with a time that names days?"""
        near = bisect_left(self.mentions.times, span.start - _LONGEST_TIME, key=_start)
        far = bisect_left(self.mentions.times, span.end, key=_start)
        found = (time for time in self.mentions.times[near:far] if time.first is not None or time.last is not None)
        return any(Span(time.start, time.end).overlaps(span) for time in found)

    def places_in(self, span: Span) -> tuple[Place, ...]:
        """The places that are named in `span`."""
        return _inside(self.names.places, span)

    def actors_in(self, span: Span) -> tuple[Actor, ...]:
        """The actors who are named in `span`."""
        return _inside(self.names.actors, span)

    def quotations_near(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that share words with `span`."""
        first = max(0, bisect_right(self.mentions.quotations, span.start, key=_start) - 1)
        last = bisect_left(self.mentions.quotations, span.end, key=_start)
        return tuple(one for one in self.mentions.quotations[first:last] if one.end > span.start)

    def is_quoted(self, span: Span) -> bool:
        """Does `span` lie inside a quotation?"""
        at = bisect_right(self.mentions.quotations, span.start, key=_start) - 1
        return at >= 0 and span.end <= self.mentions.quotations[at].end

    def pieces_of(self, sentence: int) -> tuple[Piece, ...]:
        """The parses of one sentence."""
        first = bisect_left(self.pieces, sentence, key=lambda piece: piece.sentence)
        last = bisect_right(self.pieces, sentence, key=lambda piece: piece.sentence)
        return self.pieces[first:last]

    def pieces_in(self, span: Span) -> tuple[Piece, ...]:
        """The parses that share words with `span`."""
        first = max(0, bisect_right(self.pieces, span.start, key=lambda piece: piece.span.start) - 1)
        last = bisect_left(self.pieces, span.end, key=lambda piece: piece.span.start)
        return tuple(piece for piece in self.pieces[first:last] if piece.span.end > span.start)

    def piece_with(self, span: Span) -> Piece | None:
        """The parse that `span` lies in."""
        at = bisect_right(self.pieces, span.start, key=lambda piece: piece.span.start) - 1
        return self.pieces[at] if at >= 0 and self.pieces[at].span.contains(span) else None


def _inside(mentions: Sequence[M], span: Span) -> tuple[M, ...]:
    """The mentions inside `span`; they ascend by their start."""
    first = bisect_left(mentions, span.start, key=_start)
    last = bisect_left(mentions, span.end, key=_start)
    return tuple(one for one in mentions[first:last] if one.end is not None and one.end <= span.end)


def _start(mention: M) -> int:
    return mention.start or 0
