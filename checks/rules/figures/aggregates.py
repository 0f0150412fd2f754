"""What rows of a data set add up to, and what they leave out, against a total that the claim gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import Precision, Quantity
from checks.domain.span import Span
from checks.domain.words import number
from checks.rules.context import Context
from checks.rules.figures.leeway import Reach, meet, reach, reach_of_range, total
from checks.rules.figures.pairing import Pair, pairs
from checks.rules.figures.reported import said
from checks.rules.figures.values import in_article
from checks.rules.rule import Example, Need, Notice, rule
from checks.text.lexicons import words

FEWEST = 2
"""Rows that are worth adding up."""
_SO_FAR = re.compile(
    r"\b(?:so far|since|to date|total|toll|altogether|overall|in all|cumulative\w*|until now|by now|year)\b",
    re.IGNORECASE,
)
_CUMULATIVE = re.compile(r"^(?:cumul|running|total to date)", re.IGNORECASE)
_NEW = re.compile(r"^(?:daily|per day|new|increment)", re.IGNORECASE)


@rule(
    "figure.aggregate",
    needs=Need.EVIDENCE,
    source="UCDP GED codebook: an event is an incident with at least one direct death; arithmetic.",
    blind="Rows that were not linked, and events that no data set has recorded.",
    example=Example(
        "The strikes of May killed 40 people.",
        "3 rows of UCDP GED add up to 12 (9–20), not 40: rows may be missing.",
        against="three linked rows of UCDP GED",
    ),
)
def rows_bear_total_out(claim: Claim, context: Context) -> Iterator[Notice]:
    """What rows of a data set add up to, and what they leave out, against a total that the claim gives.

    Linked rows that count the same people are added up, low, best and high apart. Since rows may be missing, a sum that
    differs is never called a conflict. A data set of lethal events cannot bear out how many strikes there were in all;
    and a running total is not the count of one day.
    """
    found = pairs(claim, context)
    yield from _sums(found, context)
    yield from _lethal_only(claim, context)
    yield from (notice for pair in found for notice in _of_series(pair, claim, context))


# --- sums -----------------------------------------------------------------------------------------------------------


def _sums(found: Sequence[Pair], context: Context) -> Iterator[Notice]:
    by_total: dict[tuple[Quantity, str], dict[object, Pair]] = {}
    for pair in found:
        record = pair.reported.record
        if record.kind is EvidenceKind.DATASET_ROW and pair.reported.field is not None:
            rows_by_event = by_total.setdefault((pair.claimed, _data_set(record)), {})
            known = rows_by_event.setdefault(_event(record), pair)
            if _as_of(pair) > _as_of(known):
                rows_by_event[_event(record)] = pair
    for (figure, name), rows in by_total.items():
        if len(rows) >= FEWEST:
            yield _added(figure, name, list(rows.values()), context)


def _event(record: Evidence) -> object:
    """What a row counts: rows of one day and place are counts of one event, of which the latest holds."""
    if record.event_start is None or record.place is None:
        return record.id
    return record.event_start.day, record.place.mention.casefold()


def _as_of(pair: Pair) -> str:
    field = pair.reported.field
    return str((field.as_of if field else None) or pair.reported.record.as_of or "")


def _data_set(record: Evidence) -> str:
    return record.publisher or (record.key or record.title).rpartition(" ")[0]


def _added(figure: Quantity, name: str, rows: Sequence[Pair], context: Context) -> Notice:
    best = sum(pair.converted.value or pair.converted.low or 0.0 for pair in rows)
    bounds: Reach = total([reach_of_range(pair.converted) or (0.0, 0.0) for pair in rows])
    told = number(best) if bounds == (best, best) else f"{number(best)} ({number(bounds[0])}–{number(bounds[1])})"
    claimed = reach(figure)
    values = (in_article("claim", figure, context.text), *(pair.reported.value for pair in rows))
    spans = (Span(figure.start, figure.end),)
    start = f"{len(rows)} linked rows of {name} add up to {told}"
    if claimed is not None and meet(claimed, bounds):
        return Notice(Level.SUPPORTS, f"{start}, which fits {said(figure)}.", values, spans)
    end = "rows may be missing" if best < (figure.low or 0.0) else "rows may be of other events"
    message = f"{start}, not {said(figure)}: {end}, or the claim rests on another count."
    return Notice(Level.PARTLY, message, values, spans)


# --- what a data set leaves out -------------------------------------------------------------------------------------


def _lethal_only(claim: Claim, context: Context) -> Iterator[Notice]:
    """Strikes are counted by the claim, and the rows linked to it are of a data set that has only deadly events."""
    rows = [record for _, record in context.linked(claim) if _is_lethal_only(record)]
    for figure in claim.quantities:
        if rows and (figure.unit or "").split()[-1:] and (figure.unit or "").split()[-1] in words("figures", "attacks"):
            name = _data_set(rows[0])
            message = (
                f"{name} lists events with at least one death only: its {len(rows)} linked "
                f"{'row' if len(rows) == 1 else 'rows'} cannot bear out {said(figure)} {figure.counted} in all."
            )
            values = (in_article("claim", figure, context.text), FindingValue(name, f"{len(rows)} rows", rows[0].id))
            yield Notice(Level.CANNOT_TELL, message, values, missing=("events without deaths",))


def _is_lethal_only(record: Evidence) -> bool:
    """Is it a row of the UCDP Georeferenced Event Dataset, or does it say so of itself?"""
    is_row = record.kind is EvidenceKind.DATASET_ROW
    told = " ".join(figure.definition or "" for figure in record.figures).casefold()
    return is_row and ("ucdp ged" in (record.publisher or record.key or "").casefold() or "at least one death" in told)


# --- running totals and counts of a day -----------------------------------------------------------------------------


def _of_series(pair: Pair, claim: Claim, context: Context) -> Iterator[Notice]:
    series = pair.reported.field.series_type if pair.reported.field else None
    sentence = context.sentence(claim).of(context.text)
    is_of_day = any(time.precision is Precision.DAY and time.first for time in claim.times)
    if series and _CUMULATIVE.match(series) and is_of_day and not _SO_FAR.search(sentence):
        told = "is a running total, and the claim speaks of one day: see how much of it is of that day"
    elif series and _NEW.match(series) and _SO_FAR.search(sentence):
        told = "is a count of one day, and the claim speaks of a total: find the running total"
    else:
        return
    values = (in_article("claim", pair.claimed, context.text), pair.reported.value)
    message = f"{pair.reported.value.value} of “{pair.reported.record.title}” {told}."
    yield Notice(Level.PARTLY, message, values, (Span(pair.claimed.start, pair.claimed.end),))
