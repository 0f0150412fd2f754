"""Lengths of time: how many of which unit, and the day that lies so far back."""

from __future__ import annotations

from datetime import date, timedelta

from checks.text.numbers import find_numbers
from checks.text.periods import month_of
from checks.text.tokens import read_tokens

BACKWARDS = ("ago", "earlier", "before", "previously")
"""Words after a length of time that count it back."""
INEXACT = ("several", "many", "few", "a few", "a couple of", "couple of", "hundreds of")
"""Words for a number that is not told."""
MORE = ("more than", "over", "at least", "just over")
"""Words before a length of time that is longer than told."""


def count_of(words: str) -> float:
    """The value of "three", "a", "half a", "2.5"; 1 for nothing."""
    if words in ("", "a", "an"):
        return 1.0
    if words.startswith("half"):
        return 0.5
    number = next(find_numbers(read_tokens(words)), None)
    return number.low if number else float("nan")


def back(day: date, unit: str, count: float) -> date:
    """The day `count` units before, as exactly as a calendar can."""
    if unit in ("month", "quarter", "year", "decade"):
        months = round(count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])
        first = month_of(day.year, day.month - months, "").first or day
        last = month_of(day.year, day.month - months, "").last or day
        return first.replace(day=min(day.day, last.day))
    return day - timedelta(count * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1))
