"""A claim and the records behind it as a report prints them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from checks.domain import words
from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, Link, Stance
from checks.domain.finding import Finding
from checks.domain.protection import is_confidential, printable, printable_link, web_address
from checks.domain.verdict import Scale, Verdict
from checks.matching.sources import origins_of
from checks.reporting.edition import Edition
from checks.reporting.fields import Field, fields_of, kinds
from checks.reporting.rulings import Ruling, ruling_of

STANCES = {
    Stance.SUPPORTS: ("+", "Supports"),
    Stance.AGAINST: ("−", "Against"),
    Stance.QUALIFIES: ("±", "Qualifies"),
    Stance.CONTEXT: ("i", "Context"),
}
"""Sign and word for what a record does to a claim."""

KINDS = {
    EvidenceKind.REPORT: "Report",
    EvidenceKind.OFFICIAL_STATEMENT: "Official statement",
    EvidenceKind.DATASET_ROW: "Row of a data set",
    EvidenceKind.IMAGE: "Image",
    EvidenceKind.VIDEO: "Video",
    EvidenceKind.DOCUMENT: "Document",
    EvidenceKind.ARCHIVE: "Archived page",
    EvidenceKind.SOCIAL_POST: "Social post",
    EvidenceKind.INTERVIEW: "Interview",
    EvidenceKind.NOTE: "Note",
}


@dataclass(frozen=True)
class Source:
    """A record as it may be printed."""

    publisher: str
    title: str
    kind: str
    published: str
    says: str
    origin: str
    """Who knows, where that is not the publisher."""
    url: str | None
    archived_url: str | None
    withheld: str
    """Why something of it is not printed; empty where all is."""
    is_graphic: bool


@dataclass(frozen=True)
class Backing:
    """A record with what it does to a claim, and the words relied on."""

    source: Source
    stance: Stance
    sign: str
    word: str
    says: str
    """What it says on this claim, or else on the matter."""
    passage: str
    locator: str
    is_relied_on: bool = False
    """Did who gave the verdict name it as what the verdict rests on?"""


@dataclass(frozen=True)
class Remark:
    """A comment of the desk."""

    text: str
    author: str
    written: str


@dataclass(frozen=True)
class Entry:
    """A claim with all that a report prints about it."""

    number: int
    quote: str
    statement: str
    status: Status
    kinds: str
    fields: tuple[Field, ...]
    ruling: Ruling | None
    backing: tuple[Backing, ...]
    records: str
    """ "3 records, 1 source"."""
    noticed: tuple[Finding, ...]
    remarks: tuple[Remark, ...]


def entry_of(number: int, claim: Claim, desk: Desk, scale: Scale, edition: Edition) -> Entry:
    """What is printed about a claim of the desk. A verdict that is still a draft is nobody's verdict yet."""
    verdict = desk.verdict(claim.id)
    return Entry(
        number=number,
        quote=claim.quote,
        statement=claim.statement if claim.statement.strip() != claim.quote.strip() else "",
        status=claim.status,
        kinds=kinds(claim),
        fields=fields_of(claim),
        ruling=ruling_of(verdict, desk, scale, edition.printed_at.day) if verdict and not verdict.is_draft else None,
        backing=tuple(_backing(link, record, verdict) for link, record in desk.linked(claim.id)),
        records=records_of(claim.id, desk),
        noticed=tuple(finding for finding in desk.findings(claim.id) if _may_show(finding, desk)),
        remarks=_remarks(claim.id, desk) if edition.with_comments else (),
    )


def records_of(claim_id: UUID, desk: Desk) -> str:
    """How many records and how many different sources stand behind a claim."""
    linked = len(desk.linked(claim_id))
    if not linked:
        return "no records"
    return f"{words.count(linked, 'record')}, {words.count(len(origins_of(desk, claim_id)), 'source')}"


def source_of(record: Evidence) -> Source:
    """A record as it may be printed."""
    shown, withheld = printable(record)
    return Source(
        publisher=shown.publisher or "Publisher not known",
        title=shown.title,
        kind=KINDS[shown.kind],
        published=words.moment(shown.published) if shown.published else "",
        says=shown.says,
        origin=shown.original_source or "" if shown.original_source != shown.publisher else "",
        url=web_address(shown.url),
        archived_url=web_address(shown.archived_url),
        withheld=withheld,
        is_graphic=EvidenceFlag.GRAPHIC in shown.flags,
    )


def _backing(link: Link, record: Evidence, verdict: Verdict | None) -> Backing:
    shown, _ = printable(record)
    kept = printable_link(link, record)
    sign, word = STANCES[link.stance]
    return Backing(
        source=source_of(record),
        stance=link.stance,
        sign=sign,
        word=word,
        says=kept.note or shown.says,
        passage=kept.passage,
        locator=kept.locator or "",
        is_relied_on=verdict is not None and not verdict.is_draft and record.id in verdict.relied_on,
    )


def _may_show(finding: Finding, desk: Desk) -> bool:
    compared = (desk.record(value.evidence_id) for value in finding.values if value.evidence_id)
    return not finding.dismissed and not any(record and is_confidential(record) for record in compared)


def _remarks(claim_id: UUID, desk: Desk) -> tuple[Remark, ...]:
    remarks = []
    for comment in desk.comments(claim_id):
        author = desk.person(comment.person_id)
        remarks.append(Remark(comment.text, author.name if author else "", words.moment(comment.written_at)))
    return tuple(remarks)
