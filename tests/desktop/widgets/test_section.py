"""A section of a pane: heading, quiet fact, and body."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.widgets.section import Section, hairline


@pytest.fixture
def section(qtbot: QtBot) -> Section:
    made = Section("Evidence")
    qtbot.addWidget(made)
    made.resize(320, 200)
    return made


def left_of(widget: QWidget, owner: QWidget) -> int:
    return widget.mapTo(owner, QPoint(0, 0)).x()


def test_it_is_heard_as_it_is_read(section: Section) -> None:
    assert section.accessibleName() == section.heading.text() == "Evidence"
    section.set_fact("3 records, 1 source")
    assert section.fact == section.accessibleDescription() == "3 records, 1 source"
    section.set_fact("")
    assert section.fact == section.accessibleDescription() == ""


def test_line_heading_and_body_stand_one_below_the_other(section: Section) -> None:
    inside = QLabel("inside")
    section.body.addWidget(inside)
    section.show()
    line = section.findChild(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert line is not None
    assert line.property("hairline") is True
    tops = [each.mapTo(section, QPoint(0, 0)).y() for each in (line, section.heading, inside)]
    assert tops == sorted(set(tops))


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_fact_stands_where_lines_end(section: Section, direction: Qt.LayoutDirection) -> None:
    section.setLayoutDirection(direction)
    section.set_fact("3 records")
    section.show()
    fact = next(each for each in section.findChildren(QLabel) if each.text() == "3 records")
    is_mirrored = direction == Qt.LayoutDirection.RightToLeft
    assert (left_of(fact, section) < left_of(section.heading, section)) is is_mirrored


def test_markup_in_a_fact_is_shown_not_obeyed(section: Section) -> None:
    section.set_fact("<b>3</b> & more")
    fact = next(each for each in section.findChildren(QLabel) if each.text().startswith("<b>"))
    assert fact.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(("name", "height"), [("light", 1), ("dark", 1), ("contrast", 2)])
def test_the_hairline_is_in_the_colour_of_lines_and_twice_as_thick_in_high_contrast(
    qtbot: QtBot, name: str, height: int
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    line = hairline(owner)
    column = QVBoxLayout(owner)
    column.addWidget(line)
    theme.apply(_application(), name)
    try:
        owner.resize(100, 40)
        owner.show()
        assert line.height() == height
        image = owner.grab().toImage()
        middle = line.geometry().center()
        assert image.pixelColor(middle) == theme.current().colour("line")
    finally:
        theme.apply(_application(), "light")


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())
