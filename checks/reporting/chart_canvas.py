"""What all charts are drawn on: matplotlib without a window, in the colours and fonts of the program.

The library is large: import this module on a worker only. It is asked for one chart at a time, because its fonts and
caches are shared by the whole process.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache
from io import BytesIO
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import AutoDateLocator, date2num, num2date
from matplotlib.figure import Figure

from checks.reporting.chart_wish import Look, Picture, Spot
from checks.reporting.look import families

POINTS = 72 / 100
"""Points to a pixel, on the 100 dots per inch that all charts are laid out for."""
_DPI = 100
_OTHER_SCRIPTS = ("DejaVu Sans", "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Sans Hebrew", "Droid Sans Fallback")
_DRAWING = Lock()


@dataclass(frozen=True)
class Chart:
    """A chart laid out: its figure, where each row stands (in pixels from the lower left), and all of it in words."""

    figure: Figure
    places: tuple[tuple[float, float, int, str], ...]
    description: str


def picture_of(chart: Chart, ratio: float) -> Picture:
    """The chart as pixels, `ratio` of them to each of its own."""
    with _quiet():
        chart.figure.set_dpi(_DPI * ratio)
        canvas = FigureCanvasAgg(chart.figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        width, height = canvas.get_width_height()
        pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    full = chart.figure.get_size_inches() * _DPI
    spots = tuple(Spot(float(x / full[0]), float(1 - y / full[1]), row, words) for x, y, row, words in chart.places)
    return Picture(pixels, width, height, spots, chart.description)


def svg_of(chart: Chart, *, has_outlines: bool) -> bytes:
    """The chart as SVG; `has_outlines` turns words into shapes, which look the same whatever fonts are there."""
    data = BytesIO()
    options: Any = {"svg.fonttype": "path" if has_outlines else "none", "svg.hashsalt": "claimdesk"}
    with _quiet(), mpl.rc_context(options):
        chart.figure.savefig(data, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    return data.getvalue()


@contextmanager
def drawing(look: Look, width: float, height: float) -> Iterator[tuple[Figure, Axes]]:
    """A blank chart of so many pixels, on which words are never read as formulas."""
    style: Any = {
        "font.family": [*([look.family] if look.family else []), *_installed()],
        "font.size": 12 * POINTS,
        "text.parse_math": False,
        "text.color": look["ink"],
        "axes.edgecolor": look["line-2"],
        "axes.labelcolor": look["ink-3"],
        "axes.unicode_minus": True,
        "xtick.color": look["control"],
        "ytick.color": look["control"],
        "xtick.labelcolor": look["ink-2"],
        "ytick.labelcolor": look["ink-2"],
    }
    with _quiet(), mpl.rc_context(style):
        figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=look["paper"])
        axes = figure.add_axes((0, 0, 1, 1), facecolor="none")
        axes.spines[["top", "right"]].set_visible(False)
        yield figure, axes


def place(axes: Axes, left: float, right: float, top: float, bottom: float) -> None:
    """Leave so many pixels around the axes."""
    figure = axes.get_figure(root=True)
    if figure is None:
        return
    width, height = figure.get_size_inches() * _DPI
    wide, high = max(width - left - right, 40), max(height - top - bottom, 40)
    axes.set_position((left / width, bottom / height, wide / width, high / height))


def on_axis(at: datetime) -> float:
    """Where an instant stands on an axis of time."""
    return float(date2num(at))  # type: ignore[no-untyped-call]


def time_ticks(first: datetime, last: datetime, zone: tzinfo) -> list[datetime]:
    """Some four to nine round times within these, as the clocks of `zone` show them."""
    locator: Any = AutoDateLocator(tz=zone, minticks=4, maxticks=9)  # type: ignore[no-untyped-call]
    values = [value for value in locator.tick_values(first, last) if on_axis(first) <= value <= on_axis(last)]
    return [num2date(value, zone) for value in values]  # type: ignore[no-untyped-call]


def shorten(words: str, most: int) -> str:
    """The words, or their beginning with an ellipsis, in `most` characters."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


@cache
def _installed() -> tuple[str, ...]:
    known = set(font_manager.get_font_names())
    wanted = dict.fromkeys((*families("sans"), *_OTHER_SCRIPTS))
    return tuple(name for name in wanted if name in known)


@contextmanager
def _quiet() -> Iterator[None]:
    """One chart at a time; a sign that no font has is drawn as a box, and nobody is told on the terminal."""
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    with _DRAWING, warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing|.*Matplotlib currently does not support")
        yield
