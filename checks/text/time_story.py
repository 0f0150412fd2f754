"""The time that a story has reached, against which "the next day" and dates without a year are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from checks.text.counting import BACKWARDS
from checks.text.periods import Period
from checks.text.time_hits import Hit

LEAP = 8
"""Years by which a story about the past may jump without a second date to bear it out."""
NEARBY = 600
"""Code points after which a time no longer sets the scene for "the next day"."""
EXACT = 31
"""Days of the longest time after which a story goes on from its last day: a month."""

_BESIDE = frozenset({"span", "near", "present", "decade", "year_ago", "latest", "running"})
"""Sorts of times that look back or around and do not move a story on."""


class Story:
    """Remembers the times of a text one after another."""

    def __init__(self, hits: Sequence[Hit], today: date | None) -> None:
        self.is_past = _is_past(hits, today)
        """Does the text tell of years well before publication?"""
        self._year: int | None = None
        self._year_at = 0
        self._reached: date | None = None
        self._told: Period | None = None
        self._doubtful: int | None = None
        self.told_at = 0
        """Where the time last remembered ends."""

    def told_near(self, place: int) -> Period | None:
        """The time that sets the scene at a place."""
        return self._told if self.is_past or place - self.told_at < NEARBY else None

    @property
    def year(self) -> int | None:
        """The year that a story about the past is in; None for news."""
        return self._year if self.is_past else None

    def reached(self, sentence: int) -> date | None:
        """The last day of a story about the past; None where a sentence that starts at `sentence` names its year."""
        return self._reached if self.year and self._year_at < sentence else None

    def remember(self, hit: Hit, period: Period, *, opens_sentence: bool) -> None:
        """The story has reached this time. Asides, and weekdays in a story about the past, do not move it."""
        if period.first is None or period.last is None or _is_beside(hit):
            return
        if not self.is_past:
            self._told, self.told_at = period, hit.end
        elif hit.sort != "weekday" and self._is_likely(period.last.year):
            self._told, self.told_at, self._doubtful = period, hit.end, None
            if hit.sort != "until_year":
                self._move_to(period.last.year, hit.start)
            if (period.last - period.first).days < EXACT:
                self._reached = period.last
            elif opens_sentence:
                self._reached = None

    def _move_to(self, year: int, place: int) -> None:
        if year != self._year:
            self._year, self._year_at = year, place

    def _is_likely(self, year: int) -> bool:
        """A leap of many years is believed once a second date bears it out."""
        known = [one for one in (self._year, self._doubtful) if one]
        if not known or any(abs(year - one) <= LEAP for one in known):
            return True
        self._doubtful = year
        return False


def _is_beside(hit: Hit) -> bool:
    """Does the time look around or back: "the summer", "two years earlier"?"""
    is_bare_season = hit.sort == "season" and not hit.parts["year"]
    return hit.sort in _BESIDE or is_bare_season or (hit.sort == "passed" and hit.parts["way"] in BACKWARDS)


def _is_past(hits: Sequence[Hit], today: date | None) -> bool:
    """Is this a story about the past: do most of its years lie well before publication?"""
    named = [int(hit.parts["year"]) for hit in hits if re.fullmatch(r"\d{4}", hit.parts.get("year", ""))]
    if today is None:
        return bool(named)
    current = sum(hit.sort in ("weekday", "near") for hit in hits)
    past = sum(year < today.year - 1 for year in named)
    return past >= 3 and past > 2 * current and 2 * past > len(named)
