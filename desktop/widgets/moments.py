"""Days and clock times as people write them: "23 May 2025, 17:01"."""

from __future__ import annotations

import re
from datetime import date, time

from checks.domain.moment import Moment
from checks.errors import ChecksError

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERED = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? (?P<name>[^\W\d]+)\.?,? (?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<name>[^\W\d]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})")
_CLOCK = re.compile(
    r"(?P<clock>\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?) ?(?P<zone>Z|UTC|(?:UTC)? ?[+-][\d:.]+)?", re.IGNORECASE
)


class Unreadable(ChecksError):
    """What was typed cannot be understood; the sentence says what can be."""


def say_day(day: date, *, known_year: int | None = None) -> str:
    """The day as "23 May 2025", or as "23 May" where the year is `known_year`."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if day.year == known_year else f"{words} {day.year:04}"


def say_moment(moment: Moment, *, known_year: int | None = None, timespec: str = "") -> str:
    """The moment as "23 May 2025, 17:01", with its zone if it has one; `read_moment` understands it.

    `timespec` cuts the time of day off behind its "minutes" or "seconds", as `time.isoformat` does.
    """
    day = say_day(moment.day, known_year=known_year)
    return day if moment.clock is None else f"{day}, {say_clock(moment.clock, timespec)}"


def say_clock(clock: time, timespec: str = "") -> str:
    """The time of day as "17:01", "17:01 +03:00" or "17:01 UTC"; seconds only where there are any."""
    exact = clock.second or clock.microsecond
    words = clock.isoformat(timespec or ("auto" if exact else "minutes"))
    return words[:5] + re.sub(r"([+-])", r" \1", words[5:]).replace(" +00:00", " UTC")


def read_moment(text: str) -> Moment:
    """The moment that somebody typed: ISO 8601, "23 May 2025, 17:01" or "23.5.2025"; `Unreadable` otherwise."""
    words = " ".join(text.split())
    for pattern in (_NUMBERED, _DOTTED, _DAY_FIRST, _MONTH_FIRST):
        found = pattern.match(words)
        if found:
            rest = words[found.end() :].lstrip(" ,T")
            return Moment(_date_of(found), _read_clock(rest) if rest else None)
    raise Unreadable(f"“{words}” is not a date. Write it like 23 May 2025, or 23 May 2025, 17:01.")


def read_day(text: str) -> date:
    """The day that somebody typed; `Unreadable` where a time of day is added."""
    moment = read_moment(text)
    if moment.clock is not None:
        raise Unreadable("Only a day fits here. Take the time of day away.")
    return moment.day


def _date_of(found: re.Match[str]) -> date:
    parts = found.groupdict()
    month = int(parts["month"]) if "month" in parts else _month_called(parts["name"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        raise Unreadable(f"There is no day “{found[0]}”. Correct the day or the month.") from None


def _month_called(name: str) -> int:
    for number, month in enumerate(_MONTHS, start=1):
        if name[:3].lower() == month[:3].lower():
            return number
    raise Unreadable(f"“{name}” is no month. Write it like 23 May 2025 or 2025-05-23.")


def _read_clock(words: str) -> time:
    found = _CLOCK.fullmatch(words)
    try:
        if found:
            return time.fromisoformat(_iso_clock(found["clock"]) + _iso_zone(found["zone"] or ""))
    except ValueError:
        pass
    raise Unreadable(f"“{words}” is not a time of day. Write it like 17:01, or 17:01 +03:00.")


def _iso_clock(clock: str) -> str:
    hour, minute = re.split(r"[:.]", clock, maxsplit=1)
    return f"{hour:0>2}:{minute}"


def _iso_zone(zone: str) -> str:
    offset = zone.upper().replace("UTC", "").replace("Z", "").strip()
    if not offset:
        return "+00:00" if zone else ""
    hours, colon, rest = offset[1:].partition(":")
    return f"{offset[0]}{hours:0>2}{colon}{rest}"
