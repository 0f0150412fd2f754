"""Times of Ukrainian and Russian texts against the day of publication: dates, months, years, weekdays, "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from checks.domain.mention import Precision, TimeMention
from checks.domain.moment import Moment
from checks.text.periods import Period, month_of, one_day, shifted, undated, years
from checks.text.slavic.figures import number_of, number_pattern
from checks.text.slavic.lexis import Lexis, compiled, lexis

_YEAR = r"(?:19|20)\d\d"
_NO_DATE = "no date of publication to count from"


@dataclass(frozen=True)
class _Form:
    """One way to write a time, and what it means: a period from its match, or None where it is no time after all."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Lexis, date | None], Period | None]


def find_times(text: str, language: str, published: Moment | None) -> tuple[TimeMention, ...]:
    """The times of a text in "uk" or "ru", ascending; one that cannot be counted has no days and says why."""
    words, today = lexis(language), published.day if published else None
    found: list[tuple[re.Match[str], Period]] = []
    for form in _forms(language):
        for match in form.pattern.finditer(text):
            if not any(match.start() < other.end() and other.start() < match.end() for other, _ in found):
                with suppress(ValueError):  # the 31st of a shorter month is no date
                    if (period := form.read(match, words, today)) is not None:
                        found.append((match, _since(period, text, match.start(), words)))
    return tuple(
        TimeMention(match.start(), match.end(), match.group(), period.first, period.last, period.precision, period.rule)
        for match, period in sorted(found, key=lambda pair: pair[0].start())
    )


def _since(period: Period, text: str, start: int, words: Lexis) -> Period:
    """A time after "since" is open at its end."""
    since = compiled(rf"\b{words.forms('periods', 'since')}\s+$").search(text, max(0, start - 20), start)
    if since is None or period.first is None:
        return period
    return Period(period.first, None, period.precision, f"{period.rule}; open since then")


# What each form means


def _full_date(match: re.Match[str], words: Lexis, today: date | None) -> Period | None:
    """As in “23 травня 2025 року", "16–18 мая”: without a year, the one that makes it past."""
    month = int(words.choice("months").value(match["month"]) or 0)
    first, last = int(match["day"]), int(match["last"] or match["day"])
    if match["year"]:
        year, rule = int(match["year"]), "a date with its year"
    elif today is not None:
        year, rule = today.year, "a date without a year: the latest before publication"
        if date(year, month, first) > today + timedelta(1):
            year -= 1
    else:
        return undated(_NO_DATE, Precision.DAY)
    if first == last:
        return one_day(date(year, month, first), rule)
    return Period(date(year, month, first), date(year, month, last), Precision.DAY, rule)


def _numbers(match: re.Match[str], words: Lexis, today: date | None) -> Period:  # noqa: ARG001 - as all forms
    """As in “23.05.2025”."""
    return one_day(date(int(match["year"]), int(match["month"]), int(match["day"])), "a date in figures")


def _month(match: re.Match[str], words: Lexis, today: date | None) -> Period | None:
    """As in “у травні 2025 року", "в мае”: the whole month."""
    month = int(words.choice("months").value(match["month"]) or 0)
    if match["year"]:
        return month_of(int(match["year"]), month, "the whole month")
    if today is None:
        return undated(_NO_DATE, Precision.MONTH)
    year = today.year if month <= today.month else today.year - 1
    return month_of(year, month, "the whole month, the latest before publication")


def _year(match: re.Match[str], words: Lexis, today: date | None) -> Period:  # noqa: ARG001 - as all forms
    """As in “2024 року", "у 2024 році”."""
    return years(int(match["year"]), int(match["last"] or match["year"]), "the whole year")


def _weekday(match: re.Match[str], words: Lexis, today: date | None) -> Period:
    """As in “у п’ятницю”: the latest, which may be the day of publication."""
    if today is None:
        return undated(_NO_DATE, Precision.DAY)
    behind = (today.weekday() - int(words.choice("weekdays").value(match["weekday"]) or 0)) % 7
    return one_day(today - timedelta(behind), "the most recent such weekday, the day of publication included")


def _day(match: re.Match[str], words: Lexis, today: date | None) -> Period:
    """As in “вчора”."""
    if today is None:
        return undated(_NO_DATE, Precision.DAY)
    step = int(words.choice("days").value(match.group()) or 0)
    return one_day(today + timedelta(step), "counted from the day of publication")


def _near(match: re.Match[str], words: Lexis, today: date | None) -> Period:
    """As in “минулого тижня", "в следующем месяце”."""
    unit = words.choice("units").value(match["unit"]) or "week"
    if today is None:
        return undated(_NO_DATE, Precision.PART)
    step = -1 if match["last"] else 1 if match["next"] else 0
    return shifted(today, unit, step, "Monday to Sunday" if unit == "week" else f"the whole {unit}")


def _ago(match: re.Match[str], words: Lexis, today: date | None) -> Period | None:
    """As in “три дні тому”."""
    count = number_of(words, match["count"])
    if today is None or count is None:
        return undated(_NO_DATE)
    return shifted(today, words.choice("units").value(match["unit"]) or "day", -int(count), "counted back")


@cache
def _forms(language: str) -> tuple[_Form, ...]:
    """The most telling form first: what it takes is not read by a later one."""
    words = lexis(language)
    month, year_word = words.choice("months").pattern, words.forms("periods", "year_word")
    year = rf"(?:\s+(?P<year>{_YEAR})(?:\s*{year_word}(?!\w))?)?"
    inside = words.forms("periods", "in")
    unit = rf"(?P<unit>{'|'.join(words.table['units'][name] for name in ('day', 'week', 'month', 'year'))})(?!\w)"
    which = "|".join(rf"(?P<{name}>{words.table['periods'][name]})" for name in ("last", "next", "this"))
    return (
        _Form(
            compiled(rf"\b(?P<day>[0-3]?\d)(?:\s*[-–]\s*(?P<last>[0-3]?\d))?\s+(?P<month>{month})(?!\w){year}"),
            _full_date,
        ),
        _Form(compiled(rf"(?<![\d.])(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>{_YEAR})(?![\d.]\d)"), _numbers),
        _Form(compiled(rf"\b(?P<year>{_YEAR})-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b"), _numbers),
        _Form(
            compiled(rf"\b(?P<count>\d+|{number_pattern(words)})\s+{unit}\s+{words.forms('periods', 'ago')}\b"), _ago
        ),
        _Form(compiled(rf"\b(?:{inside}\s+)?(?:{which})\s+{unit}"), _near),
        _Form(
            compiled(rf"(?:(?<=\b[увзс]\s)|(?<=\bза\s)|\b(?={month}\s+{_YEAR}))(?P<month>{month})(?!\w){year}"), _month
        ),
        _Form(compiled(rf"\b(?P<year>{_YEAR})(?:\s*[-–]\s*(?P<last>{_YEAR}))?\s*{year_word}(?!\w)"), _year),
        _Form(compiled(rf"\b(?P<weekday>{words.choice('weekdays').pattern})(?!\w)"), _weekday),
        _Form(compiled(rf"\b{words.choice('days').pattern}(?!\w)"), _day),
    )
