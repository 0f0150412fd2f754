"""What is read from a text once and kept, since the same records are looked at again with every change."""

from __future__ import annotations

from functools import lru_cache

from checks.domain.mention import Quantity
from checks.domain.span import Span
from checks.text.quantities import find_quantities
from checks.text.sentences import split_sentences

KEPT = 2_048
"""Texts whose reading is kept: those of a claim with a thousand records, and some more."""


@lru_cache(maxsize=KEPT)
def quantities_of(text: str) -> tuple[Quantity, ...]:
    """The figures of a text in order."""
    return find_quantities(text)


@lru_cache(maxsize=KEPT)
def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order."""
    return split_sentences(text)
