"""Evidence records and their links to claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from checks.domain.mention import PersonStatus, PlaceLevel, Precision, Qualifier, Severity
from checks.domain.moment import Moment


class EvidenceKind(StrEnum):
    """What sort of record it is."""

    REPORT = "report"
    OFFICIAL_STATEMENT = "official_statement"
    DATASET_ROW = "dataset_row"
    IMAGE = "image"
    VIDEO = "video"
    DOCUMENT = "document"
    ARCHIVE = "archive"
    SOCIAL_POST = "social_post"
    INTERVIEW = "interview"
    NOTE = "note"


class Side(StrEnum):
    """Where the source stands in the conflict."""

    BELLIGERENT_A = "A"
    BELLIGERENT_B = "B"
    THIRD = "third"
    NEUTRAL = "neutral"


class SourceStance(StrEnum):
    """What the source does with the fact it speaks of."""

    ASSERTS = "asserts"
    ADMITS = "admits"
    DENIES = "denies"
    NO_COMMENT = "no_comment"


class Reliability(StrEnum):
    """Admiralty grade of the source, judged apart from what it says (NATO 6×6)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """Admiralty grade of the information, judged apart from its source (NATO 6×6)."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class EvidenceFlag(StrEnum):
    """What has to be handled with care."""

    GRAPHIC = "graphic"
    CAPTIVE_IDENTIFIABLE = "captive_identifiable"
    PERSONAL_INFO = "personal_info"
    CONFIDENTIAL_SOURCE = "confidential_source"
    REFERENCE_ONLY = "reference_only"
    """Its terms allow naming it, not passing its content on."""


class Stance(StrEnum):
    """What a record does to a claim."""

    SUPPORTS = "supports"
    AGAINST = "against"
    QUALIFIES = "qualifies"
    CONTEXT = "context"


@dataclass(frozen=True)
class EvidencePlace:
    """Where the record says it happened."""

    mention: str
    level: PlaceLevel | None = None
    geonames_id: int | None = None
    admin_codes: tuple[str, ...] = ()
    latitude: float | None = None
    """Degrees, WGS 84."""
    longitude: float | None = None
    precision: str | None = None


@dataclass(frozen=True)
class Figure:
    """A figure that the record gives, as low–best–high, with the time it was true."""

    what: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    basis: str | None = None
    person_status: PersonStatus | None = None
    severity: Severity | None = None
    definition: str | None = None
    series_type: str | None = None
    as_of: Moment | None = None
    passage: str | None = None
    """The words of the document that give it."""


class CaptureState(StrEnum):
    """What came of the last attempt to keep a copy of a page."""

    KEPT = "kept"
    FAILED = "failed"


@dataclass(frozen=True)
class Capture:
    """One attempt to keep a copy of a web page; each attempt that succeeded has its own snapshot."""

    at: Moment
    state: CaptureState
    snapshot_id: UUID | None = None
    reason: str = ""
    """Why it failed, in a sentence that says what to do."""
    final_url: str | None = None
    """Where redirects led."""


@dataclass(frozen=True)
class Evidence:
    """A record that bears on claims: where it comes from, what it says, what was kept of it."""

    id: UUID
    kind: EvidenceKind
    title: str
    says: str = ""
    """What it says on the matter, in the checker's words."""
    url: str | None = None
    archived_url: str | None = None
    publisher: str | None = None
    byline_origin: str | None = None
    """The wire or outlet in the byline."""
    original_source: str | None = None
    """The person or body who knows."""
    republished_from: UUID | None = None
    side: Side | None = None
    source_stance: SourceStance | None = None
    published: Moment | None = None
    event_start: Moment | None = None
    event_end: Moment | None = None
    event_precision: Precision | None = None
    as_of: Moment | None = None
    place: EvidencePlace | None = None
    figures: tuple[Figure, ...] = ()
    quote_text: str | None = None
    quote_language: str | None = None
    medium: str | None = None
    hedge: str | None = None
    weapon: str | None = None
    language: str | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    licence: str | None = None
    attribution_text: str | None = None
    accessed: Moment | None = None
    query: str | None = None
    """The query and filters that found it."""
    snapshot_id: UUID | None = None
    timestamp_token: str | None = None
    captures: tuple[Capture, ...] = ()
    """Attempts to keep a copy of its page, oldest first."""
    flags: tuple[EvidenceFlag, ...] = ()
    supersedes: UUID | None = None
    derived_from: UUID | None = None
    import_id: UUID | None = None
    """The import that it came in with."""
    key: str | None = None
    """Its id in the data set it came from, by which a second import knows it: "UCDP GED 412345"."""
    codes: tuple[tuple[str, str], ...] = ()
    """Pairs of a data set's own column and its value, where a rule needs the code: ("where_prec", "3")."""
    note: str = ""

    @property
    def source(self) -> str:
        """Who stands behind it, to count sources: who knows, else the agency, else the outlet, else the title."""
        return (self.original_source or self.byline_origin or self.publisher or self.title).strip().casefold()

    @property
    def named(self) -> tuple[UUID, ...]:
        """The ids of other records that it names."""
        return tuple(each for each in (self.republished_from, self.supersedes, self.derived_from) if each is not None)


@dataclass(frozen=True)
class Link:
    """Ties a record to a claim, with what it does to it and the passage relied on."""

    id: UUID
    claim_id: UUID
    evidence_id: UUID
    stance: Stance
    passage: str = ""
    """The words of the record that are relied on."""
    locator: str | None = None
    """Where they stand: page, paragraph, time code."""
    note: str = ""
    is_carried: bool = False
    """Was it carried over from an earlier claim, and has nobody confirmed yet that it bears on this one, too?"""
