"""What the words of a claim speak of: figures, times, places, actors, quotations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Qualifier(StrEnum):
    """How a figure is hedged."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    UP_TO = "up_to"
    FEWER_THAN = "fewer_than"
    NEARLY = "nearly"
    BETWEEN = "between"


class PersonStatus(StrEnum):
    """What happened to the people counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    DETAINED = "detained"
    DISPLACED = "displaced"
    RETURNED = "returned"


class Severity(StrEnum):
    """How badly people are hurt, lightest first."""

    LIGHT = "light"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"


class Precision(StrEnum):
    """The unit to which a time is known."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    PART = "part"


class PlaceLevel(StrEnum):
    """What sort of place a name stands for."""

    FACILITY = "facility"
    CITY = "city"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    LINE = "line"
    AREA = "area"


class ActorKind(StrEnum):
    """Who acts."""

    PERSON = "person"
    ORGANISATION = "organisation"
    FORCE = "force"
    STATE = "state"


@dataclass(frozen=True)
class Quantity:
    """A figure. An exact one has `value`; ranges and vague words have `low` and `high` alone."""

    start: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: str | None = None
    """Singular: "person", "mile", "ballistic missile"."""
    counted: str | None = None
    """The words of the text for what is counted: "others"."""
    person_status: PersonStatus | None = None
    severity: Severity | None = None
    category: str | None = None
    """"civilian", "military", "child" …"""
    basis: str | None = None
    """"total", "per_side", "per_day" …"""
    part_of: int | None = None
    """Where the figure starts that this one is a part of: of "eight wounded, including four critically" the eight."""
    is_negated: bool = False
    """Does the text deny it: "did not kill 12"?"""
    is_hypothetical: bool = False
    """Is it only possible, planned or threatened: "could kill 12"?"""


@dataclass(frozen=True)
class TimeMention:
    """A time expression resolved to days; an open or unresolved end is None."""

    start: int
    end: int
    mention: str
    first: date | None = None
    last: date | None = None
    precision: Precision = Precision.DAY
    rule: str = ""
    """The rule that resolved it, in words."""


@dataclass(frozen=True)
class Place:
    """A place named in the text; the span is None where the place is inherited from an earlier sentence."""

    mention: str
    name: str
    level: PlaceLevel | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    geonames_id: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Actor:
    """A person, organisation, force or state; `is_metonym` where a capital stands for its government."""

    mention: str
    name: str
    kind: ActorKind | None = None
    is_metonym: bool = False
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Attribution:
    """Who says it; a claim without one is unattributed, which is worth knowing."""

    source: str
    verb: str | None = None
    hedge: str | None = None
    is_named: bool = True


@dataclass(frozen=True)
class Comparison:
    """A superlative or a first: the term, and the measure, scope and since where they are stated."""

    term: str
    measure: str | None = None
    scope: str | None = None
    since: str | None = None
    tie: str | None = None
    """Words that allow a tie: "one of the"."""


@dataclass(frozen=True)
class Quotation:
    """Words in quotation marks. `start` and `end` cover the quoted words with their marks; `words` are without them."""

    start: int
    end: int
    words: str
    speaker: str | None = None
    """The full name where the text gives it, else the words that stand for the speaker."""
    speaker_start: int | None = None
    speaker_end: int | None = None
    verb: str | None = None
    medium: str | None = None
    """"said", "wrote" or "posted"."""
    is_interrupted: bool = False
    is_partial: bool = False


@dataclass(frozen=True)
class Resolution:
    """What a pronoun or a bare "the port" stands for; `stands_for` is empty where the text does not settle it."""

    start: int
    end: int
    mention: str
    stands_for: str
