"""Stretches of days: a week from Monday to Sunday, a month, a quarter, a year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from checks.domain.mention import Precision


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day; an open or unknown end is None."""

    first: date | None
    last: date | None
    precision: Precision = Precision.DAY
    rule: str = ""

    @property
    def is_dated(self) -> bool:
        """Is at least one end known?"""
        return self.first is not None or self.last is not None


def one_day(day: date, rule: str) -> Period:
    """A single day."""
    return Period(day, day, Precision.DAY, rule)


def undated(rule: str, precision: Precision = Precision.PART) -> Period:
    """A time that names no day."""
    return Period(None, None, precision, rule)


def week_of(day: date, rule: str) -> Period:
    """The week of a day, from Monday to Sunday (ISO 8601)."""
    monday = day - timedelta(day.weekday())
    return Period(monday, monday + timedelta(6), Precision.WEEK, rule)


def month_of(year: int, month: int, rule: str, months: int = 1) -> Period:
    """From the first day of a month to the last day of the month `months` - 1 later; months run over years."""
    first_year, first_month = _carry(year, month)
    last_year, last_month = _carry(year, month + months - 1)
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return Period(date(first_year, first_month, 1), last, Precision.MONTH if months == 1 else Precision.PART, rule)


def years(first: int, last: int, rule: str) -> Period:
    """From the first day of a year to the last day of another; ValueError outside the calendar."""
    return Period(date(first, 1, 1), date(last, 12, 31), Precision.YEAR, rule)


def quarter_of(year: int, quarter: int, rule: str) -> Period:
    """A quarter of the calendar year, 1 to 4; 0 and 5 run over into the next year."""
    return month_of(year, 3 * quarter - 2, rule, months=3)


def shifted(day: date, unit: str, steps: int, rule: str) -> Period:
    """The day, week, month, quarter, year or decade that lies `steps` of them after the one of `day`."""
    match unit:
        case "day" | "night":
            found = one_day(day + timedelta(steps), rule)
        case "week" | "fortnight":
            found = week_of(day + timedelta(7 * steps * (2 if unit == "fortnight" else 1)), rule)
        case "weekend":
            found = weekend_of(day + timedelta(7 * steps), rule)
        case "month":
            found = month_of(day.year, day.month + steps, rule)
        case "quarter":
            found = quarter_of(day.year, (day.month + 2) // 3 + steps, rule)
        case "decade":
            tens = 10 * (day.year // 10 + steps)
            found = years(tens, tens + 9, rule)
        case _:
            found = years(day.year + steps, day.year + steps, rule)
    return found


def weekend_of(day: date, rule: str) -> Period:
    """Saturday and Sunday of the week of a day."""
    saturday = day + timedelta(5 - day.weekday())
    return Period(saturday, saturday + timedelta(1), Precision.PART, rule)


def _carry(year: int, month: int) -> tuple[int, int]:
    years_on, index = divmod(month - 1, 12)
    if not MINYEAR <= year + years_on <= MAXYEAR:
        raise ValueError("outside the calendar")
    return year + years_on, index + 1
