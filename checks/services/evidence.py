"""Evidence records: keep what bears on claims, with the bytes it came in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from checks.domain.article import ArticleVersion, Snapshot
from checks.domain.change import Change, Record
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Link
from checks.domain.kept import Kept
from checks.domain.origin import OriginRuling
from checks.domain.record_line import RecordLine
from checks.domain.tables import ComparatorTable, TollSeries
from checks.errors import NotFound
from checks.services.confirmation import agreeing, require_confirmed
from checks.services.documents import snapshot_of
from checks.services.kept import kept_of
from checks.services.record_lines import count_of, lines_of
from checks.services.records import Records
from checks.storage import blobs

if TYPE_CHECKING:  # see `documents`
    from checks.ingest.document import Document

_REFERENCES = ("republished_from", "supersedes", "derived_from")
"""Fields by which one record names another."""
_HOLDING: tuple[tuple[Any, str], ...] = ((TollSeries, "points"), (ComparatorTable, "rows"))
"""Tables whose rows name the record that they come from."""


class EvidenceLibrary:
    """The evidence records of a casebook, shared by all its articles."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def all(self) -> tuple[Evidence, ...]:
        """All records in the order in which they came in."""
        return self._records.all(Evidence)

    def get(self, evidence_id: UUID) -> Evidence:
        """One record; NotFound where there is none."""
        return self._records.get(Evidence, evidence_id)

    def some(self, ids: Collection[UUID]) -> tuple[Evidence, ...]:
        """Those of these records that are in the casebook."""
        return self._records.referring(Evidence, "id", ids)

    def overview(self) -> tuple[RecordLine, ...]:
        """All records as light rows, in the order in which they came in."""
        return lines_of(self._records)

    def count(self) -> int:
        """How many records there are."""
        return count_of(self._records)

    def add(self, evidence: Evidence, document: Document | None = None) -> Change:
        """Keep a record, with a snapshot of the document it was made from."""
        require_confirmed(evidence, self._records)
        added, originals = with_snapshot(evidence, document, self._records)
        return self._records.apply(Change("Add evidence", after=added), originals)

    def edit(self, evidence: Evidence, seen: Evidence | None = None) -> Change:
        """Correct the fields of a record; StepRefused for a "1, confirmed" that no independent record bears out.

        Conflict where the record is not stored any more as it was `seen` when it was corrected.
        """
        stored = self.get(evidence.id)
        require_confirmed(evidence, self._records, before=stored)
        return self._records.apply(Change("Edit evidence", (seen or stored,), (evidence,)))

    def agreeing(self, evidence: Evidence) -> tuple[Evidence, ...]:
        """Records of another origin that say the same of the same claim: those that confirm it."""
        return agreeing(evidence, self._records)

    def delete(self, *evidence: Evidence) -> Change:
        """Remove records with their links, rulings and snapshots; records and tables that name them forget them."""
        ids = {record.id for record in evidence}
        links = self._records.referring(Link, "evidence_id", ids)
        naming = list(self._naming(ids))
        snapshots = (each for record in evidence for each in self._own_snapshot(record))
        before = (*snapshots, *evidence, *links, *self._rulings(ids), *(old for old, _ in naming))
        label = "Delete evidence" if len(evidence) == 1 else f"Delete {len(evidence)} records"
        return self._records.apply(Change(label, before, tuple(new for _, new in naming)))

    def snapshot(self, evidence: Evidence) -> Snapshot:
        """What was kept of a record's page or file last; NotFound where nothing was."""
        if evidence.snapshot_id is None:
            raise NotFound("Nothing was kept of this record but its fields.")
        return self._records.get(Snapshot, evidence.snapshot_id)

    def snapshot_bytes(self, snapshot: Snapshot) -> bytes:
        """The original bytes of a snapshot, exactly as they came in."""
        with self._records.reading() as connection:
            data = blobs.load(connection, snapshot.sha256)
        if data is None:
            raise NotFound("The original of this record is not in the casebook.")
        return data

    def kept(self, evidence: Evidence) -> Kept:
        """The bytes that were kept of a record last, and whether they still are what they were."""
        return kept_of(evidence, self._records)

    def links(self, evidence: Evidence) -> tuple[tuple[Link, Claim], ...]:
        """The links of a record with their claims, of all articles."""
        with self._records.reading():
            links = self._records.referring(Link, "evidence_id", [evidence.id])
            claims = {
                claim.id: claim for claim in self._records.referring(Claim, "id", {each.claim_id for each in links})
            }
        return tuple((link, claims[link.claim_id]) for link in links)

    def _naming(self, ids: Collection[UUID]) -> Iterator[tuple[Record, Record]]:
        """What else names one of these records, and how it reads once they are gone."""
        found = {each.id: each for field in _REFERENCES for each in self._records.referring(Evidence, field, ids)}
        for record in found.values():
            if record.id not in ids:
                yield record, _without_reference(record, ids)
        for kind, field in _HOLDING:
            for table in self._records.all(kind):
                values = tuple(_without_record(value, ids) for value in getattr(table, field))
                if values != getattr(table, field):
                    yield table, replace(table, **{field: values})

    def _rulings(self, ids: Collection[UUID]) -> Iterator[OriginRuling]:
        """What was decided on them and others, each once."""
        fields = ("first_id", "second_id")
        yield from dict.fromkeys(each for field in fields for each in self._records.referring(OriginRuling, field, ids))

    def _own_snapshot(self, evidence: Evidence) -> tuple[Record, ...]:
        if evidence.snapshot_id is None:
            return ()
        ids = [evidence.snapshot_id]
        others = self._records.referring(Evidence, "snapshot_id", ids)
        if len(others) > 1 or self._records.referring(ArticleVersion, "snapshot_id", ids):
            return ()
        return (self._records.get(Snapshot, evidence.snapshot_id),)


def with_snapshot(
    evidence: Evidence, document: Document | None, records: Records
) -> tuple[tuple[Record, ...], dict[str, bytes]]:
    """The records to add for `evidence` and its document, if it has one, and the bytes to keep with them."""
    if document is None:
        return (evidence,), {}
    snapshot, originals = snapshot_of(document, records)
    return (snapshot, replace(evidence, snapshot_id=snapshot.id)), originals


def _without_reference(record: Evidence, ids: Collection[UUID]) -> Evidence:
    named: dict[str, Any] = {field: None for field in _REFERENCES if getattr(record, field) in ids}
    return replace(record, **named)


def _without_record(value: Any, ids: Collection[UUID]) -> Any:  # noqa: ANN401 - a figure of a toll or a comparator
    return replace(value, evidence_id=None) if value.evidence_id in ids else value
