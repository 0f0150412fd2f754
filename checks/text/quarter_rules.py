"""Rules for the quarters and years of business: "the latest quarter", "the year-ago period", "for the year"."""

from __future__ import annotations

from datetime import date

from checks.text.periods import Period, quarter_of, shifted, undated
from checks.text.time_setting import NO_DATE, Parts, Rule, Setting


def quarter_told(setting: Setting) -> date | None:
    """The first day of the quarter that the text speaks of; None where it speaks of no quarter."""
    told = setting.told
    if told is None or told.first is None or told.last is None or told.first.month % 3 != 1:
        return None
    return told.first if 88 < (told.last - told.first).days < 93 else None


def _year_ago(_parts: Parts, setting: Setting) -> Period:
    """As in "the year-ago quarter": the quarter that the text speaks of a year before, else the year before."""
    if quarter := quarter_told(setting):
        return quarter_of(quarter.year - 1, (quarter.month + 2) // 3, "the quarter 1 year before")
    if setting.today is None:
        return undated(NO_DATE)
    return shifted(setting.today, "year", -1, "the year before publication")


def _latest(parts: Parts, setting: Setting) -> Period:
    """As in "the latest quarter": the one that the text speaks of, else the last one that was over at publication."""
    unit = parts["unit"]
    if unit in ("quarter", "period") and (quarter := quarter_told(setting)):
        return quarter_of(quarter.year, (quarter.month + 2) // 3, "the quarter last named")
    if setting.today is None or unit == "period":
        return undated("no time named before to count from" if setting.today else NO_DATE)
    return shifted(setting.today, unit, -1, f"the last whole {unit} before publication")


def _running(parts: Parts, setting: Setting) -> Period:
    """As in "for the year", "in the quarter": the one that the text speaks of, else that of publication."""
    told = setting.told.first if setting.told else None
    if parts["unit"] == "quarter" and (quarter := quarter_told(setting)):
        return quarter_of(quarter.year, (quarter.month + 2) // 3, "the quarter last named")
    anchor = setting.today if setting.year is None else told
    if anchor is None:
        return undated(NO_DATE)
    return shifted(anchor, parts["unit"], 0, f"the whole {parts['unit']}")


RULES: dict[str, Rule] = {"year_ago": _year_ago, "latest": _latest, "running": _running}
"""By the sort of time, as `resources/lexicons/times.toml` names it."""
