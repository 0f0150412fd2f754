"""How long a war has lasted, against the table of wars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checks.domain.claim import Claim
from checks.domain.finding import FindingValue, Level
from checks.domain.span import Span
from checks.domain.words import day, listed
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, rule
from checks.rules.times.wars import Elapsed, find_elapsed, find_since, length_between, names_of_war
from checks.text.conflicts import Baseline, Conflict


@rule(
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
def lasted(claim: Claim, context: Context) -> Iterator[Notice]:
    """How long a war has gone on is counted from the day on which it began.

    Some wars are counted from more than one day, as that in Ukraine from 2014 and from 2022: the figure may hold for
    one and fail for the other, so both are named.
    """
    published, conflict, place = context.published, context.conflict, claim.anchor.span
    if published is None or conflict is None:
        return
    for told in (each for each in _told(context) if place.start <= each.span.start and each.span.end <= place.end):
        is_sure = told.is_war or told.fits(conflict.began, published.day)
        if is_sure and _is_meant(told.span, conflict, context):
            yield _counted(told, conflict, published.day, context)
    since = find_since(context.text, place)
    if since is not None and conflict.others and _is_meant(since, conflict, context):
        yield _two_beginnings(since, conflict, context)


def _told(context: Context) -> tuple[Elapsed, ...]:
    """All lengths of war in the article."""
    text = context.text
    return context.once("elapsed", lambda: tuple(each for at in context.sentences for each in find_elapsed(text, at)))


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
