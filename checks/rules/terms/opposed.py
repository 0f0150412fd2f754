"""Words that exclude each other in one place of a sentence: "film" and "book", "formed" and "disbanded"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checks.domain.span import Span
from checks.rules.context import Reading
from checks.rules.figures.subject import shared
from checks.rules.terms.frames import (
    Contrary,
    around,
    figures_in,
    keys_in,
    says_nearly_the_same,
    shifted,
    telling,
    words_in,
)
from checks.text.lexicons import lexicon

_IS_A = re.compile(r"\b(?:is|was|are|were) (?:an?|the)\b[^.,;:()]*$")
_CLOSES = re.compile(r"\s*(?:$|[.,;()]|(?:by|in|of|from|about|set|that|which|who|written|directed|starring|based)\b)")


@dataclass(frozen=True)
class _Sides:
    """One set of the lexicon: the words of each side."""

    family: str
    sides: tuple[frozenset[str], ...]

    def of(self, word: str) -> frozenset[str]:
        """The side that a word is on."""
        return next(side for side in self.sides if word in side)

    def against(self, word: str) -> frozenset[str]:
        """The words of all other sides."""
        return frozenset().union(*self.sides) - self.of(word)


@cache
def _sets() -> dict[str, tuple[_Sides, ...]]:
    """The sets that a word is in."""
    found: dict[str, tuple[_Sides, ...]] = {}
    for family in ("kinds", "happenings", "traits"):
        for line in lexicon("opposites")[family]:
            made = _Sides(family, tuple(frozenset(side.split()) for side in line.split("/")))
            for word in frozenset().union(*made.sides):
                found[word] = (*found.get(word, ()), made)
    return found


def opposed(claim: str, reading: Reading, sentence: Span) -> Iterator[Contrary]:
    """The words of a claim that a sentence of a text, which says nearly the same, has the contrary of."""
    said, mine, everywhere = sentence.of(reading.text), keys_in(claim), keys_in(reading.text)
    for word in words_in(claim):
        for sides in _sets().get(word.group().casefold(), ()):
            against = sides.against(word.group().casefold())
            if everywhere & sides.of(word.group().casefold()) or mine & against:
                continue
            own = Span(*word.span())
            rivals = (Span(*each.span()) for each in words_in(said) if each.group().casefold() in against)
            fitting = [each for each in rivals if _fit(sides.family, claim, own, said, each)]
            if len(fitting) == 1 and says_nearly_the_same(claim, own, said, fitting[0]):
                yield Contrary(own, shifted(fitting[0], sentence.start))


def _fit(family: str, claim: str, own: Span, said: str, other: Span) -> bool:
    """Do both words stand in the same place of what is said?"""
    if _is_name(claim, own) or _is_name(said, other) or not figures_in(claim) <= figures_in(said):
        return False
    if family == "kinds":
        is_one = _is_class(claim, own) and _is_class(said, other)
        return is_one and bool(shared(around(claim, own, after=0), around(said, other, after=0)))
    if family == "traits":
        return bool(shared(around(claim, own, 0, 3), around(said, other, 0, 3)))
    both = shared(around(claim, own), around(said, other))
    is_near = len(both) > 1 or any(each.isdigit() for each in both)
    return is_near and _is_of_same(claim, own, said, other) and not _is_turned(claim, own, said, other)


def _is_name(text: str, place: Span) -> bool:
    """Is the word a name or a part of one, as in "Eastern Ghouta"?"""
    return text[place.start].isupper()


def _is_class(text: str, place: Span) -> bool:
    """Does it say what something is: "is a comedy film", and not "is a film director"?"""
    return bool(_IS_A.search(text[: place.start])) and bool(_CLOSES.match(text, place.end))


def _is_of_same(claim: str, own: Span, said: str, other: Span) -> bool:
    """Has the sentence all that stands before the word in the claim, and the same right after it?"""
    before, whole = telling(claim[: own.start]), telling(said)
    mine, its = _next(claim, own), _next(said, other)
    return shared(before, whole) == before and (not mine or not its or bool(shared(mine, its)))


def _next(text: str, place: Span) -> frozenset[str]:
    """The first telling word after a place."""
    found = (telling(word.group()) for word in words_in(text) if word.start() >= place.end)
    return next(filter(None, found), frozenset())


def _is_turned(claim: str, own: Span, said: str, other: Span) -> bool:
    """Do the two tell it from two sides, as "A bought it from B" and "B sold it to A" do?"""
    before, after = _names(claim[: own.start]), _names(claim[own.end :])
    return bool(before & _names(said[other.end :]) or after & _names(said[: other.start]))


def _names(text: str) -> set[str]:
    return {word.group() for word in words_in(text) if word.group()[0].isupper()}
