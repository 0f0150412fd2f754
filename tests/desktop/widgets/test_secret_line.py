"""The line for keys."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.widgets.secret_line import secret_line


def test_nobody_reads_over_the_shoulder(qtbot: QtBot) -> None:
    line = secret_line()
    qtbot.addWidget(line)
    line.setText("tall ships sail")
    assert "tall" not in line.displayText()
    assert line.text() == "tall ships sail"
