"""Which panes fit side by side at which width: the rules alone, without a widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Pane(Enum):
    """The four parts of the desk, from left to right."""

    LIBRARY = "library"
    ARTICLE = "article"
    CLAIMS = "claims"
    INSPECTOR = "inspector"


LIBRARY_FITS_FROM = 1305
"""From this width on, the article keeps its 460 pixels beside all three other panes."""
SIDES_TAKE_TURNS_BELOW = 1180
"""Narrower than this, claims and inspector share one place."""


@dataclass(frozen=True)
class Arrangement:
    """What shows in a row, and whether the library lies over the article's left edge instead."""

    shown: frozenset[Pane]
    is_library_over: bool = False


def arrange(width: int, side: Pane, *, library: bool, over: bool) -> Arrangement:
    """The arrangement for a window of `width` logical pixels.

    `side`: which of claims and inspector was asked for last; `library`: does the person want it beside the article
    where there is room; `over`: was it called up where there is none?
    """
    takes_turns = width < SIDES_TAKE_TURNS_BELOW
    shown = {Pane.ARTICLE, side} if takes_turns else {Pane.ARTICLE, Pane.CLAIMS, Pane.INSPECTOR}
    fits = width >= LIBRARY_FITS_FROM
    if fits and library:
        shown.add(Pane.LIBRARY)
    return Arrangement(frozenset(shown), is_library_over=over and not fits)
