"""Findings as lists and rows show them: their order, what helps with one, and what a walk stops at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.finding import Finding, FindingValue, Level
from checks.domain.ties import Table, is_tied
from desktop.models.claim_facts import level_words

if TYPE_CHECKING:
    from checks.rules.fixes import Fix

BY_WEIGHT = (Level.CONFLICTS, Level.PARTLY, Level.CANNOT_TELL, Level.NOTE, Level.SUPPORTS)
"""The levels as lists show them: what asks for a decision first, what holds last."""
WEIGHTY = frozenset({Level.CONFLICTS, Level.PARTLY, Level.CANNOT_TELL})
"""What asks for a decision; the rest is worth knowing, or holds."""
_MOST_TABLES = 2
"""Tables that a finding offers; more would bury what it says."""


@dataclass(frozen=True)
class Aids:
    """What helps with a finding: quick fixes, and the tables that its rule looked at."""

    fixes: tuple[Fix, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Notice:
    """What one rule noticed, once, with all claims that it was noticed about: nested claims share it."""

    finding: Finding
    """The one about the first of these claims."""
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    """One for each claim."""

    @property
    def is_dismissed(self) -> bool:
        """Was it put aside?"""
        return self.finding.dismissed is not None


def strongest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Conflicts before what fits in part, and so on."""
    return tuple(sorted(findings, key=lambda each: BY_WEIGHT.index(each.level)))


def aids_for(finding: Finding, desk: Desk) -> Aids:
    """What helps with a finding. Loads the rules, which takes a third of a second where they are not loaded yet."""
    from checks.rules.fixes import fixes
    from checks.rules.reference import rule_called
    from checks.rules.rule import Need

    rule, claim = rule_called(finding.rule), desk.claim(finding.claim_id)
    if rule is None or claim is None or Need.TABLES not in rule.needs:
        return Aids(fixes(finding, desk))
    linked = [link.evidence_id for link in desk.links(claim.id)]
    tied = [table for table in desk.tables if is_tied(table, claim, linked)]
    return Aids(fixes(finding, desk), tuple(tied[:_MOST_TABLES]))


def failure_words(failed: tuple[str, ...]) -> str:
    """Which rules were stopped: "One rule failed: figure.range. The others ran."; empty where none was."""
    if not failed:
        return ""
    count = "One rule" if len(failed) == 1 else f"{len(failed)} rules"
    return f"{count} failed: {', '.join(failed)}. The others ran."


def notices(desk: Desk) -> tuple[Notice, ...]:
    """All that rules noticed about the claims of a desk in the order of the text, the strongest first at one place."""
    found: dict[tuple[object, ...], list[tuple[Claim, Finding]]] = {}
    for claim in desk.claims:
        if claim.status is not Status.NOT_A_CLAIM:
            for finding in desk.findings(claim.id):
                found.setdefault(same_notice(finding), []).append((claim, finding))
    made = (
        Notice(pairs[0][1], tuple(claim for claim, _ in pairs), tuple(each for _, each in pairs))
        for pairs in found.values()
    )
    return tuple(sorted(made, key=_place))


def stops(desk: Desk) -> tuple[Notice, ...]:
    """What a walk over the article stops at: all that was not dismissed and does more than bear a claim out."""
    return tuple(each for each in notices(desk) if _asks(each))


def _asks(notice: Notice) -> bool:
    return not notice.is_dismissed and notice.finding.level is not Level.SUPPORTS


def next_stop(
    desk: Desk, at: UUID | None, claim_id: UUID | None, by: int, among: Iterable[Notice] | None = None
) -> Notice | None:
    """The stop after the finding `at`, or before it with -1; from the chosen claim where none is `at`.

    `among`: the only notices to stop at. Behind the last comes the first. None where there is nothing to stop at.
    """
    found = stops(desk) if among is None else tuple(sorted(among, key=_place))
    here = next((place for place, each in enumerate(found) if at in {one.id for one in each.findings}), None)
    if not found:
        return None
    if here is not None:
        return found[(here + by) % len(found)]
    claim = desk.claim(claim_id) if claim_id else None
    start = claim.anchor.start if claim else 0
    ahead = [each for each in found if _place(each)[0] >= start] if by > 0 else []
    behind = [each for each in found if _place(each)[0] < start] if by < 0 else []
    return ahead[0] if ahead else behind[-1] if behind else found[0 if by > 0 else -1]


def overview_words(found: Iterable[Notice]) -> str:
    """What is noticed about an article, in few words, without what holds: "1 conflict, 13 partly, 20 notes"."""
    return level_words(each.finding.level for each in found if _asks(each))


def hold_words(count: int) -> str:
    """What stands for all that was checked and holds: "2 hold"."""
    return f"{count} {'holds' if count == 1 else 'hold'}"


def value_words(values: Iterable[FindingValue]) -> str:
    """The values in one line: "article: 8 wounded · record: 9 injured"."""
    return " · ".join(f"{value.origin}: {' '.join(value.value.split())}" for value in values)


def same_notice(finding: Finding) -> tuple[object, ...]:
    """What is the same in one notice about several claims; a note is one whatever it was read from each time."""
    values = finding.values if finding.level in WEIGHTY else ()
    return finding.rule, finding.level, finding.message, values, finding.missing, finding.dismissed


def _place(notice: Notice) -> tuple[int, int, str]:
    spans = notice.finding.spans
    start = spans[0].start if spans else notice.claims[0].anchor.start
    return start, BY_WEIGHT.index(notice.finding.level), notice.finding.message
