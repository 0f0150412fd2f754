"""Where a text has the contrary of what a claim says: "largest" for "smallest", "American" for "Canadian"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checks.domain.span import Span
from checks.rules.context import Reading
from checks.rules.figures.occurrence import Absent, speaks_of
from checks.rules.figures.subject import content
from checks.text.lexicons import lexicon, words

AFTER = 5
"""Words after an adjective among which its noun is looked for."""
_WORD = re.compile(r"[^\W\d_]+")


def contraries(claim: str, at: int, reading: Reading) -> Iterator[Absent]:
    """The words of a claim, which stands at `at` of its text, that a text on the same has the contrary of."""
    own = {word.group().casefold(): word for word in _WORD.finditer(claim)}
    there = _first_places(reading.text)
    for word, found in own.items():
        if word in there:
            continue
        for other in _others(word):
            place = there.get(other) if other not in own else None
            if place is not None and speaks_of(claim, reading, place.start()) and _fit(found, place):
                yield Absent(Span(found.start() + at, found.end() + at), False, Span(*place.span()))
                break


def _first_places(text: str) -> dict[str, re.Match[str]]:
    """The words of a text, each where it stands first."""
    found: dict[str, re.Match[str]] = {}
    for word in _WORD.finditer(text):
        found.setdefault(word.group().casefold(), word)
    return found


def _others(word: str) -> tuple[str, ...]:
    """What the word cannot be at the same time."""
    nations = words("figures", "nations")
    return tuple(sorted(nations - {word})) if word in nations else _opposites().get(word, ())


def _fit(own: re.Match[str], other: re.Match[str]) -> bool:
    """Do both tell the same sort of thing: is a word after them the same?"""
    if own.group().casefold() not in words("figures", "nations"):
        return True
    return not _following(own).isdisjoint(_following(other))


def _following(word: re.Match[str]) -> frozenset[str]:
    after = _WORD.findall(word.string, word.end(), word.end() + 80)[:AFTER]
    return content(" ".join(after))


@cache
def _opposites() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one, other in (pair.split("/") for pair in lexicon("figures")["opposites"].split()):
        found[one] = (*found.get(one, ()), other)
        found[other] = (*found.get(other, ()), one)
    return found
