"""What a superlative asks of the cases it is compared with: in which direction, since when, until when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from math import isnan

from checks.domain.claim import Claim
from checks.domain.mention import Precision, TimeMention
from checks.rules.context import Context
from checks.text.counting import back, count_of
from checks.text.lexicons import words
from checks.text.periods import month_of

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LENGTH = re.compile(r"(?:more than |at least |nearly )?(?P<count>[\w-]+) (?P<unit>year|month|week|day|decade)s?")
_WAR = re.compile(
    r"\b(?:of|in|since|throughout) (?:the|this|its) (?:\w+[ -]){0,2}(?:war|invasion|conflict)\b", re.IGNORECASE
)
_WHOLE = ("this ", "the year", "the month")
CASE = 1
"""Days over which one case may lie: an attack overnight has two."""


@dataclass(frozen=True)
class Since:
    """From when cases count."""

    edge: date
    """The first day of the time that is named, or the only one."""
    after: date
    """Its last day: cases after it count, those on it do not, for "the largest since 2014" has its like in 2014."""
    words: str


def term_of(claim: Claim) -> str:
    """The superlative in lower case: "largest", "for the first time"; empty where the claim has none."""
    return claim.comparison.term.casefold() if claim.comparison else ""


def is_first(claim: Claim) -> bool:
    """Does the claim say that there was no such case before?"""
    return term_of(claim) in ("first", "for the first time")


def is_extreme(claim: Claim) -> bool:
    """Does the claim say that a value is the largest or the smallest?"""
    term = term_of(claim).removesuffix(" than any")
    return bool(term) and not is_first(claim) and term.split()[0] not in words("superlatives", "orders")


def is_smallest(claim: Claim) -> bool:
    """Is it the lowest value that is claimed?"""
    return not words("superlatives", "smallest").isdisjoint(term_of(claim).split())


def since(claim: Claim, context: Context) -> Since | None:
    """Since when the claim looks back: a date it names, a length of time, a running year, the war; None for none."""
    told = claim.comparison.since if claim.comparison else None
    opened = next((time for time in claim.times if time.first and time.last is None), None)
    if opened is not None and opened.first is not None:
        return Since(opened.first, _end(opened), opened.mention)
    return _by_words(told, context) or _running(claim, context) or _of_war(claim, context)


def day_of_case(claim: Claim, context: Context) -> date | None:
    """The day of the claim's own case: named in it, in its sentence, or before it in its paragraph; else None."""
    at = claim.anchor.span
    single = [time for time in context.times if _is_of_case(time, context)]
    inside = [time for time in single if at.start <= time.start < at.end]
    sentence = context.sentence(claim)
    beside = [time for time in single if sentence.start <= time.start < sentence.end]
    paragraph = context.text.rfind("\n", 0, at.start) + 1
    before = [time for time in single if paragraph <= time.start < at.start]
    found = inside[-1:] or beside[-1:] or before[-1:]
    return found[0].last if found else None


def until(claim: Claim, context: Context) -> date | None:
    """The day up to which cases count: that of the claim's own case, else that of publication."""
    return day_of_case(claim, context) or (context.published.day if context.published else None)


def _is_of_case(time: TimeMention, context: Context) -> bool:
    """Is it a single day, or a night, and no later than the article?"""
    if time.first is None or time.last is None or "war began" in time.rule:
        return False
    is_told = context.published is None or time.first <= context.published.day
    return is_told and (time.last - time.first).days <= CASE


def _end(time: TimeMention) -> date:
    """The last day of the time behind "since": of "since 2014" the end of that year."""
    first = time.first or date.min
    if time.precision is Precision.YEAR:
        return date(first.year, 12, 31)
    if time.precision is Precision.MONTH:
        return month_of(first.year, first.month, "").last or first
    return first + timedelta(6) if time.precision is Precision.WEEK else first


def _by_words(told: str | None, context: Context) -> Since | None:
    """As in "2022-02-24", "2022-03" and "three years"."""
    if not told:
        return None
    if found := _ISO.match(told):
        return _by_parts(found[1], found[2], found[3], told)
    length, published = _LENGTH.match(told.casefold()), context.published
    if length is None or published is None:
        return None
    count = count_of(length["count"])
    if isnan(count):
        return None
    day = back(published.day, length["unit"], count)
    return Since(day, day, told)


def _by_parts(year: str, month: str | None, day: str | None, told: str) -> Since | None:
    try:
        if day and month:
            found = date(int(year), int(month), int(day))
            return Since(found, found, told)
        if month:
            whole = month_of(int(year), int(month), "")
            return Since(whole.first or date.min, whole.last or date.min, told)
    except ValueError:
        return None
    return Since(date(int(year), 1, 1), date(int(year), 12, 31), told)


def _running(claim: Claim, context: Context) -> Since | None:
    """As in "this year": from its first day."""
    published = context.published
    for time in claim.times:
        if published is None or time.first is None or time.last is None:
            continue
        is_whole = time.mention.casefold().startswith(_WHOLE) and (time.last - time.first).days > CASE
        if is_whole and time.first <= published.day <= time.last:
            return Since(time.first, time.first - timedelta(1), time.mention)
    return None


def _of_war(claim: Claim, context: Context) -> Since | None:
    """As in "of the war": from the day it began."""
    found = _WAR.search(f"{claim.quote} {claim.comparison.scope if claim.comparison else ''}")
    conflict = context.conflict if found else None
    return Since(conflict.began, conflict.began - timedelta(1), "the start of the war") if conflict else None
