"""What is known about a claim beside its own fields, and how a row says it: evidence, findings, check-worthiness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Link
from checks.domain.finding import Finding, Level
from checks.domain.origin import origins

_STRONGEST_FIRST = tuple(Level)
UNLIKELY_BELOW = 0.25
"""Check-worthiness below which a suggestion is dimmed, and can be folded away: not one whole reason speaks for it, as
one alone makes 0.27, and a mere hint 0.18 (`checks.extraction.worthiness`)."""


@dataclass(frozen=True)
class Facts:
    """How many records are linked, from how many sources, and what the rules noticed (strongest first)."""

    records: int = 0
    sources: int = 0
    levels: tuple[Level, ...] = ()


def facts_of(desk: Desk, wanted: Collection[UUID] | None = None) -> dict[UUID, Facts]:
    """The facts about the claims in `wanted`, or about all, read in one pass; claims without any are left out."""
    links, levels = _gather(desk, wanted)
    made = {}
    for claim_id in {*links, *levels}:
        records = [record for link in links[claim_id] if (record := desk.record(link.evidence_id)) is not None]
        found = sorted(levels[claim_id], key=_STRONGEST_FIRST.index)
        made[claim_id] = Facts(len(records), len(origins(records)), tuple(found))
    return made


def findings_of(desk: Desk) -> dict[UUID, tuple[Finding, ...]]:
    """The findings of each claim that has any; dismissed ones left out."""
    found: defaultdict[UUID, tuple[Finding, ...]] = defaultdict(tuple)
    for record in desk.records.values():
        if isinstance(record, Finding) and record.dismissed is None:
            found[record.claim_id] += (record,)
    return dict(found)


def evidence_words(claim: Claim, facts: Facts) -> str:
    """What stands behind a claim: "3 records, 2 sources"."""
    if facts.records:
        return f"{_count(facts.records, 'record')}, {_count(facts.sources, 'source')}"
    return "nothing to check" if not has_something_to_check(claim) else "no evidence yet"


def has_something_to_check(claim: Claim) -> bool:
    """Can it be looked up at all?"""
    return claim.kind != Kind.OPINION and claim.status != Status.NOT_A_CLAIM


def is_unlikely(claim: Claim) -> bool:
    """Is it a suggestion that nobody has looked at and that few would check?"""
    return claim.status == Status.SUGGESTED and claim.checkworthiness < UNLIKELY_BELOW


def level_words(levels: tuple[Level, ...]) -> str:
    """The findings counted: "1 partly, 1 cannot tell"."""
    return ", ".join(f"{count} {level.value}" for level, count in Counter(levels).items())


def worthiness_words(claim: Claim) -> str:
    """Why it is worth checking: "Check-worthiness 94 %: casualty figure 0.41, named place 0.2"."""
    reasons = ", ".join(f"{reason.feature} {reason.weight:+.2g}" for reason in claim.reasons)
    share = f"Check-worthiness {claim.checkworthiness:.0%}".replace("%", " %")
    return f"{share}: {reasons}" if reasons else share


def status_words(claim: Claim) -> str:
    """Kind and status: "In progress, quantity"."""
    return f"{claim.status.value.capitalize()}, {claim.kind.value}"


def one_line(text: str) -> str:
    """`text` without line breaks."""
    return " ".join(text.split())


def _gather(
    desk: Desk, wanted: Collection[UUID] | None
) -> tuple[defaultdict[UUID, list[Link]], defaultdict[UUID, list[Level]]]:
    links: defaultdict[UUID, list[Link]] = defaultdict(list)
    levels: defaultdict[UUID, list[Level]] = defaultdict(list)
    for record in desk.records.values():
        if not isinstance(record, Link | Finding) or (wanted is not None and record.claim_id not in wanted):
            continue
        if isinstance(record, Link):
            links[record.claim_id].append(record)
        elif record.dismissed is None:
            levels[record.claim_id].append(record.level)
    return links, levels


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
