"""Tables that claims are measured against: the toll of one event over time, and comparators of one kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from checks.domain.mention import PersonStatus, Qualifier
from checks.domain.moment import Moment


@dataclass(frozen=True)
class TollPoint:
    """One figure of an event, as one source gave it at one time."""

    status: PersonStatus
    as_of: Moment
    low: float | None = None
    best: float | None = None
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    source: str = ""
    """Who knows."""
    evidence_id: UUID | None = None
    is_superseded: bool = False
    """Did its own source correct it? Later counts supersede earlier ones of the same source by themselves."""
    note: str = ""


@dataclass(frozen=True)
class TollSeries:
    """The toll of one event, as it grew."""

    id: UUID
    title: str
    event: str = ""
    """One sentence: what, where, when."""
    timezone: str | None = None
    """IANA name of the event's place, in which the chart tells the time."""
    points: tuple[TollPoint, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Comparator:
    """One case that a superlative is measured against: its day, and a value for each measure that is known."""

    date: Moment
    label: str = ""
    values: tuple[tuple[str, float], ...] = ()
    """Pairs of a measure's key and the value; a measure that is left out is not known."""
    ranges: tuple[tuple[str, float, float], ...] = ()
    """Measure, low and high, where sources differ."""
    place: str | None = None
    place_level: str | None = None
    kind: str | None = None
    """The class of the case, such as a weapon."""
    source: str = ""
    url: str | None = None
    evidence_id: UUID | None = None
    note: str = ""


@dataclass(frozen=True)
class Measure:
    """A column of numbers: "total", "returned to Ukraine"."""

    key: str
    label: str
    unit: str | None = None


@dataclass(frozen=True)
class ComparatorTable:
    """Cases of one kind, such as prisoner exchanges, and what the table covers."""

    id: UUID
    title: str
    measures: tuple[Measure, ...] = ()
    rows: tuple[Comparator, ...] = ()
    covers_from: Moment | None = None
    covers_until: Moment | None = None
    coverage: str = ""
    """What it holds and what it cannot show: where its rows come from, what may be missing."""
    terms: tuple[str, ...] = field(default=())
    """Words by which a claim is known to be about such cases: "exchange", "swap"."""
    note: str = ""
