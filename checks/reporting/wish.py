"""What is to be drawn of a table beside its rows, and what comes of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from checks.domain.moment import Moment
from checks.domain.origin import Origin
from checks.domain.tables import Comparator, Measure


@dataclass(frozen=True)
class Wish:
    """Which measure, whose case, and when the article appeared."""

    measure: Measure | None = None
    """Of a comparator table; None for the last one, which is usually the total."""
    own: Collection[Comparator] = ()
    """The cases that a claim is about."""
    published: Moment | None = None
    origins: tuple[Origin, ...] = ()
    """Which records of a toll series are one source."""


NOTHING_MORE = Wish()


@dataclass(frozen=True)
class Drawing:
    """A chart as SVG, and in words."""

    svg: str
    description: str
