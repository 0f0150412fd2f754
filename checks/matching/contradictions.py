"""Claims of one casebook that give different figures for one event: the same place, day and thing counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from checks.domain.claim import Claim, Polarity
from checks.matching.figures import Figure, figure_of
from checks.matching.match import JudgedClaim

LONGEST_EVENT = timedelta(days=1)
"""Between the first and the last day of an event: a night has two."""


@dataclass(frozen=True)
class Contradiction:
    """Two claims on one event, the one of the earlier article first, whose figures do not agree."""

    first: JudgedClaim
    second: JudgedClaim
    place: str
    day: date
    what: str
    """What is counted: "person killed", "drone"."""
    first_figure: str
    second_figure: str


@dataclass(frozen=True)
class _Event:
    place: str
    day: date
    what: str


def find_contradictions(claims: Iterable[JudgedClaim]) -> tuple[Contradiction, ...]:
    """All pairs of claims that contradict each other, by day and place. Nothing says which is right.

    Whole figures are compared that are told as facts; a claim without a place, a day or a figure has no part in it.
    """
    by_event: dict[_Event, list[tuple[JudgedClaim, Figure]]] = {}
    for claim in claims:
        for event, figure in _told(claim.claim):
            by_event.setdefault(event, []).append((claim, figure))
    found = [each for event, told in by_event.items() for each in _between(event, told)]
    return tuple(sorted(found, key=lambda each: (each.day, each.place, each.what)))


def _told(claim: Claim) -> Iterator[tuple[_Event, Figure]]:
    days = {
        time.first
        for time in claim.times
        if time.first is not None and time.last is not None and time.last - time.first <= LONGEST_EVENT
    }
    if claim.polarity is Polarity.NEGATED:
        return
    for quantity in claim.quantities:
        figure = figure_of(quantity)
        if figure is None or quantity.part_of is not None or quantity.is_hypothetical or quantity.is_negated:
            continue
        status = quantity.person_status
        what = f"{figure.unit} {status.value}" if status else quantity.unit or ""
        if what:
            yield from ((_Event(place.name, day, what), figure) for place in claim.places for day in days)


def _between(event: _Event, told: list[tuple[JudgedClaim, Figure]]) -> Iterator[Contradiction]:
    in_order = sorted(told, key=lambda each: str(each[0].article.published or ""))
    for (first, figure), (second, other) in combinations(in_order, 2):
        if first.claim.id != second.claim.id and not figure.agrees(other):
            yield Contradiction(first, second, event.place, event.day, event.what, figure.said, other.said)
