"""A claim whose ends are being moved, or that is about to be split: what is chosen so far. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checks.domain.claim import Claim
from checks.domain.span import Anchor, Span
from checks.text.word_ends import cuts, letter_places, likely_cut, nearest_stop, stop_after, word_ends, word_starts
from desktop.panes.span_handles import End


@dataclass(frozen=True)
class Resizing:
    """A claim with other ends than it has in the casebook. Offsets count code points of `text`."""

    claim: Claim
    """As it is in the casebook."""
    text: str
    reach: Span
    """How far its ends can go."""
    span: Span
    end: End = End.END
    """The end that is moved."""

    @classmethod
    def of(cls, claim: Claim, text: str, reach: Span, end: End = End.END) -> Resizing:
        """A claim as it is, to be moved by one of its ends."""
        return cls(claim, text, reach, claim.anchor.span, end)

    @property
    def preview(self) -> Claim:
        """The claim as it would be."""
        return replace(self.claim, anchor=Anchor.at(self.text, self.span.start, self.span.end))

    @property
    def is_changed(self) -> bool:
        """Does it differ from what is in the casebook?"""
        return self.span != self.claim.anchor.span

    def choosing(self, end: End) -> Resizing:
        """With the other end in hand."""
        return replace(self, end=end)

    def by_words(self, by: int) -> Resizing:
        """With the end in hand moved on by words, or back."""
        return self._to(stop_after(self._stops(by_letter=False), self._place, by))

    def by_letters(self, by: int) -> Resizing:
        """With the end in hand moved on by characters, or back."""
        return self._to(stop_after(self._stops(by_letter=True), self._place, by))

    def drawn_to(self, place: int, *, by_letter: bool) -> Resizing:
        """With the end in hand where the pointer is: at the nearest word, or by the character."""
        return self._to(nearest_stop(self._stops(by_letter=by_letter), place))

    @property
    def _place(self) -> int:
        return self.span.start if self.end is End.START else self.span.end

    def _to(self, place: int) -> Resizing:
        is_start = self.end is End.START
        return replace(self, span=Span(place, self.span.end) if is_start else Span(self.span.start, place))

    def _stops(self, *, by_letter: bool) -> list[int]:
        """Where the end in hand can go: beside a letter, before or after the other end."""
        if self.end is End.START:
            within = Span(self.reach.start, self.span.end)
            places = letter_places(self.text, within) if by_letter else word_starts(self.text, within)
            return [place for place in places if place < within.end and not self.text[place].isspace()]
        within = Span(self.span.start, self.reach.end)
        places = letter_places(self.text, within) if by_letter else word_ends(self.text, within)
        return [place for place in places if place > within.start and not self.text[place - 1].isspace()]


@dataclass(frozen=True)
class Cutting:
    """A claim that shall be split, and the code point before which."""

    claim: Claim
    text: str
    at: int

    @classmethod
    def of(cls, claim: Claim, text: str, near: int | None = None) -> Cutting | None:
        """A claim to be split at the word nearest to `near`, or where it likely falls in two; None for a single word.

        Only a place inside the claim counts as `near`.
        """
        span = claim.anchor.span
        places = cuts(text, span)
        if near is not None and span.start < near < span.end and places:
            return cls(claim, text, nearest_stop(places, near))
        at = likely_cut(text, span)
        return None if at is None else cls(claim, text, at)

    def by_words(self, by: int) -> Cutting:
        """With the place moved on by words, or back."""
        return replace(self, at=stop_after(cuts(self.text, self.claim.anchor.span), self.at, by))
