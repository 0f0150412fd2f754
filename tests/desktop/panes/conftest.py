"""A casebook with one article, four claims and two records, on the desk of a session."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, time
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, Link, Stance
from checks.domain.mention import Place, PlaceLevel, Quantity
from checks.domain.moment import Moment
from checks.domain.span import Anchor, Span
from desktop.drafts import Drafts
from desktop.panes import inspector_verdict
from desktop.panes.inspector import Inspector
from desktop.session import Session
from desktop.widgets import saving_text
from desktop.widgets.label import Label
from tests.desktop.panes.table_bench import TABLE, TOLL, Bench, bench_of


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[Drafts]:
    """Where unsaved typing is kept."""
    made = Drafts(tmp_path / "drafts")
    yield made
    made.close()


TEXT = (
    "Missiles hit the port\n\n"
    "One man was killed in the attack 😢, while eight others were wounded, four of them badly. "
    "It was the first strike since March. Nobody was surprised.\n"
)
ME = "Checker"


class Ids:
    """What the tests call the records."""

    figure = UUID(int=1)
    first = UUID(int=2)
    gloss = UUID(int=3)
    whole = UUID(int=4)
    report = UUID(int=11)
    post = UUID(int=12)
    link = UUID(int=21)


@pytest.fixture
def ids() -> type[Ids]:
    return Ids


def _claim(claim_id: UUID, version: ArticleVersion, words: str, kind: Kind, status: Status, **fields: object) -> Claim:
    start = TEXT.index(words)
    anchor = Anchor.at(TEXT, start, start + len(words))
    return Claim(claim_id, version.id, anchor, 1, kind, status=status, **fields)


def lay_out(where: Path) -> None:
    """Write the casebook."""
    article = Article(uuid4(), "Missiles hit the port", published=Moment(date(2025, 5, 23)))
    ends = [TEXT.index(words) + len(words) for words in ("the port\n", "badly.", "March.", "surprised.")]
    starts = [0, TEXT.index("One man"), TEXT.index("It was"), TEXT.index("Nobody")]
    sentences = tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))
    version = ArticleVersion(
        uuid4(), article.id, 1, TEXT, sha256(TEXT.encode()).hexdigest(), sentences=sentences, extractor="test"
    )
    start = TEXT.index("eight others")
    figure = Quantity(start, start + 5, 8, 8, 8, unit="person")
    claims = (
        _claim(
            Ids.figure,
            version,
            "eight others were wounded",
            Kind.QUANTITY,
            Status.IN_PROGRESS,
            statement="Eight people were wounded.",
            quantities=(figure,),
            places=(Place("the port", "Odesa", PlaceLevel.CITY),),
        ),
        _claim(Ids.first, version, "the first strike since March", Kind.SUPERLATIVE, Status.OPEN),
        _claim(Ids.gloss, version, "Nobody was surprised.", Kind.OPINION, Status.SUGGESTED),
        _claim(Ids.whole, version, "Missiles hit the port", Kind.EVENT, Status.OPEN),
    )
    report = Evidence(
        Ids.report,
        EvidenceKind.REPORT,
        "Eight in hospital",
        "8 injured",
        url="https://example.org/a",
        publisher="The Gazette",
        published=Moment(date(2025, 5, 23), time(17, 1)),
        flags=(EvidenceFlag.GRAPHIC,),
    )
    post = Evidence(Ids.post, EvidenceKind.SOCIAL_POST, "Nine hurt <b>now</b>", publisher="A & B")
    link = Link(Ids.link, Ids.figure, Ids.report, Stance.SUPPORTS, "Eight people are in hospital")
    with Casebook.create(where, person=ME) as casebook:
        casebook.apply(Change("Lay out", after=(article, version, *claims, report, post, link)))


@pytest.fixture(scope="session")
def checked_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The casebook, written once; tests work on copies."""
    where = tmp_path_factory.mktemp("checked") / "Desk.casebook"
    lay_out(where)
    return where


@pytest.fixture
def checked(blank_session: Session, checked_master: Path, tmp_path: Path, settle: Callable[[Session], None]) -> Session:
    """A session with that article on the desk."""
    blank_session.open_casebook(shutil.copy(checked_master, tmp_path / checked_master.name))
    settle(blank_session)
    assert blank_session.desk is not None
    return blank_session


@pytest.fixture
def inspector(
    qtbot: QtBot,
    drafts: Drafts,  # first, so that it is closed after the session has written the last
    checked: Session,
    settle: Callable[[Session], None],
    monkeypatch: pytest.MonkeyPatch,
) -> Inspector:
    """The inspector on the claim with a figure and evidence; typing is saved after a short pause."""
    monkeypatch.setattr(saving_text, "PAUSE_MS", 50)
    monkeypatch.setattr(inspector_verdict, "PAUSE_MS", 50)
    drafts.open(checked.where)
    made = Inspector(checked, drafts)
    qtbot.addWidget(made)
    made.resize(368, 900)
    made.show()
    made.show_claim(Ids.figure)
    fact = made.findChild(Label, "history fact")
    qtbot.waitUntil(lambda: fact.text().startswith("1 change"))
    settle(checked)
    return made


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"])
def direction(request: pytest.FixtureRequest, application: QApplication) -> Iterator[Qt.LayoutDirection]:
    """Both ways in which a window can run."""
    before = application.layoutDirection()
    application.setLayoutDirection(request.param)
    yield request.param
    application.setLayoutDirection(before)


@pytest.fixture
def toll(qtbot: QtBot) -> Bench:
    """A toll series in a grid that writes what is typed."""
    return bench_of(TOLL, qtbot)


@pytest.fixture
def cases(qtbot: QtBot) -> Bench:
    """A table of comparators in such a grid."""
    return bench_of(TABLE, qtbot)
