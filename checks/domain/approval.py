"""What a signature stands for, and what makes it fall or a verdict go stale."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from checks.domain.claim import Claim
from checks.domain.codec import to_plain
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link
from checks.domain.verdict import Verdict

_WORK_ON_VERDICT = {"id", "claim_id", "is_draft", "person_id", "decided_at", "signed_by_id", "signed_at", "signed_hash"}
"""Fields of a verdict that say who did what, not what was found."""
_KEEPING = {"snapshot_id", "timestamp_token", "captures", "archived_url", "import_id", "key", "codes", "accessed"}
"""Fields of a record about how it is kept: a copy that is made later changes nothing of what was read.

That the bytes themselves stay what they were is what the chain of custody proves.
"""
_OF_LINK = ("stance", "passage", "locator", "note")


class Cause(StrEnum):
    """Why a verdict is stale."""

    DATE = "date passed"
    SUPERSEDED = "evidence superseded"
    CHANGED = "changed since the verdict"


@dataclass(frozen=True)
class Stale:
    """One reason to look at a verdict again, in a sentence."""

    cause: Cause
    sentence: str
    evidence_id: UUID | None = None
    """The record that has been superseded."""


def seal(claim: Claim, verdict: Verdict, linked: Sequence[tuple[Link, Evidence]]) -> str:
    """SHA-256, in hexadecimal digits, of what a signature stands for.

    That is: the words of the claim and who is said to have said them, all that the verdict says, and what each linked
    record says and does. Who worked on it and when is no part of it, nor the order of the links.
    """
    records = sorted((_of_link(link, evidence) for link, evidence in linked), key=_canonical)
    content = {"claim": words_of(claim), "verdict": _without(verdict, _WORK_ON_VERDICT), "linked": records}
    return sha256(_canonical(content).encode("utf-8", "surrogatepass")).hexdigest()


def words_of(claim: Claim) -> dict[str, object]:
    """What of a claim a signature stands for: its words in the article and by itself, and who is said to say so."""
    said_by = [claim.attribution.source] if claim.attribution else []
    said_by += [claim.quotation.speaker] if claim.quotation and claim.quotation.speaker else []
    return {"quote": claim.quote, "statement": claim.statement, "said by": said_by}


def standing(desk: Desk, claim_id: UUID, today: date) -> tuple[Stale, ...]:
    """Why the verdict on a claim should be looked at again, weightiest first; nothing for a draft, or without one."""
    claim, verdict = desk.claim(claim_id), desk.verdict(claim_id)
    if claim is None or verdict is None or verdict.is_draft:
        return ()
    linked = desk.linked(claim_id)
    return (
        *_changed(claim, verdict, linked),
        *_superseded(verdict, linked, desk.records.values()),
        *_passed(verdict, today),
    )


def relied_on(verdict: Verdict, linked: Iterable[tuple[Link, Evidence]]) -> tuple[tuple[Link, Evidence], ...]:
    """Those of the linked records that a verdict stands on: all of them where it names none."""
    return tuple(pair for pair in linked if not verdict.relied_on or pair[1].id in verdict.relied_on)


def _changed(claim: Claim, verdict: Verdict, linked: Sequence[tuple[Link, Evidence]]) -> Iterable[Stale]:
    if verdict.signed_hash is not None and verdict.signed_hash != seal(claim, verdict, linked):
        yield Stale(Cause.CHANGED, "The words of the claim or its evidence changed since the verdict was given.")


def _superseded(
    verdict: Verdict, linked: Sequence[tuple[Link, Evidence]], records: Iterable[object]
) -> Iterable[Stale]:
    newer = {each.supersedes: each for each in records if isinstance(each, Evidence) and each.supersedes}
    present = {evidence.id for _, evidence in linked}
    for _, evidence in relied_on(verdict, linked):
        by = newer.get(evidence.id)
        if by is not None and by.id not in present:
            words = f"“{evidence.title}” has been superseded by “{by.title}”, which is not linked to this claim."
            yield Stale(Cause.SUPERSEDED, words, evidence.id)


def _passed(verdict: Verdict, today: date) -> Iterable[Stale]:
    if verdict.recheck_on is not None and verdict.recheck_on.day <= today:
        yield Stale(Cause.DATE, f"It was to be checked again on {verdict.recheck_on.day.isoformat()}.")


def _of_link(link: Link, evidence: Evidence) -> dict[str, Any]:
    return {"link": {name: to_plain(getattr(link, name)) for name in _OF_LINK}, "record": _without(evidence, _KEEPING)}


def _without(record: Verdict | Evidence, names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in to_plain(record).items() if name not in names}


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
