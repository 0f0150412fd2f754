"""Sources in the plural that nobody can look up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checks.domain.claim import Claim
from checks.domain.finding import FindingValue, Level
from checks.rules.context import Context
from checks.rules.naming import origin_of
from checks.rules.rule import Example, Need, Notice, rule
from checks.text.lexicons import either


@rule(
    "source.plural",
    needs={Need.TEXT, Need.EVIDENCE},
    source="Associated Press, News Values and Principles, Anonymous Sources: say how many there are and how they know.",
    blind="Sources in the plural that are named elsewhere in the article.",
    example=Example(
        "Officials said they expected more releases over the weekend.",
        "The records name one official.",
        against="One record, from the spokesman of the coordination headquarters.",
    ),
)
def unnamed_plural(claim: Claim, context: Context) -> Iterator[Notice]:
    """Does “officials said” stand for more than one, and who are they?

    A plural sounds like agreement. Where the linked records go back to one person or body, the article should say so;
    where none is linked, it is worth finding out how many spoke.
    """
    source = _source(claim)
    if not source:
        return
    knowing = [origin for origin in context.origins(claim) if any(record.original_source for record in origin.records)]
    values = tuple(FindingValue(origin_of(origin.records[0]), origin.name, origin.records[0].id) for origin in knowing)
    told = FindingValue("article", source)
    if len(knowing) == 1 and len(context.origins(claim)) == 1:
        message = (
            f"The article has “{source}” in the plural; the linked records know it from one source: {knowing[0].name}."
        )
        yield Notice(Level.PARTLY, message, (told, *values))
    elif knowing:
        names = ", ".join(origin.name for origin in knowing)
        yield Notice(
            Level.NOTE, f"The article does not name its “{source}”; the records name {names}.", (told, *values)
        )
    else:
        message = f"The article does not say who its “{source}” are, or how many: find out, and name them if you can."
        yield Notice(Level.NOTE, message, (told,))


def _source(claim: Claim) -> str:
    """The plural that the claim is attributed to, or that speaks in its words; empty where there is none."""
    named = claim.attribution.source if claim.attribution else ""
    if _plural().search(named):
        return named
    speaking = _speaking().search(claim.quote)
    return speaking["who"] if speaking else ""


@cache
def _speaking() -> re.Pattern[str]:
    who, verb = either("sourcing", "plural"), f"(?:{either('speech', 'said')}|{either('speech', 'judged')}|indicating)"
    return re.compile(rf"\b(?P<who>{who})\s+(?:have\s+|had\s+|also\s+)?{verb}\b", re.IGNORECASE)


@cache
def _plural() -> re.Pattern[str]:
    return re.compile(rf"\b{either('sourcing', 'plural')}$", re.IGNORECASE)
