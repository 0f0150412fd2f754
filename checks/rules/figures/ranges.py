"""A claim's figure, with its hedge, against what the records give as low, best and high."""

from __future__ import annotations

from collections.abc import Iterator

from checks.domain.claim import Claim
from checks.domain.evidence import EvidenceKind
from checks.domain.finding import Level
from checks.domain.mention import Quantity
from checks.domain.span import Span
from checks.domain.tolls import is_known_by
from checks.rules.context import Context
from checks.rules.figures.leeway import meet, reach, reach_of_range
from checks.rules.figures.pairing import Pair, pairs
from checks.rules.figures.reported import said
from checks.rules.figures.units import DURATION
from checks.rules.figures.values import in_article
from checks.rules.rule import Example, Need, Notice, rule


@rule(
    "figure.range",
    needs=Need.EVIDENCE,
    source="Low, best and high estimates as the UCDP GED codebook has them; arithmetic.",
    blind="Figures that no record gives for the same people or things, and how good the estimates are.",
    example=Example(
        "At least 12 people were killed.", "At least 12 lies outside 9–11.", against="killed: low 9, best 10, high 11"
    ),
)
def figure_is_in_range(claim: Claim, context: Context) -> Iterator[Notice]:
    """A claim's figure, with its hedge, against what the records give as low, best and high.

    Several rows of a data set are not held against it one by one, but added up elsewhere. "At least 12" does not fit
    9 to 11, and is more than surely known where a record gives 10 to 15. Where another record bears the figure out, one
    that differs is only told. A toll without the time at which it was true decides nothing, and one that came out after
    the article is no matter of this rule.
    """
    for figure in claim.quantities:
        found = [pair for pair in pairs(claim, context) if pair.claimed == figure and _is_of_one_figure(pair)]
        is_sum = sum(_is_row(pair) for pair in found) > 1
        alone = [pair for pair in found if not (is_sum and _is_row(pair)) and not is_later(pair, context)]
        levels = [level_of(pair) for pair in alone]
        for pair, level in zip(alone, levels, strict=True):
            yield from _told(pair, level, context, is_borne_out=Level.SUPPORTS in levels)


def _is_row(pair: Pair) -> bool:
    return pair.reported.record.kind is EvidenceKind.DATASET_ROW


def _is_of_one_figure(pair: Pair) -> bool:
    """Does a person, or the passage relied on, give it in the claim's own unit? Lengths of time are told together."""
    return pair.is_sure and not pair.is_converted and pair.dimension != DURATION


def is_later(pair: Pair, context: Context) -> bool:
    """Was the record's figure true only after the article came out?"""
    as_of, published = pair.reported.as_of, context.published
    return as_of is not None and published is not None and not is_known_by(as_of, published, context.zone)


def level_of(pair: Pair) -> Level:
    """Does the record's figure bear the claim's out, in part, or not at all?"""
    claimed, given = reach(pair.claimed), reach_of_range(pair.converted)
    if claimed is None or given is None:
        return Level.NOTE
    if not meet(claimed, given):
        return Level.CONFLICTS
    best = pair.converted.value
    is_within = claimed[0] <= given[0] and given[1] <= claimed[1]
    fits_best = best is not None and claimed[0] <= best <= claimed[1]
    return Level.SUPPORTS if is_within or fits_best else Level.PARTLY


def _told(pair: Pair, level: Level, context: Context, *, is_borne_out: bool) -> Iterator[Notice]:
    toll = pair.claimed.person_status is not None
    if level is Level.NOTE or (level is not Level.SUPPORTS and is_borne_out and toll):
        return  # tolls that differ by the hour are a matter of their course
    name, given, claimed = pair.reported.record.title, range_of(pair.reported.figure), said(pair.claimed)
    values, spans = (in_article("claim", pair.claimed, context.text), pair.reported.value), (_span(pair.claimed),)
    if level is Level.SUPPORTS:
        yield Notice(level, f"“{name}” gives {given}, which bears out {claimed}.", values, spans)
    elif level is Level.PARTLY:
        yield Notice(level, f"“{name}” gives {given}: {claimed} is possible, and not settled by it.", values, spans)
    elif toll and pair.reported.as_of is None:
        message = f"“{name}” gives {given}, not {claimed}, but not when that was true: add the time."
        yield Notice(Level.CANNOT_TELL, message, values, spans, missing=("as-of time",))
    else:
        end = ", while another record bears it out." if is_borne_out else ": one of the two is wrong or counts another."
        level = Level.PARTLY if is_borne_out else Level.CONFLICTS
        yield Notice(level, f"“{name}” gives {given}, and {claimed} lies outside of it{end}", values, spans)


def range_of(figure: Quantity) -> str:
    """A figure with its bounds: "10 (9–11)", "9–11", "at least 12"."""
    if figure.value is not None and figure.low != figure.high:
        bounds = Quantity(0, 0, low=figure.low, high=figure.high)
        return f"{said(figure)} ({said(bounds)})"
    return said(figure)


def _span(figure: Quantity) -> Span:
    return Span(figure.start, figure.end)
