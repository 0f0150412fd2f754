from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from checks.domain.finding import Level
from desktop.widgets.level_mark import LevelMark


def shapes(level: Level, qtbot: QtBot, direction: Qt.LayoutDirection) -> list[bool]:
    """Which pixels are inked at all, whatever the colour."""
    mark = LevelMark(level)
    mark.setLayoutDirection(direction)
    qtbot.addWidget(mark)
    image = mark.grab().toImage()
    ground = image.pixel(0, 0)
    return [image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height())]


def test_levels_differ_in_shape(qtbot: QtBot) -> None:
    painted = [shapes(level, qtbot, Qt.LayoutDirection.LeftToRight) for level in Level]
    assert all(any(pixels) for pixels in painted)
    assert all(one != other for one, other in combinations(painted, 2))


def test_the_half_diamond_fills_on_the_side_where_lines_begin(qtbot: QtBot) -> None:
    left = shapes(Level.PARTLY, qtbot, Qt.LayoutDirection.LeftToRight)
    right = shapes(Level.PARTLY, qtbot, Qt.LayoutDirection.RightToLeft)
    half = len(left) // 2
    assert sum(left[:half]) > sum(left[half:])
    assert sum(right[:half]) < sum(right[half:])
