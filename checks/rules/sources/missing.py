"""Figures, attacks and positions for which a passage names no source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checks.domain.claim import Claim, Kind
from checks.domain.finding import Level
from checks.domain.mention import PersonStatus
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, article_rule
from checks.rules.sources.harm import is_of_harm
from checks.text.lexicons import either
from checks.text.paragraphs import find_paragraphs

LONGEST_QUOTE = 70
"""Code points of a claim that a message quotes."""
_LEAST_TO_SUM_UP = 4
"""Paragraphs of a text whose first ones are taken for a summary."""
_ENDS = (".", "!", "?", "”", '"')
"""What closes a paragraph of sentences, and no headline."""
_HARMED = {PersonStatus.KILLED, PersonStatus.WOUNDED}
_NOT_SOURCED = {Kind.OPINION, Kind.PREDICTION, Kind.QUOTE}


@article_rule(
    "source.missing",
    needs=Need.TEXT,
    source="IFCN Code of Principles, 2.1 and 3.1: sources of significant facts are named so that others can follow.",
    blind="A source that is named in another paragraph, and one that a link or a caption gives.",
    example=Example(
        "Russian forces struck the harbor on Friday. One person was killed and eight others were wounded.",
        "The passage names no source: who reports it?",
    ),
)
def no_source(context: Context) -> Iterator[Notice]:
    """No source is named for a figure, an attack or a position.

    One notice for all that stands together and nobody says. A source anywhere in the paragraph counts, but for dead and
    wounded of another day or place at its end, and so does one beside a paragraph of a single sentence; headline and
    opening are left alone. For a position, “Kyiv says” is no
    source: nobody can look up who said it, and where.
    """
    together: list[Claim] = []
    beside: list[Claim] = []
    for claims, told in _passages(context):
        if claims and not told:
            yield from _notices(together, beside)
            together, beside = [], []
        together += told
        beside += [claim for claim in claims if told and claim.kind is Kind.SUPERLATIVE]
    yield from _notices(together, beside)


def _notices(told: list[Claim], beside: list[Claim]) -> Iterator[Notice]:
    """One for the claims that need a source, and for comparisons that stand beside them."""
    if told:
        spans = tuple(claim.anchor.span for claim in sorted({*told, *beside}, key=lambda claim: claim.place))
        yield Notice(Level.NOTE, _sentence(told), spans=spans)


def _passages(context: Context) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """By paragraph of the body: its claims, and those of them that need a source and have none."""
    for paragraph, around in _paragraphs(context):
        claims = [claim for claim in context.claims_at(paragraph) if claim.kind not in _NOT_SOURCED]
        yield claims, list(_untold(claims, around, context))


def _untold(claims: list[Claim], around: Span, context: Context) -> Iterator[Claim]:
    """What needs a source and has none."""
    verbs = list(_reports(context.text, around))
    capitals = {actor.end for claim in context.claims_at(around) for actor in claim.actors if actor.is_metonym}
    is_told = bool(verbs) or any(around.contains(Span(each.start, each.end)) for each in context.quotations)
    has_person = any(verb.start() - 1 not in capitals for verb in verbs)
    for claim in claims:
        is_untold = not is_told or _stands_alone(claim, around, context)
        if (is_untold and is_of_harm(claim)) or (not has_person and _is_position(claim)):
            yield claim


def _stands_alone(claim: Claim, around: Span, context: Context) -> bool:
    """Does it end a paragraph with other dead or wounded, of another place or day, than its source speaks of?

    What a source says before counts for a sentence that goes on with the same event, not for one of another event.
    """
    own = context.sentence(claim)
    before = [each for each in context.sentences if each.end <= own.start and around.contains(each)]
    after = Span(own.start, max(own.end, around.end))
    is_toll = any(figure.person_status in _HARMED and not figure.is_hypothetical for figure in claim.quantities)
    if not (is_toll and before) or any(_reports(context.text, after)):
        return False
    if any(after.contains(Span(each.start, each.end)) for each in context.quotations):
        return False
    known = {name for each in context.claims_at(*before) for name in _where_and_when(each, context)}
    return bool(set(_where_and_when(claim, context)) - known)


def _where_and_when(claim: Claim, context: Context) -> Iterator[object]:
    """The places and days that the sentence of a claim names itself."""
    own = context.sentence(claim)
    for each in context.claims_at(own):
        yield from (place.name for place in each.places if place.start is not None)
        yield from (time.first for time in each.times if time.first is not None and time.first == time.last)


def _paragraphs(context: Context) -> Iterator[tuple[Span, Span]]:
    """Each paragraph of the body, with the stretch in which a source counts for it."""
    furniture = context.desk.version.furniture
    found = [each for each in find_paragraphs(context.text) if not any(part.overlaps(each) for part in furniture)]
    opening = _opening(found, context.text) if len(found) >= _LEAST_TO_SUM_UP else 0
    last = len(found) - 1
    for at, paragraph in enumerate(found[opening:], start=opening):
        is_single = sum(paragraph.contains(sentence) for sentence in context.sentences) < 2
        near = Span(found[max(at - 1, 0)].start, found[min(at + 1, last)].end)
        yield paragraph, near if is_single else paragraph


def _opening(paragraphs: list[Span], text: str) -> int:
    """How many paragraphs are headline and lede: they sum up what the text tells, with its sources, further down."""
    lede = next((at for at, each in enumerate(paragraphs) if each.of(text).endswith(_ENDS)), 0)
    return lede + 1


def _is_position(claim: Claim) -> bool:
    return claim.kind is Kind.STATEMENT and _matches(_position(), claim)


def _reports(text: str, around: Span) -> Iterator[re.Match[str]]:
    return _reporting().finditer(text, around.start, around.end)


def _matches(pattern: re.Pattern[str], claim: Claim) -> bool:
    return pattern.search(claim.quote) is not None


def _sentence(claims: list[Claim]) -> str:
    first = " ".join(claims[0].quote.split())
    short = first if len(first) <= LONGEST_QUOTE else f"{first[:LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
    others = len(claims) - 1
    more = f" and {others} more {'claim' if others == 1 else 'claims'}" if others else ""
    return f"The passage names no source for “{short}”{more}: say who reports it, where and when."


@cache
def _reporting() -> re.Pattern[str]:
    # A verb of reporting opens a sentence only in “According to”; with a capital, “States” is a part of a name.
    return re.compile(rf"\b(?:{either('sourcing', 'reporting')}|According)\b")


@cache
def _position() -> re.Pattern[str]:
    return re.compile(rf"\b{either('sourcing', 'position')}\b", re.IGNORECASE)
