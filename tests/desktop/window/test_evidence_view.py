"""The evidence view: records, document and form, by keys and mouse, in the whole window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim
from checks.domain.evidence import (
    Capture,
    CaptureState,
    Credibility,
    Evidence,
    EvidenceFlag,
    EvidenceKind,
    Reliability,
    Stance,
)
from checks.domain.moment import Moment
from checks.domain.tables import ComparatorTable
from checks.ingest.document import Document
from checks.ingest.reader import read_text
from desktop.dialogs.choose_record import ChooseRecord
from desktop.dialogs.evidence import EvidenceDialog
from desktop.models.record_book import RecordBook
from desktop.panes.document_text import DocumentText
from desktop.panes.tables_view import TablesView
from desktop.session import Session
from desktop.widgets.image_view import ImageView
from desktop.widgets.segments import Segment
from desktop.window.evidence_view import EvidenceView
from desktop.window.main import MainWindow
from desktop.window.program import Program
from desktop.window.views import View, Views

Settle = Callable[[Session], None]
TEXT = "Two people were killed at the port.\n\nThe report gives eight injured on Friday. Nobody else was hurt.\n"
NOTE = Evidence(UUID(int=71), EvidenceKind.REPORT, "Port hit again", publisher="Harbour Gazette")


@pytest.fixture
def claim(session: Session) -> Claim:
    """The claim with the most records."""
    desk = session.desk
    return max(desk.claims, key=lambda each: len(desk.links(each.id)))


@pytest.fixture
def view(session: Session, claim: Claim, settle: Settle, qtbot: QtBot) -> EvidenceView:
    """The evidence view as it opens from that claim, alone."""
    made = EvidenceView(session, RecordBook(session))
    qtbot.addWidget(made)
    made.resize(1380, 820)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.show_claim(claim)
    made.setFocus()
    for _ in range(3):
        settle(session)
    return made


@pytest.fixture
def opened_window(window: MainWindow, settle: Settle, qtbot: QtBot) -> MainWindow:
    """The whole window, gone to the evidence by Ctrl+2."""
    window.activateWindow()
    next(each for each in window.findChildren(QWidget) if each.accessibleName() == "Article").setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        settle(window._session)
    return window


def take_in(session: Session, settle: Settle, record: Evidence, document: Document | None = None) -> None:
    session.do(lambda casebook: casebook.evidence.add(record, document))
    settle(session)


def opened(view: EvidenceView, session: Session, settle: Settle, record_id: UUID) -> None:
    view.show_record(record_id)
    for _ in range(3):
        settle(session)


def lists(view: EvidenceView) -> list[QListView]:
    return view.list.findChildren(QListView)


def field(view: EvidenceView, name: str) -> QLineEdit:
    return next(each for each in view.record.findChildren(QLineEdit) if each.accessibleName() == name)


def stored(session: Session, settle: Settle, record_id: UUID) -> Evidence:
    found: list[Evidence] = []
    session.ask(lambda casebook: casebook.evidence.get(record_id), found.append)
    settle(session)
    return found[0]


def select(view: EvidenceView, words: str) -> DocumentText:
    text = view.document.text
    cursor = QTextCursor(text.document())
    start = text.toPlainText().index(words)
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    return text


# Coming and going, in the whole window


def test_ctrl_2_shows_it_and_esc_goes_back(opened_window: MainWindow, qtbot: QtBot) -> None:
    views, view = opened_window.findChildren(Views)[0], opened_window.findChildren(EvidenceView)[0]
    actions = opened_window.actions_by_id
    assert views.current is View.EVIDENCE
    assert actions["view.evidence"].isChecked()
    assert not actions["claim.propose"].isEnabled()  # what does not show cannot be worked on
    focus = QApplication.focusWidget()
    assert focus is not None
    assert view.isAncestorOf(focus)
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert views.current is View.DESK
    assert actions["view.desk"].isChecked()
    assert actions["evidence.link"].isEnabled()
    assert not view.isVisible()


def test_in_the_window_f6_and_typing_go_on(
    opened_window: MainWindow, program: Program, settle: Settle, qtbot: QtBot
) -> None:
    view = opened_window.findChildren(EvidenceView)[0]
    opened_window.actions_by_id["view.next_pane"].trigger()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert view.document is focus or view.document.isAncestorOf(focus)
    opened_window.resize(1280, 720)
    qtbot.waitUntil(lambda: view.width() <= 1280)
    assert view.record.mapTo(opened_window, QPoint(view.record.width(), 0)).x() <= 1280
    record = view.record.record
    field(view, "Publisher").setText("The Harbour")
    opened_window.actions_by_id["view.desk"].trigger()
    settle(program.session)
    assert stored(program.session, settle, record.id).publisher == "The Harbour"


def test_the_library_leads_to_it(window: MainWindow, program: Program, settle: Settle) -> None:
    library = next(each for each in window.findChildren(QListView) if each.accessibleName() == "Articles and queues")
    model = library.model()
    row = next(model.index(n, 0) for n in range(model.rowCount()) if model.index(n, 0).data() == "Evidence")
    library.clicked.emit(row)
    settle(program.session)
    assert window.findChildren(Views)[0].current is View.EVIDENCE


def test_the_library_leads_to_the_tables_of_a_kind(window: MainWindow, program: Program, settle: Settle) -> None:
    library = next(each for each in window.findChildren(QListView) if each.accessibleName() == "Articles and queues")
    model = library.model()
    row = next(model.index(n, 0) for n in range(model.rowCount()) if model.index(n, 0).data() == "Tables")
    library.clicked.emit(row)
    settle(program.session)
    settle(program.session)
    assert window.findChildren(Views)[0].current is View.TABLES
    assert isinstance(window.findChildren(TablesView)[0].chosen, ComparatorTable)


def test_stepping_goes_through_its_panes(view: EvidenceView) -> None:
    seen = []
    for _ in range(3):
        view.step(1)
        focus = QApplication.focusWidget()
        seen.append(next(each for each in (view.list, view.document, view.record) if _has(each, focus)))
    assert seen == [view.document, view.record, view.list]


def _has(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


# The list


def test_the_claim_s_records_come_first_with_their_stance(view: EvidenceView, session: Session, claim: Claim) -> None:
    linked, rest = lists(view)
    links = session.desk.links(claim.id)
    assert linked.model().rowCount() == len({link.evidence_id for link in links})
    assert linked.model().rowCount() + rest.model().rowCount() == view.list._book.count
    assert view.record.record is not None
    assert view.record.record.id in {link.evidence_id for link in links}


def test_search_as_you_type_over_everything_and_esc_clears_it_first(view: EvidenceView, qtbot: QtBot) -> None:
    view.open_search()
    search = next(each for each in view.list.findChildren(QLineEdit))
    qtbot.keyClicks(search, "istanbul")
    linked, rest = lists(view)
    found = linked.model().rowCount() + rest.model().rowCount()
    assert 0 < found < view.list._book.count
    assert view.list.fact == f"{found} of {view.list._book.count}"
    qtbot.keyClicks(search, " zzz")
    assert "Nothing matches" in view.list._nothing.text()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert linked.model().rowCount() + rest.model().rowCount() == view.list._book.count


def test_down_leads_from_the_search_through_both_lists(view: EvidenceView, qtbot: QtBot) -> None:
    view.open_search()
    search = view.list.findChildren(QLineEdit)[0]
    linked, rest = lists(view)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert linked.hasFocus()
    assert linked.currentIndex().row() == 0
    for _ in range(linked.model().rowCount()):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert rest.hasFocus()
    assert rest.currentIndex().row() == 0
    assert not linked.currentIndex().isValid()
    qtbot.keyClick(rest, Qt.Key.Key_Up)
    assert linked.hasFocus()
    assert linked.currentIndex().row() == linked.model().rowCount() - 1


def test_a_click_opens_a_record(view: EvidenceView, session: Session, settle: Settle, qtbot: QtBot) -> None:
    _, rest = lists(view)
    place = rest.visualRect(rest.model().index(1, 0)).center()
    qtbot.mouseClick(rest.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(session)
    assert view.record.record.id == rest.currentIndex().data(Qt.ItemDataRole.UserRole).id


# The form


def test_a_field_is_saved_as_one_change(view: EvidenceView, session: Session, settle: Settle, qtbot: QtBot) -> None:
    record = view.record.record
    field(view, "Title").setFocus()
    field(view, "Title").selectAll()
    qtbot.keyClicks(field(view, "Title"), "Another title")
    qtbot.keyClick(field(view, "Title"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.undo_stack.index() == 1)
    assert stored(session, settle, record.id) == replace(record, title="Another title")
    assert session.undo_stack.undoText() == "Edit evidence"
    session.undo()
    settle(session)
    settle(session)
    assert field(view, "Title").text() == record.title


def test_going_on_saves_what_was_typed(view: EvidenceView, session: Session, settle: Settle) -> None:
    record = view.record.record
    field(view, "Publisher").setText("The Harbour")
    view.list.record_chosen.emit(next(line.id for line in view.list._book.columns.lines if line.id != record.id))
    settle(session)
    assert stored(session, settle, record.id).publisher == "The Harbour"


def test_a_bad_field_is_named_and_nothing_saved(view: EvidenceView, session: Session) -> None:
    field(view, "Published").setText("some day")
    view.record.save()
    assert "is not a date" in view.record.hint
    assert session.undo_stack.index() == 0
    said: list[str] = []
    view.message.connect(said.append)
    view.flush()
    assert said
    assert "was saved" in said[0]


def test_what_fields_do_not_tell_is_named_too(view: EvidenceView, session: Session) -> None:
    field(view, "Web address").setText("example.org")
    view.record.save()
    assert "no web address" in view.record.hint
    assert session.undo_stack.index() == 0


def segment(view: EvidenceView, words: str) -> Segment:
    return next(each for each in view.record.findChildren(Segment) if each.accessibleName().startswith(words))


def test_the_two_grades_are_set_apart(view: EvidenceView, session: Session, settle: Settle) -> None:
    take_in(session, settle, NOTE)
    opened(view, session, settle, NOTE.id)
    segment(view, "B,").click()
    assert view.record.draft.reliability is Reliability.B
    assert view.record.draft.credibility is None
    segment(view, "2,").click()
    view.record.save()
    settle(session)
    graded = stored(session, settle, NOTE.id)
    assert (graded.reliability, graded.credibility) == (Reliability.B, Credibility.PROBABLY_TRUE)


def test_confirmed_is_refused_to_one_source_alone(view: EvidenceView, session: Session, settle: Settle) -> None:
    take_in(session, settle, NOTE)
    opened(view, session, settle, NOTE.id)
    segment(view, "1,").click()
    assert view.record.hint == "“1, confirmed” needs a second independent source."
    failures: list[str] = []
    session.failed.connect(failures.append)
    view.record.save()
    settle(session)
    assert "independent origin" in failures[0]
    assert stored(session, settle, NOTE.id).credibility is None


def test_who_confirms_a_record_is_named(view: EvidenceView, session: Session, settle: Settle) -> None:
    free = next(each for each in session.desk.claims if not session.desk.links(each.id))
    other = replace(NOTE, id=UUID(int=72), publisher="City morgue")
    for record in (NOTE, other):
        session.do(lambda casebook, record=record: casebook.links.add_with_record(free, record, Stance.SUPPORTS))
    settle(session)
    opened(view, session, settle, NOTE.id)
    segment(view, "1,").click()
    assert view.record.hint == "Confirmed by City morgue, another source."
    view.record.save()
    settle(session)
    assert stored(session, settle, NOTE.id).credibility is Credibility.CONFIRMED


def test_another_record_is_named_by_search(
    view: EvidenceView, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, named = view.record.record, view.list._book.columns.lines[-1].id
    monkeypatch.setattr(ChooseRecord, "ask", lambda *_, **__: named)
    button = next(
        each for each in view.record.findChildren(QPushButton) if each.accessibleName().startswith("Takes the place of")
    )
    button.click()
    view.record.save()
    settle(session)
    assert stored(session, settle, record.id).supersedes == named


def test_a_new_record_is_made_without_a_claim(
    view: EvidenceView, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EvidenceDialog, "ask", lambda *_, **__: NOTE)
    view.list.new_requested.emit()
    settle(session)
    settle(session)
    assert view.record.record == NOTE
    session.undo()
    settle(session)
    assert view.record.record is None or view.record.record.id != NOTE.id


# The document


def test_text_is_read_with_the_state_of_its_snapshot(view: EvidenceView, session: Session, settle: Settle) -> None:
    take_in(session, settle, NOTE, read_text(TEXT))
    opened(view, session, settle, NOTE.id)
    assert view.document.shows == "text"
    assert view.document.state == "Snapshot unchanged since capture"
    assert "eight injured" in view.document.text.toPlainText()


def test_q_makes_a_passage_the_link_s(
    view: EvidenceView, session: Session, settle: Settle, claim: Claim, qtbot: QtBot
) -> None:
    session.do(lambda casebook: casebook.links.add_with_record(claim, NOTE, Stance.SUPPORTS, document=read_text(TEXT)))
    settle(session)
    opened(view, session, settle, NOTE.id)
    text = select(view, "eight injured")
    told: list[str] = []
    session.changed.connect(lambda _: told.append("saved"))
    view.message.connect(told.append)
    qtbot.keyClick(text, Qt.Key.Key_Q)
    settle(session)
    assert told == ["saved", "The link relies on this passage now."], "a change takes away what was said before it"
    link = next(link for link in session.desk.links(claim.id) if link.evidence_id == NOTE.id)
    assert (link.passage, link.locator) == ("eight injured", "paragraph 2")
    settle(session)
    assert view.document.text.marked == ("eight injured",)


def test_q_on_a_record_of_no_claim_quotes_it(
    view: EvidenceView, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    take_in(session, settle, NOTE, read_text(TEXT))
    opened(view, session, settle, NOTE.id)
    qtbot.keyClick(select(view, "Nobody else was hurt"), Qt.Key.Key_Q)
    assert view.record.draft.quote_text == "Nobody else was hurt"
    view.record.save()
    settle(session)
    assert stored(session, settle, NOTE.id).quote_text == "Nobody else was hurt"


def test_f_writes_the_figure_of_a_passage_down(
    view: EvidenceView, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    take_in(session, settle, NOTE, read_text(TEXT))
    opened(view, session, settle, NOTE.id)
    qtbot.keyClick(select(view, "eight injured"), Qt.Key.Key_F)
    view.record.save()
    settle(session)
    (figure,) = stored(session, settle, NOTE.id).figures
    assert (figure.best, figure.passage) == (8, "eight injured")
    said: list[str] = []
    view.message.connect(said.append)
    qtbot.keyClick(select(view, "on Friday"), Qt.Key.Key_F)
    assert said == ["There is no figure in these words. Select one with what it counts."]


def test_a_failed_copy_says_why(view: EvidenceView, session: Session, settle: Settle) -> None:
    at = Moment.parse("2025-05-23T17:01")
    failed = replace(NOTE, captures=(Capture(at, CaptureState.FAILED, reason="The page asks for a password."),))
    take_in(session, settle, failed)
    opened(view, session, settle, NOTE.id)
    assert view.document.state == "The copy failed: The page asks for a password."


def picture(colour: Qt.GlobalColor = Qt.GlobalColor.red) -> Document:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(colour)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Document("", bytes(buffer.data().data()), "image/png", name="port.png")


def test_graphic_material_waits_to_be_asked_and_is_grey_and_small(
    view: EvidenceView, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    record = replace(NOTE, kind=EvidenceKind.IMAGE, says="A burning ship", flags=(EvidenceFlag.GRAPHIC,))
    take_in(session, settle, record, picture())
    opened(view, session, settle, NOTE.id)
    assert view.document.shows == "gate"
    view.document.setFocus()
    qtbot.keyClick(view.document, Qt.Key.Key_S)
    assert view.document.shows == "picture"
    image = view.document.findChildren(ImageView)[0]
    assert max(image.shown_size.width(), image.shown_size.height()) <= 320
    colour = image.grab().toImage().pixelColor(image.width() // 2, 40)
    assert colour.red() == colour.green() == colour.blue()


def test_a_picture_fits_and_grows(view: EvidenceView, session: Session, settle: Settle, qtbot: QtBot) -> None:
    take_in(session, settle, replace(NOTE, kind=EvidenceKind.IMAGE), picture())
    opened(view, session, settle, NOTE.id)
    assert view.document.shows == "picture"
    image = view.document.findChildren(ImageView)[0]
    fitting = image.shown_size
    assert fitting.width() <= image.width()
    qtbot.keyClick(image, Qt.Key.Key_Plus)
    assert image.shown_size.width() > fitting.width()
    qtbot.keyClick(image, Qt.Key.Key_0)
    assert image.shown_size == fitting
    qtbot.keyClick(image, Qt.Key.Key_Minus)
    assert image.zoom < 1


def test_a_damaged_picture_says_so(view: EvidenceView, session: Session, settle: Settle) -> None:
    broken = Document("", b"\x89PNG no picture", "image/png", name="port.png")
    take_in(session, settle, replace(NOTE, id=uuid4(), kind=EvidenceKind.IMAGE), broken)
    line = next(line for line in view.list._book.columns.lines if line.title == NOTE.title)
    opened(view, session, settle, line.id)
    assert view.document.shows == "sentence"
    assert "damaged" in view.document.sentence


def test_every_control_has_a_name(view: EvidenceView) -> None:
    for kind in (QLineEdit, QListView, DocumentText, ImageView):
        for widget in view.findChildren(kind):
            visible: QWidget = widget
            assert visible.accessibleName() or not visible.isVisible(), visible


def test_a_record_that_is_asked_for_at_once_is_the_one_that_opens(
    session: Session, settle: Settle, qtbot: QtBot
) -> None:
    record = session.desk.evidence[-1]
    view = EvidenceView(session, RecordBook(session))
    qtbot.addWidget(view)
    view.show_record(record.id)  # before the list is read
    for _ in range(3):
        settle(session)
    assert view.record.record is not None
    assert view.record.record.id == record.id
