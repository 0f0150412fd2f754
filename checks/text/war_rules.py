"""Rules for times counted from the start of the war that a text speaks of."""

from __future__ import annotations

from datetime import date, timedelta
from math import isnan

from checks.domain.mention import Precision
from checks.text.counting import MORE, back, count_of
from checks.text.periods import Period, one_day, undated, years
from checks.text.time_setting import Parts, Rule, Setting

NOT_TOLD = "which war began when is not known"

_SHORT_OF = ("nearly", "almost", "less than", "just under")


def _start(_parts: Parts, setting: Setting) -> Period:
    """As in "the start of the war"."""
    if setting.war_began is None:
        return undated(NOT_TOLD, Precision.DAY)
    return one_day(setting.war_began, "the day on which the war began")


def _into(parts: Parts, setting: Setting) -> Period:
    """As in "nearly three years into the war": the unit that ends there; after "more than", the one that begins."""
    began, unit, count = setting.war_began, parts["unit"], count_of(parts["count"])
    if began is None or isnan(count):
        return undated(NOT_TOLD if began is None else "too vague to date")
    mark = back(began, unit, -count)
    rule = f"{count:g} {unit}s after {began.isoformat()}, when the war began"
    if parts["hedge"] in _SHORT_OF:
        return Period(back(began, unit, 1 - count), mark - timedelta(1), Precision.PART, f"less than {rule}")
    if parts["hedge"] in MORE:
        return Period(mark, _day_before(back(began, unit, -count - 1)), Precision.PART, f"more than {rule}")
    return one_day(mark, rule)


def _day_before(day: date) -> date:
    return day - timedelta(1)


def _of_year(parts: Parts, setting: Setting) -> Period:
    """As in "the invasion of 2022": the day on which it began, where it was that year."""
    year = int(parts["year"])
    if setting.war_began is None or setting.war_began.year != year:
        return years(year, year, "the whole year")
    return one_day(setting.war_began, "the day on which the war of that year began")


RULES: dict[str, Rule] = {"war_start": _start, "war_into": _into, "war_of_year": _of_year}
"""By the sort of time, as `resources/lexicons/times.toml` names it."""
