"""Slips of the pen in figures: two digits that stand side by side changed round."""

from __future__ import annotations


def turned_round(one: float | None, other: float | None) -> bool:
    """Do the two whole numbers differ in two neighbouring digits alone, changed round: 4,237 and 4,327?"""
    return other in neighbours(one)


def neighbours(value: float | None) -> tuple[float, ...]:
    """The numbers that a whole number becomes when two of its neighbouring digits are changed round."""
    if value is None or value != int(value):
        return ()
    digits = f"{int(value)}"
    swapped = (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1))
    return tuple(float(each) for each in swapped if each != digits and not each.startswith("0"))
