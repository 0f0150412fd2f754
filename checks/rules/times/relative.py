"""How "last week" was resolved, and what else it could mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from checks.domain.claim import Claim
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import TimeMention
from checks.domain.span import Span
from checks.domain.words import day, days
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, rule
from checks.text.counting import back
from checks.text.lexicons import either, lexicon

_WHICH = "last|next|this|this past|this coming"
_WEEKDAY = re.compile(rf"(?:(?P<which>{_WHICH})\s)?(?P<weekday>{either('calendar', 'weekdays')})", re.IGNORECASE)
_UNIT = re.compile(r"(?P<which>last|next|this)\s(?P<unit>week|month|year|weekend)", re.IGNORECASE)


@rule(
    "time.relative",
    needs=Need.TEXT,
    source="ISO 8601: a week runs from Monday to Sunday; the day of publication is counted from.",
    blind="An article that was written before the day it was published, or in another zone.",
    example=Example(
        "He had offered to come to Turkey last week.",
        "“last week” is 12 May 2025 to 18 May 2025, Monday to Sunday; "
        "read as the 7 days before publication, 16 May 2025 to 22 May 2025.",
        published="2025-05-23",
    ),
)
def resolved(claim: Claim, context: Context) -> Iterator[Notice]:
    """Times counted from publication are shown as dates, and so are the readings that differ.

    "Last week" is the week from Monday to Sunday for one reader and the seven days before for another; "next Friday"
    may be this week's or that of the next. A record of the other week then speaks for or against another claim. What
    has one reading only holds, and is shown with its date.
    """
    published = context.published
    if published is None:
        return
    for time in claim.times:
        other = _other(time, published.day)
        if time.first is not None and time.last is not None and other is not None:
            yield _notice(time, other, context)


def _other(time: TimeMention, today: date) -> str | None:
    """The reading that differs, in words; empty where there is none, None where the time is no matter of this."""
    if found := _UNIT.fullmatch(time.mention):
        return _other_unit(found["which"].casefold(), found["unit"].casefold(), today)
    found = _WEEKDAY.fullmatch(time.mention)
    if found is None or time.first == today:
        return None
    which = (found["which"] or "").casefold()
    if which in ("last", "next") and time.first is not None:
        return _other_weekday(which, time.first, today)
    return ""


def _other_unit(which: str, unit: str, today: date) -> str | None:
    before = today - timedelta(1)
    if which == "last" and unit == "week":
        return f"read as the 7 days before publication, {days(today - timedelta(7), before)}"
    if which == "last" and unit in ("month", "year"):
        length = "30 days" if unit == "month" else "12 months"
        first = today - timedelta(30) if unit == "month" else back(today, "year", 1)
        return f"read as the {length} before publication, {days(first, before)}"
    if unit == "weekend" and which != "this":
        return "some count from the weekend just over or just ahead"
    return "" if which in ("last", "next") else None


def _other_weekday(which: str, told: date, today: date) -> str:
    """What a weekday of this week may mean besides: "last Monday", said on a Friday, may be that of the week before."""
    step = timedelta(-7 if which == "last" else 7)
    is_this_week = told.isocalendar()[:2] == today.isocalendar()[:2]
    return f"some mean {day(told + step)}" if is_this_week else ""


def _notice(time: TimeMention, other: str, context: Context) -> Notice:
    span = Span(time.start, time.end)
    told = days(time.first, time.last)
    weekday = f", a {_name(time.first)}" if time.first == time.last and time.first else f", {time.rule}"
    weekday = "" if _WEEKDAY.fullmatch(time.mention) else weekday
    message = f"“{time.mention}” is {told}{weekday}{f'; {other}' if other else ''}."
    level = Level.NOTE if other else Level.SUPPORTS
    return Notice(level, message, (FindingValue("article", span.of(context.text), span=span),), (span,))


def _name(when: date | None) -> str:
    return str(lexicon("calendar")["weekdays"][when.weekday()]).capitalize() if when else ""
