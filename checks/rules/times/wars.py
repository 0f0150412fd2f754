"""How long ago an article says that a war began, and how long ago that was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isnan

from checks.domain.span import Span
from checks.domain.words import count
from checks.text.counting import count_of
from checks.text.ordinals import ordinal

_WAR = r"(?:war|invasion|conflict|fighting|hostilities)"
_UNIT = r"(?P<unit>year|month|week|day)"
_HEDGES = "more than|(?:just )?over|at least|nearly|almost|(?:just )?under|less than|about|around|roughly"
_HEDGE = rf"(?:(?P<hedge>{_HEDGES})\s)?"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
LENGTH = rf"{_HEDGE}(?P<count>(?!the\b|those\b)[\w.]+(?:-(?:{_ONES}))?)\s{_UNIT}s?"
_LEADS = r"(?:[\w’'-]+\s){0,2}?"
"""Up to two words before the war: "the full-scale war"."""
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_WAR}\b[^.;:]{{0,60}}?\b(?:began|begun|broke out|started|erupted)\b[^.;:,]{{0,20}}?\b{LENGTH}\sago\b",
        rf"\b{LENGTH}\sinto\s(?:the|its|this|their|a)\s{_LEADS}{_WAR}\b",
        rf"\b{LENGTH}\safter\s(?:the\s)?{_LEADS}{_WAR}\s(?:began|broke out|started|erupted)\b",
        rf"\bafter\s{LENGTH}\sof\s{_LEADS}{_WAR}\b",
        rf"\b(?P<count>\w+)-{_UNIT}(?:-old)?\s(?:[\w’'-]+\s)?{_WAR}\b",
        rf"\b{_WAR}\b[^.;:]{{0,40}}?\b(?:in|into|enters|entered|entering|to)\sits\s(?P<nth>\w+)\s{_UNIT}\b",
        rf"\b(?P<nth>\w+)\s{_UNIT}\sof\s(?:the|its|this)\s{_LEADS}{_WAR}\b",
    )
)
_NOUN = re.compile(rf"\b{_WAR}\b", re.IGNORECASE)
_UNITS = re.compile(r"year|month|week|day", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsince\s(?:(?:the\s)?(?:start|beginning|outbreak)\sof\s)?the\s(?:war|conflict|fighting)\b(?:\sin\s\w+)?"
    r"(?:\s(?:began|broke out|started|erupted))?",
    re.IGNORECASE,
)
_MORE = frozenset(("more than", "over", "at least", "just over"))
_NEARLY = frozenset(("nearly", "almost", "just under"))
_LESS = frozenset(("less than", "under"))
ROUNDED = 14 / 365
"""Share of a unit by which a length may be off: about two weeks of a year."""


@dataclass(frozen=True)
class Elapsed:
    """A length of the war as the text gives it."""

    span: Span
    count: float
    unit: str
    hedge: str = ""
    is_war: bool = True
    """Is it called a war or an invasion, rather than fighting, which may be any?"""
    is_ordinal: bool = False
    """Is it "in its fourth year"?"""

    def fits(self, began: date, today: date) -> bool:
        """Does a war that began on this day last so long by today?"""
        length = units_between(began, today, self.unit)
        if self.is_ordinal:
            return self.count - 1 - ROUNDED <= length < self.count + ROUNDED
        if self.hedge in _MORE:
            return length >= self.count - ROUNDED
        if self.hedge in _NEARLY:
            return self.count - 1 - ROUNDED <= length <= self.count + ROUNDED
        if self.hedge in _LESS:
            return length <= self.count + ROUNDED
        return self.count - 0.5 <= length < self.count + 1 + ROUNDED

    def fits_closely(self, began: date, today: date) -> bool:
        """Does it fit, and is "more than five years" not said of eleven?"""
        length = units_between(began, today, self.unit)
        return self.fits(began, today) and length < max(self.count + 2, 1.5 * self.count)

    def is_near(self, began: date, today: date) -> bool:
        """Is it off by no more than half a unit?"""
        length = units_between(began, today, self.unit) + self.is_ordinal
        return abs(length - self.count) <= 0.5 + self.is_ordinal / 2


def find_elapsed(text: str, span: Span) -> Iterator[Elapsed]:
    """The lengths of a war that are told within a stretch of the text, each once."""
    taken: list[Span] = []
    if not (_NOUN.search(text, span.start, span.end) and _UNITS.search(text, span.start, span.end)):
        return  # most sentences speak of no war, and the patterns are slow
    for pattern in _PATTERNS:
        for found in pattern.finditer(text, span.start, span.end):
            made = elapsed_of(found)
            if made is not None and not any(made.span.overlaps(other) for other in taken):
                taken.append(made.span)
                yield made


def names_of_war(text: str, span: Span) -> Iterator[str]:
    """The names that tell which war a stretch speaks of: "Lebanon" of "the Lebanon war" and "the war in Lebanon"."""
    for noun in _NOUN.finditer(span.of(text)):
        start, end = span.start + noun.start(), span.start + noun.end()
        before = re.search(r"(?:[\w’'-]+\s){0,3}$", text[max(0, start - 60) : start])
        yield from re.findall(r"\b([A-Z]\w+)", before[0] if before else "")
        after = re.match(r"\s(?:in|on|against|with|over)\s(?:the\s)?([A-Z]\w+)", text[end : end + 60])
        yield from after.groups() if after else ()


def find_since(text: str, span: Span) -> Span | None:
    """Where the text counts from "since the war began" without saying which beginning is meant."""
    found = _SINCE.search(text, span.start, span.end)
    return Span(found.start(), found.end()) if found else None


def elapsed_of(found: re.Match[str]) -> Elapsed | None:
    """The length that a match of one of the patterns tells; None where it tells no number."""
    parts = found.groupdict()
    span, unit = Span(found.start(), found.end()), parts["unit"].casefold()
    is_war = re.search(r"\b(?:war|invasion)\b", found[0], re.IGNORECASE) is not None
    if nth := parts.get("nth"):
        number = ordinal(nth)
        return Elapsed(span, number, unit, "", is_war, is_ordinal=True) if number else None
    number = count_of(parts["count"].casefold())
    if isnan(number) or parts["count"].casefold() in ("a", "an"):
        return None
    return Elapsed(span, number, unit, (parts.get("hedge") or "").casefold(), is_war)


def units_between(began: date, today: date, unit: str) -> float:
    """How many units lie between two days, with the part of one begun."""
    days = (today - began).days
    if unit in ("day", "week"):
        return days / (7 if unit == "week" else 1)
    months = 12 * (today.year - began.year) + today.month - began.month + (today.day - began.day) / 30.5
    return months / 12 if unit == "year" else months


def length_between(began: date, today: date, unit: str = "year") -> str:
    """As in "3 years and 2 months"; in weeks or days where the text counts these, and in days under a month."""
    days = (today - began).days
    months = 12 * (today.year - began.year) + today.month - began.month - (today.day < began.day)
    if unit == "week":
        return _parts((days // 7, "week"), (days % 7, "day"))
    if unit == "day" or months < 1:
        return count(days, "day")
    return _parts((months // 12, "year"), (months % 12, "month"))


def _parts(*parts: tuple[int, str]) -> str:
    return " and ".join(count(number, name) for number, name in parts if number) or "no time"
