"""The chart of a toll: how each count grew, who counted, and until when nobody counted again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from checks.domain import words
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from checks.domain.origin import Origin
from checks.domain.tables import TollPoint, TollSeries
from checks.domain.tolls import Course, courses, independent_sources, instants, middle, value_of, zone_of
from checks.reporting.chart_canvas import POINTS, Chart, drawing, on_axis, place, shorten, time_ticks
from checks.reporting.chart_wish import Look
from checks.reporting.table_words import describe_toll, say_figure, say_point

_FILLS = ("full", "none", "left", "top", "right", "bottom")
_NAMES = 168
"""Pixels at the end of the lines for what they are called."""
_LABEL_GAP = 28
"""Pixels from one name to the next, at least: two lines of 12 pixels."""


@dataclass(frozen=True)
class _Scene:
    """What all strokes of one chart share."""

    axes: Axes
    look: Look
    zone: tzinfo
    sources: Sequence[str]
    end: datetime

    def colour(self, course: Course) -> str:
        """Red for the killed of the first source, ink for its other counts, and one colour for each other source."""
        number = self.sources.index(course.source)
        is_first = number == 0 and course.status is PersonStatus.KILLED
        return self.look["find-conflicts"] if is_first else self.look.source(number)

    def mark(self, course: Course) -> dict[str, Any]:
        """Squares for killed, circles for the rest; how they are filled tells the source."""
        colour, width = self.colour(course), 1.4 * self.look.line
        return {
            "marker": "s" if course.status is PersonStatus.KILLED else "o",
            "markersize": 7 * POINTS,
            "markeredgewidth": width * POINTS,
            "color": colour,
            "markerfacecoloralt": self.look["paper"],
            "fillstyle": _FILLS[self.sources.index(course.source) % len(_FILLS)],
        }


def toll_chart(
    series: TollSeries,
    look: Look,
    size: tuple[float, float],
    *,
    published: Moment | None = None,
    origins: Iterable[Origin] = (),
) -> Chart:
    """The chart of `series`, so many pixels wide and high. `published`: when the article appeared."""
    zone, origins = zone_of(series.timezone), tuple(origins)
    found = [
        course for course in courses(series, origins=origins) if any(value_of(p) is not None for p in _all(course))
    ]
    first, last = _range(found, zone)
    with drawing(look, *size) as (figure, axes):
        scene = _Scene(axes, look, zone, independent_sources(series, origins), last)
        _frame(scene, first, last, _zone_words(series, zone, last))
        appeared = instants(published, zone)[1] if published else None
        if appeared and first <= appeared <= last + timedelta(days=1):
            _mark_publication(scene, appeared, published)
        for course in found:
            _draw(scene, course)
        _name(scene, found)
        places = tuple(place for course in found for place in _places(scene, series, course))
        return Chart(figure, places, describe_toll(series, published, origins))


def _all(course: Course) -> tuple[TollPoint, ...]:
    return (*course.points, *course.corrected)


def _range(found: Sequence[Course], zone: tzinfo) -> tuple[datetime, datetime]:
    """The first and last instant of the axis: all counts with some room, an hour at least."""
    ends = [instant for course in found for point in _all(course) for instant in instants(point.as_of, zone)]
    first, last = (
        min(ends, default=datetime(2022, 2, 24, tzinfo=zone)),
        max(ends, default=datetime(2022, 2, 25, tzinfo=zone)),
    )
    room = max((last - first) * 0.04, timedelta(hours=1))
    return first - room, last + room


def _zone_words(series: TollSeries, zone: tzinfo, at: datetime) -> str:
    offset = at.astimezone(zone).strftime("%z")
    shown = f"UTC{offset[:3]}:{offset[3:]}" if series.timezone and offset.strip("+0") else "UTC"
    place_name = (series.timezone or "").rpartition("/")[2].replace("_", " ")
    return f"Time in {place_name} ({shown})" if place_name and str(zone) != "UTC" else "Time in UTC"


def _frame(scene: _Scene, first: datetime, last: datetime, time_words: str) -> None:
    axes, look = scene.axes, scene.look
    place(axes, 52, _NAMES, 26, 66)
    axes.set_xlim(on_axis(first), on_axis(last))
    ticks = time_ticks(first, last, scene.zone)
    axes.set_xticks([on_axis(tick) for tick in ticks], _tick_words(ticks))
    axes.set_xlabel(time_words, labelpad=6)
    axes.set_ylabel("People", labelpad=6)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.yaxis.set_major_formatter(lambda value, _: words.number(value))
    axes.grid(axis="y", color=look["line"], linewidth=0.8 * POINTS)
    axes.set_axisbelow(True)


def _tick_words(ticks: Sequence[datetime]) -> list[str]:
    """Clock times where the ticks have some, with the day where it is another; days otherwise."""
    if all(tick.hour == tick.minute == 0 for tick in ticks):
        return [words.day(tick.date()) if at == 0 else words.day(tick.date())[:-5] for at, tick in enumerate(ticks)]
    days = [tick.date() for tick in ticks]
    return [
        f"{tick:%H:%M}\n{words.day(day)}" if at == 0 or day != days[at - 1] else f"{tick:%H:%M}"
        for at, (tick, day) in enumerate(zip(ticks, days, strict=True))
    ]


def _mark_publication(scene: _Scene, at: datetime, published: Moment | None) -> None:
    hour = "" if published and published.clock else ", hour not known"
    axes, look = scene.axes, scene.look
    axes.axvline(on_axis(at), color=look["ink-3"], linewidth=1.2 * look.line * POINTS, linestyle=(0, (1, 2)))
    axes.annotate(
        f"published{hour}", (on_axis(at), 1), (-4, 2), xycoords=("data", "axes fraction"), textcoords="offset points",
        ha="right", va="bottom", color=look["ink-3"], fontsize=11 * POINTS, annotation_clip=False,
    )  # fmt: skip


def _draw(scene: _Scene, course: Course) -> None:
    """Steps between counts, dashes after the last, bars for ranges, thin lines for counts known to the day only."""
    axes, colour, width = scene.axes, scene.colour(course), 1.6 * scene.look.line * POINTS
    counted = [
        (on_axis(middle(p.as_of, scene.zone)), value) for p in course.points if (value := value_of(p)) is not None
    ]
    if counted:
        times, values = zip(*counted, strict=True)
        axes.step(times, values, where="post", color=colour, linewidth=width)
        rest = [times[-1], on_axis(scene.end)]
        axes.plot(rest, [values[-1]] * 2, color=colour, linewidth=width, linestyle=(0, (4, 3)))
        axes.plot(times, values, linestyle="none", clip_on=False, zorder=4, **scene.mark(course))
    for point in course.points:
        _draw_bounds(scene, point, colour, width)
    taken_back = [
        (on_axis(middle(p.as_of, scene.zone)), value) for p in course.corrected if (value := value_of(p)) is not None
    ]
    for at, value in taken_back:
        axes.plot(at, value, marker="x", markersize=8 * POINTS, markeredgewidth=width, color=colour)


def _draw_bounds(scene: _Scene, point: TollPoint, colour: str, width: float) -> None:
    value = value_of(point)
    if value is None:
        return
    at, (first, last) = on_axis(middle(point.as_of, scene.zone)), instants(point.as_of, scene.zone)
    low, high = (value if bound is None else bound for bound in (point.low, point.high))
    bars: dict[str, Any] = {"fmt": "none", "ecolor": colour, "elinewidth": width, "capthick": width, "capsize": 3}
    if low < high:
        scene.axes.errorbar(at, value, yerr=[[max(value - low, 0)], [max(high - value, 0)]], **bars)
    if first < last:
        half = on_axis(last) - at
        scene.axes.errorbar(at, value, xerr=half, **{**bars, "elinewidth": width / 2, "capthick": width / 2})


def _name(scene: _Scene, found: Sequence[Course]) -> None:
    """Put each name at the end of its line, and names that would meet apart from each other."""
    axes, lowest = scene.axes, float("-inf")
    axes.set_ylim(0, max(axes.get_ylim()[1], 1) * 1.06)
    frame = axes.get_window_extent()
    named = sorted((value_of(course.latest) or 0.0, at) for at, course in enumerate(found) if course.latest)
    for value, at in named:
        y = max(float(axes.transData.transform((0, value))[1]), lowest + _LABEL_GAP)
        lowest = y
        _write_name(scene, found[at], (y - frame.y0) / frame.height)


def _write_name(scene: _Scene, course: Course, y: float) -> None:
    latest = course.latest
    told = f"{say_figure(latest)} {course.status.value}" if latest else ""
    style: dict[str, Any] = {"xycoords": "axes fraction", "textcoords": "offset points", "annotation_clip": False}
    colour, quiet = scene.colour(course), scene.look["ink-3"]
    scene.axes.annotate(shorten(told, 24), (1, y), (6, 0), va="bottom", weight=600, color=colour, **style)
    source = shorten(course.source or "source not named", 26)
    scene.axes.annotate(source, (1, y), (6, 0), va="top", fontsize=11 * POINTS, color=quiet, **style)


def _places(scene: _Scene, series: TollSeries, course: Course) -> Iterable[tuple[float, float, int, str]]:
    for point in _all(course):
        value = value_of(point)
        if value is not None:
            x, y = scene.axes.transData.transform((on_axis(middle(point.as_of, scene.zone)), value))
            by = f", {point.source}" if point.source else ""
            yield x, y, series.points.index(point), f"{course.status.value}: {say_point(point)}{by}"
