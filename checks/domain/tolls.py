"""How the toll of an event grew: which figure held at a time, by whose count, and what corrected what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from checks.domain.origin import Origin
from checks.domain.tables import TollPoint, TollSeries

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Course:
    """What one independent source counted of one status, in the order of its times."""

    source: str
    """The source as its first figure names it; empty where none does."""
    status: PersonStatus
    points: tuple[TollPoint, ...]
    """Each but the last is superseded by the next."""
    corrected: tuple[TollPoint, ...] = ()
    """Figures that the source itself took back; they count for nothing."""

    @property
    def latest(self) -> TollPoint | None:
        """The figure that stands; None where the source took all back."""
        return self.points[-1] if self.points else None


def zone_of(name: str | None) -> tzinfo:
    """The zone with this IANA name; UTC where there is no name, or none that is known."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a path or a folder in the place of a name
        return UTC


def instants(moment: Moment, zone: tzinfo) -> tuple[datetime, datetime]:
    """The first and the last instant that `moment` can mean, in `zone`: for a day without a clock, its two ends.

    A clock without a zone of its own is read in `zone`.
    """
    if moment.clock is None:
        start = datetime.combine(moment.day, time(), zone)
        return start, start + _DAY
    at = datetime.combine(moment.day, moment.clock)
    at = at.astimezone(zone) if at.tzinfo else at.replace(tzinfo=zone)
    return at, at


def middle(moment: Moment, zone: tzinfo) -> datetime:
    """Where a moment stands among others: a day without a clock stands at its noon."""
    first, last = instants(moment, zone)
    return first + (last - first) / 2


def is_known_by(as_of: Moment, moment: Moment, zone: tzinfo) -> bool:
    """Is `as_of` surely not later than `moment`? A mere day is over only when its last hour is."""
    return instants(as_of, zone)[1] <= instants(moment, zone)[1]


def value_of(point: TollPoint) -> float | None:
    """The figure by which a point is shown: the best, else the lower or the upper bound."""
    return next((value for value in (point.best, point.low, point.high) if value is not None), None)


def in_order(series: TollSeries) -> tuple[TollPoint, ...]:
    """The figures by time, and in the order in which they were put down where the time is the same."""
    zone = zone_of(series.timezone)
    return tuple(sorted(series.points, key=lambda point: middle(point.as_of, zone)))


def courses(
    series: TollSeries, *, known_by: Moment | None = None, origins: Iterable[Origin] = ()
) -> tuple[Course, ...]:
    """The course of each status by each independent source, killed first; figures later than `known_by` are left out.

    Figures are of one source where they name the same one, or where their records go back to one of `origins`.
    """
    zone = zone_of(series.timezone)
    names = _source_names(series, origins)
    points = [point for point in in_order(series) if known_by is None or is_known_by(point.as_of, known_by, zone)]
    keys = dict.fromkeys((point.status, names[point]) for point in points)
    order = list(PersonStatus)
    return tuple(
        _course(status, name, [point for point in points if (point.status, names[point]) == (status, name)])
        for status, name in sorted(keys, key=lambda key: order.index(key[0]))
    )


def latest(
    series: TollSeries, status: PersonStatus, known_by: Moment | None = None, origins: Iterable[Origin] = ()
) -> tuple[TollPoint, ...]:
    """The figure of each independent source that stood at `known_by`, or stands now."""
    found = courses(series, known_by=known_by, origins=origins)
    return tuple(course.latest for course in found if course.status is status and course.latest)


def later_than(series: TollSeries, point: TollPoint, origins: Iterable[Origin] = ()) -> tuple[TollPoint, ...]:
    """The figures by which the same source superseded `point`, oldest first."""
    for course in courses(series, origins=origins):
        if point in course.points:
            return course.points[course.points.index(point) + 1 :]
    return ()


def independent_sources(series: TollSeries, origins: Iterable[Origin] = ()) -> tuple[str, ...]:
    """The names of the independent sources, in the order of time."""
    names = _source_names(series, origins)
    return tuple(dict.fromkeys(names[point] for point in in_order(series)))


def _course(status: PersonStatus, source: str, points: list[TollPoint]) -> Course:
    standing = tuple(point for point in points if not point.is_superseded)
    return Course(source, status, standing, tuple(point for point in points if point.is_superseded))


def _source_names(series: TollSeries, origins: Iterable[Origin]) -> Mapping[TollPoint, str]:
    """One name for all figures of one independent source, as the first of them writes it."""
    of_record = {record.id: number for number, origin in enumerate(origins) for record in origin.records}
    names: dict[object, str] = {}
    found: dict[TollPoint, str] = {}
    for point in in_order(series):
        written = " ".join(point.source.split())
        of_origin = of_record.get(point.evidence_id) if point.evidence_id else None
        keys = [key for key in (of_origin, written.casefold() or None) if key is not None]
        name = next((names[key] for key in keys if key in names), written)
        names.update(dict.fromkeys(keys, name))
        found[point] = name
    return found
