"""One measure told in two units: in the article, and between the article and a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.domain.finding import FindingValue, Level
from checks.domain.mention import Quantity
from checks.domain.span import Span
from checks.domain.words import number
from checks.rules.context import Context
from checks.rules.figures.leeway import can_agree, step
from checks.rules.figures.pairing import Pair, pairs
from checks.rules.figures.reported import said
from checks.rules.figures.units import DURATION, factor, unit_of
from checks.rules.figures.values import bounds, in_article
from checks.rules.rule import Example, Need, Notice, article_rule

_HEDGE = r"(?:about|around|some|roughly|nearly|over|more than|just)?"
_BETWEEN = re.compile(rf"^\W{{0,2}}(?:[\w.’'-]+\W){{0,2}}?\s*(?:\(|,\s*\bor\b|/)\s*{_HEDGE}\s*$")


@article_rule(
    "figure.unit",
    needs={Need.TEXT, Need.EVIDENCE},
    source="International yard and pound agreement (1959) and the International System of Units; half the last "
    "significant digit of the rounder figure, as usual when a rounded figure is converted.",
    blind="Currencies, whose rates change, and figures so round that nearly any conversion fits.",
    example=Example("The front is 600 miles (1,300 km) long.", "600 miles are 966 kilometres, not 1,300."),
)
def conversion_holds(context: Context) -> Iterator[Notice]:
    """One measure told in two units must be one measure.

    A figure in brackets after another is converted and compared; so is the figure of a record that tells the same in
    another unit. The rounder of the two figures says how exactly they have to agree: 600 miles and 1,000 kilometres do.
    """
    for one, other in pairwise(context.quantities):
        if _is_same_told_twice(one, other, context.text):
            values = (in_article("told first", one, context.text), in_article("in another unit", other, context.text))
            yield _notice(one, other, values)
    for claim in context.desk.claims:
        for pair in pairs(claim, context):
            if pair.is_converted and pair.dimension != DURATION:
                yield from _against_record(pair, context)


def _is_same_told_twice(one: Quantity, other: Quantity, text: str) -> bool:
    if unit_of(one) == unit_of(other) or _size(one, other) is None or None in (one.value, other.value):
        return False
    noun = len(one.counted or one.unit or "") + 2
    between = text[one.end : other.start]
    return len(between) <= noun + 24 and _BETWEEN.match(between) is not None


def _size(one: Quantity, other: Quantity) -> float | None:
    return factor(unit_of(one), unit_of(other))


def _notice(one: Quantity, other: Quantity, values: tuple[FindingValue, ...]) -> Notice:
    told = f"{said(one)} {unit_of(one)}s are {_rounded(_converted(one, other))} {unit_of(other)}s"
    if agree(one, other):
        return Notice(Level.SUPPORTS, f"{told}, and {said(other)} is told.", values)
    return Notice(Level.CONFLICTS, f"{told}, not {said(other)}: one of the two is a slip.", values)


def agree(one: Quantity, other: Quantity) -> bool:
    """Do two figures in two units tell the same, within half the last significant digit of the rounder one?"""
    size = _size(one, other) or 1.0
    return abs(_converted(one, other) - (other.value or 0.0)) <= max(
        step(one.value or 0.0) * size, step(other.value or 0.0)
    )


def _converted(one: Quantity, other: Quantity) -> float:
    return (one.value or 0.0) * (_size(one, other) or 1.0)


def _rounded(value: float) -> str:
    return number(round(value) if value >= 10 else round(value, 2))


def _against_record(pair: Pair, context: Context) -> Iterator[Notice]:
    """The record's figure in the unit of the claim, with what hedges and rounding leave open on both sides.

    A text tells many lengths: one in another unit that does not fit is likely another one.
    """
    claimed, given = pair.claimed, pair.reported.figure
    low, high = bounds(pair.converted)
    shown = "–".join(dict.fromkeys(_rounded(each) for each in (low, high) if each is not None))
    values = (in_article("claim", claimed, context.text), pair.reported.value)
    told = f"“{pair.reported.record.title}” has {said(given)} {unit_of(given)}s, which is {shown} {unit_of(claimed)}s"
    spans = (Span(claimed.start, claimed.end),)
    if can_agree(claimed, given):
        yield Notice(Level.SUPPORTS, f"{told}; that fits {said(claimed)}.", values, spans)
    elif pair.is_sure:
        yield Notice(Level.PARTLY, f"{told}; the claim says {said(claimed)}.", values, spans)
