"""Records that are younger than the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.domain.claim import Claim, Kind, Modality
from checks.domain.evidence import Evidence, Link, Stance
from checks.domain.finding import FindingValue, Level
from checks.domain.moment import Moment
from checks.domain.tolls import instants
from checks.domain.words import count, day, listed
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, rule

Pair = tuple[Link, Evidence]
MOST = 3
"""Records that are called by name."""


@rule(
    "source.later",
    needs=Need.EVIDENCE,
    source="An article is judged by what was known when it appeared; what came after says what came of it.",
    blind="Records that were changed after the day that they bear.",
    example=Example(
        "Officials said they expected more releases over the weekend.",
        "1 record is later than the article and tells what came of it: “The third day” (25 May 2025).",
        against="A report of 25 May 2025 on the releases of the weekend.",
        published="2025-05-23",
    ),
)
def younger(claim: Claim, context: Context) -> Iterator[Notice]:
    """A record that is later than the article could not be known when it appeared.

    It tells whether a prediction came true, and since when a figure is outdated. It never makes an article wrong that
    told what was known. Where earlier records speak for or against it as well, nothing rests on the later one. A
    record without a date that was only seen after the article may be either.
    """
    if context.published is None:
        return
    linked = context.linked(claim)
    later = [(link, record) for link, record in linked if record.published and _is_after(record.published, context)]
    if not _looks_ahead(claim):
        later = _rested_on(later, linked)
    if later:
        yield _told(claim, sorted(later, key=lambda pair: (_date(pair[1]), pair[1].title)))
    for link, record in linked:
        seen = record.accessed or next((each.at for each in record.captures), None)
        if link.stance is not Stance.CONTEXT and seen and _is_dateless(record) and _is_after(seen, context):
            yield _undated(record, seen)


def _rested_on(later: Sequence[Pair], linked: Sequence[Pair]) -> list[Pair]:
    """Those of the later records on which a verdict would rest: no earlier one stands to the claim as they do."""
    ids = {record.id for _, record in later}
    held = {link.stance for link, record in linked if record.id not in ids} | {Stance.CONTEXT}
    return [(link, record) for link, record in later if link.stance not in held]


def _is_after(at: Moment, context: Context) -> bool:
    published = context.published
    return (
        published is not None
        and instants(at, context.zone)[0] >= instants(published, context.zone)[1]
        and (at != published)
    )


def _is_dateless(record: Evidence) -> bool:
    return not (record.published or record.as_of or record.event_start)


def _date(record: Evidence) -> str:
    return str(record.published or "")


def _told(claim: Claim, later: list[Pair]) -> Notice:
    records = list(dict.fromkeys(record for _, record in later))
    named = [f"“{record.title}” ({_said(record.published)})" for record in records[:MOST]]
    named += [f"{len(records) - MOST} more"] if len(records) > MOST else []
    how_many = f"{count(len(records), 'record')} {'is' if len(records) == 1 else 'are'} later than the article"
    told = "tells what came of it" if len(records) == 1 else "tell what came of it"
    use = f"and {told}" if _looks_ahead(claim) else "and could not be known when it appeared"
    values = tuple(FindingValue(record.title, str(record.published), record.id) for record in records)
    return Notice(Level.NOTE, f"{how_many[:1].upper()}{how_many[1:]} {use}: {listed(named)}.", values)


def _looks_ahead(claim: Claim) -> bool:
    return Kind.PREDICTION in (claim.kind, *claim.also) or claim.modality is Modality.PLANNED


def _undated(record: Evidence, seen: Moment) -> Notice:
    message = f"“{record.title}” bears no date and was seen on {day(seen.day)}, after the article: it may be younger."
    missing = (f"date of “{record.title}”",)
    return Notice(Level.NOTE, message, (FindingValue(record.title, str(seen), record.id),), missing=missing)


def _said(at: Moment | None) -> str:
    return day(at.day) if at else ""
