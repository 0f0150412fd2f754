"""An article version in, its suggested claims out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from uuid import uuid5
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim, Kind, Modality, Polarity
from checks.domain.mention import Place, PlaceLevel
from checks.domain.moment import Moment
from checks.domain.progress import Progress, no_progress
from checks.domain.span import Anchor, Span
from checks.extraction.attribution import attribute, spoken
from checks.extraction.basic import LABEL, is_basic
from checks.extraction.candidate import Candidate
from checks.extraction.clauses import find_clauses
from checks.extraction.comparison import compare
from checks.extraction.identities import find_identities
from checks.extraction.kinds import kinds_of
from checks.extraction.modality import modality_of, polarity_of
from checks.extraction.nouns import find_figures
from checks.extraction.parser import RULES, Parser
from checks.extraction.phrases import find_phrases
from checks.extraction.quotes import find_quotes
from checks.extraction.reader import Draft, draft, read_all
from checks.extraction.reading import Mentions, Reading
from checks.extraction.resolve import resolve
from checks.extraction.rules import find_by_rules
from checks.extraction.select import select
from checks.extraction.statement import state
from checks.extraction.superlatives import find_superlatives
from checks.extraction.trim import balanced
from checks.extraction.worthiness import WEIGHTS, Weights, judge

_SCENES = frozenset({PlaceLevel.CITY, PlaceLevel.DISTRICT, PlaceLevel.FACILITY, PlaceLevel.REGION})


@dataclass(frozen=True)
class Extraction:
    """What was found in one article version."""

    sentences: tuple[Span, ...]
    furniture: tuple[Span, ...]
    claims: tuple[Claim, ...]
    mentions: Mentions
    extractor: str
    """What looked, with its version."""


@dataclass(frozen=True)
class Request:
    """A text to look through, with what is needed to understand its times."""

    version: ArticleVersion
    published: Moment | None = None
    timezone: str | None = None
    """IANA name."""
    language: str | None = None
    """ISO 639-1 code; an unknown language is taken for English."""

    def draft(self, parser: Parser, progress: Progress = no_progress) -> Draft:
        """The text as far as it is read without the parser."""
        day = local(self.published, self.timezone)
        is_parsed = parser.can_parse(self.language)
        return draft(
            self.version.text,
            published=day,
            furniture=self.version.furniture,
            language=self.language,
            is_parsed=is_parsed,
            progress=progress,
        )


def extract(
    version: ArticleVersion,
    *,
    published: Moment | None,
    timezone: str | None,
    language: str | None,
    parser: Parser,
    progress: Progress = no_progress,
    weights: Weights = WEIGHTS,
) -> Extraction:
    """The claims of `version`, all suggested. `progress` counts sentences and may raise `Cancelled` to stop.

    `weights` are those of the features of check-worthiness, for a desk that sets its own.

    Without a parser for `language`, claims are found by punctuation and figures alone, and `extractor` says so.
    """
    request = Request(version, published, timezone, language)
    return next(extract_all([request], parser, progress, weights))


def extract_all(
    requests: Sequence[Request], parser: Parser, progress: Progress = no_progress, weights: Weights = WEIGHTS
) -> Iterator[Extraction]:
    """What `extract` gives for each request, in order, with one run of the parser for them all: three times as fast."""
    drafts = [one.draft(parser, progress) for one in requests]
    for request, reading in zip(requests, read_all(drafts, parser, progress), strict=True):
        found = select(_whole(candidate, reading.text) for candidate in _candidates(reading))
        claims = tuple(_claim(candidate, request.version, reading, weights) for candidate in found)
        looked = _looked(parser, request.language)
        yield Extraction(reading.sentences, reading.furniture, claims, reading.mentions, looked)


def _looked(parser: Parser, language: str | None) -> str:
    """What looked for the claims, in words that are kept with the article."""
    if parser.can_parse(language):
        return parser.name
    return LABEL.format(language=language) if is_basic(language) else RULES


def local(published: Moment | None, timezone: str | None) -> Moment | None:
    """The moment of publication on the clocks of `timezone`, where both are known: its Friday may be another."""
    if published is None or timezone is None or published.clock is None or published.clock.tzinfo is None:
        return published
    try:
        return Moment.of(_instant(published).astimezone(ZoneInfo(timezone)))
    except (ZoneInfoNotFoundError, ValueError):
        return published


def _instant(moment: Moment) -> datetime:
    return datetime.combine(moment.day, moment.clock or time.min)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    if not reading.pieces:
        yield from find_by_rules(reading)
        return
    known: set[str] = set()
    for piece in reading.pieces:
        yield from find_clauses(piece, reading)
        yield from find_figures(piece, reading)
        yield from find_superlatives(piece)
        yield from find_phrases(piece, reading)
        yield from find_identities(piece, known)
    for sentence in range(len(reading.sentences)):
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
