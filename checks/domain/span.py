"""Places in a text, counted in code points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

CONTEXT = 32
"""Code points of text that an anchor keeps on each side."""


@dataclass(frozen=True, order=True)
class Span:
    """A half-open range of code points, `start` included and `end` not."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Do the two share a code point?"""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Does the other lie wholly inside, or coincide?"""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Anchor:
    """Where a claim stands in a version: code points, the exact words, and up to 32 code points around them."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Self:
        """The anchor of `text[start:end]`, which must not be empty; ValueError outside the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no words at {start} to {end} in a text of {len(text)}")
        return cls(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])

    @property
    def span(self) -> Span:
        """The range alone."""
        return Span(self.start, self.end)
