"""A source that says nearly the same as a claim must not say the contrary in one place."""

from __future__ import annotations

from collections.abc import Iterator

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Stance
from checks.domain.finding import FindingValue, Level
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, rule
from checks.rules.terms.bearers import other_people, other_places
from checks.rules.terms.births import births
from checks.rules.terms.denied import denied
from checks.rules.terms.frames import Contrary
from checks.rules.terms.opposed import opposed

WAYS = (opposed, other_people, other_places, births, denied)
"""The ways in which one place of a sentence can be filled otherwise."""
_BEARING = (Stance.SUPPORTS, Stance.QUALIFIES)


@rule(
    "terms.contrary",
    needs=Need.EVIDENCE,
    source="Aristotle, Categories 10–11: of two contraries, one thing cannot have both at once.",
    blind="Contraries in other words than those listed, sentences that are built otherwise, and events told in two.",
    example=Example(
        "The council approved the plan for the port on Monday.",
        "“approved” here, “rejected” in “Minutes”, which else says the same: “The council rejected the plan …”",
        against="The council rejected the plan for the port on Monday.",
    ),
)
def nothing_contrary(claim: Claim, context: Context) -> Iterator[Notice]:
    """A source that says nearly the same as a claim must not say the contrary in one place.

    Where a sentence of a linked text has the words of the claim but for one, and the two exclude each other, one of
    the two is wrong: approved and rejected, film and book, directed by one person or by another, born in one country or
    another, done or not done. A text that also has the claim's own word is left alone, since it may tell of both.
    """
    for record in {record.id: record for link, record in context.linked(claim) if link.stance in _BEARING}.values():
        if context.has_own_text(record):
            found = next(_contraries(claim, record, context), None)
            if found is not None:
                yield _notice(claim, record, context, *found)


def _contraries(claim: Claim, record: Evidence, context: Context) -> Iterator[tuple[Contrary, Span]]:
    """What of a record's text is contrary to a claim, each with its sentence."""
    reading = context.reading(record)
    for sentence in reading.sentences:
        for way in WAYS:
            for contrary in way(claim.quote, reading, sentence):
                yield contrary, sentence


def _notice(claim: Claim, record: Evidence, context: Context, contrary: Contrary, sentence: Span) -> Notice:
    text, start = context.reading(record).text, claim.anchor.span.start
    own = Span(contrary.own.start + start, contrary.own.end + start)
    here, there = own.of(context.text), contrary.other.of(text)
    said = " ".join(sentence.of(text).split())
    message = f"“{here}” here, “{there}” in “{record.title}”, which else says the same: “{said}”"
    values = (FindingValue("claim", here, span=own), FindingValue(record.title, there, record.id, contrary.other))
    return Notice(Level.CONFLICTS, message, values)
