"""A casebook with one article on the desk: in memory, and for the tests that say so on a server as well."""

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
from tests.checks.server import Server, running

TEXT = "Eight people were killed on Friday. Two more were hurt, the governor said."


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of a module with ON_BOTH_ENGINES on SQLite and on PostgreSQL."""
    if "engine" in metafunc.fixturenames and getattr(metafunc.module, "ON_BOTH_ENGINES", False):
        metafunc.parametrize("engine", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server of our own; skips where its package is not installed."""
    with running(tmp_path_factory.mktemp("pg")) as made:
        yield made


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Where casebooks lie: "sqlite" or "postgresql"."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture
def where(engine: str, request: pytest.FixtureRequest) -> str:
    """The address of a database without a casebook."""
    return "sqlite://" if engine == "sqlite" else request.getfixturevalue("server").fresh()


@pytest.fixture
def casebook(where: str, clock: Callable[[], datetime], new_id: Callable[[], UUID]) -> Iterator[Casebook]:
    """An empty casebook, with "Checker" at the desk."""
    with Casebook.create(where, person="Checker", clock=clock, new_id=new_id) as made:
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
