"""An article under check and its fixed texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from checks.domain.moment import Moment
from checks.domain.span import Span
from checks.errors import StepRefused


class ReportState(StrEnum):
    """How far the report on an article has come."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    RETURNED = "returned"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    VOID = "void"

    @property
    def next_steps(self) -> tuple[ReportState, ...]:
        """The steps that the workflow allows from here, most usual first."""
        return _STEPS[self]

    @property
    def is_public(self) -> bool:
        """Have readers seen it? From then on each change needs a reason."""
        return self in (ReportState.PUBLISHED, ReportState.CORRECTED)

    def require_step_to(self, state: ReportState) -> None:
        """Raise `StepRefused`, naming the steps there are, where the workflow does not lead from here to `state`."""
        if state not in self.next_steps:
            ways = ", ".join(step.value for step in self.next_steps)
            raise StepRefused(f"A report that is “{self.value}” cannot become “{state.value}”. Possible: {ways}.")


_STEPS = {
    ReportState.DRAFT: (ReportState.IN_REVIEW, ReportState.VOID),
    ReportState.IN_REVIEW: (ReportState.PUBLISHED, ReportState.RETURNED, ReportState.DRAFT),
    ReportState.RETURNED: (ReportState.IN_REVIEW, ReportState.DRAFT, ReportState.VOID),
    ReportState.PUBLISHED: (ReportState.CORRECTED, ReportState.VOID),
    ReportState.CORRECTED: (ReportState.CORRECTED, ReportState.VOID),
    ReportState.VOID: (ReportState.DRAFT,),
}


@dataclass(frozen=True)
class Article:
    """The text under check, with where it comes from. Everything but the ids can be corrected by hand."""

    id: UUID
    title: str
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Moment | None = None
    timezone: str | None = None
    """IANA name, such as "Europe/Kyiv": the zone in which "Friday" and "overnight" are meant."""
    language: str | None = None
    """ISO 639-1 code."""
    report_state: ReportState = ReportState.DRAFT
    owner_id: UUID | None = None
    due: Moment | None = None
    is_archived: bool = False
    report_note: str = ""
    """What the editor wrote when the report was last returned, published, corrected or made void."""


@dataclass(frozen=True)
class ArticleVersion:
    """One fixed, canonical text of an article. Offsets everywhere count code points of `text`."""

    id: UUID
    article_id: UUID
    number: int
    text: str
    sha256: str
    """Of the canonical text in UTF-8, 64 hexadecimal digits."""
    snapshot_id: UUID | None = None
    """The original bytes that the text was read from, where they were kept."""
    offsets: tuple[tuple[int, int], ...] = ()
    """Where canonical and source text drift apart: ascending (canonical, source) code points; empty if nowhere."""
    furniture: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    extractor: str | None = None
    """What looked for the claims, with its version; None while nothing has."""


@dataclass(frozen=True)
class Picture:
    """What an image file tells of itself."""

    width: int
    """Pixels."""
    height: int
    taken_at: Moment | None = None
    """By the clock of the camera (EXIF), which may be wrong or changed."""
    camera: str | None = None
    latitude: float | None = None
    """Degrees, WGS 84, as the camera wrote them (EXIF): for the checker, and not to leave the house."""
    longitude: float | None = None
    perceptual_hash: str | None = None
    """256 bits in hexadecimal digits (PDQ); pictures that look alike differ in few bits."""


@dataclass(frozen=True)
class Snapshot:
    """Bytes as they came in, or as they were made from such; kept once by hash and never changed."""

    id: UUID
    sha256: str
    """64 hexadecimal digits of the bytes."""
    media_type: str
    size: int
    """Bytes."""
    name: str | None = None
    url: str | None = None
    taken_at: Moment | None = None
    derived_from: UUID | None = None
    """The snapshot that these bytes were made from: working text, a smaller picture."""
    picture: Picture | None = None
    timestamp: str | None = None
    """An RFC 3161 token over the hash, in base 64."""
