"""A stretch of the article that may become a claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from checks.domain.claim import Kind
from checks.domain.mention import Quotation
from checks.domain.span import Span
from checks.extraction.reading import Piece

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Candidate:
    """A stretch, what it was found as, and the word that governs it."""

    span: Span
    sentence: int
    kind: Kind
    also: tuple[Kind, ...] = ()
    piece: Piece | None = None
    head: Token | None = None
    """The verb of a clause, the noun of a noun phrase; None where no parser looked."""
    quotation: Quotation | None = None
    is_clause: bool = False

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kind, and the further ones."""
        return (self.kind, *self.also)

    def absorbing(self, other: Candidate) -> Self:
        """This candidate with what another one for nearly the same words adds to it."""
        further = tuple(kind for kind in other.kinds if kind not in self.kinds)
        return replace(self, also=self.also + further, quotation=self.quotation or other.quotation)


def overlap(a: Span, b: Span) -> float:
    """Intersection over union of two spans, 0 to 1."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / (max(a.end, b.end) - min(a.start, b.start))
