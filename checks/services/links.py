"""Links: what a record does to a claim, and the passage relied on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Link, Stance
from checks.services.confirmation import require_confirmed
from checks.services.evidence import with_snapshot
from checks.services.records import Records

if TYPE_CHECKING:  # see `documents`
    from checks.ingest.document import Document


class Links:
    """The links between claims and evidence."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def add(
        self,
        claim: Claim,
        evidence: Evidence,
        stance: Stance,
        passage: str = "",
        locator: str | None = None,
        note: str = "",
    ) -> Change:
        """Tie a record to a claim."""
        link = Link(self._records.new_id(), claim.id, evidence.id, stance, passage, locator, note)
        return self._records.apply(Change("Link evidence", after=(link,)))

    def add_all(self, claim: Claim, evidence: Collection[Evidence], stance: Stance, note: str = "") -> Change:
        """Tie several records to a claim with one stance, as one action."""
        links = (Link(self._records.new_id(), claim.id, each.id, stance, note=note) for each in evidence)
        return self._records.apply(Change(f"Link {len(evidence)} records", after=tuple(links)))

    def add_with_record(
        self,
        claim: Claim,
        evidence: Evidence,
        stance: Stance,
        passage: str = "",
        locator: str | None = None,
        note: str = "",
        document: Document | None = None,
    ) -> Change:
        """Keep a new record and tie it to a claim, as one action."""
        added, originals = with_snapshot(evidence, document, self._records)
        link = Link(self._records.new_id(), claim.id, evidence.id, stance, passage, locator, note)
        require_confirmed(evidence, self._records, links=(link,))
        return self._records.apply(Change("Add evidence", after=(*added, link)), originals)

    def edit(self, link: Link, seen: Link | None = None) -> Change:
        """Correct stance, passage, locator or note of a link; Conflict where it is not stored as it was `seen`."""
        return self._records.apply(Change("Edit link", (seen or self._records.get(Link, link.id),), (link,)))

    def confirm(self, link: Link) -> Change:
        """Say that a link that was carried over bears on this claim, too."""
        return self._records.apply(Change("Confirm link", (link,), (replace(link, is_carried=False),)))

    def remove(self, link: Link) -> Change:
        """Untie a record from a claim; the record stays."""
        return self._records.apply(Change("Unlink evidence", before=(link,)))
