"""A part cannot exceed its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.domain.finding import Level
from checks.domain.mention import Quantity
from checks.domain.span import Span
from checks.domain.words import number
from checks.rules.context import Context
from checks.rules.figures.breakdowns import figures_of, may_hold
from checks.rules.figures.values import bounds, in_article
from checks.rules.rule import Example, Need, Notice, article_rule
from checks.text.measures import PERSON

_AFTER = re.compile(
    r"^[^.;:!?\d]{0,30}?\bof (?:them|those|these|the (?:dead|wounded|injured|victims))\b", re.IGNORECASE
)
_BEFORE = re.compile(r"^\W*(?:of|among) (?:them|those|these|the (?:dead|wounded|injured|victims))\b", re.IGNORECASE)


_INCLUDED = re.compile(r"\W*the (?:dead|wounded|injured|victims|killed|missing) include[sd]?\s", re.IGNORECASE)
_RELATIVE = re.compile(r"^[^.;:!?\d]{0,60}?,?\s(?:of (?:whom|which)|among (?:whom|which))\s(?:\w+\s){0,2}$")
_OF_THE = re.compile(r"(?:^|[.!?]\s+)of (?:(?:the|its|their|these|those|all)\s(?:\w+\s){0,2})?$", re.IGNORECASE)
_AT_ONCE = re.compile(r"^[^.;:!?\d,]{3,60},\s(?:\w+\s){0,2}$")
_OF_THEM = re.compile(r"^\s+of (?:them|those|these)\b")


@article_rule(
    "figure.subset",
    needs=Need.TEXT,
    source="Arithmetic.",
    blind="A part and a whole that stand more than one sentence apart, or several possible wholes.",
    example=Example("Eight people were wounded, including nine in critical condition.", "9 cannot be a part of 8."),
)
def part_fits(context: Context) -> Iterator[Notice]:
    """A part cannot exceed its whole.

    "Eight were wounded, including nine in critical condition" has a slip in one of the two figures; so has "Eight were
    wounded. Nine of them are children." Where the part fits, that is said too, so that nobody needs to count again.
    """
    for part, whole in parts_of(context):
        least, most = bounds(part)[0], bounds(whole)[1]
        if least is not None and most is not None:
            yield _notice(part, whole, least, most, context.text)


def parts_of(context: Context) -> tuple[tuple[Quantity, Quantity], ...]:
    """Each part with its whole, in the order of the text; shares such as "half of them" are left out."""
    return context.once("parts", lambda: tuple(sorted(_all_parts(context), key=_place)))


def _all_parts(context: Context) -> set[tuple[Quantity, Quantity]]:
    return _within(context) | _across(context) | _in_clauses(context)


def _in_clauses(context: Context) -> set[tuple[Quantity, Quantity]]:
    """As in "413 names, of which 289 …", "Of the 17 killed, nine …", "18 million need help; nine million of them …"."""
    found = set()
    for sentence in context.sentences:
        for whole, part in pairwise(figures_of(context, sentence)):
            may_be = part.part_of is None and part.unit in (whole.unit, PERSON, None) and may_hold(whole, part)
            if may_be and _is_named_part(whole, part, sentence, context.text):
                found.add((part, whole))
    return found


def _is_named_part(whole: Quantity, part: Quantity, sentence: Span, text: str) -> bool:
    gap = text[whole.end : part.start]
    if _RELATIVE.match(gap) or (_OF_THE.search(text[sentence.start : whole.start]) and _AT_ONCE.match(gap)):
        return True
    is_counted = whole.counted is not None and not set(".:!?") & set(gap)
    return is_counted and _OF_THEM.match(text[part.end : sentence.end]) is not None


def _place(pair: tuple[Quantity, Quantity]) -> tuple[int, int]:
    return pair[0].start, pair[1].start


def _within(context: Context) -> set[tuple[Quantity, Quantity]]:
    """Of one sentence, as the reading of the text found them."""
    by_place = {figure.start: figure for figure in context.quantities}
    found = ((part, by_place.get(part.part_of)) for part in context.quantities if part.part_of is not None)
    return {(part, whole) for part, whole in found if whole and _is_count(part) and may_hold(whole, part)}


def _is_count(figure: Quantity) -> bool:
    return (bounds(figure)[0] or 0) >= 1 and figure.unit not in ("percent", "percentage point")


def _across(context: Context) -> set[tuple[Quantity, Quantity]]:
    """Of a sentence and the one before: "Eight were wounded. Four of them …", "… Of those, four …"."""
    found = set()
    for before, sentence in pairwise(context.sentences):
        wholes = [figure for figure in figures_of(context, before) if figure.unit == PERSON and figure.part_of is None]
        parts = figures_of(context, sentence)
        lead = context.text[sentence.start : parts[0].start] if parts else ""
        for part in parts if _INCLUDED.match(lead) else parts[:1]:
            fitting = [whole for whole in wholes if may_hold(whole, part)]
            if len(fitting) == 1 and part.part_of is None and _is_of_them(part, sentence, context.text):
                found.add((part, fitting[0]))
    return found


def _is_of_them(part: Quantity, sentence: Span, text: str) -> bool:
    """Does the figure count some of those the sentence before spoke of?"""
    if part.unit not in (PERSON, None):
        return False
    lead, rest = text[sentence.start : part.start], text[part.end : sentence.end]
    return bool(_INCLUDED.match(lead) or _AFTER.match(rest) or (_BEFORE.match(lead) and len(lead) < 60))


def _notice(part: Quantity, whole: Quantity, least: float, most: float, text: str) -> Notice:
    fits = least <= most
    verb = "is" if fits else "cannot be"
    message = f"{number(least)} {verb} a part of {number(most)}."
    values = (in_article("part", part, text), in_article("whole", whole, text))
    return Notice(Level.SUPPORTS if fits else Level.CONFLICTS, message, values)
