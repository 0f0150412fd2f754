"""Parts listed for one total must add up, in the article and over what a record gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.domain.claim import Claim
from checks.domain.evidence import Stance
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import Qualifier, Quantity
from checks.domain.span import Span
from checks.domain.words import number
from checks.rules.context import Context
from checks.rules.figures.breakdowns import EXCLUSIVE, Breakdown, Cover, breakdowns
from checks.rules.figures.leeway import Reach, meet, reach, step, total
from checks.rules.figures.pairing import pairs
from checks.rules.figures.reported import Reported, reported, said
from checks.rules.figures.values import in_article
from checks.rules.rule import Example, Need, Notice, article_rule

_STAGE = re.compile(r"\b(?:stage|phase|round|wave|leg|tranche|day)\b", re.IGNORECASE)
_LEAST = {Qualifier.AT_LEAST, Qualifier.MORE_THAN}
_WHY = {
    Cover.ALL: "see whether one of these figures is a slip",
    Cover.LIKELY: "the list leaves some out, or one of these figures is a slip",
    Cover.SOME: "the list leaves some out, or one of these figures is a slip",
    Cover.TWICE: "unless some are counted twice, one of these figures is a slip",
}
TIGHT = 0.02
"""Share of a large round figure that its rounding leaves open in a sum."""


@article_rule(
    "figure.sum",
    needs={Need.TEXT, Need.EVIDENCE},
    source="Arithmetic.",
    blind="Parts that are told far from their total, and totals that leave some parts out without saying so.",
    example=Example(
        "A total of 390 people were freed — 270 soldiers and 110 civilians.", "270 + 110 = 380, not 390: one is a slip."
    ),
)
def parts_add_up(context: Context) -> Iterator[Notice]:
    """Parts listed for one total must add up.

    "390 people — 270 soldiers and 110 civilians" has a slip in one of the three figures. Where the parts add up, that
    is said too. Hedges are minded: with "at least" among them, a sum may only be too large. A list that may leave
    something out is called incomplete, not wrong.
    """
    for found in breakdowns(context):
        yield from _told(found, context)
    for claim in context.desk.claims:
        for claimed, whole in _wholes(claim, context):
            yield from _over_record(claimed, whole, context)


def _told(found: Breakdown, context: Context) -> Iterator[Notice]:
    whole, parts = reach(found.whole, TIGHT), [reach(part, TIGHT) for part in found.parts]
    known = [part for part in parts if part is not None]
    if whole is None or len(known) != len(parts):
        return
    level = _level(total(known), whole, found.cover)
    if level is Level.SUPPORTS and _is_off(found, total(known)):
        level = Level.PARTLY
    if level is not None:
        values = (
            in_article("total", found.whole, context.text),
            *(in_article("part", part, context.text) for part in found.parts),
        )
        yield Notice(level, _sentence(found.parts, found.whole, level, found.cover), values)


def _is_off(found: Breakdown, added: Reach) -> bool:
    """Does the sum differ though hedges leave it open: by much from an "about", or the least of it from "at least"?"""
    value = found.whole.value
    if value is None:
        return False
    if found.whole.qualifier is Qualifier.ABOUT:
        open_by = max(step(value), TIGHT * value)
        return not meet(added, (value - open_by, value + open_by))
    least = found.whole.qualifier, *(part.qualifier for part in found.parts)
    return found.cover is Cover.ALL and least[0] in _LEAST and bool(_LEAST & {*least[1:]}) and added[0] != value


def _level(added: Reach, whole: Reach, cover: Cover) -> Level | None:
    if meet(added, whole):
        return Level.SUPPORTS
    if cover is Cover.TWICE:
        return Level.PARTLY if added[0] > whole[1] else None
    if added[0] > whole[1] or cover is Cover.ALL:
        return Level.CONFLICTS
    return Level.PARTLY if cover is Cover.LIKELY else None


def _sentence(parts: Sequence[Quantity], whole: Quantity, level: Level, cover: Cover = Cover.ALL) -> str:
    added = sum(_value(part) for part in parts)
    shown = f"{' + '.join(number(_value(part)) for part in parts)} = {number(added)}"
    if level is Level.SUPPORTS:
        return f"{shown}." if added == _value(whole) else f"{shown}, which fits {said(whole)}."
    end = _WHY[cover] if level is Level.PARTLY else "one of these figures is a slip"
    return f"{shown}, not {said(whole)}: {end}."


def _value(figure: Quantity) -> float:
    return figure.value if figure.value is not None else figure.low or 0.0


# --- over a record --------------------------------------------------------------------------------------------------


def _wholes(claim: Claim, context: Context) -> Iterator[tuple[Quantity, Reported]]:
    """Figures of the claim with the field of a record that is the same whole: paired, or the same to the last person.

    A promise is no count, and pairs with none; still its record may tell how it was kept.
    """
    found = [(pair.claimed, pair.reported) for pair in pairs(claim, context) if pair.reported.field is not None]
    yield from found
    paired = {claimed for claimed, _ in found}
    promised = [each for each in claim.quantities if each.is_hypothetical and each.value and each not in paired]
    for link, record in context.linked(claim):
        if promised and link.stance is Stance.SUPPORTS:
            yield from (
                (figure, each) for figure in promised for each in reported(record, context) if _is_it(figure, each)
            )


def _is_it(figure: Quantity, whole: Reported) -> bool:
    is_same = whole.figure.value == figure.value and whole.subject.status is figure.person_status
    return whole.field is not None and is_same and figure.person_status is not None


def _over_record(claimed: Quantity, of_record: Reported, context: Context) -> Iterator[Notice]:
    """The parts that the record of a total gives for it, by category or by stage."""
    own, whole = reported(of_record.record, context), reach(claimed)
    for parts in (_by_category(of_record, own), _by_stage(of_record, own)):
        added = [each for part in parts if (each := reach(part.figure)) is not None]
        if whole is not None and len(added) > 1 and meet(total(added), whole):
            yield _borne_out(claimed, parts, context)


def _borne_out(claimed: Quantity, parts: Sequence[Reported], context: Context) -> Notice:
    told = _sentence([part.figure for part in parts], claimed, Level.SUPPORTS)
    values = (in_article("total", claimed, context.text), *(_named(part) for part in parts))
    return Notice(Level.SUPPORTS, told, values, (Span(claimed.start, claimed.end),))


def _named(part: Reported) -> FindingValue:
    return FindingValue(part.words, part.value.value, part.record.id)


def _by_category(whole: Reported, own: Sequence[Reported]) -> list[Reported]:
    """Soldiers and civilians, or men and women, of the same count."""
    same = [each for each in own if each.field and each.subject.category and _is_like(whole, each)]
    for halves in EXCLUSIVE:
        parts = [each for each in same if each.subject.category in halves]
        if len(parts) == 2 and {each.subject.category for each in parts} == halves:
            return parts
    return []


def _is_like(whole: Reported, part: Reported) -> bool:
    """Of the same status and basis, as of the same day."""
    one, other = whole.subject, part.subject
    days = {each.as_of.day for each in (whole, part) if each.as_of}
    return (one.dimension, one.status, one.basis) == (other.dimension, other.status, other.basis) and len(days) < 2


def _by_stage(whole: Reported, own: Sequence[Reported]) -> list[Reported]:
    """The stages of an exchange, two or more, where the whole is none of them."""
    if _STAGE.search(whole.words):
        return []
    return [each for each in own if each.field and _STAGE.search(each.words) and _is_status_alike(whole, each)]


def _is_status_alike(whole: Reported, part: Reported) -> bool:
    one, other = whole.subject, part.subject
    return (one.dimension, one.status, one.category) == (other.dimension, other.status, other.category)
