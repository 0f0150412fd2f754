"""Where a text breaks a total down into parts: which figure is the whole, and which are its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checks.domain.mention import Quantity
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.figures.clauses import are_exclusive, by_fate, of_a_whole
from checks.rules.figures.units import SHARE, dimension_of, is_measure
from checks.text.measures import PERSON

EXCLUSIVE = ({"civilian", "military"}, {"man", "woman"})
"""Categories of which nobody is both, and which leave nobody out."""
_HEDGE = r"(?:\s*\b(?:about|around|some|roughly|nearly|at least|more than|another|the|a further)\b)*\s*"
_OPENS = re.compile(rf"^[^.;:!?()—–]{{0,80}}?(?P<sign>\s-\s|[(:—–]){_HEDGE}$")
_NEXT = re.compile(rf"^[^.;:!?()—–]{{0,70}}?(?:,|\band\b|\bplus\b|\bas well as\b|&)(?:\s*and\b)?{_HEDGE}$")
_NESTED = re.compile(r"\b(?:including|among (?:them|whom)|of (?:them|whom)|such as|mostly)\b[^,;]*$", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:said|says|told|according|reported)\b", re.IGNORECASE)
_COMPLETE = re.compile(
    r"\b(?:breakdown|broken down|made up of|comprising|comprised|comprises|consisting of|consisted of|consists of"
    r"|divided into|split into)\b[^.;!?]{0,60}$",
    re.IGNORECASE,
)
_OF_THOSE = re.compile(r"(?:^|[.!?]\s+)(?:of|among) (?:those|them|these|the (?:dead|wounded|injured))\b", re.IGNORECASE)
_TOTAL_BEFORE = re.compile(
    rf"\b(?:for|making|or)?\s*an? (?:combined |overall |grand )?total of{_HEDGE}$", re.IGNORECASE
)
_TOTAL_AFTER = re.compile(
    r"^[^.,;:!?]{0,40}?\b(?:in total|in all|altogether|combined|all told|overall)\b", re.IGNORECASE
)
_LONGER = re.compile(
    r"^[^.;!?]{0,60}\b(?:so far|since|to date|this (?:week|month|year)|last (?:week|month|year))\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?:No\.?|Nos\.?|Number|Battalion|Brigade|Division|Regiment|Corps|Unit|Route|Road|Highway|Resolution|Article|Phase"
    r"|Stage|Camp|Block|Sector|Ward|Zone|Room|Base)\s$"
)
"""Words whose number is a name: "Infantry Battalion 275"."""
_SINCE = re.compile(r"\b(?:bringing|brought|raising|raised|taking|brings)\b[^.;!?]*$", re.IGNORECASE)


class Cover(StrEnum):
    """How much of the whole the parts take in, by what the text says."""

    ALL = "all"
    LIKELY = "likely all"
    SOME = "perhaps some"
    TWICE = "perhaps some, and some twice"


@dataclass(frozen=True)
class Breakdown:
    """A total and the parts that a text gives for it."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    cover: Cover


def breakdowns(context: Context) -> tuple[Breakdown, ...]:
    """The totals of the article that are broken down, in the order of the text; read once for all rules."""
    return context.once("breakdowns", lambda: tuple(_breakdowns(context)))


def figures_of(context: Context, sentence: Span) -> list[Quantity]:
    """The figures of a sentence that count or measure, without shares of a whole."""
    return [
        figure
        for figure in context.quantities
        if sentence.start <= figure.start < sentence.end
        and figure.unit not in ("percent", "percentage point")
        and (figure.low is not None and figure.low >= 1)
        and not (figure.unit is None and _LABEL.search(context.text, max(0, figure.start - 14), figure.start))
    ]


def _breakdowns(context: Context) -> Iterator[Breakdown]:
    before: list[Quantity] = []
    for sentence in context.sentences:
        figures = figures_of(context, sentence)
        if len(figures) > 1:
            fates = [Breakdown(*each, Cover.LIKELY) for each in by_fate(context.text, sentence.start, figures)]
            yield from fates
            found = (
                None
                if fates
                else (
                    _listed(context.text, sentence, figures)
                    or _summed_up(context.text, sentence, figures)
                    or _announced(context.text, sentence, figures, before)
                    or _in_clauses(context.text, sentence, figures)
                )
            )
            if found is not None:
                yield found
        before = figures or before


def _listed(text: str, sentence: Span, figures: Sequence[Quantity]) -> Breakdown | None:
    """As in "nine people — seven civilians and two soldiers", "390 people (270 soldiers and 120 civilians)"."""
    for at in range(len(figures) - 2):
        rest = [each for each in figures[at + 1 :] if is_measure(each.unit) is is_measure(figures[at].unit)]
        opened = _OPENS.match(text[figures[at].end : rest[0].start]) if rest else None
        if opened is None:
            continue
        close = _close(text, sentence, rest[0].start, opened["sign"].strip())
        parts = tuple(part for part in _parts(text, rest) if part.start < close)
        whole = _whole_of(parts, figures[: at + 1])
        if len(parts) > 1 and whole is not None and _is_outside_brackets(text, sentence, whole):
            return Breakdown(whole, parts, Cover.ALL if _are_exclusive(parts) else Cover.LIKELY)
    return None


def _whole_of(parts: Sequence[Quantity], before: Sequence[Quantity]) -> Quantity | None:
    """The nearest figure before a list that it can break down: "46,300 people in three zones: 21,900 in …".

    One that tells how many parts there are, or is less than each of them, is passed over for one further back.
    """
    least = min((part.low or 0.0 for part in parts), default=0.0)
    for whole in reversed(before):
        is_passed = whole.value is not None and (whole.value == len(parts) or whole.value < least)
        if not (is_passed and len(before) > 1) and _is_of(whole, parts):
            return whole
    return None


def _is_outside_brackets(text: str, sentence: Span, whole: Quantity) -> bool:
    before = text[sentence.start : whole.start]
    return before.count("(") == before.count(")")


def _close(text: str, sentence: Span, start: int, sign: str) -> int:
    """Where the list that a bracket, a dash or a colon opened is over."""
    closing = {"(": ")", "—": "—", "–": "–", "-": " - "}.get(sign, ";")
    at = text.find(closing, start, sentence.end)
    return sentence.end if at < 0 else at


def _summed_up(text: str, sentence: Span, figures: Sequence[Quantity]) -> Breakdown | None:
    """As in "12 missiles and 80 drones, a total of 92", "390 on Friday and 307 on Saturday, 697 in all"."""
    for at in range(2, len(figures)):
        whole = figures[at]
        lead, rest = text[sentence.start : whole.start], text[whole.end : sentence.end]
        is_total = _TOTAL_BEFORE.search(lead) or _TOTAL_AFTER.match(rest)
        if not is_total or _LONGER.match(rest) or _SINCE.search(lead):
            continue
        parts = _parts(text, figures[:at])
        close = text[figures[at - 1].end : whole.start]
        is_near = len(close) < 80 and ("," in close or "—" in close or "–" in close or "for a total" in close)
        if len(parts) == at and is_near and _is_of(whole, parts):
            return Breakdown(whole, parts, Cover.ALL)
    return None


def _announced(text: str, sentence: Span, figures: Sequence[Quantity], before: Sequence[Quantity]) -> Breakdown | None:
    """As in "the same breakdown: 270 soldiers and 120 civilians", "Of those, four were children and two women"."""
    for at, part in enumerate(figures[:-1]):
        lead = text[sentence.start : part.start]
        is_complete = _COMPLETE.search(lead) is not None
        if not is_complete and not (at == 0 and _OF_THOSE.match(lead)):
            continue
        parts = _parts(text, figures[at:])
        whole = figures[at - 1] if at else _only_whole(before, parts)
        if whole is not None and len(parts) > 1 and _is_of(whole, parts):
            return Breakdown(whole, parts, Cover.ALL if is_complete or _are_exclusive(parts) else Cover.SOME)
    return None


def _in_clauses(text: str, sentence: Span, figures: Sequence[Quantity]) -> Breakdown | None:
    """As in "Of the 33 tanks, ten were destroyed and 23 could be saved"."""
    found = of_a_whole(text, sentence.start, figures)
    if found is None:
        return None
    whole, parts = found
    is_all = are_exclusive(text, parts) or _are_exclusive(parts)
    return Breakdown(whole, parts, Cover.ALL if is_all else Cover.TWICE)


def _only_whole(figures: Sequence[Quantity], parts: Sequence[Quantity]) -> Quantity | None:
    """The one figure of the sentence before that can be the whole; None where there are several."""
    fitting = [figure for figure in figures if figure.part_of is None and parts and _is_of(figure, parts)]
    alike = [figure for figure in fitting if figure.basis == parts[0].basis]
    found = alike if len(fitting) > 1 else fitting
    return found[0] if len(found) == 1 else None


def _parts(text: str, figures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The figures of one list, from the first on; parts of parts ("270 soldiers, including 12 women") are left out."""
    found: list[Quantity] = list(figures[:1])
    for figure in figures[1:]:
        gap = text[found[-1].end : figure.start]
        if _NESTED.search(gap):
            continue
        if not _NEXT.match(gap) or _SAYS.search(gap):
            break
        found.append(figure)
    return tuple(found)


def _is_of(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Can these be parts of it, by what is counted?"""
    if whole.unit is None:  # "a group of 31 — 12 men, 14 women and five children"
        is_plain = all(part.unit in (PERSON, None) for part in parts)
        return is_plain and all((part.low or 0) <= (whole.low or 0) for part in parts)
    if whole.unit == PERSON:
        return all(part.unit in (PERSON, None) and may_hold(whole, part) for part in parts)
    if is_measure(whole.unit):
        return all(dimension_of(part.unit) == dimension_of(whole.unit) != SHARE for part in parts)
    units = {part.unit for part in parts} - {None}
    return units <= {whole.unit} or not any(unit in (PERSON, whole.unit) or is_measure(unit) for unit in units)


def may_hold(whole: Quantity, part: Quantity) -> bool:
    """Can these people be among those? The wounded hold no dead, soldiers no civilians; captives may be anybody."""
    is_status = whole.person_status in (None, part.person_status) or part.person_status is None
    pair = {whole.category, part.category}
    return is_status and not any(pair == halves for halves in EXCLUSIVE)


def _are_exclusive(parts: Sequence[Quantity]) -> bool:
    """Do the parts leave nobody out: soldiers and civilians, men and women, with or without children?"""
    categories = {part.category for part in parts}
    return categories in (*EXCLUSIVE, {"man", "woman", "child"})
