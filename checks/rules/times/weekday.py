"""A weekday and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from checks.domain.finding import FindingValue, Level
from checks.domain.mention import Precision, TimeMention
from checks.domain.span import Span
from checks.domain.words import day
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, article_rule
from checks.text.lexicons import lexicon

NEAR = 200
"""Days around publication in which a date without a year may lie."""
_GAP = re.compile(r",?\s?\(?(?:a |the |on )?")
_YEAR = re.compile(r"\b\d{4}\b|\d[./]\d{1,2}[./]\d{2}\b")
_COUNTED = re.compile(r"^\d+ days? (?:before|after)$|day last named")
"""How `text.times` words the rule of a day that is counted from another one of the text."""
_OFTEN = re.compile(r"(?i)\b(?:every|each)\s$")


@article_rule(
    "time.weekday",
    needs=Need.TEXT,
    source="The Gregorian calendar.",
    blind="A weekday and a date that do not stand side by side; other calendars.",
    example=Example(
        "On Friday, May 22, 2025, missiles struck the port.",
        "22 May 2025 was a Thursday, not a Friday; Friday was 23 May 2025.",
        published="2025-05-23",
    ),
)
def fits_its_date(context: Context) -> Iterator[Notice]:
    """A weekday that stands beside a date must fit it.

    Where it does not, one of the two is a slip. So with "two days later, on Friday", counted from the day named before.
    A date without a year is taken in the years around publication: only where it fits in none of them, something is
    wrong.
    """
    for span, weekday, time in _pairs(context):
        if time.first is not None and _is_counted(time):
            yield from _counted(context, span, weekday, time, time.first)
        elif time.first is not None:
            yield _notice(context, span, weekday, time, time.first)


def _pairs(context: Context) -> Iterator[tuple[Span, int, TimeMention]]:
    """Dates with the weekday that stands in them, or right before or after them."""
    weekdays = lexicon("calendar")["weekdays"]
    dated = [time for time in context.times if time.precision is Precision.DAY and time.first == time.last]
    for time in dated:
        named = _weekday_in(time.mention, weekdays)
        if named is not None and any(each.isdigit() for each in time.mention):
            yield Span(time.start, time.end), named, time
    for one, two in pairwise(dated):
        span = Span(one.start, two.end)
        if _GAP.fullmatch(context.text, one.end, two.start) and not _OFTEN.search(context.text, 0, one.start):
            for bare, other in ((one, two), (two, one)):
                named = _weekday_in(bare.mention, weekdays)
                is_date = any(each.isdigit() for each in other.mention) or _is_counted(other)
                if named is not None and _is_bare(bare) and is_date:
                    yield span, named, other


def _weekday_in(mention: str, weekdays: list[str]) -> int | None:
    told = mention.casefold().replace(",", " ").split()
    return next((number for number, name in enumerate(weekdays) if name in told), None)


def _is_bare(time: TimeMention) -> bool:
    return not any(each.isdigit() for each in time.mention)


def _is_counted(time: TimeMention) -> bool:
    """Is it counted from a day of the text, as in "two days later" and "the next day"?"""
    return _COUNTED.search(time.rule) is not None


def _counted(context: Context, span: Span, weekday: int, time: TimeMention, when: date) -> Iterator[Notice]:
    """A weekday beside a count of days: which day is counted from can be read in more ways, so it is no conflict."""
    if when.weekday() != weekday:
        value = FindingValue("article", span.of(context.text), span=span)
        message = (
            f"“{time.mention}” comes to {day(when)}, a {_name(when.weekday())}, not a {_name(weekday)}: "
            f"see from which day it is counted, and which of the two is meant."
        )
        yield Notice(Level.PARTLY, message, (value,), (span,))


def _notice(context: Context, span: Span, weekday: int, time: TimeMention, when: date) -> Notice:
    value = FindingValue("article", span.of(context.text), span=span)
    named = _name(weekday)
    fitting = next((each for each in _candidates(context, time, when) if each.weekday() == weekday), None)
    if fitting is not None:
        return Notice(Level.SUPPORTS, f"{day(fitting)} was a {named}.", (value,), (span,))
    nearest = when + timedelta((weekday - when.weekday() + 3) % 7 - 3)
    message = f"{day(when)} was a {_name(when.weekday())}, not a {named}; {named} was {day(nearest)}."
    return Notice(Level.CONFLICTS, message, (value,), (span,))


def _candidates(context: Context, time: TimeMention, when: date) -> Iterator[date]:
    """The day itself, and where the text names no year the same day of the years around publication."""
    yield when
    published = context.published
    if published is None or _YEAR.search(time.mention):
        return
    for year in (published.day.year - 1, published.day.year, published.day.year + 1):
        try:
            other = when.replace(year=year)
        except ValueError:  # 29 February
            continue
        if abs((other - published.day).days) <= NEAR:
            yield other


def _name(weekday: int) -> str:
    return str(lexicon("calendar")["weekdays"][weekday]).capitalize()
