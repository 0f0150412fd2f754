"""From a reading to its claims, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from uuid import uuid5

from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim, Kind, Modality, Polarity
from checks.domain.mention import Place, PlaceLevel
from checks.domain.span import Anchor, Span
from checks.extraction.attribution import attribute, spoken
from checks.extraction.candidate import Candidate
from checks.extraction.clauses import find_clauses
from checks.extraction.comparison import compare
from checks.extraction.identities import find_identities
from checks.extraction.kinds import kinds_of
from checks.extraction.modality import modality_of, polarity_of
from checks.extraction.nouns import find_figures
from checks.extraction.phrases import find_phrases
from checks.extraction.quotes import find_quotes
from checks.extraction.reading import Reading
from checks.extraction.resolve import resolve
from checks.extraction.rules import find_by_rules
from checks.extraction.select import select
from checks.extraction.statement import state
from checks.extraction.superlatives import find_superlatives
from checks.extraction.trim import balanced
from checks.extraction.weighing import Weights
from checks.extraction.worthiness import WEIGHTS, judge

_SCENES = frozenset({PlaceLevel.CITY, PlaceLevel.DISTRICT, PlaceLevel.FACILITY, PlaceLevel.REGION})


def claims_by_sentence(
    reading: Reading, version: ArticleVersion, weights: Weights = WEIGHTS
) -> Iterator[tuple[Claim, ...]]:
    """The claims of each sentence in the order of the text, outer before inner; sentences without any are empty."""
    for candidates in _candidates(reading):
        found = select(_whole(candidate, reading.text) for candidate in candidates)
        yield tuple(_claim(candidate, version, reading, weights) for candidate in found)


def _candidates(reading: Reading) -> Iterator[list[Candidate]]:
    """The candidates of each sentence."""
    if not reading.pieces:
        by_number = groupby(find_by_rules(reading), key=lambda one: one.sentence)
        found = {number: list(candidates) for number, candidates in by_number}
        yield from (found.get(number, []) for number in range(len(reading.sentences)))
        return
    known: set[str] = set()
    for sentence in range(len(reading.sentences)):
        yield list(_in_sentence(sentence, reading, known))


def _in_sentence(sentence: int, reading: Reading, known: set[str]) -> Iterator[Candidate]:
    for piece in reading.pieces_of(sentence):
        yield from find_clauses(piece, reading)
        yield from find_figures(piece, reading)
        yield from find_superlatives(piece)
        yield from find_phrases(piece, reading)
        yield from find_identities(piece, known)
    yield from find_quotes(sentence, reading)


def _whole(candidate: Candidate, text: str) -> Candidate:
    """The candidate with the closing mark of the quotation that it opens."""
    span = balanced(candidate.span, text)
    return candidate if span is candidate.span else replace(candidate, span=span)


def _inherited_place(span: Span, reading: Reading) -> tuple[Place, ...]:
    """Where people were harmed, from the sentences before, for a toll that names no place itself."""
    if not any(figure.person_status for figure in reading.quantities_in(span)):
        return ()
    paragraph = Span(reading.text.rfind("\n", 0, span.start) + 1, span.start)
    near = [place for place in reading.places_in(paragraph) if place.level in _SCENES]
    return (replace(near[-1], start=None, end=None),) if near else ()


def _claim(candidate: Candidate, version: ArticleVersion, reading: Reading, weights: Weights) -> Claim:
    kind, *also = kinds_of(candidate, reading)
    span, head = candidate.span, candidate.head
    resolves = tuple(resolve(span, candidate.piece, reading)) if candidate.piece else ()
    source = attribute(candidate, reading)
    is_verbal = head is not None and candidate.is_clause
    claim = Claim(
        id=uuid5(version.id, f"{span.start}-{span.end}-{kind}"),
        version_id=version.id,
        anchor=Anchor.at(version.text, span.start, span.end),
        sentence=candidate.sentence,
        kind=kind,
        also=tuple(also),
        statement=state(candidate, resolves, reading),
        polarity=polarity_of(head) if is_verbal and head is not None else Polarity.AFFIRMED,
        modality=modality_of(head) if is_verbal and head is not None else Modality.ASSERTED,
        quantities=reading.quantities_in(span),
        times=reading.times_in(span),
        places=reading.places_in(span) or _inherited_place(span, reading),
        actors=reading.actors_in(span),
        attribution=source,
        comparison=compare(span.of(version.text)) if Kind.SUPERLATIVE in (kind, *also) else None,
        quotation=spoken(candidate.quotation, source),
        resolves=resolves,
    )
    worth, reasons = judge(claim, candidate, weights)
    return replace(claim, checkworthiness=worth, reasons=reasons)
