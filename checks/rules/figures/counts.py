"""How a claim's toll was counted over time: the points of its series and the figures of its records, by source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import groupby
from uuid import UUID

from checks.domain.claim import Claim
from checks.domain.evidence import EvidenceKind, Stance
from checks.domain.finding import FindingValue
from checks.domain.mention import PersonStatus, Quantity
from checks.domain.moment import Moment
from checks.domain.tables import TollPoint, TollSeries
from checks.domain.tolls import Course, courses, instants, value_of, zone_of
from checks.domain.words import HEDGES, day, listed, number
from checks.rules.context import Context
from checks.rules.figures.leeway import Reach, reach
from checks.rules.figures.pairing import Pair, pairs
from checks.rules.figures.reported import Reported, reported

_ANEW = ("daily", "day", "week", "month", "increment", "new")
"""Words in the type of a series that is counted anew each time: a later figure does not supersede the one before."""


@dataclass(frozen=True)
class Counts:
    """What one independent source counted of one status, in the order of its times."""

    source: str
    status: PersonStatus
    points: tuple[TollPoint, ...]
    corrected: tuple[TollPoint, ...]
    zone: tzinfo
    """The zone in which times are told."""

    @property
    def told(self) -> str:
        """The whole course: "1 at 17:01 and 2 at 19:00 on 23 May 2025, 3 on 24 May 2025, by the governor"."""
        days = groupby(self.points, key=lambda point: self._local(point).day)
        parts = [self._of_day(list(points)) for _, points in days]
        taken = [f"{say(point)} taken back" for point in self.corrected]
        by = f", by {self.source}" if self.source else ""
        return f"{'; '.join([', '.join(parts), *taken])}{by}"

    def value(self, point: TollPoint) -> FindingValue:
        """A point as one of the values of a finding."""
        return FindingValue(f"{self.source or 'count'}, {self.when(point)}", say(point), point.evidence_id)

    def when(self, point: TollPoint) -> str:
        """Its time: "19:00 on 23 May 2025", or the day alone."""
        at = self._local(point)
        return f"{at.clock:%H:%M} on {day(at.day)}" if at.clock else day(at.day)

    def between(self, one: TollPoint, other: TollPoint) -> str:
        """The time from one to another: "between 17:01 and 19:00 on 23 May 2025"."""
        first, last = self._local(one), self._local(other)
        is_one_day = first.day == last.day and first.clock is not None and last.clock is not None
        return f"between {f'{first.clock:%H:%M}' if is_one_day else self.when(one)} and {self.when(other)}"

    def _of_day(self, points: list[TollPoint]) -> str:
        """The counts of one day: "1 at 17:01 and 2 at 19:00 on 23 May 2025"."""
        told = [
            f"{say(point)} at {at.clock:%H:%M}" if (at := self._local(point)).clock else say(point) for point in points
        ]
        return f"{listed(told)} on {day(self._local(points[0]).day)}"

    def _local(self, point: TollPoint) -> Moment:
        at = point.as_of
        if at.clock is None or at.clock.tzinfo is None:
            return at
        return Moment.of(datetime.combine(at.day, at.clock).astimezone(self.zone))


def counted(claim: Claim) -> tuple[Quantity, ...]:
    """The figures of a claim that a toll can hold: people of one status, or soldiers alone, in all, told as a fact."""
    return tuple(figure for figure in claim.quantities if figure.part_of is None and _is_toll(figure))


def _is_of_all(claim: Claim) -> bool:
    """Does the claim count all people, as a series does, and not soldiers or children alone?"""
    return any(figure.category is None for figure in counted(claim))


def _is_toll(figure: Quantity) -> bool:
    is_whole = figure.severity is None and figure.basis in (None, "total")
    return figure.person_status is not None and is_whole and not (figure.is_negated or figure.is_hypothetical)


def counts(claim: Claim, context: Context) -> tuple[Counts, ...]:
    """The counts of all that the claim is tied to, each status by each independent source."""
    return context.once(("counts", claim.id), lambda: tuple(_counts(claim, context)))


def tolls(claim: Claim, context: Context) -> tuple[Counts, ...]:
    """The counts of all statuses that its series and its records give, to compare one status with another."""
    return context.once(("tolls", claim.id), lambda: tuple(_merged(claim, context, _of_all_fields)))


def _counts(claim: Claim, context: Context) -> Iterator[Counts]:
    return _merged(claim, context, _of_pairs)


def _merged(
    claim: Claim, context: Context, of_records: Callable[[Claim, Context], Iterator[TollPoint]]
) -> Iterator[Counts]:
    """The points of the tied series, and those of records that stand in none of them."""
    series = [table for table in context.tables(claim) if isinstance(table, TollSeries) and _is_of_all(claim)]
    zone = zone_of(next((table.timezone for table in series if table.timezone), context.desk.article.timezone))
    points = [_in_zone(point, table) for table in series for point in table.points]
    have = {(point.evidence_id, point.status) for point in points}
    more = (point for point in of_records(claim, context) if (point.evidence_id, point.status) not in have)
    merged = TollSeries(claim.id, "", timezone=str(zone), points=tuple(dict.fromkeys((*points, *more))))
    for course in courses(merged, origins=context.origins(claim)):
        yield Counts(course.source, course.status, _ordered(course, zone), course.corrected, zone)


def _in_zone(point: TollPoint, table: TollSeries) -> TollPoint:
    """The point with the zone of its series at its clock, so that points of several series can be compared."""
    if point.as_of.clock is None or point.as_of.clock.tzinfo is not None:
        return point
    return replace(point, as_of=Moment.of(instants(point.as_of, zone_of(table.timezone))[0]))


# --- figures of records ---------------------------------------------------------------------------------------------


def _of_pairs(claim: Claim, context: Context) -> Iterator[TollPoint]:
    """The figures of linked records that speak of the same as the claim's."""
    replaced = {record.supersedes for _, record in context.linked(claim)}
    apart = _other_events(claim, context)
    whole = [each for each in counted(claim) if each.category is None] or list(counted(claim))
    for pair in _best(pairs(claim, context)):
        is_other = pair.reported.record.id in apart
        if pair.claimed.person_status is not None and pair.claimed in whole and not is_other:
            yield from _point(pair.reported, pair.claimed.person_status, replaced)


def _of_all_fields(claim: Claim, context: Context) -> Iterator[TollPoint]:
    """The tolls that people filled in, where a record has only one of a status."""
    replaced = {record.supersedes for _, record in context.linked(claim)}
    apart = _other_events(claim, context)
    for record in (each for _, each in context.linked(claim) if each.id not in apart):
        fields = (each for each in reported(record, context) if each.field is not None)
        plain = [each for each in fields if _is_toll(each.figure) and each.figure.category is None]
        statuses = Counter(each.figure.person_status for each in plain)
        for each in plain:
            if each.figure.person_status is not None and statuses[each.figure.person_status] == 1:
                yield from _point(each, each.figure.person_status, replaced)


def _other_events(claim: Claim, context: Context) -> frozenset[UUID]:
    """Rows of data sets that are events of their own: of several days, or with no time as of which they count."""
    rows = [record for _, record in context.linked(claim) if record.kind is EvidenceKind.DATASET_ROW]
    days = {record.event_start.day for record in rows if record.event_start}
    undated = {record.id for record in rows if not (record.as_of or any(each.as_of for each in record.figures))}
    return frozenset(record.id for record in rows if len(days) > 1) | undated


def _best(found: tuple[Pair, ...]) -> Iterator[Pair]:
    """The fields that people filled in; of records without such fields, unless they are mere context, their text.

    A text that gives two figures of one status speaks of two things, so that neither is taken.
    """
    filled = {pair.reported.record.id for pair in found if pair.reported.field is not None}
    told: dict[tuple[UUID, PersonStatus | None], set[Reach | None]] = {}
    for pair in found:
        key = (pair.reported.record.id, pair.claimed.person_status)
        told.setdefault(key, set()).add(reach(pair.reported.figure))
    for pair in found:
        record_id, is_field = pair.reported.record.id, pair.reported.field is not None
        is_told = pair.link is not None and pair.link.stance is not Stance.CONTEXT and record_id not in filled
        if is_field or (is_told and len(told[record_id, pair.claimed.person_status]) == 1):
            yield pair


def _point(found: Reported, status: PersonStatus, replaced: Set[UUID | None]) -> Iterator[TollPoint]:
    record, figure, as_of = found.record, found.figure, found.as_of
    series = (found.field.series_type or "").casefold() if found.field else ""
    if as_of is None or figure.part_of is not None or any(word in series for word in _ANEW):
        return
    source = record.original_source or record.byline_origin or record.publisher or record.title
    bounds = (figure.low, figure.value, figure.high)
    yield TollPoint(status, as_of, *bounds, figure.qualifier, source, record.id, record.id in replaced)


# --- order ----------------------------------------------------------------------------------------------------------


def _ordered(course: Course, zone: tzinfo) -> tuple[TollPoint, ...]:
    """The points by time, each figure of a day once: where a clock time is missing, a toll is taken to have grown."""
    found: list[TollPoint] = []
    by_day = groupby(sorted(course.points, key=lambda point: _day(point, zone)), key=lambda point: _day(point, zone))
    for _, group in by_day:
        points = list(group)
        exact = {(say(point)) for point in points if point.as_of.clock}
        told = {
            (str(point.as_of), say(point)): point for point in points if point.as_of.clock or say(point) not in exact
        }
        is_timed = all(point.as_of.clock for point in told.values())
        found += sorted(told.values(), key=lambda point: _place(point, zone, is_timed=is_timed))
    return tuple(found)


def _day(point: TollPoint, zone: tzinfo) -> str:
    at = point.as_of
    return str(at.day if at.clock is None else instants(at, zone)[0].astimezone(zone).date())


def _place(point: TollPoint, zone: tzinfo, *, is_timed: bool) -> tuple[float, str, str]:
    instant = instants(point.as_of, zone)[0].timestamp()
    return instant if is_timed else value_of(point) or 0.0, str(point.as_of), str(point.evidence_id)


# --- figures as ranges ----------------------------------------------------------------------------------------------


def say(point: TollPoint) -> str:
    """A figure with its hedge: "at least 12", "2–5"."""
    if point.best is None and point.low is not None and point.high is not None and point.low != point.high:
        return f"{number(point.low)}–{number(point.high)}"
    value = value_of(point)
    return "no figure" if value is None else f"{HEDGES[point.qualifier]}{number(value)}"


def as_quantity(point: TollPoint) -> Quantity:
    """A point as a figure without a place."""
    known = [value for value in (point.low, point.best, point.high) if value is not None]
    low = point.low if point.low is not None else min(known, default=None)
    high = point.high if point.high is not None else max(known, default=None)
    return Quantity(0, 0, point.best, low, high, point.qualifier)


def fits(figure: Quantity, point: TollPoint) -> bool:
    """Can both be right at one time?"""
    here, there = reach(figure), reach(as_quantity(point))
    return here is None or there is None or (here[0] <= there[1] and there[0] <= here[1])
