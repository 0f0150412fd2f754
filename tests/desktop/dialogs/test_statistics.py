"""The numbers of the desk in their dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from checks.domain.statistics_sheets import Bar, Sheet
from checks.reporting.chart_wish import Picture, Spot
from desktop.dialogs.statistics import NOTHING, StatisticsDialog

SHEETS = (
    Sheet("ages", "Open by age", "3 open.", "Claims", ("Age", "Claims"), (("Today", 3),), (Bar("Today", 3, "3"),)),
    Sheet("rules", "Rules", "None.", "Findings", ("Rule", "Fired", "Dismissed"), ()),
)
PICTURE = Picture(b"\xff" * 4 * 6, 3, 2, (Spot(0.5, 0.5, 0, "Today: 3"),), "Open by age. Today: 3.")


@pytest.fixture
def dialog(qtbot: QtBot) -> StatisticsDialog:
    made = StatisticsDialog()
    qtbot.addWidget(made)
    made.show()
    return made


def press(dialog: StatisticsDialog, text: str, qtbot: QtBot) -> None:
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_says_that_it_counts_and_what_failed(dialog: StatisticsDialog, qtbot: QtBot) -> None:
    assert dialog.state == "Counting…"
    dialog.say("The numbers could not be counted: the disk is gone.", is_failure=True)
    assert dialog.state.endswith("the disk is gone.")
    with qtbot.assertNotEmitted(dialog.folder_wanted):
        press(dialog, "Save CSV…", qtbot)


def test_the_first_table_shows_and_asks_for_its_chart(dialog: StatisticsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.picture_wanted) as wanted:
        dialog.show_sheets(SHEETS)
    assert wanted.args[0] is SHEETS[0]
    assert (dialog.state, dialog.summary) == ("", "3 open.")
    dialog.show_picture(SHEETS[0], PICTURE, 90)
    assert [spot.words for spot in dialog.chart.spots] == ["Today: 3"]
    assert dialog.chart.height() == 90


def test_keys_go_from_table_to_table_and_a_late_chart_is_dropped(dialog: StatisticsDialog, qtbot: QtBot) -> None:
    dialog.show_sheets(SHEETS)
    qtbot.keyClick(dialog.findChild(QListWidget), Qt.Key.Key_Down)
    assert dialog.sheet is SHEETS[1]
    dialog.show_picture(SHEETS[0], PICTURE, 90)
    assert not dialog.chart.spots
    dialog.show_picture(SHEETS[1], None, 60)
    assert dialog.chart.state == NOTHING


def test_view_as_table_shows_the_rows_of_the_chosen_table(dialog: StatisticsDialog, qtbot: QtBot) -> None:
    dialog.show_sheets(SHEETS)
    press(dialog, "View as Table", qtbot)
    (table,) = [each for each in dialog.findChildren(QTableView) if each.isVisible()]
    model = table.model()
    assert [model.index(0, column).data() for column in range(2)] == ["Today", "3"]
    assert not dialog.chart.isVisible()
    dialog.choose("rules")
    (table,) = [each for each in dialog.findChildren(QTableView) if each.isVisible()]
    assert table.model().columnCount() == 3


def test_a_chart_that_failed_leaves_the_rows(dialog: StatisticsDialog) -> None:
    dialog.show_sheets(SHEETS)
    dialog.fail_picture("A font is missing.")
    assert dialog.chart.state == "The chart could not be drawn: A font is missing. View as Table shows the rows."


def test_files_are_asked_for_and_told(dialog: StatisticsDialog, qtbot: QtBot) -> None:
    dialog.show_sheets(SHEETS)
    with qtbot.waitSignal(dialog.folder_wanted):
        press(dialog, "Save CSV…", qtbot)
    dialog.tell_saved("7 files saved in /tmp")
    assert dialog.summary == "7 files saved in /tmp"
