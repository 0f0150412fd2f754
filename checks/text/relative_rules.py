"""Rules for times counted from publication or from the time that the story has reached."""

from __future__ import annotations

from datetime import date, timedelta
from math import isnan

from checks.domain.mention import Precision
from checks.text.lexicons import lexicon
from checks.text.numbers import find_numbers
from checks.text.periods import Period, month_of, one_day, shifted, undated, weekend_of
from checks.text.time_setting import NO_DATE, Parts, Rule, Setting
from checks.text.tokens import read_tokens

# --- days around publication ----------------------------------------------------------------------------------------


def _weekday(parts: Parts, setting: Setting) -> Period:
    """The most recent such day, which may be today's; the next one where the clause looks ahead."""
    today = setting.today
    if today is None:
        return undated(NO_DATE, Precision.DAY)
    behind = (today.weekday() - lexicon("calendar")["weekdays"].index(parts["weekday"])) % 7
    which = parts["which"]
    if which in ("next", "this coming", "the following") or (setting.is_ahead and which in ("", "this")):
        return one_day(today + timedelta((7 - behind) or 7), "the next such weekday after publication")
    if which in ("last", "this past", "the previous") and behind == 0:
        return one_day(today - timedelta(7), "the last such weekday before publication")
    return one_day(today - timedelta(behind), "the most recent such weekday, the day of publication included")


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
        return undated("no time named before to count from" if setting.today else NO_DATE)
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
        return undated(NO_DATE)
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
        or isnan(count)
        or parts["count"] in _INEXACT
        or unit in ("second", "minute", "century")
    ):
        return undated("too vague to date" if anchor else NO_DATE)
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
    """As in "the following day", "that night" and "at that time", from the time last named."""
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
    """As in "the day before", from the day last named."""
    told = setting.told
    if told is None or told.first is None:
        return undated("no day named before to count from", Precision.DAY)
    step = -1 if parts["way"] in ("before", "earlier") else 1
    return one_day(told.first + timedelta(step), "counted from the day last named")


def _count(words: str) -> float:
    """The value of "three", "a", "half a", "2.5"; 1 for nothing."""
    if words in ("", "a", "an"):
        return 1.0
    if words.startswith("half"):
        return 0.5
    number = next(find_numbers(read_tokens(words)), None)
    return number.low if number else float("nan")


RULES: dict[str, Rule] = {
    "weekday": _weekday,
    "near": _near,
    "weekend": _weekend,
    "deictic": _deictic,
    "whole": _whole,
    "span": _span,
    "passed": _passed,
    "next_day": _next_day,
    "day_before": _day_before,
}
"""By the sort of time, as `resources/lexicons/times.toml` names it."""
