"""Charts of the numbers of a desk: a bar for each row, before the whole that it is a part of."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from checks.domain import words
from checks.domain.statistics_sheets import Bar, Sheet
from checks.reporting.chart_canvas import POINTS, Chart, drawing, picture_of, place, shorten
from checks.reporting.chart_wish import Look, Picture

ROW = 28
"""Pixels from one bar to the next."""
_AROUND = 66
MOST_BARS = 30
"""Rows that are drawn; the table has them all."""
_LABELS, _VALUES = 190, 150
_THICK = 0.5
"""Of the distance between two bars."""


def paint_sheet(sheet: Sheet, look: Look, width: float, ratio: float) -> Picture | None:
    """The chart as pixels, `ratio` of them to each; None where there is nothing to draw. Call it on a worker."""
    return picture_of(bar_chart(sheet, look, width), ratio) if sheet.bars else None


def height_of(sheet: Sheet) -> int:
    """Pixels in which all bars can be told apart."""
    return _AROUND + ROW * min(len(sheet.bars), MOST_BARS)


def bar_chart(sheet: Sheet, look: Look, width: float) -> Chart:
    """The chart, so many pixels wide: filled what counts, outlined the whole, and each value in words at the end."""
    bars = sheet.bars[:MOST_BARS]
    with drawing(look, width, height_of(sheet)) as (figure, axes):
        place(axes, _LABELS, _VALUES, 8, 50)
        _draw(axes, look, bars)
        axes.set_xlabel(sheet.axis, labelpad=6)
        axes.get_xlim(), axes.get_ylim()  # which settles the limits
        ends = [(bar.value if bar.whole is None else bar.whole, float(at)) for at, bar in enumerate(bars)]
        places = tuple(
            (*axes.transData.transform(end), at, f"{bars[at].label}: {bars[at].words}") for at, end in enumerate(ends)
        )
        return Chart(figure, places, describe(sheet))


def describe(sheet: Sheet) -> str:
    """The chart in words, for whoever cannot see it."""
    told = "; ".join(f"{bar.label}: {bar.words}" for bar in sheet.bars[:MOST_BARS])
    more = len(sheet.bars) - MOST_BARS
    rest = f" {more} more are in the table." if more > 0 else ""
    return f"{sheet.title}. {sheet.summary} {told}.{rest}"


def _draw(axes: Axes, look: Look, bars: Sequence[Bar]) -> None:
    line = 1.2 * look.line * POINTS
    for at, bar in enumerate(bars):
        if bar.whole is not None:
            axes.barh(at, bar.whole, _THICK, facecolor="none", edgecolor=look["control"], linewidth=line)
        axes.barh(at, bar.value, _THICK, color=look["control"])
        end = max(bar.value, bar.whole or 0)
        axes.annotate(
            bar.words, (end, at), (7, 0), textcoords="offset points", va="center", annotation_clip=False,
            color=look["ink"],
        )  # fmt: skip
    axes.set_ylim(len(bars) - 0.4, -0.6)
    axes.set_yticks(range(len(bars)), [shorten(bar.label, 28) for bar in bars])
    axes.tick_params(axis="y", length=0, pad=8)
    axes.set_xlim(0, max(1.0, *(max(bar.value, bar.whole or 0) for bar in bars)))
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.xaxis.set_major_formatter(lambda value, _: words.number(value))
    axes.grid(axis="x", color=look["line"], linewidth=0.8 * POINTS)
    axes.set_axisbelow(True)
