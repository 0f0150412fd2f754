"""The days of linked records against the day of the claim."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Stance
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import Precision, TimeMention
from checks.domain.span import Span
from checks.domain.words import days
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, rule

WEEK = timedelta(7)
_NIGHT = timedelta(1)
_FINE = (None, Precision.MINUTE, Precision.HOUR, Precision.DAY)


@rule(
    "time.dates",
    needs=Need.EVIDENCE,
    source="Calendar arithmetic.",
    blind="Records without the day of the event; claims that name several times.",
    example=Example(
        "Missiles struck the port on 20 May 2025.",
        "The claim’s day is 20 May 2025, that of “Strike on the port” 16 May 2025.",
        against="A record of the strike whose event was on 16 May 2025, linked in support.",
    ),
)
def overlap(claim: Claim, context: Context) -> Iterator[Notice]:
    """The day of a record must overlap that of the claim that it is linked to.

    A day's difference is often the night between, or a zone. More than that, and the record tells of another event, or
    one of the two dates is wrong.
    """
    closed = [time for time in claim.times if time.first and time.last and time.last - time.first < WEEK]
    if len(claim.times) != 1 or len(closed) != 1:
        return
    for link, record in context.linked(claim):
        if link.stance is not Stance.CONTEXT and record.event_precision in _FINE and not _is_coarse(record):
            yield from _compared(closed[0], record, context, is_support=link.stance is Stance.SUPPORTS)


def _compared(time: TimeMention, record: Evidence, context: Context, *, is_support: bool) -> Iterator[Notice]:
    begun = record.event_start
    if begun is None or time.first is None or time.last is None:
        return
    over = record.event_end or begun
    apart = max(time.first - over.day, begun.day - time.last)
    if apart <= timedelta(0):
        return
    span = Span(time.start, time.end)
    here, there = days(time.first, time.last), days(begun.day, over.day)
    values = (
        FindingValue("article", span.of(context.text), span=span),
        FindingValue(record.title, there, record.id),
    )
    message = f"The claim’s day is {here}, that of “{record.title}” {there}"
    if apart <= _NIGHT:
        yield Notice(Level.NOTE, f"{message}: a night or a zone may lie between.", values, (span,))
    else:
        yield Notice(Level.CONFLICTS if is_support else Level.PARTLY, f"{message}.", values, (span,))


def _is_coarse(record: Evidence) -> bool:
    return any(name in ("date_prec", "time_precision") and value.strip() != "1" for name, value in record.codes)
