"""One toll that an article gives twice with different figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from checks.domain.claim import Claim
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import PlaceLevel, Qualifier, Quantity
from checks.domain.span import Span
from checks.domain.words import number
from checks.rules.context import Context
from checks.rules.rule import Notice

_OTHER = re.compile(
    r"\b(?:earlier|another|separate(?:ly)?|previous(?:ly)?|last|since|total|so far|in all|overall|altogether|ago|first"
    r"|r[io]se|risen|rising|climb\w*|increas\w*|updat\w*|initial(?:ly)?|revis\w+|later|more|additional|tolls?"
    r"|meanwhile|elsewhere|brings?|bringing|brought|before|second|third|fourth|waves?|each|both|again|also|too|similar"
    r"|while|whereas|but|denied|disputed|yet|still|by (?:evening|night|morning|then)|early"
    r"|had (?:been|spoken|said|counted)|known|knew|remain\w*|figures|lower|higher|at \d{1,2}[:.]\d\d)\b",
    re.IGNORECASE,
)
"""Words beside a figure that may make it another one: of another event, another hour, or a sum."""
_PART = re.compile(r"(?:\w+ )?of (?:the|them|those|these|whom|his|her|their)\b", re.IGNORECASE)
"""What follows a figure that is a part of those told before: "two of the dead"."""
_EXACT_PLACES = (PlaceLevel.CITY, PlaceLevel.FACILITY, PlaceLevel.DISTRICT)


def repeated_figures(context: Context) -> Iterator[Notice]:
    """Pairs of tolls of one place that cannot both be right, where nothing says that they are of two events."""
    found = [(claim, figure) for claim in context.desk.claims for figure in claim.quantities if _is_toll(figure)]
    tolls = [each for each in {pair[1].start: pair for pair in found}.values() if not _is_part(each[1], context)]
    for (claim, figure), (other, again) in combinations(tolls, 2):
        if _are_one_sort(figure, again) and figure.value != again.value and _are_one_event(claim, other, context):
            yield _notice(figure, again, context)


def _is_toll(figure: Quantity) -> bool:
    is_plain = figure.qualifier is Qualifier.EXACT and figure.value is not None and figure.part_of is None
    is_told = not (figure.is_negated or figure.is_hypothetical or figure.severity)
    return is_plain and is_told and figure.person_status is not None


def _is_part(figure: Quantity, context: Context) -> bool:
    return _PART.match(context.text, figure.end + 1) is not None


def _are_one_sort(one: Quantity, other: Quantity) -> bool:
    return (one.person_status, one.category, one.basis) == (other.person_status, other.category, other.basis)


def _are_one_event(one: Claim, other: Claim, context: Context) -> bool:
    """Is everything that the two sentences say of place, time and source the same?"""
    here, there = context.sentence(one), context.sentence(other)
    if here == there or _OTHER.search(here.of(context.text)) or _OTHER.search(there.of(context.text)):
        return False
    places = _places(one), _places(other)
    sources = {claim.attribution.source for claim in (one, other) if claim.attribution}
    return bool(places[0]) and places[0] == places[1] and len(sources) < 2 and _same_days(here, there, context)


def _places(claim: Claim) -> frozenset[str]:
    return frozenset(place.name for place in claim.places if place.level in _EXACT_PLACES)


def _same_days(here: Span, there: Span, context: Context) -> bool:
    """Do the days that both name overlap? A sentence that names none goes with any."""
    days = [
        [each for each in context.times if each.first and each.last and sentence.contains(Span(each.start, each.end))]
        for sentence in (here, there)
    ]
    if not all(days):
        return True
    return any(
        one.first <= other.last and other.first <= one.last
        for one in days[0]
        for other in days[1]
        if one.first and one.last and other.first and other.last
    )


def _notice(one: Quantity, other: Quantity, context: Context) -> Notice:
    status = one.person_status
    message = (
        f"{number(one.value or 0)} {status} and then {number(other.value or 0)} {status} in one place: "
        "say which of the two holds, or that they are of two events."
    )
    spans = Span(one.start, one.end), Span(other.start, other.end)
    return Notice(
        Level.PARTLY, message, tuple(FindingValue("article", span.of(context.text), span=span) for span in spans)
    )
