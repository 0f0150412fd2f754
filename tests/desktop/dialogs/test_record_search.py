"""Searching records in a dialog: typing, going through what is found, and what is said where nothing is."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.evidence import Evidence, EvidenceKind, Stance
from desktop.dialogs.record_search import RecordSearch
from desktop.models.record_book import RecordBook
from desktop.session import Session
from desktop.widgets.label import Label

Settle = Callable[[Session], None]
RECORDS = (
    Evidence(UUID(int=1), EvidenceKind.REPORT, "Missiles hit port", "8 injured", publisher="The Gazette"),
    Evidence(UUID(int=2), EvidenceKind.DATASET_ROW, "Toll rises", "3 killed", publisher="Evening News"),
    Evidence(UUID(int=3), EvidenceKind.SOCIAL_POST, "Port on fire", "smoke", publisher="A harbour worker"),
)
NOTHING = "No record fits. Make a new one."


@pytest.fixture
def search(desk_session: Session, settle: Settle, qtbot: QtBot) -> RecordSearch:
    desk_session.do(lambda casebook: casebook.apply(Change("Bring in", after=RECORDS)))
    settle(desk_session)
    made = RecordSearch(RecordBook(desk_session), nothing=NOTHING)
    qtbot.addWidget(made)
    made.show()
    settle(desk_session)
    return made


def field(search: RecordSearch) -> QLineEdit:
    return search.findChildren(QLineEdit)[0]


def rows(search: RecordSearch) -> QListView:
    return search.findChildren(QListView)[0]


def said(search: RecordSearch) -> str:
    label = search.findChildren(Label)[-1]
    return label.text() if label.isVisible() else ""


def press(search: RecordSearch, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(field(search), key)


def test_all_are_listed_and_none_is_chosen_before_anything_is_asked(search: RecordSearch) -> None:
    assert search.model.rowCount() == len(RECORDS)
    assert search.chosen is None
    assert said(search) == ""


@pytest.mark.parametrize(("words", "found"), [("gazette", 1), ("toll", 2), ("PORT fire", 3), ("harbour", 3)])
def test_typing_finds_and_chooses_the_first(search: RecordSearch, words: str, found: int) -> None:
    QTest.keyClicks(field(search), words)
    assert search.chosen is not None
    assert search.chosen.id.int == found
    assert search.model.rowCount() == 1


def test_down_and_up_go_through_the_list_while_one_types(search: RecordSearch) -> None:
    QTest.keyClicks(field(search), "port")
    first = search.chosen
    press(search, Qt.Key.Key_Down)
    second = search.chosen
    assert first is not None
    assert second is not None
    assert {first.id.int, second.id.int} == {1, 3}
    press(search, Qt.Key.Key_Up)
    assert search.chosen == first
    QTest.keyClicks(field(search), " fire")
    assert field(search).text() == "port fire"


def test_emptying_the_field_chooses_nothing(search: RecordSearch) -> None:
    QTest.keyClicks(field(search), "toll")
    field(search).clear()
    assert search.chosen is None
    assert search.model.rowCount() == len(RECORDS)


def test_where_nothing_fits_a_sentence_takes_the_place_of_the_list(search: RecordSearch) -> None:
    QTest.keyClicks(field(search), "zebra")
    assert (said(search), rows(search).isVisible(), search.chosen) == (NOTHING, False, None)
    press(search, *[Qt.Key.Key_Backspace] * 5)
    assert (said(search), rows(search).isVisible()) == ("", True)


def test_a_linked_record_is_passed_over(search: RecordSearch) -> None:
    search.model.show_linked({UUID(int=3): Stance.SUPPORTS})
    QTest.keyClicks(field(search), "port")
    assert search.chosen is not None
    assert search.chosen.id.int == 1


def test_a_casebook_without_records_says_what_to_do(desk_session: Session, settle: Settle, qtbot: QtBot) -> None:
    search = RecordSearch(RecordBook(desk_session), nothing=NOTHING)
    qtbot.addWidget(search)
    search.show()
    assert said(search) == "Reading the records…"
    settle(desk_session)
    assert said(search) == "There are no records yet. Make a new one."
    desk_session.do(lambda casebook: casebook.apply(Change("Bring in", after=RECORDS[:1])))
    settle(desk_session)
    assert said(search) == ""
    assert search.model.rowCount() == 1


def test_it_is_named_and_takes_the_keyboard_in_its_field(search: RecordSearch) -> None:
    search.setFocus()
    assert field(search).hasFocus()
    assert field(search).accessibleName() == "Search records"
    assert rows(search).accessibleName() == "Records"
