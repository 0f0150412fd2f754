from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.moment_line import MomentLine


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[MomentLine]:
    made, place = MomentLine("Due", "23 May 2025"), QWidget()
    column = QVBoxLayout(place)
    aside = QLineEdit()
    column.addWidget(aside)
    column.addWidget(made)
    column.addWidget(made.error)
    qtbot.addWidget(place)
    place.show()
    aside.setFocus()
    yield made
    place.close()


def test_a_day_is_written_out_when_the_line_is_left(qtbot: QtBot, line: MomentLine) -> None:
    qtbot.keyClicks(line, "2025-09-01")
    with qtbot.waitSignal(line.settled):
        line.editingFinished.emit()
    assert line.text() == "1 Sep 2025"
    assert line.error.isHidden()


def test_what_is_no_day_is_said_so_and_stays(line: MomentLine) -> None:
    line.show_text("soon")
    assert line.text() == "soon"
    assert line.why_unreadable
    assert line.why_unreadable == line.error.text() == line.accessibleDescription()
    line.show_text("")
    assert line.error.isHidden()


def test_showing_a_text_tells_nobody(qtbot: QtBot, line: MomentLine) -> None:
    with qtbot.assertNotEmitted(line.settled), qtbot.assertNotEmitted(line.textEdited):
        line.show_text("1 Sep 2025")
