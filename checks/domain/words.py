"""How moments, numbers and counts are put into words, in reports and in findings."""

from __future__ import annotations

from datetime import date, timedelta

from checks.domain.mention import Qualifier
from checks.domain.moment import Moment

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]  # not from the locale: a text reads the same wherever it is printed

HEDGES = {
    Qualifier.EXACT: "",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.ABOUT: "about ",
    Qualifier.UP_TO: "up to ",
    Qualifier.FEWER_THAN: "fewer than ",
    Qualifier.NEARLY: "nearly ",
    Qualifier.BETWEEN: "",
}
"""What is written before a figure for its hedge."""


def day(when: date) -> str:
    """A day in words: "23 May 2025"."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def moment(when: Moment) -> str:
    """A day in words, with the clock time and its distance from UTC where they are known."""
    if when.clock is None:
        return day(when.day)
    return f"{day(when.day)}, {when.clock:%H:%M}{_zone(when.clock.utcoffset())}"


def days(first: date | None, last: date | None) -> str:
    """A range of days; an end that is open is said so. Empty where neither is known."""
    if first and last:
        return day(first) if first == last else f"{day(first)} to {day(last)}"
    if first:
        return f"from {day(first)}"
    return f"until {day(last)}" if last else ""


def number(value: float) -> str:
    """A number as people write it, "1,000" or "0.25": thousands apart, and no decimals that say nothing."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def count(amount: int, one: str, many: str | None = None) -> str:
    """So many of them: "1 claim", "3 claims", "no claims"."""
    return f"{amount or 'no'} {one if amount == 1 else many or plural(one)}"


def plural(word: str) -> str:
    """The plural of a unit, regular but for the words that reports of war need."""
    if word in _PLURALS:
        return _PLURALS[word]
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def listed(words: list[str]) -> str:
    """Words in a row: "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


_PLURALS = {
    "person": "people",
    "child": "children",
    "city": "cities",
    "country": "countries",
    "century": "centuries",
    "aircraft": "aircraft",
    "percent": "percent",
    "woman": "women",
    "man": "men",
}


def _zone(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    minutes = int(offset.total_seconds() // 60)
    if not minutes:
        return " UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f" UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")
