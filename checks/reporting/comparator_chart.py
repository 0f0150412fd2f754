"""The chart of a comparator table: one measure of each case by date, with ranges, the claim's own case marked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from checks.domain import words
from checks.domain.extremes import Extreme, extreme, in_order, range_of, value_of
from checks.domain.tables import Comparator, ComparatorTable, Measure
from checks.domain.tolls import middle
from checks.reporting.chart_canvas import POINTS, Chart, drawing, on_axis, place, shorten, time_ticks
from checks.reporting.chart_wish import Look
from checks.reporting.table_words import axis_words, describe_comparators, name_case, say_value

ROW = 24
"""Pixels from one case to the next."""
_AROUND = 70
_MOST_ROWS = 30
"""Cases that are listed by name; more are dots along the time."""
_MOST_SOURCES = 6
_MARKS = ("o", "s", "D", "^", "v", "P")
_LABELS = 150
_VALUES = 130


def natural_height(table: ComparatorTable) -> int:
    """Pixels in which all cases of the table can be told apart."""
    return _AROUND + ROW * len(table.rows) if 0 < len(table.rows) <= _MOST_ROWS else 280


def comparator_chart(
    table: ComparatorTable, measure: Measure, look: Look, size: tuple[float, float], own: Collection[Comparator] = ()
) -> Chart:
    """The chart of one measure, so many pixels wide and high. `own`: the cases that a claim is about."""
    rows, found = in_order(table), extreme(table, measure)
    sources = tuple(dict.fromkeys(row.source for row in rows if row.source))
    with drawing(look, *size) as (figure, axes):
        axes.set_xlabel("")
        if len(rows) <= _MOST_ROWS:
            spots = _draw_rows(axes, look, rows, found, own, sources)
        else:
            spots = _draw_dots(axes, look, rows, found, own, sources)
        axes.get_xlim(), axes.get_ylim()  # which settles the limits
        transform = axes.transData.transform
        places = tuple(
            (
                *transform(point),
                table.rows.index(row),
                f"{name_case(row)}: {say_value(row, measure.key)}",
            )
            for row, point in spots
        )
        return Chart(figure, places, describe_comparators(table, measure, own))


def _draw_rows(
    axes: Axes,
    look: Look,
    rows: Sequence[Comparator],
    found: Extreme,
    own: Collection[Comparator],
    sources: Sequence[str],
) -> list[tuple[Comparator, tuple[float, float]]]:
    """One line for each case, the earliest on top: a stroke from nothing to its value, with a mark at the end."""
    key = found.measure.key
    spots: list[tuple[Comparator, tuple[float, float]]] = []
    place(axes, _LABELS, _VALUES, 8, 54)
    for at, row in enumerate(rows):
        colour, value, bounds = _colour(look, row, own, sources), value_of(row, key), range_of(row, key)
        width = (3.2 if row in own else 1.6) * look.line * POINTS
        if value is not None:
            axes.plot([0, value], [at, at], color=colour, linewidth=width, solid_capstyle="butt")
            axes.plot(
                value, at, marker=_mark(row, sources), markersize=8 * POINTS, color=colour, zorder=4, clip_on=False
            )
            spots.append((row, (value, float(at))))
        if bounds:
            axes.plot(bounds, [at, at], color=colour, linewidth=width / 2, marker="|", markersize=9 * POINTS, zorder=3)
        end = max(value or 0, *(bounds or (0, 0)))
        axes.annotate(
            _value_words(row, found), (end, at), (7, 0), textcoords="offset points", va="center", annotation_clip=False,
            color=look["ink"] if value is not None else look["ink-3"], weight=600 if row in own else 400,
        )  # fmt: skip
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks(range(len(rows)), [shorten(name_case(row), 24) for row in rows])
    for label, row in zip(axes.get_yticklabels(), rows, strict=True):
        label.set_fontweight(600 if row in own else 400)
        label.set_color(look["ink"] if row in own else look["ink-2"])
    axes.tick_params(axis="y", length=0, pad=8)
    axes.set_xlim(min([0, *(value_of(row, key) or 0 for row in rows)]), None)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5))
    axes.xaxis.set_major_formatter(lambda value, _: words.number(value))
    axes.set_xlabel(axis_words(found.measure), labelpad=6)
    axes.grid(axis="x", color=look["line"], linewidth=0.8 * POINTS)
    axes.set_axisbelow(True)
    return spots


def _draw_dots(
    axes: Axes,
    look: Look,
    rows: Sequence[Comparator],
    found: Extreme,
    own: Collection[Comparator],
    sources: Sequence[str],
) -> list[tuple[Comparator, tuple[float, float]]]:
    """A mark for each case along the time; only the extreme and the claim's own case are named."""
    key = found.measure.key
    spots: list[tuple[Comparator, tuple[float, float]]] = []
    place(axes, 60, 40, 26, 54)
    for row in rows:
        at, value, bounds = on_axis(middle(row.date, UTC)), value_of(row, key), range_of(row, key)
        colour = _colour(look, row, own, sources)
        if bounds:
            axes.plot([at, at], bounds, color=colour, linewidth=1.2 * look.line * POINTS)
        if value is None:
            continue
        size = (10 if row in own else 6) * POINTS
        axes.plot(at, value, marker=_mark(row, sources), markersize=size, color=colour, zorder=5 if row in own else 3)
        spots.append((row, (at, value)))
        if row in own or row in found.rows[:1]:
            told = f"{name_case(row)}: {_value_words(row, found)}"
            axes.annotate(told, (at, value), (0, 8), textcoords="offset points", ha="center", weight=600)
    axes.margins(y=0.12)
    ticks = time_ticks(middle(rows[0].date, UTC), middle(rows[-1].date, UTC), UTC)
    axes.set_xticks([on_axis(tick) for tick in ticks], [words.day(tick.date()) for tick in ticks])
    axes.set_ylabel(axis_words(found.measure))
    axes.yaxis.set_major_formatter(lambda value, _: words.number(value))
    axes.grid(axis="y", color=look["line"], linewidth=0.8 * POINTS)
    return spots


def _value_words(row: Comparator, found: Extreme) -> str:
    told = say_value(row, found.measure.key)
    if row not in found.rows:
        return told
    word = "smallest" if found.is_smallest else "largest"
    return f"{told}, {'tied ' if len(found.rows) > 1 else ''}{word}"


def _colour(look: Look, row: Comparator, own: Collection[Comparator], sources: Sequence[str]) -> str:
    """The accent for the claim's own case where all rows have one source, or too many; else one for each source."""
    if 1 < len(sources) <= _MOST_SOURCES and row.source:
        return look.source(sources.index(row.source))
    return look["accent"] if row in own else look["control"]


def _mark(row: Comparator, sources: Sequence[str]) -> str:
    has_one = 1 < len(sources) <= _MOST_SOURCES and row.source
    return _MARKS[sources.index(row.source)] if has_one else "o"
