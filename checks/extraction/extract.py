"""An article version in, its suggested claims out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim
from checks.domain.moment import Moment
from checks.domain.progress import Progress, no_progress
from checks.domain.span import Span
from checks.extraction.basic import LABEL, is_basic
from checks.extraction.claims import claims_by_sentence
from checks.extraction.parser import RULES, Parser
from checks.extraction.reader import Draft, draft, read_all
from checks.extraction.reading import Mentions
from checks.extraction.weighing import Weights
from checks.extraction.worthiness import WEIGHTS

_READING = 0.7
"""Share of the time that parsing takes; the rest goes into looking at the parses."""

Found = Callable[[tuple[Claim, ...]], None]
"""Called from the working thread with the claims of each sentence as soon as they are found."""


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
    found: Found | None = None,
) -> Extraction:
    """The claims of `version`, all suggested. `progress` counts sentences and may raise `Cancelled` at each to stop.

    `weights` are those of the features of check-worthiness, for a desk that sets its own; `found` gets the claims of
    each sentence before the whole is done. Without a parser for `language`, claims are found by punctuation and
    figures alone, and `extractor` says so.
    """
    request = Request(version, published, timezone, language)
    return next(extract_all([request], parser, progress, weights, found))


def extract_all(
    requests: Sequence[Request],
    parser: Parser,
    progress: Progress = no_progress,
    weights: Weights = WEIGHTS,
    found: Found | None = None,
) -> Iterator[Extraction]:
    """What `extract` gives for each request, in order, with one run of the parser for them all: three times as fast."""
    drafts = [one.draft(parser, progress) for one in requests]
    watch = _Watch(drafts, progress)
    for request, reading in zip(requests, read_all(drafts, parser, watch.parsed), strict=True):
        claims: list[Claim] = []
        for of_sentence in claims_by_sentence(reading, request.version, weights):
            claims += of_sentence
            watch.looked_at_one()
            if found is not None and of_sentence:
                found(of_sentence)
        looked = _looked(parser, request.language)
        yield Extraction(reading.sentences, reading.furniture, tuple(claims), reading.mentions, looked)


class _Watch:
    """One count of sentences for both halves of the work: parsing, and looking at the parses."""

    def __init__(self, drafts: Sequence[Draft], progress: Progress) -> None:
        self._sentences = sum(len(one.sentences) for one in drafts)
        self._progress = progress
        self._parsed = 0.0 if any(one.stretches for one in drafts) else 1.0
        self._looked_at = 0

    def parsed(self, done: int, total: int) -> None:
        """So many of the stretches are parsed."""
        self._parsed = done / total
        self._tell()

    def looked_at_one(self) -> None:
        """The claims of one more sentence are found."""
        self._looked_at += 1
        self._tell()

    def _tell(self) -> None:
        done = self._sentences * _READING * self._parsed + self._looked_at * (1 - _READING)
        self._progress(round(done), self._sentences)


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
