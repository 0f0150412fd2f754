"""Records that know their day or place only roughly."""

from __future__ import annotations

from collections.abc import Iterator

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Stance
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import Precision
from checks.domain.words import listed
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, rule

_EXACT = {"date_prec": 1, "where_prec": 2, "time_precision": 1, "geo_precision": 1}
"""The coarsest code of each column that still means a day, or a place within about 25 kilometres."""
_MEANS = {
    ("date_prec", "2"): "the date within 2 to 6 days",
    ("date_prec", "3"): "the date within a week",
    ("date_prec", "4"): "the date within a month",
    ("date_prec", "5"): "the date within a year",
    ("where_prec", "3"): "the place within a district",
    ("where_prec", "4"): "the place within a region",
    ("where_prec", "5"): "the place along a line or in an area without bounds",
    ("where_prec", "6"): "the country alone",
    ("where_prec", "7"): "the place at sea or in the air",
    ("time_precision", "2"): "the date within a week",
    ("time_precision", "3"): "the date within a month",
    ("geo_precision", "2"): "a place near by",
    ("geo_precision", "3"): "the region alone",
}
"""UCDP GED Codebook (date_prec, where_prec) and ACLED Codebook (time_precision, geo_precision)."""
_COARSE = {
    Precision.WEEK: "the date within a week",
    Precision.MONTH: "the date within a month",
    Precision.YEAR: "the date within a year",
}


@rule(
    "time.precision",
    needs=Need.EVIDENCE,
    source="UCDP GED Codebook and ACLED Codebook, on the precision of dates and places.",
    blind="Records whose precision is not stated.",
    example=Example(
        "The strike on 3 May killed 12.",
        "“Event 4711” gives the date within a month (date_prec 4): it can support, not settle.",
        against="A row of a data set with date_prec 4.",
    ),
)
def rough(claim: Claim, context: Context) -> Iterator[Notice]:
    """A record with a coarse date or place can support a claim, never settle it.

    Data sets put a day and a point into every row, and say in a code how far these may be off. A row that is known to
    the month may be any event of that month.
    """
    for link, record in context.linked(claim):
        told = list(dict.fromkeys(_rough(record)))
        if told and link.stance is not Stance.CONTEXT:
            values = tuple(FindingValue(record.title, what, record.id) for what in told)
            verb = "support" if link.stance is Stance.SUPPORTS else "speak against it"
            message = f"“{record.title}” gives {listed(told)}: it can {verb}, not settle."
            yield Notice(Level.NOTE, message, values)


def _rough(record: Evidence) -> Iterator[str]:
    """What is coarse about a record, in words with the code."""
    codes = [(name, value.strip()) for name, value in record.codes]
    for name, value in codes:
        if name in _EXACT and value.isdigit() and int(value) > _EXACT[name] and (name, value) in _MEANS:
            yield f"{_MEANS[name, value]} ({name} {value})"
    if record.event_precision in _COARSE and not any(name in ("date_prec", "time_precision") for name, _ in codes):
        yield _COARSE[record.event_precision]
