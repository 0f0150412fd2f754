from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.article import Article, ArticleVersion
from checks.domain.claim import Claim, Kind
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind, EvidencePlace, Figure, Link, Stance
from checks.domain.record_line import RecordLine
from checks.domain.span import Anchor
from desktop.dialogs import form_dialog
from desktop.dialogs.choose_record import ChooseRecord
from desktop.dialogs.evidence import EvidenceDialog, blank_record
from desktop.dialogs.form_dialog import FormDialog
from desktop.dialogs.link import EditLink, LinkDialog
from desktop.models.objections import objections_to
from desktop.models.record_book import RecordBook
from desktop.models.record_columns import RecordColumns
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.widgets.reference_input import ReferenceInput
from desktop.widgets.saving_text import GrowingText

CLAIM = Claim(UUID(int=1), UUID(int=2), Anchor.at("eight others", 0, 5), 0, Kind.QUANTITY)
LINKED = Evidence(UUID(int=3), EvidenceKind.REPORT, "Eight in hospital", "8 injured", publisher="The Gazette")
FREE = Evidence(UUID(int=4), EvidenceKind.REPORT, "Toll rises", "3 killed", publisher="Evening News")
LINK = Link(UUID(int=5), CLAIM.id, LINKED.id, Stance.SUPPORTS, "eight")
DESK = Desk.of(
    Article(UUID(int=8), "T"),
    ArticleVersion(UUID(int=2), UUID(int=8), 1, "eight others", ""),
    (CLAIM, LINKED, FREE, LINK),
)


@pytest.fixture
def book(blank_session: Session) -> RecordBook:
    """The two records as a casebook would have them."""
    made = RecordBook(blank_session)
    made.columns, made.is_read = RecordColumns([RecordLine.of(LINKED, 1), RecordLine.of(FREE, 0)]), True
    return made


@pytest.fixture
def shown(qtbot: QtBot):
    def show(dialog: FormDialog) -> FormDialog:
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


@pytest.fixture
def discards(monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """Who asked whether typing may be thrown away; it may not."""
    asked: list[QWidget] = []
    monkeypatch.setattr(form_dialog.Discard, "ask", lambda parent: bool(asked.append(parent)))
    return asked


def field(dialog: QWidget, name: str) -> QLineEdit:
    return next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)


def choose(dialog: QWidget, stance: str) -> None:
    next(each for each in dialog.findChildren(QRadioButton) if each.text() == stance).click()


def objection(dialog: QWidget) -> str:
    label = dialog.findChild(Label, "objection")
    return label.text() if label.isVisible() else ""


# New and edited records


def test_a_new_record_needs_a_title_and_a_stance(shown) -> None:
    dialog = shown(EvidenceDialog(blank_record(UUID(int=9)), claim=CLAIM))
    dialog.save()
    assert dialog.isVisible()
    assert objection(dialog) == (
        "Say what the record does to the claim: choose one of the four.\nTitle is needed here."
    )
    choose(dialog, "Against")
    field(dialog, "Title").setText("Nine hurt")
    field(dialog, "Published").setText("23 May 2025, 17:01")
    dialog.save()
    assert dialog.result() == QDialog.DialogCode.Accepted
    made = dialog.linked_record
    assert made.link.stance is Stance.AGAINST
    assert (made.record.id, made.record.title) == (UUID(int=9), "Nine hurt")
    assert str(made.record.published) == "2025-05-23T17:01"


def test_a_bad_field_keeps_the_dialog_open_and_the_text(shown) -> None:
    dialog = shown(EvidenceDialog(LINKED))
    field(dialog, "Published").setText("some day")
    dialog.save()
    assert "is not a date" in objection(dialog)
    assert field(dialog, "Published").text() == "some day"
    assert field(dialog, "Published").hasFocus() or not dialog.isActiveWindow()


def test_esc_asks_before_typing_is_lost(qtbot: QtBot, shown, discards: list[QWidget]) -> None:
    dialog = shown(EvidenceDialog(LINKED))
    field(dialog, "Title").setText("Another title")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert discards == [dialog]
    assert dialog.isVisible()
    field(dialog, "Title").setText(LINKED.title)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_untouched_it_gives_back_the_same_record(shown) -> None:
    dialog = shown(EvidenceDialog(LINKED))
    assert dialog.record == LINKED
    assert not dialog.is_changed()


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (replace(FREE, url="example.org"), "no web address"),
        (replace(FREE, place=EvidencePlace("Odesa", latitude=91)), "Latitude"),
        (replace(FREE, figures=(Figure("killed", low=3, best=2),)), "not in this order"),
    ],
)
def test_what_no_single_field_can_tell(record: Evidence, words: str) -> None:
    assert any(words in sentence for sentence in objections_to(record))
    assert list(objections_to(FREE)) == []


def test_ask_gives_nothing_where_nothing_changed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(EvidenceDialog, "exec", lambda self: QDialog.DialogCode.Accepted)
    assert EvidenceDialog.ask(parent, LINKED) is None
    assert EvidenceDialog.ask_new(parent, CLAIM, UUID(int=9)) is None


# Links


def records(dialog: QWidget) -> QListView:
    return dialog.findChild(QListView)


def test_search_as_you_type_chooses_the_first_that_is_free(book: RecordBook, qtbot: QtBot, shown) -> None:
    dialog = shown(LinkDialog(book, DESK, CLAIM))
    assert records(dialog).model().rowCount() == 2
    qtbot.keyClicks(field(dialog, "Search records"), "toll")
    assert records(dialog).model().rowCount() == 1
    choose(dialog, "Qualifies")
    chosen = dialog.chosen
    assert chosen.record_id == FREE.id
    assert chosen.link.stance is Stance.QUALIFIES


def test_a_passage_goes_with_the_link(book: RecordBook, shown) -> None:
    dialog = shown(LinkDialog(book, DESK, CLAIM))
    field(dialog, "Search records").setText("evening")
    choose(dialog, "Supports")
    passage = dialog.findChild(GrowingText)
    passage.set_text("three were killed")
    field(dialog, "Where it stands").setText("page 3")
    facts = dialog.chosen.link.facts
    assert (facts.passage, facts.locator, facts.note) == ("three were killed", "page 3", "")


def test_linking_says_what_is_missing(book: RecordBook, shown) -> None:
    dialog = shown(LinkDialog(book, DESK, CLAIM))
    dialog.save()
    assert "Choose a record" in objection(dialog)
    assert "choose one of the four" in objection(dialog)
    assert dialog.chosen is None


def test_nothing_found_says_what_to_do(book: RecordBook, shown) -> None:
    dialog = shown(LinkDialog(book, DESK, CLAIM))
    field(dialog, "Search records").setText("zzz")
    told = [label.text() for label in dialog.findChildren(Label) if label.isVisible()]
    assert "Nothing matches. Search for less, or make a new record." in told


def test_without_any_record_the_first_one_is_to_be_made(book: RecordBook, qtbot: QtBot, shown) -> None:
    book.columns = RecordColumns()
    dialog = shown(LinkDialog(book, DESK, CLAIM))
    new = next(each for each in dialog.findChildren(QPushButton) if each.text() == "New Record…")
    told = [label.text() for label in dialog.findChildren(Label) if label.isVisible()]
    assert any("no evidence yet" in words for words in told)
    assert new.property("primary")
    assert not dialog.save_button.isVisible()
    assert not records(dialog).isVisible()
    qtbot.keyClick(new, Qt.Key.Key_Return)
    assert dialog.result() == 2
    book.columns = RecordColumns([RecordLine.of(FREE, 0)])
    again = shown(LinkDialog(book, DESK, CLAIM))
    assert again.save_button.isVisible()
    assert records(again).isVisible()


def test_down_goes_from_the_search_into_the_list(book: RecordBook, qtbot: QtBot, shown) -> None:
    dialog = shown(LinkDialog(book, DESK, CLAIM))
    qtbot.keyClick(field(dialog, "Search records"), Qt.Key.Key_Down)
    assert records(dialog).currentIndex().isValid()


def test_it_says_that_the_records_are_read_and_then_shows_them(session: Session, settle, shown) -> None:
    book = RecordBook(session)
    claim = session.desk.claims[0]
    dialog = shown(LinkDialog(book, session.desk, claim))
    told = [label.text() for label in dialog.findChildren(Label) if label.isVisible()]
    assert "Reading the records…" in told
    settle(session)
    assert records(dialog).isVisible()
    assert records(dialog).model().rowCount() == book.count > 0


def test_another_record_is_named_by_search(book: RecordBook, shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ChooseRecord, "ask", lambda *_: FREE.id)
    dialog = shown(EvidenceDialog(LINKED, book=book))
    reference = next(each for each in dialog.findChildren(ReferenceInput) if each.label == "Republished from")
    reference.wanted.emit(reference)
    assert dialog.record == replace(LINKED, republished_from=FREE.id)
    assert any(each.text() == "Evening News" for each in reference.findChildren(QPushButton))
    dialog.done(QDialog.DialogCode.Rejected)


def test_the_record_itself_cannot_be_chosen(book: RecordBook, shown) -> None:
    dialog = shown(ChooseRecord(book, "Republished from", without=LINKED.id))
    field(dialog, "Search records").setText("gazette")
    dialog.save()
    assert dialog.chosen is None
    assert objection(dialog) == "Choose a record in the list."
    field(dialog, "Search records").setText("evening")
    dialog.save()
    assert dialog.chosen == FREE.id
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_link_is_corrected(shown) -> None:
    dialog = shown(EditLink(LINK, CLAIM, LINKED))
    assert dialog.link == LINK
    choose(dialog, "Context")
    dialog.findChild(GrowingText).set_text("eight people")
    assert dialog.link == replace(LINK, stance=Stance.CONTEXT, passage="eight people")
    assert dialog.is_changed()


def test_every_field_has_a_name(book: RecordBook, shown) -> None:
    for dialog in (LinkDialog(book, DESK, CLAIM), EditLink(LINK, CLAIM, LINKED), EvidenceDialog(LINKED)):
        shown(dialog)
        for kind in (QLineEdit, GrowingText):
            assert all(widget.accessibleName() for widget in dialog.findChildren(kind))
