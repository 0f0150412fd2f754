"""Every test of the window runs with the theme set and the check for leftovers; and an article to work on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from PySide6.QtWidgets import QApplication

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Reason, Status
from checks.domain.desk import Desk
from checks.domain.mention import PersonStatus, Quantity
from checks.domain.moment import Moment
from checks.domain.span import Anchor, Span
from desktop.session import Session

ARTICLE = (
    "Odesa 🚢 harbour\n\n"
    "Russian forces struck Odesa 🚀 on Friday. One person was killed in the attack, while eight others were wounded, "
    "including four who are in critical condition.\n\n"
    "It marked the first strike on the port since March 11. The commander was unhappy about it all.\n\n"
    "Share this story\n"
)
FURNITURE = "Share this story"
SENTENCES = ("Russian forces struck", "One person was killed", "It marked", "The commander was")
CLAIMS = (
    ("Russian forces struck Odesa 🚀 on Friday", Kind.EVENT, Status.SUGGESTED),
    (
        "One person was killed in the attack, while eight others were wounded, including four who are in critical "
        "condition",
        Kind.QUANTITY,
        Status.OPEN,
    ),
    ("eight others were wounded, including four who are in critical condition", Kind.QUANTITY, Status.OPEN),
    ("four who are in critical condition", Kind.QUANTITY, Status.SUGGESTED),
    ("the first strike on the port since March 11", Kind.SUPERLATIVE, Status.SUGGESTED),
    ("The commander was unhappy about it all", Kind.OPINION, Status.SUGGESTED),
)
_NAMES = UUID(int=7)


@pytest.fixture(autouse=True)
def _application(application: QApplication) -> None:
    """Use the application in each test here."""


@pytest.fixture
def small_desk() -> Desk:
    """A small article with nested claims, emoji and furniture."""
    return _small_desk()


def _small_desk() -> Desk:
    article = Article(
        uuid5(_NAMES, "article"), "Odesa 🚢 harbour", publisher="Sample", published=Moment.parse("2025-05-23")
    )
    starts = [ARTICLE.index(sentence) for sentence in SENTENCES]
    share = ARTICLE.index(FURNITURE)
    version = ArticleVersion(
        uuid5(_NAMES, "version"),
        article.id,
        1,
        ARTICLE,
        sha256(ARTICLE.encode()).hexdigest(),
        furniture=(Span(share, share + len(FURNITURE)),),
        sentences=tuple(Span(start, end) for start, end in zip(starts, [*starts[1:], share - 2], strict=True)),
        extractor="test",
    )
    return Desk.of(article, version, tuple(_claim(version.id, *each) for each in CLAIMS))


def _claim(version_id: UUID, words: str, kind: Kind, status: Status) -> Claim:
    start = ARTICLE.index(words)
    figure = Quantity(start, start + 5, 8.0, unit="person", person_status=PersonStatus.WOUNDED)
    return Claim(
        id=uuid5(_NAMES, words),
        version_id=version_id,
        anchor=Anchor.at(ARTICLE, start, start + len(words)),
        sentence=max(number for number, each in enumerate(SENTENCES) if ARTICLE.index(each) <= start),
        kind=kind,
        statement=words,
        checkworthiness=0.5,
        reasons=(Reason("casualty figure", 0.41),),
        quantities=(figure,) if words.startswith("eight") else (),
        status=status,
    )


@pytest.fixture(scope="session")
def small_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with the small article, laid out once; tests work on copies."""
    where = tmp_path_factory.mktemp("small") / "Small.casebook"
    desk = _small_desk()
    casebook = Casebook.create(where, person="Checker")
    casebook.apply(Change("Lay out", after=(desk.article, desk.version, *desk.claims)))
    casebook.close()
    return where


@pytest.fixture
def desk_session(
    blank_session: Session, small_master: Path, tmp_path: Path, settle: Callable[[Session], None]
) -> Session:
    """A session on a casebook with the small article on its desk."""
    session = blank_session
    session.open_casebook(shutil.copy(small_master, tmp_path / small_master.name))
    settle(session)
    assert session.desk is not None
    return session


@pytest.fixture
def claim_called(small_desk: Desk) -> Callable[[str], Claim]:
    """The shortest claim of the small article whose words begin like this, as it was at first."""

    def find(beginning: str) -> Claim:
        fitting = [claim for claim in small_desk.claims if claim.quote.startswith(beginning)]
        return min(fitting, key=lambda claim: len(claim.quote))

    return find
