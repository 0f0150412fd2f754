"""Rules for times counted from another one: "three years ago", "two days later", "the next day"."""

from __future__ import annotations

from datetime import date, timedelta
from math import isnan

from checks.domain.mention import Precision
from checks.text.counting import BACKWARDS, INEXACT, MORE, back, count_of
from checks.text.periods import Period, one_day, quarter_of, shifted, undated
from checks.text.quarter_rules import quarter_told
from checks.text.time_setting import NO_DATE, Parts, Rule, Setting


def _passed(parts: Parts, setting: Setting) -> Period:
    """As in "three years ago", "two days later", "a month earlier"."""
    way, unit = parts["way"], parts["unit"].replace("centurie", "century")
    told = setting.told.first if setting.told else None
    if way == "later" or way.startswith("after"):
        told = setting.told.last if setting.told and setting.told.last else told
    anchor = setting.today if way in ("ago", "from now") or told is None else told
    count = count_of(parts["count"])
    if (
        anchor is None
        or not parts["count"]
        or isnan(count)
        or parts["count"] in INEXACT
        or unit in ("second", "minute", "century")
    ):
        return undated("too vague to date" if anchor else NO_DATE)
    if way not in ("ago", "from now") and setting.told is None:
        return undated("no time named before to count from")
    if parts["next"] and way in ("before", "after"):
        return _glossed(setting)
    if unit == "year" and way in BACKWARDS and (quarter := quarter_told(setting)):
        return quarter_of(quarter.year - int(count), (quarter.month + 2) // 3, f"the quarter {count:g} years before")
    sign = -1 if way in BACKWARDS else 1
    return _stepped(anchor, unit, sign * count, parts["hedge"])


def _glossed(setting: Setting) -> Period:
    """As in "on 27 June, two days after the invasion": the day named before. What was then invaded has no date."""
    told = setting.told
    if setting.is_gloss and told and told.is_dated:
        return Period(told.first, told.last, told.precision, "the time named right before, in other words")
    return undated("counted from something that the text does not date")


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
    if hedge in MORE and count < 0:
        return Period(None, back(anchor, unit, -count), Precision.PART, f"more than {rule}")
    return point


def _next_day(parts: Parts, setting: Setting) -> Period:
    """As in "the following day", "that night" and "at that time", from the time last named."""
    if parts["at"] in ("moment", "time") and not parts["which"].startswith("that"):
        return undated("too vague to date")
    told = setting.told
    if told is None or told.first is None or told.precision not in (Precision.DAY, Precision.PART):
        if told and told.is_dated and (parts["at"] or parts["which"].startswith("that")):
            return Period(told.first, told.last, told.precision, "the time last named")
        return undated("no day named before to count from", Precision.DAY)
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
    """As in "the day before", from the day last named."""
    told = setting.told
    if parts["next"] and parts["way"] in ("before", "after"):
        return _glossed(setting)
    if told is None or told.first is None:
        return undated("no day named before to count from", Precision.DAY)
    step = -1 if parts["way"] in ("before", "earlier") else 1
    return one_day(told.first + timedelta(step), "counted from the day last named")


def _pointed(parts: Parts, setting: Setting) -> Period:
    """As in "this day", "this date": the day last named."""
    told = setting.told
    if parts["unit"] in ("time", "period") or told is None or told.precision is not Precision.DAY:
        return undated("too vague to date")
    return Period(told.first, told.last, told.precision, "the day last named")


RULES: dict[str, Rule] = {
    "passed": _passed,
    "next_day": _next_day,
    "day_before": _day_before,
    "pointed": _pointed,
}
"""By the sort of time, as `resources/lexicons/times.toml` names it."""
