"""A desk for a text that lies in no casebook, so that rules can look at it from the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import uuid5

from checks.domain.article import Article, ArticleVersion
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.extraction.extract import Extraction, Request, extract_all
from checks.extraction.parser import Parser


def desks_for(requests: Sequence[Request], parser: Parser) -> Iterator[Desk]:
    """A desk for each text, in order, with the claims that are found in it."""
    for request, found in zip(requests, extract_all(requests, parser), strict=True):
        yield desk_of_found(request, found)


def desk_of_found(request: Request, found: Extraction) -> Desk:
    """The desk of a text that was looked through."""
    version: ArticleVersion = replace(request.version, sentences=found.sentences, furniture=found.furniture)
    article = Article(
        version.article_id, "", published=request.published, timezone=request.timezone, language=request.language
    )
    return Desk.of(article, version, found.claims)


def with_evidence(desk: Desk, text: str) -> Desk:
    """The desk with one record that holds `text` and is linked in support of every claim."""
    record = Evidence(uuid5(desk.version.id, "evidence"), EvidenceKind.DOCUMENT, "Evidence")
    links = (Link(uuid5(claim.id, "evidence"), claim.id, record.id, Stance.SUPPORTS) for claim in desk.claims)
    made = Desk.of(desk.article, desk.version, (*desk.claims, record, *links))
    return replace(made, texts={record.id: text})
