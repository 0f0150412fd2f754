"""Tolls and comparators in words, as charts, tables and screen readers tell them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from checks.domain import words
from checks.domain.extremes import extreme, in_order, range_of, value_of
from checks.domain.moment import Moment
from checks.domain.origin import Origin
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.domain.tolls import courses
from checks.domain.tolls import value_of as figure_of


def describe_toll(series: TollSeries, published: Moment | None = None, origins: Iterable[Origin] = ()) -> str:
    """The chart in words: each count with its values and times."""
    parts = []
    for course in courses(series, origins=origins):
        by = f" by {course.source}" if course.source else ""
        told = "; ".join(say_point(point) for point in course.points) or "no figure stands"
        taken = f". Taken back: {'; '.join(map(say_point, course.corrected))}" if course.corrected else ""
        parts.append(f"{course.status.value.capitalize()}{by}: {told}{taken}.")
    appeared = f" The article was published on {words.moment(published)}." if published else ""
    return f"Toll over time, {series.title}. {' '.join(parts) or 'No figures yet.'}{appeared}"


def say_point(point: TollPoint) -> str:
    """A figure with its time: "at least 3 (2–5), 23 May 2025, 17:01"."""
    return f"{say_figure(point)}, {words.moment(point.as_of)}"


def say_figure(point: TollPoint) -> str:
    """A figure with its hedge and range: "at least 3 (2–5)"; "not stated" where there is none."""
    value = figure_of(point)
    if value is None:
        return "not stated"
    bounds = [bound for bound in (point.low, point.high) if bound is not None and bound != value]
    if point.best is None and point.low is not None and point.high is not None:
        return f"{words.number(point.low)}–{words.number(point.high)}"
    low, high = (words.number(value if bound is None else bound) for bound in (point.low, point.high))
    return f"{words.HEDGES[point.qualifier]}{words.number(value)}{f' ({low}–{high})' if bounds else ''}"


def describe_comparators(table: ComparatorTable, measure: Measure, own: Collection[Comparator] = ()) -> str:
    """The chart in words: each case with its value, then which is the largest."""
    told = "; ".join(
        f"{name_case(row)}{', the claim’s own case' if row in own else ''}: {say_value(row, measure.key)}"
        for row in in_order(table)
    )
    return f"{table.title} by {axis_words(measure)}. {told or 'No cases yet'}. {extreme(table, measure).sentence}"


def say_value(row: Comparator, key: str) -> str:
    """The value with its range: "280 (270–290)"; "not stated" where there is none."""
    value, bounds = value_of(row, key), range_of(row, key)
    spread = f"{words.number(bounds[0])}–{words.number(bounds[1])}" if bounds else ""
    if value is None:
        return spread or "not stated"
    return f"{words.number(value)} ({spread})" if spread else words.number(value)


def axis_words(measure: Measure) -> str:
    """A measure with its unit: "Total, people"."""
    label = measure.label or measure.key
    return f"{label}, {words.plural(measure.unit)}" if measure.unit else label


def name_case(row: Comparator) -> str:
    """A case by its day and its name."""
    return f"{words.day(row.date.day)}{f', {row.label}' if row.label else ''}"
