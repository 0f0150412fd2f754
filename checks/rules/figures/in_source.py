"""What a claim tells in figures and dates must stand in the text of the records linked to it."""

from __future__ import annotations

from collections.abc import Iterator

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Stance
from checks.domain.finding import FindingValue, Level
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.figures.contraries import contraries
from checks.rules.figures.mentioned import dates_in
from checks.rules.figures.occurrence import (
    Absent,
    absent_dates,
    absent_figures,
    absent_names,
    names,
    share_of_words,
)
from checks.rules.rule import Example, Need, Notice, rule

ENOUGH = 0.6
"""Share of the claim's words that stand in a text that speaks of it."""
SEVERAL = 2
"""Names that a text which bears a claim out seldom lacks together."""
_BEARING = (Stance.SUPPORTS, Stance.QUALIFIES)
"""Links from which the claim is said to follow."""


@rule(
    "figure.in-source",
    needs=Need.EVIDENCE,
    source="The first step of any check against a source: find the figure there.",
    blind="Figures that a reader works out from a text, such as an age from two years, and figures in pictures.",
    example=Example(
        "At least 14 people were killed in Goma.",
        "“The ministry” says 12 where the claim says 14.",
        against="The ministry said 12 people were killed in Goma.",
    ),
)
def figure_is_in_source(claim: Claim, context: Context) -> Iterator[Notice]:
    """What a claim tells in figures and dates must stand in the text of the records linked to it.

    In digits or words, rounded or hedged, in English, Ukrainian or Russian. A figure that the text does not have is
    unsupported by it; where the text has another figure for the same, or the contrary of a rank, the two conflict. Only
    records whose own text is kept are looked through, and one text that has it all is enough.
    """
    bearing = {record.id: record for link, record in context.linked(claim) if link.stance in _BEARING}
    read = [(record, _looked(claim, record, context)) for record in bearing.values() if context.has_own_text(record)]
    whole = next((record for record, absent in read if not absent), None)
    if whole is not None:
        yield from _borne_out(claim, whole, context)
        return
    for record, absent in read:
        yield from (_missing(each, record, context) for each in absent)


def _looked(claim: Claim, record: Evidence, context: Context) -> list[Absent]:
    """What of the claim the record's text does not have."""
    reading, at = context.reading(record), claim.anchor.span.start
    return [
        *absent_figures(claim.quantities, claim.quote, at, reading),
        *absent_dates(claim.quote, at, reading),
        *contraries(claim.quote, at, reading),
    ]


def _missing(absent: Absent, record: Evidence, context: Context) -> Notice:
    said = absent.span.of(context.text)
    text = context.reading(record).text
    values = [FindingValue("claim", said, span=absent.span)]
    if absent.instead is not None:
        other = absent.instead.of(text)
        values.append(FindingValue(record.title, other, record.id, absent.instead))
        message = f"“{record.title}” says {other} where the claim says {said}: correct the claim, or link its source."
        return Notice(Level.CONFLICTS, message, tuple(values))
    values.append(FindingValue(record.title, "not in its text", record.id))
    what = "tells the date less exactly than" if absent.is_coarser else "does not have"
    return Notice(Level.PARTLY, f"“{record.title}” {what} “{said}”: find where it comes from.", tuple(values))


def _borne_out(claim: Claim, record: Evidence, context: Context) -> Iterator[Notice]:
    """That it has all that the claim names; with names or most words missing, only that it cannot be told."""
    text = context.reading(record).text
    told = [Span(figure.start, figure.end).of(context.text) for figure in claim.quantities]
    told += [date.span.of(claim.quote) for date in dates_in(claim.quote)]
    told += names(claim.quote)
    if not told:
        return
    missing, share = absent_names(claim.quote, text), share_of_words(claim.quote, text)
    values = (FindingValue("claim", ", ".join(dict.fromkeys(told)), span=claim.anchor.span),)
    if not missing and share > ENOUGH:
        yield Notice(Level.SUPPORTS, f"“{record.title}” has all that the claim names: {values[0].value}.", values)
        return
    lacks = ", ".join(missing) or "most of its words"
    message = f"“{record.title}” does not name all that the claim speaks of ({lacks})"
    if len(missing) >= SEVERAL and share <= ENOUGH:
        yield Notice(Level.PARTLY, f"{message}, nor has it most of its words: link what bears it out.", values)
    else:
        yield Notice(Level.CANNOT_TELL, f"{message}: read it there.", values, missing=("words of the claim",))
