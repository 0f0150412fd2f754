"""How long it took, over all reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.domain.claim import Claim
from checks.domain.finding import Level
from checks.domain.mention import Quantity
from checks.domain.span import Span
from checks.domain.words import number
from checks.rules.context import Context
from checks.rules.figures.leeway import can_agree
from checks.rules.figures.pairing import Pair, pairs
from checks.rules.figures.ranges import range_of
from checks.rules.figures.reported import said
from checks.rules.figures.units import DURATION
from checks.rules.figures.values import in_article
from checks.rules.rule import Example, Need, Notice, rule


@rule(
    "figure.duration",
    needs=Need.EVIDENCE,
    source="Arithmetic, over all reports; half the last significant digit of the rounder figure.",
    blind="Reports that count from another beginning or to another end.",
    example=Example(
        "The two-hour meeting ended without a truce.",
        "The reports give 1–2 hours; two hours is the longest.",
        against="length of the meeting in minutes: 60, 100, 120",
    ),
)
def length_is_reported(claim: Claim, context: Context) -> Iterator[Notice]:
    """How long it took, over all reports.

    "A two-hour meeting" is one reading where some reports say sixty minutes and others a hundred. The reports are
    converted to the unit of the claim and told together, each with its record.
    """
    for figure in claim.quantities:
        found = [
            pair
            for pair in pairs(claim, context)
            if pair.claimed == figure and pair.is_sure and pair.dimension == DURATION
        ]
        if found:
            yield _notice(figure, found, context)


def _notice(figure: Quantity, found: Sequence[Pair], context: Context) -> Notice:
    fitting = [pair for pair in found if can_agree(figure, pair.reported.figure)]
    values = (in_article("claim", figure, context.text), *(pair.reported.value for pair in found))
    told = "; ".join(dict.fromkeys(_told(pair) for pair in found))
    counted = f"{len(fitting)} of {len(found)}" if len(found) > 1 else "The record"
    spans = (Span(figure.start, figure.end),)
    if len(fitting) == len(found):
        agree = f"All {len(found)} reports agree" if len(found) > 1 else "The record agrees"
        return Notice(Level.SUPPORTS, f"{agree} with {_length(figure)}: {told}.", values, spans)
    if fitting:
        message = f"{counted} reports agree with {_length(figure)}: {told}. Say by whose account, or give the range."
        return Notice(Level.PARTLY, message, values, spans)
    return Notice(Level.CONFLICTS, f"No report has {_length(figure)}: {told}.", values, spans)


def _told(pair: Pair) -> str:
    return f"{range_of(pair.reported.figure)} {pair.reported.figure.unit}s (“{pair.reported.record.title}”)"


def _length(figure: Quantity) -> str:
    return f"{said(figure)} {figure.unit}{'s' if number(figure.value or 0.0) != '1' else ''}"
