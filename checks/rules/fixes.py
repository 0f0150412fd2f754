"""Quick fixes: what a person can have done about a finding with one press, each a step that undo takes back.

A fix corrects what checkers have written, never the article, and never gives a verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence
from checks.domain.finding import Finding
from checks.domain.moment import Moment
from checks.domain.tables import ComparatorTable, TollSeries
from checks.domain.ties import is_tied
from checks.domain.tolls import instants, zone_of
from checks.rules.places.spellings import find_spellings
from checks.rules.superlatives.asked import is_extreme
from checks.rules.superlatives.readings import measures_of

AS_OF = "as-of time"
"""How the name of the field begins that says when a figure was true."""
PUBLISHED = "time of publication"
"""What rules call the field of an article that says when it appeared."""


@dataclass(frozen=True)
class Fix:
    """One press: either a record as it is before and after, or a record whose field is to be filled in by hand."""

    label: str
    """What the button says, and what stands after "Undo"."""
    before: Claim | Evidence | None = None
    after: Claim | Evidence | None = None
    record_id: UUID | None = None
    """The record of evidence whose form is to be opened."""
    opens_article: bool = False
    """Are the details of the article to be opened?"""

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
    return (*made, *_missing(finding, desk))


def _spelling(finding: Finding, claim: Claim, desk: Desk) -> Iterator[Fix]:
    """The spelling of the house in the claim's statement; the article stays as it was published."""
    noticed = {value.value for value in finding.values}
    statement, written = claim.statement, dict[str, str]()
    for each in reversed(list(find_spellings(claim.statement))):
        wanted = desk.house.spelling(each.spelling) or (each.name.name if each.name.remark(each.spelling) else None)
        if wanted is not None and wanted != each.spelling and each.spelling in noticed:
            statement = statement[: each.span.start] + wanted + statement[each.span.end :]
            written[wanted] = each.spelling
    if written:
        names = " and ".join(f"“{wanted}”" for wanted in reversed(written))
        yield Fix(f"Write {names} in the statement", claim, replace(claim, statement=statement))


def _measure(_: Finding, claim: Claim, desk: Desk) -> Iterator[Fix]:
    """Each measure that the superlative can mean, to be chosen: those of the tables that it is measured against."""
    comparison = claim.comparison
    if comparison is None or not is_extreme(claim):
        return
    linked = [link.evidence_id for link in desk.links(claim.id)]
    tied = (each for each in desk.tables if isinstance(each, ComparatorTable) and is_tied(each, claim, linked))
    labels = dict.fromkeys(each.label or each.key for table in tied for each in measures_of(claim, table))
    for label in labels if comparison.measure not in labels else ():
        yield Fix(f"Measure by “{label}”", claim, replace(claim, comparison=replace(comparison, measure=label)))


def _superseded(finding: Finding, _: Claim, desk: Desk) -> Iterator[Fix]:
    """The newer record of one source takes the place of its older one."""
    speaking = {value.evidence_id for value in finding.values if value.evidence_id}
    counts: dict[str, list[tuple[tuple[datetime, datetime], Evidence]]] = {}
    for record in filter(None, map(desk.record, speaking)):
        times = [instants(each, zone_of(desk.article.timezone)) for each in _counted_at(record, desk)]
        if times and record.derived_from is None:  # a row of a table stands for what it was made from
            counts.setdefault(record.source, []).append((max(times), record))
    for of_source in counts.values():
        for (before, older), (after, newer) in pairwise(sorted(of_source, key=lambda pair: (pair[0], pair[1].id))):
            if newer.supersedes is None and before != after and before[1] <= after[0] and older.supersedes != newer.id:
                label = f"Let “{newer.title}” supersede “{older.title}”"
                yield Fix(label, newer, replace(newer, supersedes=older.id))


def _counted_at(record: Evidence, desk: Desk) -> Iterator[Moment]:
    """The times for which its figures hold, as the record says or a toll that it stands in."""
    points = (point for table in desk.tables if isinstance(table, TollSeries) for point in table.points)
    told = (record.as_of, *(figure.as_of for figure in record.figures))
    yield from (moment for moment in told if moment)
    yield from (point.as_of for point in points if point.evidence_id == record.id)


def _missing(finding: Finding, desk: Desk) -> Iterator[Fix]:
    """Fields that a person has to look up: those of the records that the finding speaks of, and of the article."""
    if PUBLISHED in finding.missing:
        yield Fix("Say when the article appeared…", opens_article=True)
    fields = [each for each in finding.missing if each != PUBLISHED]
    speaking = dict.fromkeys(value.evidence_id for value in finding.values if value.evidence_id)
    for record in filter(None, map(desk.record, speaking)):
        if fields and (not fields[0].startswith(AS_OF) or not (record.as_of and record.as_of.clock)):
            yield Fix(f"Fill in {fields[0]} of “{record.title}”…", record_id=record.id)


def _no_fix(_: Finding, __: Claim, ___: Desk) -> Iterator[Fix]:
    return iter(())


_MAKERS: Mapping[str, Callable[[Finding, Claim, Desk], Iterator[Fix]]] = {
    "place.alias": _spelling,
    "superlative.unstated": _measure,
    "figure.superseded": _superseded,
    "figure.conservation": _superseded,
}
