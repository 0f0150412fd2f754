"""What can be done to records in the evidence view, from the menu bar, the menu of the rows, and by keys."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.moment import Moment
from checks.domain.record_line import RecordLine
from desktop.dialogs.delete_records import DeleteRecords, question
from desktop.dialogs.evidence import EvidenceDialog
from desktop.dialogs.link_fields import LinkFacts, LinkWish
from desktop.dialogs.link_to_claim import ClaimChosen, LinkToClaim
from desktop.panes.evidence_rows import EvidenceRows
from desktop.session import Session
from desktop.window.action_table import RECORD_MENU
from desktop.window.evidence_view import EvidenceView
from desktop.window.main import MainWindow

Settle = Callable[[Session], None]
NOTE = Evidence(
    UUID(int=71),
    EvidenceKind.REPORT,
    "Port hit again",
    publisher="Harbour Gazette",
    says="2 killed",
    url="https://example.org/port",
    published=Moment.parse("2025-05-23"),
)
OTHER = Evidence(UUID(int=72), EvidenceKind.REPORT, "Port hit", publisher="City morgue")


@pytest.fixture
def session(window: MainWindow) -> Session:
    return window._session


@pytest.fixture
def view(window: MainWindow, session: Session, settle: Settle) -> EvidenceView:
    """The evidence view in the window, with two records that no claim is linked to."""
    window.activateWindow()
    for record in (NOTE, OTHER):
        session.do(lambda casebook, record=record: casebook.evidence.add(record))
    window.actions_by_id["view.evidence"].trigger()
    for _ in range(3):
        settle(session)
    return window.findChildren(EvidenceView)[0]


def rows(view: EvidenceView) -> EvidenceRows:
    """The list of records that are not linked to the claim."""
    return view.list.findChildren(EvidenceRows)[1]


def choose(view: EvidenceView, session: Session, settle: Settle, *records: Evidence) -> None:
    """Select these records as a person does: a click, and more with Ctrl."""
    held = Qt.KeyboardModifier.NoModifier
    for record in records:
        index = rows(view).records.row_of(record.id)
        rows(view).scrollTo(index)
        place = rows(view).visualRect(index).center()
        QtBot.mouseClick(rows(view).viewport(), Qt.MouseButton.LeftButton, held, place)
        held = Qt.KeyboardModifier.ControlModifier
    rows(view).setFocus()
    settle(session)


def evidence_ids(session: Session, settle: Settle) -> set[UUID]:
    found: list[set[UUID]] = []
    session.ask(lambda casebook: {record.id for record in casebook.evidence.all()}, found.append)
    settle(session)
    return found[0]


def all_links(session: Session) -> tuple[Link, ...]:
    return tuple(link for claim in session.desk.claims for link in session.desk.links(claim.id))


def do(window: MainWindow, settle: Settle, action_id: str) -> None:
    assert window.actions_by_id[action_id].isEnabled(), action_id
    window.actions_by_id[action_id].trigger()
    for _ in range(3):
        settle(window._session)


# Where it is offered


def test_the_menu_comes_by_key_with_the_words_of_the_menu_bar(
    window: MainWindow,
    view: EvidenceView,
    session: Session,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    choose(view, session, settle, NOTE)
    qtbot.keyClick(rows(view), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    popups = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()]
    assert len(popups) == 1
    offered = [action.objectName() for action in popups[0].actions() if not action.isSeparator()]
    assert offered == [each for each in RECORD_MENU if each]
    enabled = {action.objectName() for action in popups[0].actions() if action.isEnabled()}
    assert {"record.delete", "record.link", "evidence.new", "keeping.kept"} <= enabled
    assert "record.merge" not in enabled, "it takes two"
    popups[0].close()
    do(window, settle, "view.desk")
    for action_id in ("record.delete", "record.edit", "record.link", "record.copy"):
        assert not window.actions_by_id[action_id].isEnabled(), "nothing is done to records unseen"


# What is done


def test_delete_takes_a_record_away_and_undo_brings_it_back(
    view: EvidenceView, session: Session, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(view, session, settle, NOTE)
    beside = view.list.beside
    monkeypatch.setattr("PySide6.QtWidgets.QMessageBox.exec", lambda *_: pytest.fail("nothing to ask about"))
    qtbot.keyClick(rows(view), Qt.Key.Key_Delete)
    for _ in range(3):
        settle(session)
    assert NOTE.id not in evidence_ids(session, settle)
    assert view.record.record is not None
    assert view.record.record.id == beside
    session.undo()
    settle(session)
    assert NOTE.id in evidence_ids(session, settle)


@pytest.mark.parametrize("may", [True, False])
def test_what_claims_stand_on_goes_after_asking_with_its_links(
    window: MainWindow, view: EvidenceView, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch, may: bool
) -> None:
    asked: list[tuple[RecordLine, ...]] = []
    monkeypatch.setattr(DeleteRecords, "ask", lambda _, records: bool(asked.append(records)) or may)
    linked = view.list.findChildren(EvidenceRows)[0]
    linked.setCurrentIndex(linked.model().index(0, 0))
    settle(session)
    before = evidence_ids(session, settle)
    links = all_links(session)
    do(window, settle, "record.delete")
    assert len(asked) == 1
    gone = {line.id for line in asked[0]} if may else set()
    assert evidence_ids(session, settle) == before - gone
    assert all_links(session) == tuple(link for link in links if link.evidence_id not in gone)
    if may:
        session.undo()
        settle(session)
        assert evidence_ids(session, settle) == before
        assert set(all_links(session)) == set(links)


def test_the_question_says_what_goes_along() -> None:
    line = RecordLine.of(NOTE, 1)
    assert question([line]).startswith("“Harbour Gazette” is linked to a claim. ")
    assert question([line, RecordLine.of(OTHER, 2)]).startswith("These 2 records are linked to claims by 3 links. ")


def test_records_are_linked_to_a_claim_of_the_desk(
    window: MainWindow, view: EvidenceView, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = next(each for each in session.desk.claims if not session.desk.links(each.id))
    wish = ClaimChosen(claim.id, LinkWish(Stance.AGAINST, LinkFacts("eight injured", "page 3", "seen")))
    monkeypatch.setattr(LinkToClaim, "ask", lambda *_: wish)
    choose(view, session, settle, NOTE)
    do(window, settle, "record.link")
    (link,) = session.desk.links(claim.id)
    assert (link.evidence_id, link.stance, link.passage, link.locator) == (
        NOTE.id,
        Stance.AGAINST,
        "eight injured",
        "page 3",
    )
    session.undo()
    settle(session)
    choose(view, session, settle, NOTE, OTHER)
    do(window, settle, "record.link")
    assert {link.evidence_id for link in session.desk.links(claim.id)} == {NOTE.id, OTHER.id}
    session.undo()
    settle(session)
    assert not session.desk.links(claim.id)


def test_the_page_is_opened_and_the_record_copied(
    window: MainWindow, view: EvidenceView, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    noted: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    session.noted.connect(noted.append)
    for record in (NOTE, OTHER):
        choose(view, session, settle, record)
        do(window, settle, "record.open_page")
    assert [url.toString() for url in opened] == ["https://example.org/port"]
    assert noted == ["This record has no web address. Give it one in its fields."]
    choose(view, session, settle, NOTE)
    QtBot.keyClick(rows(view), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    assert QGuiApplication.clipboard().text() == (
        "Harbour Gazette, 23 May 2025, Port hit again\n2 killed\nhttps://example.org/port"
    )


def test_two_records_are_merged_side_by_side(
    window: MainWindow, view: EvidenceView, session: Session, settle: Settle
) -> None:
    from desktop.dialogs.duplicates import Duplicates

    choose(view, session, settle, NOTE, OTHER)
    do(window, settle, "record.merge")
    dialog = next(each for each in window.findChildren(Duplicates) if each.isVisible())
    dialog.merge_requested.emit(NOTE, OTHER)
    settle(session)
    assert OTHER.id not in evidence_ids(session, settle)
    dialog.close()


def test_edit_goes_to_the_fields_and_ctrl_f_to_the_search(
    window: MainWindow, view: EvidenceView, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    choose(view, session, settle, NOTE)
    do(window, settle, "record.edit")
    assert view.record.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.accessibleName() == "Search evidence"


def test_a_new_record_is_written_down_without_a_claim_and_what_is_kept_is_shown(
    window: MainWindow, view: EvidenceView, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Evidence(UUID(int=73), EvidenceKind.NOTE, "A call")
    monkeypatch.setattr(EvidenceDialog, "ask", lambda *_, **__: made)
    monkeypatch.setattr(EvidenceDialog, "ask_new", lambda *_, **__: pytest.fail("that is for the desk"))
    do(window, settle, "evidence.new")
    assert made.id in evidence_ids(session, settle)
    assert all(link.evidence_id != made.id for link in all_links(session))
    from desktop.dialogs.kept_files import KeptFiles

    choose(view, session, settle, OTHER)
    do(window, settle, "keeping.kept")
    dialog = next(each for each in window.findChildren(KeptFiles) if each.isVisible())
    assert dialog.lines == ("Nothing is kept of this record but its fields.",)
    dialog.close()
