"""Kept copies that are not what came in."""

from __future__ import annotations

from collections.abc import Iterator

from checks.domain.claim import Claim
from checks.domain.custody import CustodyAction
from checks.domain.evidence import Evidence
from checks.domain.finding import FindingValue, Level
from checks.rules.context import Context
from checks.rules.naming import name_of, origin_of
from checks.rules.rule import Example, Need, Notice, rule

_SAYS = {
    CustodyAction.FOUND_ALTERED: "was altered after it came in: take it out of a backup before you rely on it",
    CustodyAction.FOUND_MISSING: "is missing: take it out of a backup, or capture the page again",
}


@rule(
    "source.integrity",
    needs=Need.EVIDENCE,
    source="Berkeley Protocol (OHCHR, 2022), on preservation: hashes, and the chain of custody.",
    blind="What was changed before it was captured, and files that nobody has verified since.",
    example=Example(
        "Eight people were wounded.",
        "The kept copy is not the one that came in.",
        against="A record whose file has another hash than it was kept under.",
    ),
)
def unaltered(claim: Claim, context: Context) -> Iterator[Notice]:
    """Is the kept copy of a record still what came in?

    Every file is kept under its hash. Where verifying found another one, or nothing, a record is no proof any more.
    """
    for _, record in context.linked(claim):
        fault = _fault(record, context)
        if fault is not None:
            value = FindingValue(origin_of(record), fault.value, record.id)
            yield Notice(Level.PARTLY, f"The kept copy of {name_of(record)} {_SAYS[fault]}.", (value,))


def _fault(record: Evidence, context: Context) -> CustodyAction | None:
    snapshot = context.desk.snapshot(record.snapshot_id)
    return context.desk.faults.get(snapshot.sha256) if snapshot else None
