"""How each sort of time is resolved to days, with the rule in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from checks.domain.mention import Precision
from checks.text.lexicons import lexicon
from checks.text.numbers import find_numbers
from checks.text.periods import (
    Period,
    month_of,
    one_day,
    quarter_of,
    shifted,
    undated,
    week_of,
    weekend_of,
    years,
)
from checks.text.tokens import read_tokens

Parts = Mapping[str, str]
"""The named groups of a match, in lower case with single spaces; absent ones are empty."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words around a time say about it."""

    today: date | None
    """The day of publication."""
    told: Period | None
    """The time that the story has reached: the last one resolved nearby."""
    year: int | None
    """The year that a date without one belongs to in a story about the past."""
    named_after: int | None = None
    """The year of a date right after this one: "in August and September 1914"."""
    is_ahead: bool = False
    """Does the clause speak of what is to come?"""


Rule = Callable[[Parts, Setting], Period]

_NO_DATE = "no publication date to count from"


def resolve(sort: str, parts: Parts, setting: Setting) -> Period:
    """The days that a time names; undated where the words do not settle it or no such day exists."""
    try:
        return _RULES[sort](parts, setting)
    except (ValueError, OverflowError):
        return undated("no such day in the calendar")


# --- dates that name their month ------------------------------------------------------------------------------------


def _iso(parts: Parts, setting: Setting) -> Period:
    return one_day(date(int(parts["year"]), int(parts["month"]), int(parts["day"])), "the date as written")


def _slashed(parts: Parts, setting: Setting) -> Period:
    one, two, year = int(parts["one"]), int(parts["two"]), _full_year(parts["year"])
    if parts["sign"] == "." or one > 12:
        return one_day(date(year, two, one), "day, month, year")
    if two > 12 or one == two:
        return one_day(date(year, one, two), "month, day, year")
    return undated("day and month cannot be told apart", Precision.DAY)


def _full_date(parts: Parts, setting: Setting) -> Period:
    return _day_in(_full_year(parts["year"]), parts, "the date as written")


def _date_without_year(parts: Parts, setting: Setting) -> Period:
    year, why = _year_for(_month_number(parts["month"]), _number(parts["day"]), parts, setting)
    return undated(why, Precision.DAY) if year is None else _day_in(year, parts, why)


def _day_in(year: int, parts: Parts, rule: str) -> Period:
    return one_day(date(year, _month_number(parts["month"]), _number(parts["day"])), rule)


def _start_of_range(parts: Parts, setting: Setting) -> Period:
    """The "15" of "15 to 22 February"."""
    return (_full_date if parts["year"] else _date_without_year)(parts, setting)


def _end_of_range(parts: Parts, setting: Setting) -> Period:
    """The "7" of "May 6-7", of the month named before it."""
    told = setting.told
    if told is None or told.first is None or told.precision is not Precision.DAY:
        return undated("no month named before", Precision.DAY)
    return one_day(told.first.replace(day=_number(parts["day"])), "the last day of several")


def _month_of_year(parts: Parts, setting: Setting) -> Period:
    whole = month_of(int(parts["year"]), _month_number(parts["month"]), "the whole month")
    return _in_part(whole, parts)


def _month(parts: Parts, setting: Setting) -> Period:
    month = _month_number(parts["month"])
    year, why = _year_for(month, 1, parts, setting)
    return (
        undated(why, Precision.MONTH)
        if year is None
        else _in_part(month_of(year, month, f"the whole month; {why}"), parts)
    )


def _year_for(month: int, day: int, parts: Parts, setting: Setting) -> tuple[int | None, str]:
    """The year of a date that does not say it, and why."""
    told = setting.told.first if setting.told else None
    if parts.get("same") in ("that", "the same") and told:
        return told.year, "the year last named"
    if setting.named_after is not None:
        return setting.named_after, "the year named right after"
    if setting.year is not None:
        over = told is not None and told.year == setting.year and told.month >= 10 and month <= 3
        return (
            setting.year + over,
            "the year last named" if not over else "the turn of the year after the date last named",
        )
    today = setting.today
    if today is None:
        return None, _NO_DATE
    here = today.year + (1 if (month, day) < (today.month, today.day) else 0)
    if parts.get("which") == "next":
        return here, "the next one after publication"
    before = here - 1 if (month, day) != (today.month, today.day) else here
    months_ahead = (month - today.month) % 12
    if parts.get("which") == "this":
        return today.year, "the year of publication"
    if setting.is_ahead and months_ahead <= 9:
        return (today.year if month == today.month and day == 1 else here), "the next one, as the clause looks ahead"
    if (
        months_ahead <= 1
        and not parts.get("which")
        and "day" in parts
        and 0 < (date(here, month, min(day, 28)) - today).days <= 45
    ):
        return here, "the nearest one to publication"
    return before, "the most recent one before publication"


# --- years and their parts ------------------------------------------------------------------------------------------


def _year(parts: Parts, setting: Setting) -> Period:
    year = int(parts["year"])
    phase = parts.get("phase", "")
    if phase.endswith("half"):
        return month_of(year, 1 if phase.startswith("first") else 7, "half of the year", months=6)
    return _in_part(years(year, year, "the whole year"), parts)


def _short_year(parts: Parts, setting: Setting) -> Period:
    year = _full_year(parts["year"])
    return years(year, year, "the whole year, in the century that makes it past")


def _until_year(parts: Parts, setting: Setting) -> Period:
    """The end of "1914-18" and "1939-1945"."""
    since, until = int(parts["since"]), parts["year"]
    year = int(until) if len(until) == 4 else since // 100 * 100 + int(until)
    return years(year, year, "the last year of several") if year > since else undated("no range of years")


def _decade(parts: Parts, setting: Setting) -> Period:
    first = int(parts["decade"]) if parts["decade"].isdigit() else 1900 + int(parts["decade"][1:])
    return years(first, first + 9, "the whole decade")


def _season(parts: Parts, setting: Setting) -> Period:
    if parts["year"]:
        year: int | None = int(parts["year"])
    elif setting.year is not None or setting.today is None:
        year = setting.year
    else:
        year = setting.today.year + {"last": -1, "next": 1}.get(parts["which"], 0)
    if year is None:
        return undated(_NO_DATE)
    start = lexicon("calendar")["season_starts"][parts["season"]]
    return month_of(year, start, "the season on the northern half of the earth", months=3)


def _quarter(parts: Parts, setting: Setting) -> Period:
    nth = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}.get(parts["nth"], 4)
    year = int(parts["year"] or parts["before"] or 0) or setting.year
    if not year and setting.today:
        year = setting.today.year - (nth * 3 - 2 > setting.today.month or parts["which"] == "last")
    if not year:
        return undated(_NO_DATE)
    if parts["share"] == "half":
        return month_of(year, 1 if nth == 1 else 7, "half of the calendar year", months=6)
    return quarter_of(year, nth, "the quarter of the calendar year")


def _holiday(parts: Parts, setting: Setting) -> Period:
    month, day = lexicon("calendar")["holidays"][parts["holiday"]]
    if parts["year"]:
        return one_day(date(int(parts["year"]), month, day), "the date of the holiday")
    year, why = _year_for(month, day, parts, setting)
    return (
        undated(why, Precision.DAY)
        if year is None
        else one_day(date(year, month, day), f"the date of the holiday; {why}")
    )


# --- days around publication ----------------------------------------------------------------------------------------


def _weekday(parts: Parts, setting: Setting) -> Period:
    """The most recent such day, which may be today's; the next one where the clause looks ahead."""
    today = setting.today
    if today is None:
        return undated(_NO_DATE, Precision.DAY)
    behind = (today.weekday() - lexicon("calendar")["weekdays"].index(parts["weekday"])) % 7
    which = parts["which"]
    if which in ("next", "this coming", "the following") or (setting.is_ahead and which in ("", "this")):
        return one_day(today + timedelta((7 - behind) or 7), "the next such weekday after publication")
    if which in ("last", "this past", "the previous") and behind == 0:
        return one_day(today - timedelta(7), "the last such weekday before publication")
    return one_day(today - timedelta(behind), "the most recent such weekday, the day of publication included")


def _near(parts: Parts, setting: Setting) -> Period:
    today = setting.today
    if (
        parts["near"]
        in (
            "the previous night",
            "the preceding night",
            "the previous evening",
            "the preceding evening",
            "the night before",
        )
        and setting.told
        and setting.told.first
    ):
        return one_day(setting.told.first - timedelta(1), "the evening before")
    if today is None:
        return undated(_NO_DATE, Precision.DAY)
    if parts["near"] == "overnight":
        return Period(today - timedelta(1), today, Precision.PART, "from the evening before publication to the morning")
    steps = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the night before last": -2, "the previous night": -1,
             "the preceding night": -1, "the night before": -1, "the previous evening": -1, "the preceding evening": -1}  # fmt: skip
    if parts["beyond"]:
        step = 2 if parts["beyond"].endswith("tomorrow") else -2
    else:
        step = steps.get(parts["near"], 0)
    return one_day(today + timedelta(step), "counted from the day of publication")


def _weekend(parts: Parts, setting: Setting) -> Period:
    today, which = setting.today, parts["which"]
    if today is None or which == "a":
        return undated(_NO_DATE)
    ahead = which in ("next", "this coming", "the coming", "the following") or (
        setting.is_ahead and which in ("this", "the")
    )
    if ahead or today.weekday() >= 5:
        weeks = 1 if ahead and (which == "next" or today.weekday() >= 5) and today.weekday() != 5 else 0
        return weekend_of(today + timedelta(7 * weeks), "Saturday and Sunday" + (" to come" if ahead else ""))
    return weekend_of(today - timedelta(7), "the Saturday and Sunday before publication")


_BACK = ("last", "this past", "the previous", "the past", "the last")
_ON = ("next", "this coming", "the following", "the coming", "the next")


def _deictic(parts: Parts, setting: Setting) -> Period:
    """As in "last week" is Monday to Sunday before; "that year" is the year last named."""
    which, unit = parts["which"], parts["unit"]
    anchor = setting.today
    if which in ("that", "the same", "that same", "the following", "the previous", "the next"):
        told = setting.told.first if setting.told else None
        anchor = told or (None if which.endswith(("that", "same")) else anchor)
    if anchor is None:
        return undated("no time named before to count from" if setting.today else _NO_DATE)
    if unit == "century":
        return undated("a century")
    steps = -1 if which in _BACK else 1 if which in _ON else 0
    day = "Monday to Sunday" if unit == "week" else f"the whole {unit}"
    return shifted(anchor, unit, steps, day)


def _whole(parts: Parts, setting: Setting) -> Period:
    """As in "the end of the year", "year-end"."""
    told = setting.told.first if setting.told else None
    unit, anchor = parts["unit"], setting.today if setting.year is None else told
    if anchor is None:
        return undated(_NO_DATE)
    if parts["end"]:
        ends = month_of(anchor.year, 12 if parts["end"].startswith("year") else anchor.month, "").last
        return one_day(ends or anchor, "the last day")
    return shifted(anchor, unit, 0, f"some part of the {unit}")


def _span(parts: Parts, setting: Setting) -> Period:
    """As in "the past two weeks" ends at publication, "the coming days" starts after it."""
    today, which = setting.today, parts["which"]
    count, unit = _count(parts["count"]), parts["unit"].replace("centurie", "century")
    if (
        today is None
        or unit in ("second", "minute", "hour", "century")
        or which not in ("past", "last", "next", "coming")
    ):
        return undated("how long, not when")
    if which in ("past", "last"):
        if not parts["count"]:
            return undated("about how long, not when")
        return Period(_back(today, unit, count), today, Precision.PART, f"the {count:g} {unit}s before publication")
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}.get(unit, 0)
    if not days:
        return undated("how long, not when")
    length = round(days * (count if parts["count"] else 7 if unit == "day" else 4 if unit == "week" else 3))
    return Period(today + timedelta(1), today + timedelta(length), Precision.PART, f"the {unit}s after publication")


# --- times counted from another -------------------------------------------------------------------------------------


def _passed(parts: Parts, setting: Setting) -> Period:
    """As in "three years ago", "two days later", "a month earlier"."""
    way, unit = parts["way"], parts["unit"].replace("centurie", "century")
    told = setting.told.first if setting.told else None
    if way == "later" or way.startswith("after"):
        told = setting.told.last if setting.told and setting.told.last else told
    anchor = setting.today if way in ("ago", "from now") or told is None else told
    count = _count(parts["count"])
    if (
        anchor is None
        or not parts["count"]
        or count != count
        or parts["count"] in _INEXACT
        or unit in ("second", "minute", "century")
    ):
        return undated("too vague to date" if anchor else _NO_DATE)
    if way not in ("ago", "from now") and setting.told is None:
        return undated("no time named before to count from")
    sign = -1 if way in ("ago", "earlier", "before", "previously") else 1
    return _stepped(anchor, unit, sign * count, parts["hedge"])


_INEXACT = ("several", "many", "few", "a few", "a couple of", "couple of", "hundreds of")


def _stepped(anchor: date, unit: str, count: float, hedge: str) -> Period:
    """Exact to the unit that is counted; "more than" leaves the far end open, "less than" the days between."""
    rule = f"{abs(count):g} {unit}s {'before' if count < 0 else 'after'}"
    if unit == "hour":
        return one_day(anchor + timedelta(hours=count) if abs(count) >= 24 else anchor, rule)
    if count != int(count):
        unit, count = (
            ("month", round(count * 12))
            if unit == "year"
            else ("day", round(count * 7 if unit == "week" else count * 30))
        )
    point = shifted(anchor, unit if unit != "decade" else "year", int(count) * (10 if unit == "decade" else 1), rule)
    if hedge in ("more than", "over", "at least", "just over") and count < 0:
        return Period(None, _back(anchor, unit, -count), Precision.PART, f"more than {rule}")
    return point


def _back(day: date, unit: str, count: float) -> date:
    """The day `count` units before, as exactly as a calendar can."""
    if unit in ("month", "quarter", "year", "decade"):
        months = round(count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])
        first = month_of(day.year, day.month - months, "").first or day
        last = month_of(day.year, day.month - months, "").last or day
        return first.replace(day=min(day.day, last.day))
    return day - timedelta(count * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1))


def _next_day(parts: Parts, setting: Setting) -> Period:
    told = setting.told
    if told is None or told.first is None or told.precision not in (Precision.DAY, Precision.PART):
        if told and told.is_dated and (parts["at"] or parts["which"].startswith("that")):
            return Period(told.first, told.last, told.precision, "the time last named")
        return undated("no day named before to count from", Precision.DAY)
    if parts["at"] == "moment" or (parts["at"] == "time" and parts["which"].startswith("the next")):
        return undated("too vague to date")
    step = (
        1
        if parts["which"].endswith(("next", "following"))
        else -1
        if parts["which"].endswith(("previous", "preceding"))
        else 0
    )
    day = (told.last if step > 0 and told.last else told.first) + timedelta(step)
    return one_day(day, "counted from the day last named")


def _day_before(parts: Parts, setting: Setting) -> Period:
    told = setting.told
    if told is None or told.first is None:
        return undated("no day named before to count from", Precision.DAY)
    step = -1 if parts["way"] in ("before", "earlier") else 1
    return one_day(told.first + timedelta(step), "counted from the day last named")


def _long(parts: Parts, setting: Setting) -> Period:
    return undated("how long, not when")


def _undated(parts: Parts, setting: Setting) -> Period:
    return undated("too vague to date")


def _clock(parts: Parts, setting: Setting) -> Period:
    return undated("a time of day without its day", Precision.HOUR)


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
    return int(re.sub(r"\D", "", day))


def _full_year(year: str) -> int:
    """Two digits are of the century that ends in 2049."""
    return int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 50 else 1900)


def _count(words: str) -> float:
    """The value of "three", "a", "half a", "2.5"; 1 for nothing."""
    if words in ("", "a", "an"):
        return 1.0
    if words.startswith("half"):
        return 0.5
    number = next(find_numbers(read_tokens(words)), None)
    return number.low if number else float("nan")


_RULES: dict[str, Rule] = {
    "iso": _iso, "slashed": _slashed, "month_day_year": _full_date, "day_month_year": _full_date,
    "month_day": _date_without_year, "day_month": _date_without_year, "month_year": _month_of_year, "month": _month,
    "season": _season, "quarter": _quarter, "until_year": _until_year, "day_of_range": _start_of_range, "end_of_range": _end_of_range, "decade": _decade, "year": _year,
    "short_year": _short_year, "holiday": _holiday, "weekday": _weekday, "near": _near, "weekend": _weekend,
    "deictic": _deictic, "whole": _whole, "span": _span, "passed": _passed, "next_day": _next_day,
    "day_before": _day_before, "bc": _undated, "century": _undated, "duration": _long, "clock": _clock, "vague": _undated,
}  # fmt: skip
