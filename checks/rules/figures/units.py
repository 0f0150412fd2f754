"""What a unit measures, and figures told in another unit of the same dimension."""

from __future__ import annotations

from functools import cache

from checks.domain.mention import Quantity
from checks.text.lexicons import lexicon
from checks.text.measures import PERSON, measures

PEOPLE = "people"
MONEY = "money"
SHARE = "share"
DURATION = "duration"


def unit_of(figure: Quantity) -> str | None:
    """The unit of a figure, with "square" before it where an area is measured."""
    words = (figure.counted or "").split()
    square = f"square {figure.unit}"
    return square if words[:1] in (["square"], ["sq"]) and square in _sizes() else figure.unit


def dimension_of(unit: str | None) -> str | None:
    """What a unit measures: "length", "people", "money in dollars"; for things it is the thing, None for no unit."""
    if unit is None:
        return None
    if unit in _sizes():
        return _sizes()[unit][0]
    if unit in set(lexicon("units")["currencies"].values()):
        return f"{MONEY} in {unit}s"
    return {PERSON: PEOPLE, "percent": SHARE, "percentage point": "percentage points"}.get(unit, unit)


def is_measure(unit: str | None) -> bool:
    """Does the unit measure something that other words have to name: miles of what, dollars for what?"""
    return unit is not None and (unit in _sizes() or unit in measures().values())


def factor(unit: str | None, other: str | None) -> float | None:
    """How many of `other` one of `unit` is: 1.609… for a mile in kilometres; None where they measure two things."""
    if unit == other:
        return 1.0
    one, two = _sizes().get(unit or ""), _sizes().get(other or "")
    return one[1] / two[1] if one and two and one[0] == two[0] else None


@cache
def _sizes() -> dict[str, tuple[str, float]]:
    """Dimension and size by unit."""
    groups = lexicon("units")["sizes"].items()
    return {unit: (dimension, float(size)) for dimension, units in groups for unit, size in units.items()}
