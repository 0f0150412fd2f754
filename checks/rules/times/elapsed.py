"""How long a war has lasted, against the table of wars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checks.domain.finding import FindingValue, Level
from checks.domain.mention import TimeMention
from checks.domain.span import Span
from checks.domain.words import day, listed
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, article_rule
from checks.rules.times.dated import find_dated
from checks.rules.times.wars import Elapsed, find_elapsed, find_since, length_between, names_of_war
from checks.text.conflicts import Baseline, Conflict


@article_rule(
    "time.elapsed",
    needs=Need.TEXT,
    source="The table of wars, whose entries name resolutions and agreements for the days on which they began.",
    blind="Wars that are not in the table; texts that speak of two wars as often.",
    example=Example(
        "The war in Ukraine broke out more than five years ago, and Kyiv is tired of it.",
        "It does not fit: 3 years and 2 months since 24 February 2022.",
        published="2025-05-23",
    ),
)
def lasted(context: Context) -> Iterator[Notice]:
    """How long a war has gone on is counted from the day on which it began.

    Some wars are counted from more than one day, as that in Ukraine from 2014 and from 2022: the figure may hold for
    one and fail for the other, so both are named. Where an article itself gives the day, as in "more than three years
    ago, on 1 February 2021", the length is counted from that one.
    """
    published, conflict = context.published, context.conflict
    if published is None:
        return
    for told, began in find_dated(context.text, context.times):
        yield _counted_from(told, began, published.day, context)
    if conflict is None:
        return
    for told in (each for at in context.sentences for each in find_elapsed(context.text, at)):
        is_sure = told.is_war or told.fits(conflict.began, published.day)
        if is_sure and _is_meant(told.span, conflict, context):
            yield _counted(told, conflict, published.day, context)
    for since in filter(None, (find_since(context.text, at) for at in context.sentences)):
        if conflict.others and _is_meant(since, conflict, context):
            yield _two_beginnings(since, conflict, context)


def _counted_from(told: Elapsed, began: TimeMention, today: date, context: Context) -> Notice:
    """A length beside the day that it is counted from, which may be told as a month or a year."""
    days = [each for each in (began.first, began.last) if each is not None]
    length = " or ".join(dict.fromkeys(length_between(each, today, told.unit) for each in reversed(days)))
    said = Span(began.start, began.end).of(context.text)
    message = f"“{said}” is {length} before the article"
    spans = told.span, Span(began.start, began.end)
    values = tuple(FindingValue("article", span.of(context.text), span=span) for span in spans)
    if any(told.fits(each, today) for each in days):
        return Notice(Level.SUPPORTS, f"{message}, as told.", values, spans)
    level = Level.PARTLY if any(told.is_near(each, today) for each in days) else Level.CONFLICTS
    return Notice(level, f"{message}, not “{told.span.of(context.text)}”: correct one of the two.", values, spans)


def _is_meant(span: Span, conflict: Conflict, context: Context) -> bool:
    """Is it this war, as far as names beside it tell? Mere fighting may be any."""
    names = [name for name in names_of_war(context.text, span) if name not in ("The", "This", "After", "Since", "In")]
    return not names or any(conflict.may_be(name) for name in names)


def _counted(told: Elapsed, conflict: Conflict, today: date, context: Context) -> Notice:
    others = _others(conflict, today, told.unit)
    first = f"{length_between(conflict.began, today, told.unit)} since {day(conflict.began)}"
    if told.fits(conflict.began, today):
        return _notice(Level.SUPPORTS, f"{first}{f'; {others}' if others else ''}.", told.span, context)
    other = next((each for each in conflict.others if told.fits_closely(each.began, today)), None)
    if other is not None:
        message = f"It holds counted from {_said(other)}, not for the {first}."
        return _notice(Level.PARTLY, message, told.span, context)
    level = Level.PARTLY if told.is_near(conflict.began, today) else Level.CONFLICTS
    opening = "It is a little off" if level is Level.PARTLY else "It does not fit"
    return _notice(level, f"{opening}: {first}{f'; {others}' if others else ''}.", told.span, context)


def _others(conflict: Conflict, today: date, unit: str) -> str:
    told = [f"counted from {_said(each)}, {length_between(each.began, today, unit)}" for each in conflict.others]
    return listed(told)


def _two_beginnings(since: Span, conflict: Conflict, context: Context) -> Notice:
    told = listed([_said(each) for each in conflict.others])
    message = f"“{since.of(context.text)}” is read as since {day(conflict.began)}; some count from {told}."
    return _notice(Level.NOTE, message, since, context)


def _said(baseline: Baseline) -> str:
    return f"{day(baseline.began)} ({baseline.name})"


def _notice(level: Level, message: str, span: Span, context: Context) -> Notice:
    return Notice(level, message, (FindingValue("article", span.of(context.text), span=span),), (span,))
