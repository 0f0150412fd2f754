"""When a record may be graded "1, confirmed by other sources".

Admiralty (NATO 6×6) grade 1 means that sources independent of this one say the same; one source alone never confirms
itself, nor do copies of it.
"""

from __future__ import annotations

from checks.domain.evidence import Credibility, Evidence, Link, Stance
from checks.domain.origin import OriginRuling
from checks.errors import StepRefused
from checks.matching.sources import origins
from checks.services.record_texts import texts_of
from checks.services.records import Records

_AGREEABLE = (Stance.SUPPORTS, Stance.AGAINST)


def agreeing(record: Evidence, records: Records, links: tuple[Link, ...] = ()) -> tuple[Evidence, ...]:
    """Records of another origin that say the same: linked to one of the same claims with the same stance.

    `links`: links of the record that are not stored yet. Context and reservations confirm nothing.
    """
    with records.reading():
        own = (*records.referring(Link, "evidence_id", [record.id]), *links)
        wanted = {(link.claim_id, link.stance) for link in own if link.stance in _AGREEABLE}
        beside = records.referring(Link, "claim_id", {claim_id for claim_id, _ in wanted})
        ids = {link.evidence_id for link in beside if (link.claim_id, link.stance) in wanted} - {record.id}
        others = records.referring(Evidence, "id", ids)
        rulings, texts = records.all(OriginRuling), texts_of((record, *others), records)
    return tuple(other for other in others if len(origins((record, other), rulings, texts)) > 1)


def require_confirmed(
    record: Evidence, records: Records, *, before: Evidence | None = None, links: tuple[Link, ...] = ()
) -> None:
    """Raise StepRefused where `record` is newly graded "1" and nobody independent agrees with it."""
    is_new = before is None or before.credibility is not Credibility.CONFIRMED
    if record.credibility is Credibility.CONFIRMED and is_new and not agreeing(record, records, links):
        raise StepRefused(
            "“1, confirmed” needs a second source: link another record, of an independent origin, to the same claim "
            "with the same stance. Until then, choose 2."
        )
