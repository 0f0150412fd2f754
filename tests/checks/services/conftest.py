"""A casebook in memory with one article on the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

import pytest

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion
from checks.domain.claim import Claim, Kind
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.moment import Moment
from checks.ingest.document import Document

TEXT = "Eight people were killed on Friday. Two more were hurt, the governor said."


@pytest.fixture
def casebook(clock: Callable[[], datetime], new_id: Callable[[], UUID]) -> Iterator[Casebook]:
    """An empty casebook, with "Checker" at the desk."""
    with Casebook.create("sqlite://", person="Checker", clock=clock, new_id=new_id) as made:
        yield made


@pytest.fixture
def document() -> Document:
    """What a reader hands over."""
    return Document(
        text=TEXT,
        original=TEXT.encode(),
        media_type="text/plain",
        title="Strike on a port",
        publisher="Wire",
        published=Moment.parse("2025-05-23T17:01+03:00"),
        timezone="Europe/Kyiv",
        language="en",
        name="strike.txt",
    )


@pytest.fixture
def desk(casebook: Casebook, document: Document) -> Desk:
    """The article on the desk, before any claim."""
    return casebook.desk(casebook.articles.add(document).after[1].id)


@pytest.fixture
def article(desk: Desk) -> Article:
    """The article on the desk."""
    return desk.article


@pytest.fixture
def version(desk: Desk) -> ArticleVersion:
    """Its text."""
    return desk.version


@pytest.fixture
def claim(casebook: Casebook, version: ArticleVersion) -> Claim:
    """An open claim on it: eight people were killed."""
    return casebook.claims.add(version, 0, 23, Kind.QUANTITY).after[0]


@pytest.fixture
def evidence(casebook: Casebook) -> Evidence:
    """A record in the library."""
    record = Evidence(UUID(int=2**64), EvidenceKind.REPORT, "Hospital list", publisher="Hospital")
    return casebook.evidence.add(record).after[0]
