"""Evidence dragged onto a claim, chosen or copied: one move, one change, and a failed page is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim
from checks.domain.evidence import CaptureState, EvidenceKind, Stance
from checks.domain.moment import Moment
from checks.domain.web import WebAnswer
from checks.errors import IngestError
from checks.ingest import capture
from checks.ingest.document import Document
from desktop.session import Session
from desktop.window.claim_drops import ClaimDrops, DropBand
from desktop.window.evidence_taking import ChooseFile, EvidenceTaking
from desktop.window.goods import Goods

Settle = Callable[[Session], None]
COPY, NONE, LEFT = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


def mime(*paths: Path, text: str = "", url: str = "") -> QMimeData:
    made = QMimeData()
    if paths or url:
        made.setUrls([*(QUrl.fromLocalFile(str(path)) for path in paths), *([QUrl(url)] if url else [])])
    if text:
        made.setText(text)
    return made


@pytest.fixture
def claim(session: Session) -> Claim:
    desk = session.desk
    return next(each for each in desk.claims if not desk.links(each.id))


@pytest.fixture
def place(qtbot: QtBot) -> Iterator[QWidget]:
    """A window with a widget whose upper half is a claim."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    child = QWidget(window)
    child.resize(200, 200)
    window.show()
    yield child
    window.close()


class Desk:
    """The places for drops, and what was dropped where."""

    def __init__(self, session: Session, place: QWidget, claim: Claim) -> None:
        self.session, self.place, self.claim = session, place, claim
        self.articles: list[QMimeData] = []
        window = place.window()
        self.taking = EvidenceTaking(session, window, lambda: claim)
        self.menus: list[QMenu] = []
        finder = {place: lambda point: claim.id if point.y() < 100 else None}
        self.drops = ClaimDrops(session, window, finder, self._offer, self.articles.append)

    def _offer(self, goods: Goods, claim_id, at: QPoint) -> None:
        self.menus.append(self.taking.offer(goods, claim_id, at))

    @property
    def words(self) -> str:
        return self.place.window().findChildren(DropBand)[0].words

    def over(self, goods: QMimeData, y: int) -> bool:
        """Drag over the place; is it taken?"""
        QApplication.sendEvent(self.place, QDragEnterEvent(QPoint(10, y), COPY, goods, LEFT, NONE))
        event = QDragMoveEvent(QPoint(10, y), COPY, goods, LEFT, NONE)
        QApplication.sendEvent(self.place, event)
        return event.isAccepted()

    def drop(self, goods: QMimeData, y: int) -> None:
        self.over(goods, y)
        QApplication.sendEvent(self.place, QDropEvent(QPointF(10, y), COPY, goods, LEFT, NONE))

    def choose(self, stance: Stance) -> None:
        """By its letter, as the menu underlines it."""
        QTest.keyClick(self.menus[-1], stance.value[0])


@pytest.fixture
def desk(session: Session, place: QWidget, claim: Claim) -> Desk:
    return Desk(session, place, claim)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_text("Eight people were wounded on Friday, the hospital said.", encoding="utf-8")
    return path


def linked(session: Session, claim: Claim):
    return session.desk.linked(claim.id)


def test_it_says_what_dropping_will_do(desk: Desk, notes: Path, claim: Claim) -> None:
    assert desk.over(mime(notes), 20)
    assert desk.words.startswith("Drop to link it to “")
    assert claim.quote[:20] in desk.words
    assert desk.over(mime(notes), 150)
    assert desk.words == "Drop to add 1 article"
    QApplication.sendEvent(desk.place, QDragLeaveEvent())
    assert desk.words == ""


def test_a_file_on_a_claim_is_a_record_with_its_copy_and_link_in_one_change(
    desk: Desk, session: Session, settle: Settle, notes: Path, claim: Claim
) -> None:
    desk.drop(mime(notes), 20)
    desk.choose(Stance.AGAINST)
    settle(session)
    ((link, record),) = linked(session, claim)
    assert (link.stance, record.title, record.kind) == (Stance.AGAINST, "notes.txt", EvidenceKind.REPORT)
    assert record.accessed is not None
    assert session.desk.snapshot(record.snapshot_id).name == "notes.txt"
    assert session.undo_stack.index() == 1
    assert desk.articles == []
    session.undo()
    settle(session)
    assert linked(session, claim) == ()


def test_beside_all_claims_it_is_an_article(desk: Desk, notes: Path) -> None:
    goods = mime(notes)
    desk.drop(goods, 150)
    assert [[url.fileName() for url in each.urls()] for each in desk.articles] == [["notes.txt"]]
    assert desk.menus == []


def test_text_is_quoted(desk: Desk, session: Session, settle: Settle, claim: Claim) -> None:
    desk.drop(mime(text="Eight were wounded, the governor wrote."), 20)
    desk.choose(Stance.SUPPORTS)
    settle(session)
    ((_, record),) = linked(session, claim)
    assert record.quote_text == "Eight were wounded, the governor wrote."


def test_a_page_that_cannot_be_had_leaves_a_record_that_says_so(
    desk: Desk, session: Session, settle: Settle, claim: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise IngestError("example.org asks for a password: paste its text.")

    monkeypatch.setattr(capture, "capture_page", refuse)
    desk.drop(mime(url="https://example.org/port"), 20)
    desk.choose(Stance.CONTEXT)
    settle(session)
    ((link, record),) = linked(session, claim)
    assert (record.url, record.title, link.stance) == ("https://example.org/port", record.url, Stance.CONTEXT)
    assert record.captures[-1].state is CaptureState.FAILED
    assert "password" in record.captures[-1].reason
    assert session.undo_stack.index() == 1


@pytest.mark.parametrize("has_text", [True, False])
def test_a_page_is_kept_word_for_word_with_its_record_and_link_in_one_change(
    desk: Desk, session: Session, settle: Settle, claim: Claim, monkeypatch: pytest.MonkeyPatch, has_text: bool
) -> None:
    url, body, kind = "https://example.org/port", b"Eight people were wounded.", "text/plain" if has_text else "image/x"
    answer = WebAnswer(url, Moment.parse("2025-05-23T18:00Z"), (), 200, "OK", (("content-type", kind),), body)
    document = Document(body.decode(), body, "text/plain", title="Port hit", publisher="Paper", url=url)
    page = capture.CapturedPage((answer,), document if has_text else None)
    monkeypatch.setattr(capture, "capture_page", lambda *_, **__: page)
    desk.drop(mime(url=url), 20)
    desk.choose(Stance.SUPPORTS)
    settle(session)
    ((link, record),) = linked(session, claim)
    assert (record.url, link.stance) == (url, Stance.SUPPORTS)
    assert record.title == ("Port hit" if has_text else url)
    assert record.kind is (EvidenceKind.REPORT if has_text else EvidenceKind.IMAGE)
    (kept,) = record.captures
    assert kept.state is CaptureState.KEPT
    files: list[str] = []
    session.ask(lambda casebook: [each.name for each in casebook.captures.all_snapshots(record)], files.extend)
    settle(session)
    assert files[0] == "example.org.warc.gz"
    assert session.undo_stack.index() == 1
    session.undo()
    settle(session)
    assert linked(session, claim) == ()


def test_what_cannot_be_read_is_said_and_nothing_written(
    desk: Desk, session: Session, settle: Settle, claim: Claim, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    failures: list[str] = []
    session.failed.connect(failures.append)
    desk.drop(mime(empty), 20)
    desk.choose(Stance.SUPPORTS)
    settle(session)
    assert "is empty" in failures[0]
    assert linked(session, claim) == ()


def test_without_a_stance_nothing_happens(
    desk: Desk, session: Session, settle: Settle, notes: Path, claim: Claim
) -> None:
    desk.drop(mime(notes), 20)
    desk.menus[-1].close()
    settle(session)
    assert linked(session, claim) == ()
    assert session.undo_stack.index() == 0


def test_what_is_no_evidence_is_left_to_others(desk: Desk) -> None:
    assert not desk.over(mime(), 20)
    assert desk.words == ""


def test_what_was_copied_is_linked_by_key(desk: Desk, session: Session, settle: Settle, claim: Claim) -> None:
    said: list[str] = []
    session.noted.connect(said.append)
    QGuiApplication.clipboard().clear()
    desk.taking.clipboard()
    assert "nothing on the clipboard" in said[0]
    QGuiApplication.clipboard().setText("Eight were wounded.")
    desk.taking.clipboard()
    menu = next(each for each in desk.place.window().findChildren(QMenu) if each.title() == "Stance")
    QTest.keyClick(menu, "q")
    settle(session)
    ((link, record),) = linked(session, claim)
    assert (link.stance, record.quote_text) == (Stance.QUALIFIES, "Eight were wounded.")
    assert said[-1] == f"Linked: {record.title}"


def test_a_file_is_chosen_from_the_menu(
    desk: Desk, session: Session, settle: Settle, claim: Claim, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ChooseFile, "ask", lambda _: notes)
    desk.taking.file()
    menu = next(each for each in desk.place.window().findChildren(QMenu) if each.title() == "Stance")
    QTest.keyClick(menu, "s")
    settle(session)
    assert [record.title for _, record in linked(session, claim)] == ["notes.txt"]


def test_a_claim_that_is_gone_meanwhile_is_told(desk: Desk, session: Session, settle: Settle, claim: Claim) -> None:
    said: list[str] = []
    session.noted.connect(said.append)
    session.do(lambda casebook: casebook.claims.delete(claim))
    settle(session)
    desk.taking.take(Goods.of(mime(text="Eight.")), claim.id, Stance.SUPPORTS)
    settle(session)
    assert "the claim is gone" in said[-1]


def test_in_the_window_the_article_and_the_list_know_their_claims(window, program, qtbot: QtBot) -> None:
    claims = window._claims
    row = next(
        n
        for n in range(claims.rows.model().rowCount())
        if claims.rows.model().index(n, 0).data(Qt.ItemDataRole.UserRole + 2)
    )
    index = claims.rows.model().index(row, 0)
    assert claims.claim_at(claims.rows.visualRect(index).center()) == index.data(Qt.ItemDataRole.UserRole + 2)
    text = window._article.spans
    hits = {
        window._article.claim_at(QPoint(x, y))
        for y in range(20, text.viewport().height(), 6)
        for x in range(60, 400, 60)
    }
    assert {each.id for each in program.session.desk.claims} & hits
    assert window._article.claim_at(QPoint(2, 2)) is None
    event = QEvent(QEvent.Type.DragLeave)
    QApplication.sendEvent(text.viewport(), event)
