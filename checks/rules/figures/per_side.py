"""Each, both, in total: the basis of a figure must be one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.domain.finding import Level
from checks.domain.mention import Quantity
from checks.domain.span import Span
from checks.domain.words import number
from checks.rules.context import Context
from checks.rules.figures.values import in_article
from checks.rules.rule import Example, Need, Notice, article_rule

PER_SIDE = "per_side"
SIDES = 2
_TOTAL = re.compile(r"\b(?:an? )?(?:combined |overall |grand )?total(?: number)? of\W*(?:\w+ )?$", re.IGNORECASE)
_IN_ALL = re.compile(
    r"^[^.;:!?,]{0,40}?\b(?:in total|in all|altogether|combined|all told|between them|from both sides)\b", re.IGNORECASE
)


@article_rule(
    "figure.per-side",
    needs=Need.TEXT,
    source="Arithmetic.",
    blind="Exchanges among more than two sides, and totals that are told more than two sentences away.",
    example=Example(
        "They freed 390 people from each side, 690 people in all.", "390 from each of two sides makes 780, not 690."
    ),
)
def basis_is_one(context: Context) -> Iterator[Notice]:
    """Each, both, in total: the basis of a figure must be one thing.

    "390 from each" makes 780 people, so "390 in all" tells another story. A total of so many "from each" is pointed
    out, since readers take it for the number of both.
    """
    for figure in context.quantities:
        if figure.basis == PER_SIDE and figure.value and figure.person_status is not None:
            totals = list(_totals_near(figure, context))
            yield from (_compared(figure, total, context) for total in totals)
            if not totals and _TOTAL.search(context.text[max(0, figure.start - 40) : figure.start]):
                yield _twice(figure, context)


def _totals_near(figure: Quantity, context: Context) -> Iterator[Quantity]:
    """Totals of the same people in the same sentence or the two around it that are surely of this exchange."""
    near = _around(figure, context)
    for other in context.quantities:
        if other.basis != PER_SIDE and near.start <= other.start < near.end and _counts_same(figure, other):
            lead, rest = context.text[near.start : other.start], context.text[other.end : near.end]
            if (_TOTAL.search(lead) or _IN_ALL.match(rest)) and _is_told_of_both(figure, other):
                yield other


def _around(figure: Quantity, context: Context) -> Span:
    at = next((i for i, span in enumerate(context.sentences) if span.start <= figure.start < span.end), None)
    if at is None:
        return Span(figure.start, figure.end)
    return Span(context.sentences[max(0, at - 1)].start, context.sentences[min(len(context.sentences) - 1, at + 1)].end)


def _counts_same(figure: Quantity, other: Quantity) -> bool:
    return (
        other.value is not None
        and other.unit in (figure.unit, None)
        and other.person_status in (figure.person_status, None)
        and other.category in (figure.category, None)
    )


def _is_told_of_both(figure: Quantity, other: Quantity) -> bool:
    """Once or twice the figure, or nearly so: anything else is likely the total of another time."""
    value, total = figure.value or 0.0, other.value or 0.0
    return total == value or SIDES * value * 0.75 <= total <= SIDES * value * 1.25


def _compared(figure: Quantity, total: Quantity, context: Context) -> Notice:
    both = SIDES * (figure.value or 0.0)
    values = (in_article("each side", figure, context.text), in_article("in all", total, context.text))
    told = f"{number(figure.value or 0.0)} from each of two sides makes {number(both)}"
    if total.value == both:
        return Notice(Level.SUPPORTS, f"{told}, as told.", values)
    return Notice(Level.CONFLICTS, f"{told}, not {number(total.value or 0.0)}: say which of the two is meant.", values)


def _twice(figure: Quantity, context: Context) -> Notice:
    value = figure.value or 0.0
    told = f"A total of {number(value)} from each of two sides is {number(SIDES * value)} in all"
    return Notice(
        Level.NOTE, f"{told}: readers may take it for both.", (in_article("each side", figure, context.text),)
    )
