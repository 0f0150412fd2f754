"""How far a figure reaches: what its hedge and its rounding leave open."""

from __future__ import annotations

from dataclasses import replace
from math import inf

from checks.domain.mention import Qualifier, Quantity
from checks.rules.figures.units import factor, unit_of
from checks.rules.figures.values import bounds

LOOSE = 0.1
"""Share of a figure that "about" and "nearly" leave open."""
ROUND = 10_000
"""From here on, a figure that ends in zeros is taken to be rounded even where it has no hedge."""

Reach = tuple[float, float]


def step(value: float, most: float = LOOSE) -> float:
    """Half the last significant digit: 0.5 for 12, 50 for 600, 0.05 for 1.2; of 10 and more at most a share `most`."""
    digits = f"{abs(value):.10g}"
    if "e" in digits:
        return abs(value) * most / 2
    if "." in digits:
        return 0.5 * 10.0 ** -len(digits.partition(".")[2])
    bare = digits.rstrip("0")
    half = 0.5 * 10.0 ** (len(digits) - len(bare))
    return min(half, abs(value) * most) if len(digits) > 1 else half


def reach(figure: Quantity, most: float = LOOSE) -> Reach | None:
    """The lowest and the highest value that the figure can stand for; None where it has none.

    `most` is the share of a large round figure that its rounding leaves open.
    """
    low, high = bounds(figure)
    if low is None or high is None:
        return None
    return _hedged(figure.qualifier, low, high, most)


def reach_of_range(figure: Quantity) -> Reach | None:
    """The same for a figure of a record, whose best estimate lies between a low and a high one."""
    return reach(replace(figure, value=None)) if None not in (figure.low, figure.high) else reach(figure)


def _hedged(qualifier: Qualifier, low: float, high: float, most: float) -> Reach:
    open_by = max(LOOSE * abs(high), step(high))
    match qualifier:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return low, inf
        case Qualifier.UP_TO | Qualifier.FEWER_THAN:
            return -inf, high
        case Qualifier.NEARLY:
            return low - open_by, high
        case Qualifier.ABOUT:
            return low - open_by, high + open_by
        case _:
            return low - rounding(low, most), high + rounding(high, most)


def rounding(value: float, most: float = LOOSE) -> float:
    """What an unhedged figure leaves open: half its last digit where it is large and round, or a fraction; else 0."""
    return step(value, most) if abs(value) >= ROUND or value != int(value) else 0.0


def meet(one: Reach, other: Reach) -> bool:
    """Can both be true?"""
    return one[0] <= other[1] and other[0] <= one[1]


def can_agree(one: Quantity, other: Quantity) -> bool:
    """Can two figures tell the same, in one unit or two, given their hedges and how they are rounded?

    A figure converted from another unit is given half the last significant digit of the rounder of the two.
    """
    mine, its = reach(one), reach(other)
    size = factor(unit_of(other), unit_of(one)) if None not in (one.unit, other.unit) else 1.0
    if size is None or mine is None or its is None:
        return False
    open_by = max(step(bounds(one)[0] or 0.0), step(bounds(other)[0] or 0.0) * size) if size != 1 else 0.0
    return meet((mine[0] - open_by, mine[1] + open_by), (its[0] * size, its[1] * size))


def total(reaches: list[Reach]) -> Reach:
    """How far the sum of figures reaches."""
    return sum(low for low, _ in reaches), sum(high for _, high in reaches)
