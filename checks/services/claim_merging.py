"""Makes one claim of two that say the same in one article, wherever they stand in it."""

from __future__ import annotations

from dataclasses import replace

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.evidence import Link
from checks.domain.verdict import Verdict
from checks.errors import StepRefused
from checks.services.attached import Attached, attached_to, is_second
from checks.services.records import Records


def merge_duplicates(kept: Claim, other: Claim, records: Records) -> Change:
    """Let `kept` take over what hangs on `other`, which goes; the words and fields of `kept` stay, as one change.

    StepRefused for claims of two articles, and where both have a verdict: which one holds is for a person to say.
    """
    if kept.version_id != other.version_id:
        raise StepRefused("These claims stand in two articles. Confirm that they are the same claim instead.")
    with records.reading():
        kept, other = records.get(Claim, kept.id), records.get(Claim, other.id)
        own, hung = (attached_to([each], records) for each in (kept, other))
    if any(isinstance(each, Verdict) for each in own) and any(isinstance(each, Verdict) for each in hung):
        raise StepRefused("Both claims have a verdict. Empty one of the two, then merge the claims.")
    moved = tuple(replace(each, claim_id=kept.id) for each in hung if not _is_there(each, own))
    has_verdict = any(isinstance(each, Verdict) for each in hung)
    merged = replace(kept, status=other.status) if has_verdict else kept
    before = (other, *hung, *((kept,) if merged != kept else ()))
    return records.apply(Change("Merge claims", before, (*moved, *((merged,) if merged != kept else ()))))


def _is_there(each: Attached, own: tuple[Attached, ...]) -> bool:
    """Has the claim that stays the same already: a link to this record, or a correction, of which it has one?"""
    linked = {link.evidence_id for link in own if isinstance(link, Link)}
    return (isinstance(each, Link) and each.evidence_id in linked) or is_second(each, own)
