"""Words that run the other way than the window they stand in: each text keeps its own order."""

from __future__ import annotations

from unicodedata import bidirectional

_ISOLATE, _END = "\u2068", "\u2069"
"""First Strong Isolate and Pop Directional Isolate (Unicode Standard Annex 9)."""


def runs_from_right(text: str) -> bool:
    """Does the first letter with a direction run from right to left?"""
    strong = next((way for way in map(bidirectional, text) if way in ("L", "R", "AL")), "L")
    return strong != "L"


def in_own_order(text: str, *, mirrored: bool = False) -> str:
    """`text` so that a painter keeps its figures, stops and ellipsis where they belong, in a `mirrored` window, too."""
    return f"{_ISOLATE}{text}{_END}" if runs_from_right(text) is not mirrored else text
