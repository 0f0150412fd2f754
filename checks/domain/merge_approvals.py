"""Lets signatures fall that do not stand for what was merged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from checks.domain.approval import seal
from checks.domain.change import Record
from checks.domain.claim import Claim, Status
from checks.domain.codec import record_from_plain, record_to_plain
from checks.domain.evidence import Evidence, Link
from checks.domain.merge_compare import Ours
from checks.domain.merge_rules import Plain
from checks.domain.verdict import Verdict

R = TypeVar("R", bound=Record)


def fallen(ours: Ours, claim_ids: Collection[UUID]) -> Iterator[tuple[Plain, Plain]]:
    """The claims and verdicts among these, before and after, whose signature does not fit what is stored now.

    A signature from before there were seals falls, too: nothing shows what it stood for.
    """
    claims = _read(Claim, ours.find("Claim", claim_ids).values())
    verdicts = {each.claim_id: each for each in _read(Verdict, ours.referring("Verdict", "claim_id", claim_ids))}
    links = _read(Link, ours.referring("Link", "claim_id", claim_ids))
    evidence = {
        each.id: each for each in _read(Evidence, ours.find("Evidence", {e.evidence_id for e in links}).values())
    }
    for claim in claims:
        verdict = verdicts.get(claim.id)
        linked = [(link, evidence[link.evidence_id]) for link in links if link.claim_id == claim.id]
        yield from _checked(claim, verdict, linked)


def _checked(
    claim: Claim, verdict: Verdict | None, linked: list[tuple[Link, Evidence]]
) -> Iterator[tuple[Plain, Plain]]:
    is_off = claim.status is Status.SIGNED_OFF
    is_signed = verdict is not None and verdict.signed_by_id is not None
    if verdict is not None and is_signed and is_off and verdict.signed_hash == seal(claim, verdict, linked):
        return
    if is_off:
        yield record_to_plain(claim), record_to_plain(replace(claim, status=Status.RECHECK))
    if verdict is not None and is_signed:
        yield record_to_plain(verdict), record_to_plain(verdict.unsigned())


def _read(kind: type[R], records: Iterable[Plain]) -> list[R]:
    read = (record_from_plain(record) for record in records)
    return [each for each in read if isinstance(each, kind)]
