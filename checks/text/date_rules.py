"""Rules for times that name a month, a year, or a part of one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

from checks.domain.mention import Precision
from checks.text.lexicons import lexicon
from checks.text.periods import Period, month_of, one_day, quarter_of, undated, week_of, years
from checks.text.time_setting import NO_DATE, Parts, Rule, Setting

FARTHEST_AHEAD = 9
"""Months that a date without a year may lie ahead of publication; one farther off is the past one."""
SOON_AFTER = 60
"""Days within which a story goes on from the day it has reached, although another year was named in passing."""
SOON = 45
"""Days after publication up to which a date without a year is taken to be to come."""


# --- dates that name their month ------------------------------------------------------------------------------------


def _iso(parts: Parts, _setting: Setting) -> Period:
    """As in "2025-05-23"."""
    return one_day(date(int(parts["year"]), int(parts["month"]), int(parts["day"])), "the date as written")


def _slashed(parts: Parts, _setting: Setting) -> Period:
    """As in "23/05/2025" and "3.4.2024"; undated where day and month could be taken for each other."""
    one, two, year = int(parts["one"]), int(parts["two"]), _full_year(parts["year"])
    if parts["sign"] == "." or one > 12:
        return one_day(date(year, two, one), "day, month, year")
    if two > 12 or one == two:
        return one_day(date(year, one, two), "month, day, year")
    return undated("day and month cannot be told apart", Precision.DAY)


def _full_date(parts: Parts, _setting: Setting) -> Period:
    """As in "May 23, 2025" and "23 May 2025"."""
    return _day_in(_full_year(parts["year"]), parts, "the date as written")


def _date_without_year(parts: Parts, setting: Setting) -> Period:
    """As in "May 23" and "23 May"."""
    year, why = _year_for(_month_number(parts["month"]), _number(parts["day"]), parts, setting)
    return undated(why, Precision.DAY) if year is None else _day_in(year, parts, why)


def _day_in(year: int, parts: Parts, rule: str) -> Period:
    return one_day(date(year, _month_number(parts["month"]), _number(parts["day"])), rule)


def _week_of_day(parts: Parts, setting: Setting) -> Period:
    """As in "the week of May 12"."""
    day = (_full_date if parts["year"] else _date_without_year)(parts, setting)
    return day if day.first is None else week_of(day.first, f"Monday to Sunday; {day.rule}")


def _start_of_range(parts: Parts, setting: Setting) -> Period:
    """The "15" of "15 to 22 February"."""
    return (_full_date if parts["year"] else _date_without_year)(parts, setting)


def _end_of_range(parts: Parts, setting: Setting) -> Period:
    """The "7" of "May 6-7", of the month named before it."""
    told = setting.told
    if told is None or told.first is None or told.precision is not Precision.DAY:
        return undated("no month named before", Precision.DAY)
    return one_day(told.first.replace(day=_number(parts["day"])), "the last day of several")


def _lone_day(parts: Parts, setting: Setting) -> Period:
    """As in "on the 20th", of the month last named, else the latest such day before publication."""
    told = setting.told.first if setting.told else None
    if told is not None:
        return one_day(told.replace(day=_number(parts["day"])), "of the month last named")
    if setting.today is None:
        return undated(NO_DATE, Precision.DAY)
    day, today = _number(parts["day"]), setting.today
    month = month_of(today.year, today.month - (day > today.day and not setting.is_ahead), "").first or today
    return one_day(month.replace(day=day), "the most recent such day of a month")


def _month_of_year(parts: Parts, _setting: Setting) -> Period:
    """As in "May 2025" and "early May 2025"."""
    whole = month_of(int(parts["year"]), _month_number(parts["month"]), "the whole month")
    return _in_part(whole, parts)


def _month(parts: Parts, setting: Setting) -> Period:
    """As in "in March" and "last October"."""
    month = _month_number(parts["month"])
    year, why = _year_for(month, 1, parts, setting)
    if year is None:
        return undated(why, Precision.MONTH)
    return _in_part(month_of(year, month, f"the whole month; {why}"), parts)


def _year_for(month: int, day: int, parts: Parts, setting: Setting) -> tuple[int | None, str]:
    """The year of a date that does not say it, and why."""
    told = setting.told.first if setting.told else None
    if parts.get("same") in ("that", "the same") and told:
        return told.year, "the year last named"
    if setting.named_after is not None:
        return setting.named_after, "the year named right after"
    if setting.year is not None:
        return _story_year(setting.year, setting.reached, month, day)
    if setting.today is None:
        return None, NO_DATE
    return _year_around(setting.today, month, day, parts, setting.is_ahead)


def _story_year(year: int, reached: date | None, month: int, day: int) -> tuple[int, str]:
    """The year in which the date follows soon on the day that the story has reached, else the year last named."""
    if reached is None:
        return year, "the year last named"
    following = reached.year + ((month, day) < (reached.month, 1))
    if following == year:
        return year, "the year last named"
    if 0 <= (date(following, month, min(day, 28)) - reached).days <= SOON_AFTER:
        return following, "soon after the date last named"
    return year, "the year last named"


def _year_around(today: date, month: int, day: int, parts: Parts, is_ahead: bool) -> tuple[int, str]:
    """The year before or after publication: the past one unless the words point ahead or it is just to come."""
    which = parts.get("which")
    coming = today.year + ((month, day) < (today.month, today.day))
    months_ahead = (month - today.month) % 12
    if which == "this":
        return today.year, "the year of publication"
    if which == "next":
        return coming, "the next one after publication"
    days_ahead = (date(coming, month, min(day, 28)) - today).days
    if is_ahead and months_ahead <= FARTHEST_AHEAD and days_ahead < 31 * (FARTHEST_AHEAD + 1):
        return (today.year if (month, day) == (today.month, 1) else coming), "the next one, as the clause looks ahead"
    if not which and "day" in parts and 0 < days_ahead <= SOON:
        return coming, "the nearest one to publication"
    past = coming if (month, day) == (today.month, today.day) else coming - 1
    return past, "the most recent one before publication"


# --- years and their parts ------------------------------------------------------------------------------------------


def _year(parts: Parts, _setting: Setting) -> Period:
    """As in "in 2014", "late 2008" and "the second half of 2008"."""
    year = int(parts["year"])
    phase = parts.get("phase", "")
    if phase.endswith("half"):
        return month_of(year, 1 if phase.startswith("first") else 7, "half of the year", months=6)
    return _in_part(years(year, year, "the whole year"), parts)


def _short_year(parts: Parts, setting: Setting) -> Period:
    """As in "’98", near the year that a story about the past has reached."""
    year = _full_year(parts["year"])
    if story := setting.year:
        year = min((year % 100 + 100 * century for century in range(10, 21)), key=lambda one: abs(one - story))
    return years(year, year, "the whole year, in the century that makes it past")


def _until_year(parts: Parts, _setting: Setting) -> Period:
    """The end of "1914-18" and "1939-1945"."""
    since, until = int(parts["since"]), parts["year"]
    year = int(until) if len(until) == 4 else since // 100 * 100 + int(until)
    return years(year, year, "the last year of several") if year > since else undated("no range of years")


def _decade(parts: Parts, _setting: Setting) -> Period:
    """As in "the 1990s" and "the ’90s"."""
    first = int(parts["decade"]) if parts["decade"].isdigit() else 1900 + int(parts["decade"][1:])
    return years(first, first + 9, "the whole decade")


def _season(parts: Parts, setting: Setting) -> Period:
    """As in "the summer of 2024" and "last winter"."""
    if parts["year"]:
        year: int | None = int(parts["year"])
    elif setting.year is not None or setting.today is None:
        year = setting.year
    else:
        year = setting.today.year + {"last": -1, "next": 1}.get(parts["which"], 0)
    if year is None:
        return undated(NO_DATE)
    start = lexicon("calendar")["season_starts"][parts["season"]]
    return month_of(year, start, "the season on the northern half of the earth", months=3)


def _quarter(parts: Parts, setting: Setting) -> Period:
    """As in "the third quarter" and "the first half of 2024"."""
    nth = (
        int(parts["nth"])
        if parts["nth"].isdigit()
        else {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}.get(parts["nth"], 4)
    )
    year = int(parts["year"] or parts.get("before") or 0) or setting.year
    if not year and setting.today:
        year = setting.today.year - (nth * 3 - 2 > setting.today.month or parts.get("which") == "last")
    if not year:
        return undated(NO_DATE)
    if parts["share"] in ("half", "h") and nth > 2:
        return undated("a year has two halves")
    if parts["share"] in ("half", "h"):
        return month_of(year, 1 if nth == 1 else 7, "half of the calendar year", months=6)
    return quarter_of(year, nth, "the quarter of the calendar year")


def _holiday(parts: Parts, setting: Setting) -> Period:
    """As in "Christmas Eve" and "Labor Day"."""
    name = parts["holiday"].replace("’", "'")
    moving = lexicon("calendar")["moving_holidays"].get(name)
    month, day = (moving[0], 15) if moving else lexicon("calendar")["holidays"][name]
    year, why = (int(parts["year"]), "") if parts["year"] else _year_for(month, day, parts, setting)
    if year is None:
        return undated(why, Precision.DAY)
    found = _nth_weekday(year, *moving) if moving else date(year, month, day)
    return one_day(found, f"the date of the holiday; {why}" if why else "the date of the holiday")


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such day of a month, from its end where `nth` is negative."""
    days = [day for day in range(1, monthrange(year, month)[1] + 1) if date(year, month, day).weekday() == weekday]
    return date(year, month, days[nth - 1 if nth > 0 else nth])


# --- small helps ----------------------------------------------------------------------------------------------------


def _in_part(period: Period, parts: Parts) -> Period:
    """As in "early 2007" is somewhere in the year: the days of the whole, marked as a part."""
    if not (parts.get("phase") or parts.get("phase2")):
        return period
    return Period(period.first, period.last, Precision.PART, f"a part of it: {period.rule}")


def _month_number(name: str) -> int:
    starts = [month[:3] for month in lexicon("calendar")["months"]]
    return starts.index(name[:3]) + 1


def _number(day: str) -> int:
    """The day in digits, "20th" or in words, "twenty-first"."""
    digits = re.sub(r"\D", "", day)
    return int(digits) if digits else sum(_ordinals()[word] for word in re.split(r"[ -]", day))


@cache
def _ordinals() -> dict[str, int]:
    tables = lexicon("numbers")
    sizes = {word: int(size) for word, size in tables["parts"].items() if word not in ("half", "halve", "quarter")}
    return {**tables["tens"], **sizes, "first": 1, "second": 2}


def spoken_year(words: str) -> int:
    """The year of "nineteen ninety-six" and "eighteen hundred"."""
    tables = lexicon("numbers")
    century, *rest = re.split(r"[ -]", words)
    sizes: dict[str, int] = {**tables["small"], **tables["tens"], "hundred": 0}
    return 100 * sizes[century] + sum(sizes[word] for word in rest)


def _full_year(year: str) -> int:
    """Two digits are of the century that ends in 2049."""
    return int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 50 else 1900)


RULES: dict[str, Rule] = {
    "iso": _iso,
    "slashed": _slashed,
    "month_day_year": _full_date,
    "day_month_year": _full_date,
    "month_day": _date_without_year,
    "day_month": _date_without_year,
    "day_of_range": _start_of_range,
    "end_of_range": _end_of_range,
    "week_of_day": _week_of_day,
    "spoken_date": _start_of_range,
    "day_alone": _lone_day,
    "month_year": _month_of_year,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "short_quarter": _quarter,
    "until_year": _until_year,
    "decade": _decade,
    "year": _year,
    "short_year": _short_year,
    "holiday": _holiday,
}
"""By the sort of time, as `resources/lexicons/times.toml` names it."""
