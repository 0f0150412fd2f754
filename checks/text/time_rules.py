"""The days that each sort of time names, with the rule in words."""

from __future__ import annotations

from checks.domain.mention import Precision
from checks.text import counted_rules, date_rules, quarter_rules, relative_rules, war_rules
from checks.text.periods import Period, undated
from checks.text.time_setting import Parts, Setting

_RULES = {
    **date_rules.RULES,
    **relative_rules.RULES,
    **counted_rules.RULES,
    **quarter_rules.RULES,
    **war_rules.RULES,
}

_UNDATED = {
    "duration": undated("how long, not when"),
    "vague": undated("too vague to date"),
    "century": undated("a century"),
    "bc": undated("before the first year of the calendar"),
    "clock": undated("a time of day without its day", Precision.HOUR),
}


def resolve(sort: str, parts: Parts, setting: Setting) -> Period:
    """The days that a time names; undated where the words do not settle it or no such day exists."""
    if sort in _UNDATED:
        return _UNDATED[sort]
    try:
        return _RULES[sort](parts, setting)
    except (ValueError, OverflowError):
        return undated("no such day in the calendar")
