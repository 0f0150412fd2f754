"""An evidence record as a row of a long list: what a list shows, filters by and searches, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from uuid import UUID

from checks.domain.evidence import (
    Capture,
    CaptureState,
    Credibility,
    Evidence,
    EvidenceFlag,
    EvidenceKind,
    Reliability,
    Side,
)
from checks.domain.moment import Moment


class Copy(StrEnum):
    """Whether a copy of its page or file is kept."""

    KEPT = "kept"
    FAILED = "failed"
    """The last attempt to keep one failed."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record, light enough to hold a hundred thousand of them."""

    id: UUID
    kind: EvidenceKind
    title: str
    says: str = ""
    publisher: str | None = None
    origin: str | None = None
    """Who knows, else the agency in the byline."""
    side: Side | None = None
    published: Moment | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    flags: tuple[EvidenceFlag, ...] = ()
    import_id: UUID | None = None
    copy: Copy = Copy.NONE
    links: int = 0
    """To how many claims it is linked, of all articles."""
    words: str = ""
    """What a search finds beside all this: quoted words, address, place, weapon, note, what is counted."""

    @classmethod
    def of(cls, record: Evidence, links: int) -> Self:
        """The line of a record that has so many links."""
        return cls(
            id=record.id,
            kind=record.kind,
            title=record.title,
            says=record.says,
            publisher=record.publisher,
            origin=record.original_source or record.byline_origin,
            side=record.side,
            published=record.published,
            reliability=record.reliability,
            credibility=record.credibility,
            flags=record.flags,
            import_id=record.import_id,
            copy=copy_of(record.snapshot_id, record.captures),
            links=links,
            words=joined_words(
                record.quote_text,
                record.url,
                record.place.mention if record.place else None,
                record.weapon,
                record.note,
                record.key,
                *(figure.what for figure in record.figures),
            ),
        )


def copy_of(snapshot_id: UUID | None, captures: tuple[Capture, ...]) -> Copy:
    """Whether a copy is kept, given the snapshot and the attempts to keep one, oldest first."""
    if snapshot_id is not None:
        return Copy.KEPT
    return Copy.FAILED if captures and captures[-1].state is CaptureState.FAILED else Copy.NONE


def joined_words(*parts: str | None) -> str:
    """The parts that there are, a line each."""
    return "\n".join(part for part in parts if part)
