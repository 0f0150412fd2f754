"""Quick fixes: what a person can have done about a finding with one press, each a step that undo takes back.

A fix corrects what checkers have written, never the article, and never gives a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from uuid import UUID

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence
from checks.domain.finding import Finding, FindingValue
from checks.domain.tolls import instants, zone_of
from checks.matching.sources import origins_of

AS_OF = "as-of time"
"""What rules call the field of a record that says when its figure was true."""
COMPARED = ("measure", "scope", "since")
"""What rules call the fields of a comparison."""


@dataclass(frozen=True)
class Fix:
    """One press: either a record as it is before and after, or a record whose field is to be filled in by hand."""

    label: str
    """What the button says, and what stands after "Undo"."""
    before: Claim | Evidence | None = None
    after: Claim | Evidence | None = None
    record_id: UUID | None = None
    """The record of evidence whose form is to be opened."""

    @property
    def change(self) -> Change | None:
        """The one step; None where a person has to fill in a field."""
        return Change(self.label, (self.before,), (self.after,)) if self.before and self.after else None


def fixes(finding: Finding, desk: Desk) -> tuple[Fix, ...]:
    """What can be done about a finding; nothing about one that was dismissed."""
    claim = desk.claim(finding.claim_id)
    if claim is None or finding.dismissed is not None:
        return ()
    made = _MAKERS.get(finding.rule, _no_fix)(finding, claim, desk)
    return (*made, *_as_of(finding, desk))


def _spelling(finding: Finding, claim: Claim, _: Desk) -> Iterator[Fix]:
    """The spelling of the house in the claim's statement; the article stays as it was published."""
    found = next((each for each in finding.values if each.span and each.evidence_id is None), None)
    house = next((each for each in finding.values if not each.span and each.evidence_id is None), None)
    if found is None or house is None:
        return
    words = re.compile(rf"(?<!\w){re.escape(found.value)}(?!\w)")
    statement = words.sub(lambda _: house.value, claim.statement)
    if statement != claim.statement:
        yield Fix(f"Write “{house.value}”", claim, replace(claim, statement=statement))


def _comparison(finding: Finding, claim: Claim, _: Desk) -> Iterator[Fix]:
    """Each reading of what the comparison leaves open, to be chosen."""
    comparison = claim.comparison
    if comparison is None:
        return
    for field in COMPARED:
        if field in finding.missing and getattr(comparison, field) is None:
            for value in dict.fromkeys(each.value for each in finding.values if _is_reading(each, field)):
                read = replace(claim, comparison=replace(comparison, **{field: value}))
                yield Fix(f"Take {field}: {value}", claim, read)


def _is_reading(value: FindingValue, field: str) -> bool:
    return value.evidence_id is None and value.origin.casefold().startswith(field)


def _superseded(finding: Finding, claim: Claim, desk: Desk) -> Iterator[Fix]:
    """The newer record of one source takes the place of its older one."""
    speaking, zone = {value.evidence_id for value in finding.values}, zone_of(desk.article.timezone)
    for origin in origins_of(desk, claim.id):
        dated = [(instants(each.as_of, zone), each) for each in origin.records if each.id in speaking and each.as_of]
        for (before, older), (after, newer) in pairwise(sorted(dated, key=lambda pair: pair[0])):
            if newer.supersedes is None and before[1] <= after[0] and older.supersedes != newer.id:
                label = f"Let “{newer.publisher or newer.title}” supersede “{older.publisher or older.title}”"
                yield Fix(label, newer, replace(newer, supersedes=older.id))


def _as_of(finding: Finding, desk: Desk) -> Iterator[Fix]:
    """Records without the time for which their figure counts: a person has to look it up."""
    if AS_OF not in finding.missing:
        return
    for evidence_id in dict.fromkeys(value.evidence_id for value in finding.values if value.evidence_id):
        record = desk.record(evidence_id)
        if record is not None and record.as_of is None:
            yield Fix(f"Set the time of “{record.publisher or record.title}”…", record_id=record.id)


def _no_fix(_: Finding, __: Claim, ___: Desk) -> Iterator[Fix]:
    return iter(())


_MAKERS: Mapping[str, Callable[[Finding, Claim, Desk], Iterator[Fix]]] = {
    "place.alias": _spelling,
    "superlative.unstated": _comparison,
    "figure.superseded": _superseded,
    "figure.conservation": _superseded,
}
