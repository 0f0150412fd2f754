"""What is to be drawn of a table beside its rows, and what comes of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from checks.domain.moment import Moment
from checks.domain.origin import Origin
from checks.domain.tables import Comparator, Measure
from checks.reporting.look import colours

_SOURCES = ("accent", "status-working", "status-judged", "status-signed", "status-recheck")


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


@dataclass(frozen=True)
class Look:
    """The colours of a theme, and the font."""

    theme: str = "light"
    family: str | None = None
    """The font of the words; None for the first installed one of the program's own list."""

    def __getitem__(self, name: str) -> str:
        """A colour by its token ("ink-3"), as "#RRGGBB"."""
        return colours(self.theme)[name]

    @property
    def line(self) -> float:
        """What line widths are multiplied with: two in the high-contrast theme."""
        return 2.0 if self.theme == "contrast" else 1.0

    def source(self, number: int) -> str:
        """The colour of an independent source: ink for the first, and never one that comes with another's."""
        return self["ink"] if number == 0 else self[_SOURCES[(number - 1) % len(_SOURCES)]]


@dataclass(frozen=True)
class Spot:
    """Where a figure stands in the picture, as shares of its width and height from the top left corner."""

    x: float
    y: float
    row: int
    """Which row or point of the table it is."""
    words: str


@dataclass(frozen=True)
class Picture:
    """A chart as pixels: red, green, blue and opacity in four bytes, row by row from the top."""

    pixels: bytes
    width: int
    height: int
    spots: tuple[Spot, ...]
    description: str
