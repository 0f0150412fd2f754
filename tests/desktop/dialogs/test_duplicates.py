"""Pairs that may be one record are listed with reasons, and worked off one by one."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.evidence import Evidence, EvidenceKind
from desktop.dialogs.duplicates import NONE, Duplicates, Pair
from desktop.widgets.label import Label

RECORDS = tuple(
    Evidence(UUID(int=n), EvidenceKind.REPORT, f"Report {n}", url=f"https://example.org/{n}", publisher=f"Paper {n}")
    for n in range(4)
)
PAIRS = tuple(Pair(RECORDS[one], RECORDS[other], ("Same web address",)) for one, other in ((0, 1), (1, 2), (0, 3)))


@pytest.fixture
def dialog(qtbot: QtBot) -> Duplicates:
    made = Duplicates()
    qtbot.addWidget(made)
    made.show()
    return made


def rows(dialog: Duplicates) -> list[str]:
    found = dialog.findChild(QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def button(dialog: Duplicates, text: str) -> list[QPushButton]:
    return [each for each in dialog.findChildren(QPushButton) if each.text() == text and each.isVisible()]


def test_while_it_searches_it_says_so_and_can_be_stopped(qtbot: QtBot, dialog: Duplicates) -> None:
    dialog.say("Comparing the records…", is_busy=True)
    assert dialog.state == "Comparing the records…"
    assert not button(dialog, "Search Again")
    with qtbot.waitSignal(dialog.cancel_requested):
        qtbot.mouseClick(button(dialog, "Stop Searching")[0], Qt.MouseButton.LeftButton)


def test_nothing_found_is_said_and_can_be_searched_again(qtbot: QtBot, dialog: Duplicates) -> None:
    dialog.show_pairs((), 0)
    assert dialog.state == NONE
    assert not button(dialog, "Not Duplicates…")
    with qtbot.waitSignal(dialog.search_requested):
        qtbot.mouseClick(button(dialog, "Search Again")[0], Qt.MouseButton.LeftButton)


def test_pairs_are_told_with_their_reasons(dialog: Duplicates) -> None:
    dialog.show_pairs(PAIRS, 3)
    assert dialog.state == "3 pairs of records that may be one"
    assert rows(dialog)[0] == "Paper 0 and Paper 1: Same web address"
    dialog.show_pairs(PAIRS[:1], 1)
    assert dialog.state == "1 pair of records that may be one"
    dialog.show_pairs(PAIRS, 7)
    assert dialog.state == "The first 3 of 7 pairs"


def test_the_records_of_the_chosen_pair_stand_side_by_side(qtbot: QtBot, dialog: Duplicates) -> None:
    dialog.show_pairs(PAIRS, 3)
    qtbot.keyClick(dialog.findChild(QListWidget), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(button(dialog, "Merge into This One")) == 2)
    shown = {label.text() for label in dialog.findChildren(Label) if label.isVisible()}
    assert {"Report 1", "Report 2", "https://example.org/2"} <= shown
    assert "Report 0" not in shown


@pytest.mark.parametrize(("place", "kept", "gone"), [(0, 0, 1), (1, 1, 0)])
def test_either_record_can_be_kept(qtbot: QtBot, dialog: Duplicates, place: int, kept: int, gone: int) -> None:
    dialog.show_pairs(PAIRS, 3)
    qtbot.waitUntil(lambda: len(button(dialog, "Merge into This One")) == 2)
    keep = sorted(button(dialog, "Merge into This One"), key=lambda each: each.mapToGlobal(each.pos()).x())[place]
    with qtbot.waitSignal(dialog.merge_requested) as told:
        qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert told.args == [RECORDS[kept], RECORDS[gone]]


def test_two_records_can_be_said_to_be_two(qtbot: QtBot, dialog: Duplicates) -> None:
    dialog.show_pairs(PAIRS, 3)
    dialog.findChild(QListWidget).setCurrentRow(2)
    with qtbot.waitSignal(dialog.apart_requested) as told:
        qtbot.mouseClick(button(dialog, "Not Duplicates…")[0], Qt.MouseButton.LeftButton)
    assert told.args == [RECORDS[0], RECORDS[3]]


def test_after_a_ruling_its_pair_goes_and_after_a_merge_all_pairs_of_both(dialog: Duplicates) -> None:
    dialog.show_pairs(PAIRS, 3)
    dialog.findChild(QListWidget).setCurrentRow(1)
    dialog.drop(RECORDS[1:3], whole_records=False)
    assert rows(dialog) == ["Paper 0 and Paper 1: Same web address", "Paper 0 and Paper 3: Same web address"]
    assert dialog.findChild(QListWidget).currentRow() == 1, "the next pair is chosen"
    dialog.drop(RECORDS[0:2], whole_records=True)
    assert dialog.state == NONE


def test_a_failure_takes_the_place_of_the_pairs(dialog: Duplicates) -> None:
    dialog.show_pairs(PAIRS, 3)
    dialog.say("The search was stopped.", is_failure=True)
    assert not dialog.findChild(QListWidget).isVisible()
    assert button(dialog, "Search Again")
