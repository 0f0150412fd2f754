"""The picture of a chart: shown, walked by key, pointed at, and told in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checks.reporting.chart_wish import Picture, Spot
from desktop.widgets.chart_view import ChartView

SPOTS = (Spot(0.25, 0.5, 4, "killed: 1"), Spot(0.75, 0.5, 2, "killed: 2"))
RED = Picture(bytes((200, 0, 0, 255)) * 8, 4, 2, SPOTS, "A toll in words.")


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    made = ChartView()
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_asks_for_a_picture_when_it_has_its_size_and_when_the_theme_changes(view: ChartView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.wanted):
        view.resize(420, 200)
    with qtbot.waitSignal(view.wanted):
        QApplication.sendEvent(view, QEvent(QEvent.Type.PaletteChange))


def test_it_shows_the_picture_and_tells_it(view: ChartView) -> None:
    view.say("Drawing the chart…")
    assert view.accessibleDescription() == "Drawing the chart…"
    view.show_picture(RED)
    assert view.state == ""
    assert view.accessibleDescription() == "A toll in words."
    assert view.grab().toImage().pixelColor(200, 20) == QColor(200, 0, 0)


def test_a_sentence_takes_the_place_of_the_picture(view: ChartView) -> None:
    view.show_picture(RED)
    view.say("The chart could not be drawn.")
    assert view.spots == ()
    assert view.grab().toImage().pixelColor(200, 150) != QColor(200, 0, 0)


def test_keys_walk_through_the_marks_and_choose_one(view: ChartView, qtbot: QtBot) -> None:
    view.show_picture(RED)
    view.setFocus()
    chosen: list[int] = []
    view.chosen.connect(chosen.append)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [], "none is walked to yet"
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Return,
        Qt.Key.Key_Right,
        Qt.Key.Key_Space,
        Qt.Key.Key_Right,
        Qt.Key.Key_Return,
    ):
        qtbot.keyClick(view, key)
    assert chosen == [4, 2, 4]
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.toolTip() == "killed: 2"


def test_a_click_on_a_mark_chooses_it_and_beside_it_nothing(view: ChartView, qtbot: QtBot) -> None:
    view.show_picture(RED)
    chosen: list[int] = []
    view.chosen.connect(chosen.append)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(303, 102))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert chosen == [2]


def test_the_pointer_tells_where_a_mark_is(view: ChartView, qtbot: QtBot) -> None:
    view.show_picture(RED)
    qtbot.mouseMove(view, QPoint(100, 100))
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(view, QPoint(200, 20))
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return])
def test_without_marks_keys_do_nothing(view: ChartView, qtbot: QtBot, key: Qt.Key) -> None:
    view.say("Nothing to draw yet.")
    chosen: list[int] = []
    view.chosen.connect(chosen.append)
    qtbot.keyClick(view, key)
    assert chosen == []
