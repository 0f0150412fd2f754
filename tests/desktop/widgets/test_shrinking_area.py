"""A form that gives way on a small screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.scrolling import ShrinkingArea


@pytest.mark.parametrize(("rows", "least"), [(1, 20), (40, 110)])
def test_it_wants_the_height_of_its_content_and_needs_a_few_rows(qtbot: QtBot, rows: int, least: int) -> None:
    content = QWidget()
    box = QVBoxLayout(content)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for _ in range(rows):
        row = QLabel("Row")
        row.setFixedSize(QSize(50, 20))
        box.addWidget(row)
    area = ShrinkingArea(content)
    qtbot.addWidget(area)
    assert area.sizeHint().height() == 20 * rows
    assert area.minimumSizeHint().height() == least
