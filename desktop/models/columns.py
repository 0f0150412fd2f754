"""Going through prepared columns, so that a filter or a search answers over 100,000 rows while somebody types.

A row is known by its slot, a number; each column is a list by slot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


def with_bits(slots: list[int], bits: Sequence[int], masks: Iterable[int]) -> list[int]:
    """Those of `slots` whose bits have at least one in common with each mask."""
    for mask in masks:
        slots = [slot for slot in slots if bits[slot] & mask]
    return slots


def with_terms(slots: list[int], texts: Sequence[Any], terms: Iterable[str]) -> list[int]:
    """Those of `slots` whose text, folded like the terms, holds every term."""
    for term in terms:
        slots = [slot for slot in slots if term in texts[slot]]
    return slots
