"""Which tables a claim is measured against, and which row is its own case.

A table belongs to a claim in one of two ways: a record that is linked to the claim is a row or point of it; or the
claim is a superlative, and one of the table's words begins a word in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from uuid import UUID

from checks.domain.claim import Claim, Kind
from checks.domain.evidence import Link, Stance
from checks.domain.tables import Comparator, ComparatorTable, TollSeries

Table = TollSeries | ComparatorTable


def records_in(table: Table) -> tuple[UUID, ...]:
    """The ids of the evidence records that its rows or points are, each once."""
    rows = table.points if isinstance(table, TollSeries) else table.rows
    return tuple(dict.fromkeys(row.evidence_id for row in rows if row.evidence_id))


def is_tied(table: Table, claim: Claim, linked: Collection[UUID]) -> bool:
    """Is the claim measured against the table? `linked`: the ids of the records that are linked to the claim."""
    if not set(linked).isdisjoint(records_in(table)):
        return True
    return (
        isinstance(table, ComparatorTable) and Kind.SUPERLATIVE in (claim.kind, *claim.also) and _speaks(table, claim)
    )


def own_rows(table: ComparatorTable, claim: Claim, links: Collection[Link]) -> tuple[Comparator, ...]:
    """The rows that are the claim's own case.

    Those whose record is linked as more than context; where there is none, those that lie on a day of the claim.
    """
    pointed = {link.evidence_id for link in links if link.stance is not Stance.CONTEXT}
    found = tuple(row for row in table.rows if row.evidence_id in pointed)
    return found or tuple(row for row in table.rows if _lies_on(row, claim))


def _speaks(table: ComparatorTable, claim: Claim) -> bool:
    words = f"{claim.quote}\n{claim.statement}".casefold()
    terms = (term.strip().casefold() for term in table.terms)
    return any(re.search(rf"\b{re.escape(term)}", words) for term in terms if term)


def _lies_on(row: Comparator, claim: Claim) -> bool:
    return any(time.first and time.first == (time.last or time.first) == row.date.day for time in claim.times)
