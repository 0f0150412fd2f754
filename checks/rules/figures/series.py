"""A toll that only grows may not fall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.domain.claim import Claim, Kind
from checks.domain.finding import Level
from checks.domain.mention import PersonStatus
from checks.domain.tables import TollPoint
from checks.domain.tolls import value_of
from checks.domain.words import number
from checks.rules.context import Context
from checks.rules.figures.counts import Counts, counted, counts, say
from checks.rules.figures.slips import neighbours
from checks.rules.rule import Example, Need, Notice, rule

_GROWING = frozenset({PersonStatus.KILLED})
"""Statuses that nobody leaves again; the wounded die, the missing are found, the captured return."""


@rule(
    "figure.series",
    needs={Need.EVIDENCE, Need.TABLES},
    kinds={Kind.QUANTITY},
    source="Arithmetic: a sum of events never falls unless an event is taken out of it.",
    blind="Series that start anew, and counts of another area under the same name.",
    example=Example(
        "The ministry put the number of dead at 4,290.",
        "Killed falls from 4,327 to 4,290: 4,327 may be 4,237 with two digits changed round.",
        against="Counts of 4,237, 4,327 and 4,290 killed, one after the other, by the ministry.",
    ),
)
def never_falls(claim: Claim, context: Context) -> Iterator[Notice]:
    """A cumulative count may not fall, unless its source takes a figure back.

    Where one does, one of the two figures is a slip, or the count was changed without a word. If two digits changed
    round would put the series in order, that is named as the likely slip.
    """
    statuses = {figure.person_status for figure in counted(claim)} & _GROWING
    for course in counts(claim, context):
        if course.status in statuses and not any(point.as_of.clock is None for point in _same_day(course.points)):
            for before, after in pairwise(course.points):
                if _falls(before, after):
                    yield _notice(course, before, after)


def _same_day(points: Sequence[TollPoint]) -> list[TollPoint]:
    """Points that share their day with another, whose order is known by their hours alone."""
    return [one for one in points if sum(one.as_of.day == other.as_of.day for other in points) > 1]


def _falls(before: TollPoint, after: TollPoint) -> bool:
    """Is the most that the later one can mean below the least of the one before?"""
    least = before.low if before.low is not None else value_of(before)
    most = after.high if after.high is not None else value_of(after)
    return least is not None and most is not None and most < least


def _notice(course: Counts, before: TollPoint, after: TollPoint) -> Notice:
    slip = _slip(course.points, before, after)
    hint = f": {slip[0]} may be {slip[1]} with two digits changed round" if slip else ", and no figure was taken back"
    by = f" by {course.source}" if course.source else ""
    when = f"{'at' if after.as_of.clock else 'on'} {course.when(after)}"
    message = f"{course.status.capitalize()} falls from {say(before)} to {say(after)} {when}{by}{hint}."
    return Notice(Level.NOTE, message, tuple(course.value(point) for point in course.points))


def _slip(points: Sequence[TollPoint], before: TollPoint, after: TollPoint) -> tuple[str, str] | None:
    """The figure, and what it would be with two digits changed round so that the series only grows.

    A figure that would make a larger step than any in the series is no likely slip.
    """
    known = [point for point in points if value_of(point) is not None]
    values = [value_of(point) or 0.0 for point in known]
    widest = max(abs(step) for step in _steps(values))
    for wrong in (before, after):
        at = known.index(wrong)
        for other in neighbours(values[at]):
            steps = _steps([*values[:at], other, *values[at + 1 :]])
            if all(0 <= step <= widest for step in steps):
                return say(wrong), number(other)
    return None


def _steps(values: Sequence[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(values)]
