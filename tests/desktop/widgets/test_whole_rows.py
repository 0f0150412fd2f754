from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.whole_rows import WholeRows

HIGH = 30


def rows_in(qtbot: QtBot, heights: list[int], height: int) -> WholeRows:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setSpacing(0)
    for number, each in enumerate(heights):
        row = QLabel(str(number))
        row.setFixedHeight(each)
        layout.addWidget(row)
    made = WholeRows(column, ground="pane")
    qtbot.addWidget(made)
    made.resize(200, height)
    made.show()
    qtbot.waitUntil(lambda: not cut(made) or max(heights) > HIGH)
    return made


def cut(rows: WholeRows) -> list[str]:
    """The rows of which only a part shows at the lower end."""
    found = []
    for label in rows.widget().findChildren(QLabel):
        top = label.mapTo(rows.viewport(), QPoint(0, 0)).y()
        if label.isVisible() and top < rows.end < top + label.height():
            found.append(label.text())
    return found


@pytest.mark.parametrize("height", range(200, 240, 7))
def test_no_row_is_cut_at_the_end_whatever_the_height(qtbot: QtBot, height: int) -> None:
    rows = rows_in(qtbot, [HIGH] * 20, height)
    assert not cut(rows)
    assert height - HIGH < rows.end <= height, "and no more is left blank than one row"


def test_scrolling_ends_in_a_whole_row_again(qtbot: QtBot) -> None:
    rows = rows_in(qtbot, [HIGH] * 20, 200)
    bar = rows.verticalScrollBar()
    for place in range(0, bar.maximum(), 11):
        bar.setValue(place)
        assert not cut(rows)
    bar.setValue(bar.maximum())
    assert rows.end == rows.viewport().height(), "the end of the column is never hidden"


def test_what_fits_is_shown_as_it_is(qtbot: QtBot) -> None:
    rows = rows_in(qtbot, [HIGH] * 3, 300)
    assert rows.end == rows.viewport().height()
    assert not rows.verticalScrollBar().isEnabled()


def test_of_a_row_that_is_too_high_a_part_shows(qtbot: QtBot) -> None:
    rows = rows_in(qtbot, [HIGH, 600], 200)
    assert rows.end == rows.viewport().height()


def test_parts_of_a_row_stay_together(qtbot: QtBot) -> None:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setSpacing(0)
    for _ in range(8):
        row = QWidget()
        row.setProperty("row", True)
        inner = QVBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        for _ in range(2):
            part = QLabel("part")
            part.setFixedHeight(20)
            inner.addWidget(part)
        layout.addWidget(row)
    rows = WholeRows(column, ground="pane")
    qtbot.addWidget(rows)
    rows.resize(200, 14 + 40 + 30)
    rows.show()
    qtbot.waitUntil(lambda: rows.end == 14 + 40)


def test_a_row_that_comes_later_is_minded(qtbot: QtBot) -> None:
    rows = rows_in(qtbot, [HIGH] * 5, 14 + 5 * HIGH + 20)
    assert rows.end == rows.viewport().height()
    row = QLabel("late")
    row.setFixedHeight(60)
    rows.widget().layout().addWidget(row)
    qtbot.waitUntil(lambda: rows.end == 14 + 5 * HIGH)


def test_the_margins_follow_the_direction_of_reading(qtbot: QtBot) -> None:
    rows = rows_in(qtbot, [HIGH], 100)
    before = rows.widget().layout().contentsMargins()
    rows.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = rows.widget().layout().contentsMargins()
    assert (after.left(), after.right()) == (before.right(), before.left())
    assert before.left() > before.right()


def clean_end(rows: WholeRows) -> int:
    """Where what is shown has to end, reckoned from the rows as they stand now."""
    end = rows.viewport().height()
    least = end - 72
    shown = [label for label in rows.widget().findChildren(QLabel) if label.isVisible()]
    tops = {label: label.mapTo(rows.viewport(), QPoint(0, 0)).y() for label in shown}
    while starts := [top for label, top in tops.items() if least < top < end < top + label.height()]:
        end = min(starts)
    return end


@pytest.mark.parametrize("seed", range(8, 18))
def test_rows_that_change_while_another_view_shows_end_cleanly_when_they_are_seen_again(
    qtbot: QtBot, seed: int
) -> None:
    chance = Random(seed)
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setSpacing(0)
    for _ in range(6):
        block = QWidget()
        inner = QVBoxLayout(block)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        for _ in range(3):
            row = QLabel("row")
            row.setFixedHeight(chance.choice((HIGH, 46, 69)))
            inner.addWidget(row)
        layout.addWidget(block)
    layout.addStretch(1)
    rows, stack = WholeRows(column, ground="pane"), QStackedWidget()
    qtbot.addWidget(stack)
    for page in (rows, QWidget()):
        stack.addWidget(page)
    stack.resize(200, chance.randrange(250, 400))
    stack.show()
    qtbot.waitUntil(lambda: rows.end == clean_end(rows))
    stack.setCurrentIndex(1)
    QApplication.processEvents()
    for row in chance.sample(column.findChildren(QLabel), 3):
        row.setFixedHeight(chance.choice((HIGH, 46, 69)))
        for widget in reversed(rows.findChildren(QWidget)):  # as a pane does that wants its final heights at once
            if (inside := widget.layout()) is not None:
                inside.activate()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()
    stack.setCurrentIndex(0)
    qtbot.waitUntil(lambda: rows.end == clean_end(rows), timeout=1000)
