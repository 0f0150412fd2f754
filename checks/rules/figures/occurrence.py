"""What of a claim's figures, dates and names stands in a text, and what stands there instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from checks.domain.mention import Qualifier, Quantity
from checks.domain.span import Span
from checks.rules.context import Reading
from checks.rules.figures.leeway import can_agree
from checks.rules.figures.mentioned import Dated, dates_in, numbers_in, quantities_in
from checks.rules.figures.subject import content, is_plain, shared
from checks.rules.figures.units import dimension_of, factor, is_measure, unit_of
from checks.rules.figures.values import bounds

SHORT = 3
"""Sentences of a text that is so short that all of it speaks of the claim it was given for."""
ALIKE = 0.5
"""Share of a claim's words from which on a sentence speaks of the same."""
FAR = 2.0
"""How many times "more than 100" a figure may be that still bears it out."""
NEAR = 0.05
"""Share by which a figure may differ and be a rounding of the other."""
_NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-ÞŠŽ][\w’'-]+")
_BORN = re.compile(r"\bborn(?: [A-Z][\w’'. -]*;)?(?: on| in)?\s*$")
_OPEN = re.compile(
    r"\b(?:as of|by|since|until|till|before|after|prior to|through|around|circa)\s+(?:the\s+)?$", re.IGNORECASE
)
_ENDPOINT = re.compile(r"\b(?:began|begun|start\w*|finish\w*|end\w*|conclud\w*|wrapped|opened|closed)\b", re.IGNORECASE)
_AND = re.compile(r"[^.;:!?\d]{0,40}?(?:,| and)(?: and)? ")
MOST_LISTED = 4
"""Figures in a row that are added up."""
_WITHIN = re.compile(r"\b(?:from|between)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


@dataclass(frozen=True)
class Absent:
    """A figure or date of the claim that a text does not have."""

    span: Span
    """In the claim's text."""
    is_date: bool
    instead: Span | None = None
    """What the text has in its place, where that surely speaks of the same."""
    is_coarser: bool = False
    """Does the text tell the date less exactly, and nothing against it?"""


def absent_figures(figures: Sequence[Quantity], claim: str, at: int, reading: Reading) -> Iterator[Absent]:
    """The figures of a claim, which stands at `at` of its text, that do not occur in a text in any form."""
    dates = [date.span for date in dates_in(claim)]
    for figure in figures:
        own = Span(figure.start - at, figure.end - at)
        if any(own.overlaps(date) for date in dates):
            continue
        denied = _denied(figure, claim, reading)
        if denied is not None or not _occurs(figure, reading.text):
            rivals = list(_rivals(figure, claim, reading))
            if denied is not None or not any(can_agree(figure, other) for other in rivals):
                free = [each for each in rivals if not _is_told_by_others(each, figure, figures)]
                rival = None if _is_a_run(figure, reading) else _rival_of(figure, free)
                yield Absent(Span(figure.start, figure.end), False, denied or rival)


def _is_told_by_others(rival: Quantity, figure: Quantity, figures: Sequence[Quantity]) -> bool:
    """Is it the same as another figure of the claim: the 18 of "from 16% to 18%", which speaks not against the 16?"""
    return any(other.start != figure.start and rival.value == other.value is not None for other in figures)


def _is_a_run(figure: Quantity, reading: Reading) -> bool:
    """Does the figure sum up some that a sentence lists in a row, as four are "three Filipinos and one Vietnamese"?"""
    listed = [each for each in reading.quantities if each.value and not is_measure(each.unit)]
    for at, first in enumerate(listed):
        added, last = first.value or 0.0, first
        for each in listed[at + 1 : at + MOST_LISTED]:
            if not _AND.fullmatch(reading.text[last.end : each.start]):
                break
            added, last = added + (each.value or 0.0), each
            if added == figure.value:
                return True
    return False


def _denied(figure: Quantity, claim: str, reading: Reading) -> Span | None:
    """Where a text says that there are none of what is counted: "no sons"."""
    noun = (figure.counted or "").split()
    found = re.search(rf"\b(?:no|zero) {re.escape(noun[-1])}\b", reading.text, re.IGNORECASE) if noun else None
    is_count = figure.unit is not None and is_plain(figure) and (figure.low or 0) >= 1
    if found is None or not is_count or not speaks_of(claim, reading, found.start()):
        return None
    return Span(*found.span())


def _occurs(figure: Quantity, text: str) -> bool:
    """Is its value in the text, in digits or words, or one that it rounds or hedges?"""
    low, high = bounds(figure)
    if low is None or high is None or low == high == 1:  # "one" is also a pronoun
        return True
    there = numbers_in(text)
    if figure.value is None and not {low, high} <= there:
        return _is_met(figure, text) or any(low <= each <= high for each in there)
    shares = {low / 100, high / 100} if figure.unit == "percent" else {low * 100, high * 100} if high < 1 else {low}
    return {low, high} <= there or shares <= there or _is_met(figure, text)


def _is_met(figure: Quantity, text: str) -> bool:
    return any(_meets(figure, other) for other in quantities_in(text))


def _meets(figure: Quantity, other: Quantity) -> bool:
    """Can a figure of the text be the one that the claim rounds, hedges or tells in another unit?"""
    mine, its = bounds(figure)[1], bounds(other)[1]
    size = factor(unit_of(other), unit_of(figure)) if None not in (figure.unit, other.unit) else 1.0
    is_near = mine and its and size and 1 / FAR <= its * size / mine <= FAR
    return bool(is_near) and can_agree(figure, other) and _is_hedged_or_round(figure, other)


def _is_hedged_or_round(figure: Quantity, other: Quantity) -> bool:
    return figure.qualifier is not Qualifier.EXACT or other.value is None or other.unit == figure.unit


def _rivals(figure: Quantity, claim: str, reading: Reading) -> Iterator[Quantity]:
    """The figures that count the same in sentences on the same matter."""
    for other in quantities_in(reading.text):
        if _counts_same(figure, other) and speaks_of(claim, reading, other.start):
            yield other


def _rival_of(figure: Quantity, rivals: Sequence[Quantity]) -> Span | None:
    """The first of them; none where several make the figure up, or one is what it rounds."""
    if not rivals or _adds_up(figure, rivals) or any(_is_rounding(figure, other) for other in rivals):
        return None
    return Span(rivals[0].start, rivals[0].end)


def _counts_same(figure: Quantity, other: Quantity) -> bool:
    if figure.unit is None or dimension_of(unit_of(figure)) != dimension_of(unit_of(other)):
        return False
    kind = (figure.person_status, figure.severity, figure.category)
    return kind == (other.person_status, other.severity, other.category) and not (
        figure.is_hypothetical or other.is_hypothetical or (is_plain(figure) and None in bounds(other))
    )


def _adds_up(figure: Quantity, rivals: Sequence[Quantity]) -> bool:
    """Is it the sum of figures of the text, as "three men" is of "two men" and "a man"?"""
    values = [bounds(other)[0] or 0.0 for other in rivals][:8]
    wanted = bounds(figure)[0]
    sums = {sum(parts) for count in (2, 3) for parts in combinations(values, count)}
    return wanted in sums or (wanted is not None and wanted - 1 in values and wanted <= 12)


def _is_rounding(figure: Quantity, other: Quantity) -> bool:
    mine, its = bounds(figure)[0] or 0.0, bounds(other)[0] or 0.0
    return abs(mine - its) <= NEAR * max(mine, its) and max(mine, its) > 12


def absent_dates(claim: str, at: int, reading: Reading) -> Iterator[Absent]:
    """The dates of a claim that do not occur in a text, as far as they are told, or not for what the claim says."""
    there = dates_in(reading.text)
    for date in dates_in(claim):
        own = Span(date.span.start + at, date.span.end + at)
        other = _of_birth(date, there, claim, reading)
        if other is not None:
            yield Absent(own, True, other)
        elif not any(date.is_told_by(each) for each in there) and not _is_told_in_pieces(date, there, reading.text):
            may_be = date.month is not None and any(date.may_be(each) for each in there)
            yield Absent(own, True, None if may_be else _rival_date(date, there, claim, reading), may_be)


def _of_birth(date: Dated, there: Sequence[Dated], claim: str, reading: Reading) -> Span | None:
    """The day of birth that a text gives, where the claim gives another one: nobody has two."""
    if not _BORN.search(claim[: date.span.start]):
        return None
    born = [each for each in there if _BORN.search(reading.text[: each.span.start][-40:])]
    is_other = len(born) == 1 and not date.may_be(born[0]) and speaks_of(claim, reading, born[0].span.start)
    return born[0].span if is_other else None


def _is_told_in_pieces(date: Dated, there: Sequence[Dated], text: str) -> bool:
    """As in "2016 … on June 4": day and month in one place, the year in another."""
    has_year = date.year is None or date.year in numbers_in(text)
    if date.month is None:
        return has_year and date.decade is None
    days = (other for other in there if date.may_be(other) and other.month is not None)
    return has_year and any(date.day is None or other.day is not None for other in days)


def _rival_date(date: Dated, there: Sequence[Dated], claim: str, reading: Reading) -> Span | None:
    """A date as exact as this one in a sentence on the same matter, unless the claim's lies in a stretch of time."""
    lead = claim[: date.span.start]
    if _OPEN.search(lead) or (not _ENDPOINT.search(lead) and _is_within(date, there, reading.text)):
        return None
    for other in there:
        if _is_as_exact(other, date) and speaks_of(claim, reading, other.span.start):
            return other.span
    return None


def _is_as_exact(other: Dated, date: Dated) -> bool:
    """Does the other date tell enough to differ: another year, or else another month?"""
    if date.years is not None:
        return other.years is not None
    return date.month is None or other.month is not None


def _is_within(date: Dated, there: Sequence[Dated], text: str) -> bool:
    """Does it lie between two dates of a text, as June lies in "from May to August"?"""
    for first, last in pairwise(there):
        is_stretch = _WITHIN.search(text[: first.span.start][-40:]) and len(text[first.span.end : last.span.start]) < 12
        bounds = [each.years for each in (first, date, last)]
        if is_stretch and None not in bounds:
            begun, mine, over = (each[0] for each in bounds if each)
            if begun <= mine <= over:
                return True
    return False


def speaks_of(claim: str, reading: Reading, place: int) -> bool:
    """Does the sentence at a place speak of the same as the claim? In a short text, every one does."""
    if len(reading.sentences) <= SHORT:
        return True
    sentence = next((span for span in reading.sentences if span.start <= place < span.end), None)
    mine = content(claim)
    return sentence is not None and len(shared(mine, content(sentence.of(reading.text)))) >= ALIKE * max(2, len(mine))


def absent_names(claim: str, text: str) -> tuple[str, ...]:
    """Capitalised words within the claim that do not occur in a text."""
    folded = text.casefold()
    return tuple(dict.fromkeys(name for name in _NAME.findall(claim) if name.casefold() not in folded))


def names(claim: str) -> tuple[str, ...]:
    """Capitalised words within the claim."""
    return tuple(dict.fromkeys(_NAME.findall(claim)))


def share_of_words(claim: str, text: str) -> float:
    """How many of the words that tell what the claim is about stand in a text, 0 to 1."""
    mine = content(claim)
    return len(shared(mine, content(text))) / max(1, len(mine))
