"""Time expressions, resolved to days against the publication date and the story's own dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from checks.domain.mention import TimeMention
from checks.domain.moment import Moment
from checks.domain.span import Span
from checks.text.lexicons import words
from checks.text.periods import Period
from checks.text.time_patterns import clues, patterns
from checks.text.time_rules import resolve
from checks.text.time_setting import Setting

_CLAUSE_END = re.compile(r"[.!?;:]\s|\n|[“”]")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s(“\"]{1,3}$")
_SINCE = re.compile(r"\b(?:since|ever since|starting|beginning)(?:\s+(?:on|in))?\s+(?:the\s+)?$", re.IGNORECASE)
_MONTH_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?[-–—]$")
_LINK = re.compile(r"\s?(?:-|–|—|,|\s(?:and|to|or|until|through)(?:\s(?:in|on|the))?)\s?", re.IGNORECASE)
CLAUSE = 160
"""Code points on each side in which a clause is looked at."""
LEAP = 8
"""Years by which a story about the past may jump without a second date to bear it out."""
NEARBY = 600
"""Code points after which a time no longer sets the scene for "the next day"."""


_CALENDAR = words("calendar", "dates")


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    sort: str
    parts: dict[str, str]


def find_times(text: str, published: Moment | None, sentences: Sequence[Span] = ()) -> tuple[TimeMention, ...]:
    """The time expressions of `text`, in order. Durations and vague words have neither `first` nor `last`.

    Weekdays look back, "last week" is Monday to Sunday before, "since X" is open at its end, and a date without a year
    takes the year that makes it past. In a story about the past it takes the year last named instead. With `sentences`,
    a clause never reaches beyond its own.
    """
    reader = _Reader(text, published.day if published else None, sentences)
    return tuple(reader.mentions())


def find_dates(text: str) -> tuple[Span, ...]:
    """Where dates, years and clock times stand, whose digits count nothing; durations are no dates."""
    return tuple(Span(hit.start, hit.end) for hit in _find(text, _CALENDAR))


class _Reader:
    """Goes through a text once and keeps in mind which time the story has reached."""

    def __init__(self, text: str, today: date | None, sentences: Sequence[Span]) -> None:
        self._text, self._today = text, today
        self._hits = list(_find(text))
        self._starts = [sentence.start for sentence in sentences]
        self._sentences = sentences
        self._next = _before_years(text, self._hits)
        self._is_history = _is_history(self._hits, today)
        self._year: int | None = None
        self._told: Period | None = None
        self._told_at = 0
        self._doubtful: int | None = None

    def mentions(self) -> Iterator[TimeMention]:
        """The mentions in order."""
        for hit in self._hits:
            period = resolve(hit.sort, hit.parts, self._setting(hit))
            self._remember(hit, period)
            period = _opened(self._text, hit, period)
            mention = self._text[hit.start : hit.end]
            yield TimeMention(hit.start, hit.end, mention, period.first, period.last, period.precision, period.rule)

    def _setting(self, hit: _Hit) -> Setting:
        near = self._is_history or hit.start - self._told_at < NEARBY
        year = self._year if self._is_history else None
        return Setting(self._today, self._told if near else None, year, self._named_after(hit), self._looks_ahead(hit))

    def _named_after(self, hit: _Hit) -> int | None:
        """The year of the date that follows after no more than "and" or "to"."""
        following = self._next.get(hit.end) if "month" in hit.parts else None
        return int(following.parts["year"]) if following else None

    def _remember(self, hit: _Hit, period: Period) -> None:
        """The story has reached this time. In a story about the past, asides on the present do not move it."""
        if period.first is None or period.last is None or hit.sort in ("span", "near", "decade"):
            return
        if not self._is_history:
            self._told, self._told_at = period, hit.end
        elif self._fits_story(period.last.year) and hit.sort != "weekday":
            self._told, self._told_at, self._doubtful = period, hit.end, None
            self._year = self._year if hit.sort == "until_year" else period.last.year

    def _fits_story(self, year: int) -> bool:
        """A leap of many years is believed once a second date bears it out."""
        if (
            self._year is None
            or abs(year - self._year) <= LEAP
            or (self._doubtful and abs(year - self._doubtful) <= LEAP)
        ):
            return True
        self._doubtful = year
        return False

    def _looks_ahead(self, hit: _Hit) -> bool:
        """Does the clause speak of what is to come? What "said on Friday" tells is past."""
        ahead, told = clues()
        left, right = self._clause(hit)
        before, after = self._text[left : hit.start], self._text[hit.end : right]
        if (
            told.search(before[-24:])
            or after.startswith(("’s", "'s", " that "))
            or (hit.parts.get("weekday", "") and before[-1:] not in " \n")
        ):
            return False
        return ahead.search(before) is not None or (len(before) < 8 and ahead.search(after) is not None)

    def _clause(self, hit: _Hit) -> tuple[int, int]:
        left, right = max(0, hit.start - CLAUSE), min(len(self._text), hit.end + CLAUSE // 3)
        if index := bisect_right(self._starts, hit.start):
            left, right = (
                max(left, self._sentences[index - 1].start),
                min(right, max(hit.end, self._sentences[index - 1].end)),
            )
        for found in _CLAUSE_END.finditer(self._text, left, hit.start):
            left = found.end()
        found_end = _CLAUSE_END.search(self._text, hit.end, right)
        return left, found_end.start() if found_end else right


def _find(text: str, sorts: frozenset[str] | None = None) -> Iterator[_Hit]:
    """The times without overlap: from the left, the longest first."""
    wanted = [sort for sort in patterns() if not sorts or sort in sorts]
    found = [
        (match.start(), -match.end(), rank, sort, match)
        for rank, sort in enumerate(wanted)
        for match in patterns()[sort].finditer(text)
        if _is_time(text, sort, match)
    ]
    reached = 0
    for start, end, _, sort, match in sorted(found, key=lambda row: row[:3]):
        if start >= reached:
            reached = -end
            parts = {name: " ".join((said or "").casefold().split()) for name, said in match.groupdict().items()}
            yield _Hit(start, reached, sort, parts)


def _before_years(text: str, hits: Sequence[_Hit]) -> dict[int, _Hit]:
    """Dates of a month and a year by the end of the time that stands right before them."""
    return {
        left.end: right
        for left, right in pairwise(hits)
        if ("month" in right.parts or right.sort == "end_of_range")
        and right.parts.get("year", "").isdigit()
        and _LINK.fullmatch(text, left.end, right.start)
    }


def _is_history(hits: Sequence[_Hit], today: date | None) -> bool:
    """Is this a story about the past: do most of its years lie well before publication?"""
    named = [int(hit.parts["year"]) for hit in hits if re.fullmatch(r"\d{4}", hit.parts.get("year", ""))]
    if today is None:
        return bool(named)
    current = sum(hit.sort in ("weekday", "near") for hit in hits)
    past = sum(year < today.year - 1 for year in named)
    return past >= 3 and past > 2 * current and 2 * past > len(named)


def _opened(text: str, hit: _Hit, period: Period) -> Period:
    """As in "since X" begins on the first day of X and has no end."""
    if period.first is not None and _SINCE.search(text, max(0, hit.start - 24), hit.start):
        return Period(period.first, None, period.precision, f"open at its end; {period.rule}")
    return period


# --- words that only look like times --------------------------------------------------------------------------------


def _is_time(text: str, sort: str, match: re.Match[str]) -> bool:
    check = _CHECKS.get(sort)
    return check is None or check(text, match)


def _named_month(_text: str, match: re.Match[str]) -> bool:
    return match["month"][0].isupper()


def _bare_month(text: str, match: re.Match[str]) -> bool:
    """A month alone is one after "in" or the like: not the verb "may", not "the March offensive"."""
    if not _named_month(text, match):
        return False
    if match.end() - match.start() > len(match["month"]):
        return True
    if len(match["month"]) <= 4 and match["month"].casefold().rstrip(".") not in ("may", "june", "july"):
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    if before is not None:
        return before[1].casefold() in words("calendar", "before_month")
    return match["month"].casefold() not in ("may", "march")


def _bare_year(text: str, match: re.Match[str]) -> bool:
    """Four digits are a year unless they count something: "2000 people"."""
    if match.end() - match.start() > 4:
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    after = re.compile(r"\s([a-z]{3,})").match(text, match.end())
    if (
        after
        and after[1].endswith("s")
        and after[1] not in ("was", "has", "is", "as", "us", "saw", "does", "its", "this")
    ):
        return before is not None and before[1].casefold() in ("in", "since", "the", "of", "during", "by")
    return 1400 <= int(match["year"]) <= 2099


def _season_word(text: str, match: re.Match[str]) -> bool:
    if match["season"].casefold() == "fall":
        following = text[match.end() : match.end() + 4]
        return (
            bool(match["year"])
            or (match["which"] or "").casefold() in ("last", "this", "next")
            or (bool(match["which"]) and following[:1] in ",.;")
        )
    before = re.compile(r"[A-Z]\w+\s$").search(text, max(0, match.start() - 20), match.start())
    return not (before and match["season"][0].isupper() and not match["year"])


def _counted_second(text: str, match: re.Match[str]) -> bool:
    """As in "a second attack" is no time."""
    return match["unit"].casefold() != "second" or text[match.end() - 1] == "s"


def _month_before(text: str, match: re.Match[str]) -> bool:
    """The "7" of "May 6-7" is a day; that of "6-7 people" is none."""
    return _MONTH_DAY.search(text, max(0, match.start() - 24), match.start()) is not None


_CHECKS = {
    "end_of_range": _month_before,
    "month_day_year": _named_month,
    "day_month_year": _named_month,
    "month_day": _named_month,
    "day_month": _named_month,
    "month_year": _named_month,
    "month": _bare_month,
    "year": _bare_year,
    "season": _season_word,
    "duration": _counted_second,
    "passed": _counted_second,
}
