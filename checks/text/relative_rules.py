"""Rules for times around publication or around the time that the story has reached."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from checks.domain.mention import Precision
from checks.text.counting import back, count_of
from checks.text.lexicons import lexicon
from checks.text.periods import Period, month_of, one_day, shifted, undated, weekend_of
from checks.text.time_setting import NO_DATE, Parts, Rule, Setting

# --- days around publication ----------------------------------------------------------------------------------------


def _weekday(parts: Parts, setting: Setting) -> Period:
    """The most recent such day, which may be today's; the next one where the clause looks ahead."""
    today = setting.today
    if parts["every"] or parts["many"]:
        return undated("again and again")
    if today is None:
        return undated(NO_DATE, Precision.DAY)
    day, which = lexicon("calendar")["weekdays"].index(parts["weekday"]), parts["which"]
    if parts["week"] or setting.begun:
        return _tied_weekday(day, parts["week"], today, setting.begun)
    behind = (today.weekday() - day) % 7
    if which in ("next", "this coming", "the following") or (setting.is_ahead and which in ("", "this")):
        return one_day(today + timedelta((7 - behind) or 7), "the next such weekday after publication")
    if which in ("last", "this past", "the previous") and behind == 0:
        return one_day(today - timedelta(7), "the last such weekday before publication")
    return one_day(today - timedelta(behind), "the most recent such weekday, the day of publication included")


def _tied_weekday(day: int, week: str, today: date, begun: date | None) -> Period:
    """As in "Tuesday last week", and the Sunday of "from Friday to Sunday"."""
    if week or begun is None:
        steps = {"last": -7, "next": 7}.get(week, 0)
        return one_day(today + timedelta(steps + day - today.weekday()), f"the day of {week} week")
    return one_day(begun + timedelta((day - begun.weekday()) % 7), "the first such weekday after the one before it")


def _near(parts: Parts, setting: Setting) -> Period:
    """As in "yesterday", "overnight" and "the previous night"."""
    near, told = parts["near"], setting.told.first if setting.told else None
    if told and near.startswith("the ") and near != "the night before last":
        return one_day(told - timedelta(1), "the evening before")
    if setting.today is None:
        return undated(NO_DATE, Precision.DAY)
    if near == "overnight":
        first = setting.today - timedelta(1)
        return Period(first, setting.today, Precision.PART, "from the evening before publication to the morning")
    step = lexicon("calendar")["near"].get(parts["beyond"] or near, 0)
    return one_day(setting.today + timedelta(step), "counted from the day of publication")


def _weekend(parts: Parts, setting: Setting) -> Period:
    """As in "over the weekend": the one before publication, or the next where the clause looks ahead."""
    today, which = setting.today, parts["which"]
    if today is None or which == "a":
        return undated(NO_DATE)
    ahead = which in ("next", "this coming", "the coming", "the following") or (
        setting.is_ahead and which in ("this", "the")
    )
    if ahead or today.weekday() >= 5:
        weeks = 1 if ahead and (which == "next" or today.weekday() >= 5) and today.weekday() != 5 else 0
        return weekend_of(today + timedelta(7 * weeks), "Saturday and Sunday" + (" to come" if ahead else ""))
    return weekend_of(today - timedelta(7), "the Saturday and Sunday before publication")


FEWEST = 2
"""How many a plural without a number is read as, the fewest it can name: "in the coming days"."""
DAY_OF_HOURS = 12
"""Hours that reach back into the day before: "the past 24 hours"."""
_BACK = ("last", "this past", "the previous", "the past", "the last")
_ON = ("next", "this coming", "the following", "the coming", "the next")


def _deictic(parts: Parts, setting: Setting) -> Period:
    """As in "last week" is Monday to Sunday before; "that year" is the year last named."""
    which, unit = parts["which"], parts["unit"]
    anchor = setting.today
    if which in ("that", "the same", "that same", "the following", "the previous", "the next"):
        told = setting.told.first if setting.told else None
        anchor = told or (None if which.endswith(("that", "same")) else anchor)
    if which == "this" and setting.year is not None and setting.told and unit in ("year", "month"):
        anchor = setting.told.first
    if anchor is None:
        return undated("no time named before to count from" if setting.today else NO_DATE)
    if unit == "century":
        return undated("a century")
    if which == "the past":
        return Period(back(anchor, unit, 1), anchor, Precision.PART, f"the {unit} before publication")
    steps = -1 if which in _BACK else 1 if which in _ON else 0
    day = "Monday to Sunday" if unit == "week" else f"the whole {unit}"
    return shifted(anchor, unit, steps, day)


def _whole(parts: Parts, setting: Setting) -> Period:
    """As in "the end of the year", "year-end"."""
    told = setting.told.first if setting.told else None
    unit, anchor = parts["unit"], setting.today if setting.year is None else told
    if anchor is None:
        return undated(NO_DATE)
    if parts["end"].startswith("year"):
        return one_day(date(anchor.year, 12, 31), "the last day of the year")
    if parts["end"]:
        return month_of(anchor.year, anchor.month, "the end of the month")
    return shifted(anchor, unit, 0, f"some part of the {unit}")


def _span(parts: Parts, setting: Setting) -> Period:
    """As in "the past two weeks" ends at publication, "the coming days" starts after it."""
    today, which = setting.today, parts["which"]
    count, unit = count_of(parts["count"]), parts["unit"].replace("centurie", "century")
    if (
        today is None
        or unit in ("second", "minute", "century")
        or (unit == "hour" and (count < DAY_OF_HOURS or which not in ("past", "last")))
        or which not in ("past", "last", "next", "coming")
    ):
        return undated("how long, not when")
    if which in ("past", "last"):
        if unit == "hour" and count >= DAY_OF_HOURS:
            return Period(today - timedelta(ceil(count / 24)), today, Precision.PART, f"the {count:g} hours before")
        if not parts["count"]:
            return undated("about how long, not when")
        return Period(back(today, unit, count), today, Precision.PART, f"the {count:g} {unit}s before publication")
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}.get(unit, 0)
    if not days:
        return undated("how long, not when")
    length = round(days * (count if parts["count"] else FEWEST))
    return Period(today + timedelta(1), today + timedelta(length), Precision.PART, f"the {unit}s after publication")


def _present(_parts: Parts, setting: Setting) -> Period:
    """As in "now", "currently": the day of publication, but in a story about the past any time."""
    if setting.today is None or setting.year is not None:
        return undated("too vague to date")
    return one_day(setting.today, "the day of publication")


RULES: dict[str, Rule] = {
    "weekday": _weekday,
    "near": _near,
    "present": _present,
    "weekend": _weekend,
    "deictic": _deictic,
    "whole": _whole,
    "span": _span,
}
"""By the sort of time, as `resources/lexicons/times.toml` names it."""
