"""The likeliest kind of a claim that somebody makes by hand, before they say."""

from __future__ import annotations

from checks.domain.claim import Kind
from checks.text.quantities import find_quantities


def likely_kind(words: str) -> Kind:
    """A quote in its marks, a figure, else an event. Easily corrected."""
    if words.startswith(tuple("“\"«„‘'")):
        return Kind.QUOTE
    return Kind.QUANTITY if find_quantities(words) else Kind.EVENT
