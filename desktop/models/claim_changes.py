"""What a change means for the list of claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link
from checks.domain.finding import Finding
from checks.domain.origin import OriginRuling
from desktop.models.claim_columns import place_in_text


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows as stretches without a gap."""
    ordered = sorted(rows)
    start = 0
    for at in range(1, len(ordered) + 1):
        if at == len(ordered) or ordered[at] != ordered[at - 1] + 1:
            yield ordered[start], ordered[at - 1]
            start = at


def touched_claims(change: Change, desk: Desk) -> list[UUID]:
    """The claims whose rows say something else after a change, in the order of the text, lost ones first."""
    found: set[UUID] = set()
    evidence: set[UUID] = set()
    for record in (*change.before, *change.after):
        if isinstance(record, Claim):
            found.add(record.id)
        elif isinstance(record, Link | Finding):
            found.add(record.claim_id)
        elif isinstance(record, Evidence):
            evidence.add(record.id)
        elif isinstance(record, OriginRuling):
            evidence |= record.pair
    if evidence:
        links = (record for record in desk.records.values() if isinstance(record, Link))
        found |= {link.claim_id for link in links if link.evidence_id in evidence}
    here = [claim for claim_id in found if (claim := desk.claim(claim_id)) is not None]
    lost = found - {claim.id for claim in here}
    return [*lost, *(claim.id for claim in sorted(here, key=place_in_text))]
