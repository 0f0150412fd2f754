"""Claims that something did not happen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence
from checks.domain.finding import FindingValue, Level
from checks.domain.tables import ComparatorTable
from checks.domain.words import count, days, listed
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, rule
from checks.rules.superlatives.asked import is_first, since
from checks.rules.superlatives.cases import tables_for

_ABSENCE = re.compile(
    r"\b(?:no(?: \w+){1,3} (?:has|have|had) \w+|no(?: \w+){1,2} (?:was|were) \w+"
    r"|(?:has|have|had) (?:so far |thus far |to date )(?:not|spared|avoided|refrained|held off|stopped short)"
    r"|(?:has|have|had) (?:not|never|yet to)\b(?: \w+){1,6}? (?:so far|yet|since|to date)"
    r"|(?:has|have|had) (?:yet to|never) \w+|not a single|without a single|for the first time"
    r"|no (?:evidence|sign|trace|reports?|record) (?:of|that|has|was)"
    r"|none (?:of \w+ \w+ )?(?:has|have|had|was|were))\b",
    re.IGNORECASE,
)


@rule(
    "source.absence",
    needs={Need.EVIDENCE, Need.TABLES},
    source="An empty search shows what was searched, not that there was nothing.",
    blind="Absence that is put in other words.",
    example=Example(
        "No new penalties had followed by Friday.",
        "That something did not happen is shown only as far as was looked: 2 records of 20 May 2025 to 23 May 2025, "
        "no search noted.",
        against="Two reports of the week that speak of no penalties.",
    ),
)
def never_proven(claim: Claim, context: Context) -> Iterator[Notice]:
    """That something did not happen is never proven by what was found, only by what was covered.

    So it is told which records and tables were looked at, from when to when, and by which search. The claim is as
    strong as that coverage is wide.
    """
    if not (_ABSENCE.search(claim.quote) or (is_first(claim) and since(claim, context) is not None)):
        return
    records = tuple(dict.fromkeys(record for _, record in context.linked(claim)))
    tables = tables_for(claim, context)
    if records or tables:
        yield _covered(claim, records, tables)


def _covered(claim: Claim, records: tuple[Evidence, ...], tables: tuple[ComparatorTable, ...]) -> Notice:
    queries = tuple(dict.fromkeys(record.query for record in records if record.query))
    searched = f"searches: {listed([f'“{query}”' for query in queries])}" if queries else "no search noted"
    parts = [*map(_span, tables), *([_dated(records)] if records else []), searched]
    message = f"That something did not happen is shown only as far as was looked: {', '.join(parts)}."
    values = (
        FindingValue("article", claim.quote, span=claim.anchor.span),
        *(FindingValue(table.title, table.coverage or "coverage not stated") for table in tables),
        *(FindingValue(record.title, str(record.published or "no date"), record.id) for record in records),
    )
    missing = () if queries else ("search that was made",)
    return Notice(Level.NOTE, message, values, missing=missing)


def _span(table: ComparatorTable) -> str:
    """As in "“Strikes” from 1 March 2025 to 24 May 2025"."""
    first, last = (each.day if each else None for each in (table.covers_from, table.covers_until))
    covers = days(first, last)
    return f"the table “{table.title}”{f' for {covers}' if covers else ', whose coverage is not stated'}"


def _dated(records: tuple[Evidence, ...]) -> str:
    """As in "2 records of 20 May 2025 to 23 May 2025"."""
    known = sorted(at.day for record in records if (at := record.published or record.event_start) is not None)
    span = f" of {days(known[0], known[-1])}" if known else " without a date"
    return f"{count(len(records), 'record')}{span}"
