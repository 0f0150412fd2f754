"""Where times stand in a text, each with its sort and the named parts of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from checks.text.date_rules import spoken_year
from checks.text.lexicons import lexicon
from checks.text.time_look_alikes import is_time
from checks.text.time_patterns import patterns

AROUND = 64
"""Code points on each side of a telling word, such as a month, within which the whole time lies."""

_LINK = re.compile(r"\s?(?:-|–|—|,|\s(?:and|to|or|until|through)(?:\s(?:in|on|the))?)\s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A time of one sort. Its parts are in lower case with single spaces, years that are spelled out in digits."""

    start: int
    end: int
    sort: str
    parts: dict[str, str]


def find_hits(text: str, sorts: Set[str] | None = None, *, without: Set[str] = frozenset()) -> Iterator[Hit]:
    """The times without overlap: from the left, the longest first, then the sort that comes first in times.toml."""
    reached = 0
    for start, end, _, sort, match in _matches(text):
        if start >= reached and (sorts is None or sort in sorts) and sort not in without:
            reached = end
            yield Hit(start, end, sort, _parts(match))


def before_years(text: str, hits: Sequence[Hit]) -> dict[int, Hit]:
    """Dates of a month and a year by the end of the time that stands right before them."""
    return {
        left.end: right
        for left, right in pairwise(hits)
        if ("month" in right.parts or right.sort == "end_of_range")
        and right.parts.get("year", "").isdigit()
        and _LINK.fullmatch(text, left.end, right.start)
    }


_Row = tuple[int, int, int, str, re.Match[str]]


@lru_cache(maxsize=2)
def _matches(text: str) -> tuple[_Row, ...]:
    """All matches in order. Kept for the last texts, as times and figures of a text are looked for in turn."""
    stretches = {words: tuple(_stretches(text, words)) for words in {*_needs().values()}}
    found = [
        (match.start(), match.end(), rank, sort, match)
        for rank, (sort, pattern) in enumerate(patterns().items())
        for start, end in stretches.get(_needs().get(sort, ()), ((0, len(text)),))
        for match in pattern.finditer(text, start, end)
        if is_time(text, sort, match)
    ]
    return tuple(sorted(found, key=lambda row: (row[0], -row[1], row[2])))


@cache
def _needs() -> dict[str, tuple[str, ...]]:
    """By sort, words of which one stands in each time of it."""
    calendar = lexicon("calendar")
    telling = {
        "month": tuple(month[:3] for month in calendar["months"]),
        "weekday": tuple(calendar["weekdays"]),
        "unit": (*calendar["units"], "centuries"),
        "digit": tuple("0123456789"),
    }
    return {sort: telling[need] for need, sorts in lexicon("times")["needs"].items() for sort in sorts.split()}


def _stretches(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The stretches around telling words, which do not overlap and end between words."""
    lowered = text.lower()
    if len(lowered) != len(text):
        yield 0, len(text)
        return
    start = end = -1
    for place in sorted(_places(lowered, words)):
        if place - AROUND > end:
            if end > 0:
                yield start, end
            start = max(0, text.rfind(" ", 0, max(0, place - AROUND)))
        end = _space_after(text, place + AROUND)
    if end > 0:
        yield start, end


def _space_after(text: str, place: int) -> int:
    found = text.find(" ", place)
    return len(text) if found < 0 else found


def _places(text: str, words: Iterable[str]) -> Iterator[int]:
    for word in words:
        place = text.find(word)
        while place >= 0:
            yield place
            place = text.find(word, place + len(word))


def _parts(match: re.Match[str]) -> dict[str, str]:
    parts = {name: " ".join((said or "").casefold().split()) for name, said in match.groupdict().items()}
    if (year := parts.get("year", ""))[:1].isalpha():
        parts["year"] = str(spoken_year(year))
    return parts
