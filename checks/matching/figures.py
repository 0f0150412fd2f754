"""Figures of two claims side by side: which agree, in whatever unit, and which stand against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from checks.domain.mention import PersonStatus, Qualifier, Quantity
from checks.domain.words import number
from checks.text.lexicons import lexicon
from checks.text.measures import PERSON

ROUNDING = 0.03
"""Part of a figure by which it may differ where its unit was converted, or where it is said to be about so much."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a figure says, in the first unit of its dimension."""

    low: float
    high: float
    unit: str | None
    said: str
    status: PersonStatus | None = None
    measure: str | None = None
    """The unit as the text has it, where it is one that can be converted."""
    is_rough: bool = False
    """Is it said to be about so much?"""

    def is_comparable(self, other: Figure) -> bool:
        """May both count one thing? A figure without a unit may count anything."""
        return None in (self.unit, other.unit) or self.unit == other.unit

    def agrees(self, other: Figure) -> bool:
        """Do their bounds touch, and do both tell of the same lot of people?"""
        if None not in (self.status, other.status) and self.status is not other.status:
            return False
        is_rough = self.is_rough or other.is_rough or self.measure != other.measure
        slack = ROUNDING * max(abs(self.high), abs(other.high)) if is_rough else 0.0
        return self.low <= other.high + slack and other.low <= self.high + slack


def figure_of(quantity: Quantity, text: str = "") -> Figure | None:
    """A quantity as it is compared, in the words of the `text` it was read from; None for one without bounds."""
    low = quantity.low if quantity.low is not None else quantity.value
    high = quantity.high if quantity.high is not None else quantity.value
    if low is None or high is None:
        return None
    name = quantity.unit.rsplit(" ", 1)[-1] if quantity.unit else None
    dimension, factor = _scales().get(name or "", (name, 1.0))
    measure = name if factor != 1.0 or dimension != name else None
    is_rough = quantity.qualifier in (Qualifier.ABOUT, Qualifier.NEARLY)
    said = text[quantity.start : quantity.end] or (number(low) if low == high else f"{number(low)}–{number(high)}")
    if quantity.person_status:
        said = f"{said} {quantity.person_status.value}"
    unit = PERSON if quantity.person_status else dimension
    return Figure(low * factor, high * factor, unit, said, quantity.person_status, measure, is_rough)


def unmatched(mine: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The figures of each side that agree with none of the other, each used once."""
    left, right = [], list(theirs)
    for figure in mine:
        found = next((other for other in right if figure.is_comparable(other) and figure.agrees(other)), None)
        if found is None:
            left.append(figure)
        else:
            right.remove(found)
    return left, right


def opposed(mine: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The first two figures that may count one thing and do not agree."""
    left, right = unmatched(mine, theirs)
    return next(((one, other) for one in left for other in right if one.is_comparable(other)), None)


@cache
def _scales() -> Mapping[str, tuple[str, float]]:
    table = lexicon("matching")["scales"]
    return MappingProxyType({unit: (name, float(by)) for name, units in table.items() for unit, by in units.items()})
