"""What is known about a claim beside its own fields, and how a row says it: evidence, findings, check-worthiness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from checks.domain.finding import Finding, Level
from checks.matching.sources import both_sides_agree, origins_of

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
    do_opponents_agree: bool = False
    """Do both belligerents support the claim?"""
    is_seen_before: bool = False
    """Was it checked before, as far as a program can tell?"""


def facts_of(desk: Desk, wanted: Iterable[UUID] | None = None) -> dict[UUID, Facts]:
    """The facts about the claims in `wanted`, or about all; claims without any are left out."""
    made = {}
    for claim_id in (claim.id for claim in desk.claims) if wanted is None else wanted:
        linked = desk.linked(claim_id)
        levels = [finding.level for finding in desk.findings(claim_id) if finding.dismissed is None]
        if linked or levels:
            strongest_first = tuple(sorted(levels, key=_STRONGEST_FIRST.index))
            sources = len(origins_of(desk, claim_id))
            made[claim_id] = Facts(len(linked), sources, strongest_first, both_sides_agree(linked))
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
        counted = f"{_count(facts.records, 'record')}, {_count(facts.sources, 'source')}"
        return f"{counted}, both sides" if facts.do_opponents_agree else counted
    return "nothing to check" if not has_something_to_check(claim) else "no evidence yet"


def has_something_to_check(claim: Claim) -> bool:
    """Can it be looked up at all?"""
    return claim.kind != Kind.OPINION and claim.status != Status.NOT_A_CLAIM


def is_unlikely(claim: Claim) -> bool:
    """Is it a suggestion that nobody has looked at and that few would check?"""
    return claim.status == Status.SUGGESTED and claim.checkworthiness < UNLIKELY_BELOW


def level_words(levels: Iterable[Level]) -> str:
    """The findings counted, strongest first: "3 conflicts, 1 cannot tell, 5 notes"."""
    counts = Counter(levels)
    return ", ".join(f"{counts[level]} {_level_word(level, counts[level])}" for level in Level if counts[level])


def _level_word(level: Level, count: int) -> str:
    if level is Level.CONFLICTS:
        return "conflict" if count == 1 else "conflicts"
    return "notes" if level is Level.NOTE and count > 1 else level.value


def worthiness_words(claim: Claim) -> str:
    """Why it is worth checking: "Check-worthiness 94 %: casualty figure 0.41, named place 0.2"."""
    reasons = ", ".join(f"{reason.feature} {reason.weight:+.2g}" for reason in claim.reasons if reason.weight)
    share = f"Check-worthiness {claim.checkworthiness:.0%}".replace("%", " %")
    return f"{share}: {reasons}" if reasons else share


def status_words(claim: Claim) -> str:
    """Kind and status: "In progress, quantity"."""
    return f"{claim.status.value.capitalize()}, {claim.kind.value}"


def one_line(text: str) -> str:
    """`text` without line breaks."""
    return " ".join(text.split())


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
