"""Events near midnight, which have two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence
from checks.domain.finding import FindingValue, Level
from checks.domain.moment import Moment
from checks.domain.span import Span
from checks.domain.words import moment
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, rule

_EDGE = re.compile(
    r"\b(?:early[ -]morning|late[ -]night|late at night|in the (?:small|early) hours"
    r"|(?:(?:shortly|just|soon|right|minutes) (?:after|before)|around|about|at|past) midnight"
    r"|(?:1[01]|12)(?:[:.]\d\d)?\s?p\.?m\.?|(?:12|1|2)(?:[:.]\d\d)?\s?a\.?m\.?|(?:2[23]|0?[01]):\d\d)(?!\w)",
    re.IGNORECASE,
)
_NOON = re.compile(r"12(?:[:.]\d\d)?\s?p\.?m\.?", re.IGNORECASE)
_ZONE = re.compile(
    r"\b(?:local time|GMT|UTC|E[SD]T|P[SD]T|CES?T|EES?T|MSK|IST|[A-Z]\w+ (?:(?:Standard|Daylight|Summer) )?[Tt]ime)\b"
)
_MISSING = ("time zone",)


@rule(
    "time.zone-edge",
    needs={Need.TEXT, Need.EVIDENCE},
    source="ISO 8601 and the IANA time zone database: a local date depends on the zone.",
    blind="The zone that the source had in mind, where neither article nor record names one.",
    example=Example(
        "The president wrote in an early-morning post on Friday that it was done.",
        "“early-morning” names no zone: around midnight it is another date elsewhere.",
    ),
)
def two_dates(claim: Claim, context: Context) -> Iterator[Notice]:
    """An event near midnight has two local dates.

    A post of early Friday in Washington is one of Friday noon in Kyiv; a strike at half past eleven at night in Gaza is
    one of the same day in London and of the next day in Moscow. Without a zone, a record can seem to be a day off.
    """
    found = _EDGE.search(claim.quote)
    if found is None or _NOON.fullmatch(found[0]) or not _is_dated(claim):
        return
    if _ZONE.search(context.sentence(claim).of(context.text)):
        return
    start = claim.anchor.start + found.start()
    span = Span(start, start + len(found[0]))
    value = FindingValue("article", found[0], span=span)
    clocks = [(record, at) for _, record in context.linked(claim) if (at := _clock(record)) is not None]
    for record, at in clocks:
        told = _elsewhere(at, context)
        if told:
            message = f"“{found[0]}” names no zone: {told} (“{record.title}”)."
            yield Notice(
                Level.NOTE, message, (value, FindingValue(record.title, moment(at), record.id)), (span,), _MISSING
            )
            return
    message = f"“{found[0]}” names no zone: around midnight it is another date elsewhere."
    yield Notice(Level.NOTE, message, (value,), (span,), _MISSING)


def _is_dated(claim: Claim) -> bool:
    return any(time.first is not None and time.first == time.last for time in claim.times)


def _clock(record: Evidence) -> Moment | None:
    """The time of what a record tells, where it has an hour and a zone."""
    known = (record.event_start, record.as_of, record.published)
    return next((at for at in known if at is not None and at.clock is not None and at.clock.tzinfo is not None), None)


def _elsewhere(at: Moment, context: Context) -> str:
    """The two local dates, in the record's zone and in the article's; empty where both are one."""
    if at.clock is None:
        return ""
    local = datetime.combine(at.day, at.clock).astimezone(context.zone)
    here = Moment.of(local.replace(tzinfo=timezone(local.utcoffset() or timedelta())))  # a clock alone needs its offset
    return f"{moment(at)} is {moment(here)} where the article tells the time" if here.day != at.day else ""
