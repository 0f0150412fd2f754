"""What hangs on claims and goes with them."""

from __future__ import annotations

from collections.abc import Collection

from checks.domain.claim import Claim
from checks.domain.correction import Correction
from checks.domain.evidence import Link
from checks.domain.finding import Finding
from checks.domain.person import Comment
from checks.domain.relation import ClaimRelation
from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Verdict
from checks.services.records import Records

Attached = Link | Finding | Verdict | Comment | ClaimRelation | SecondCheck | Correction
"""The records that belong to a claim."""


def attached_to(claims: Collection[Claim], records: Records) -> tuple[Attached, ...]:
    """All links, findings, verdicts, comments, relations, second checks and corrections of these claims."""
    ids = [claim.id for claim in claims]
    return (
        *records.referring(Link, "claim_id", ids),
        *records.referring(Finding, "claim_id", ids),
        *records.referring(Verdict, "claim_id", ids),
        *records.referring(Comment, "claim_id", ids),
        *records.referring(ClaimRelation, "claim_id", ids),
        *records.referring(SecondCheck, "claim_id", ids),
        *records.referring(Correction, "claim_id", ids),
    )


def worked_on(claims: Collection[Claim], records: Records) -> tuple[Attached, ...]:
    """What people hung on these claims: all but the findings on which nobody has decided."""
    return tuple(
        each for each in attached_to(claims, records) if not isinstance(each, Finding) or each.dismissed is not None
    )


def is_second(each: Attached, own: Collection[Attached]) -> bool:
    """Would it be the second correction of a claim that has these? What is decided anew needs no other."""
    return isinstance(each, Correction) and any(isinstance(other, Correction) for other in own)
