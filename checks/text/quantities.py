"""Figures in a text: digits and number words with their hedge."""

from __future__ import annotations

import re

from checks.domain.mention import Qualifier, Quantity

_NUMBER = re.compile(
    r"(?P<qualifier>more than |at least |about |nearly |up to )?(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:[- ](?P<unit>[a-z]+))?"
)
_QUALIFIERS = {
    "more than": Qualifier.MORE_THAN,
    "at least": Qualifier.AT_LEAST,
    "about": Qualifier.ABOUT,
    "nearly": Qualifier.NEARLY,
    "up to": Qualifier.UP_TO,
}


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of `text` in order."""
    return tuple(_quantity(found) for found in _NUMBER.finditer(text))


def _quantity(found: re.Match[str]) -> Quantity:
    value = float(found["digits"].replace(",", ""))
    qualifier = _QUALIFIERS.get((found["qualifier"] or "").strip(), Qualifier.EXACT)
    return Quantity(found.start(), found.end("digits"), value, value, value, qualifier, counted=found["unit"])
