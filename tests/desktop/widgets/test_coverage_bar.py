from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.widgets.coverage_bar import GAP, WIDTH, Coverage, paint_coverage, paint_gap


def painted(coverage: Coverage) -> bytes:
    image = QImage(20, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_coverage(painter, coverage, QRectF(4, 4, WIDTH, 20))
    painter.end()
    return bytes(image.constBits())


@pytest.mark.parametrize("name", theme.NAMES)
def test_every_state_has_a_shape_of_its_own(application: QApplication, name: str) -> None:
    theme.apply(application, name)
    assert len({painted(coverage) for coverage in Coverage}) == len(Coverage)


def squared(coverage: Coverage, *, mirrored: bool = False) -> QImage:
    image = QImage(20, 30, QImage.Format.Format_RGB32)
    image.fill(theme.current().colour("paper"))
    with QPainter(image) as painter:
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        bar = QRectF(8, 4, WIDTH, 20)
        paint_coverage(painter, coverage, bar)
        paint_gap(painter, bar)
    return image


@pytest.mark.parametrize("name", theme.NAMES)
@pytest.mark.parametrize("coverage", Coverage)
def test_the_square_of_a_gap_is_open_on_every_bar(application: QApplication, name: str, coverage: Coverage) -> None:
    theme.apply(application, name)
    image = squared(coverage)
    paper, ink = theme.current().colour("paper"), theme.current().colour("ink_3")
    row = [image.pixelColor(x, 14) for x in range(20)]
    assert row.count(ink) == 2 * theme.current().line_factor
    first, last = row.index(ink), 19 - row[::-1].index(ink)
    assert last - first + 1 == GAP + 2 * (theme.current().line_factor - 1)
    assert row[(first + last) // 2] == paper


def test_the_square_does_not_hide_which_bar_it_stands_on(application: QApplication) -> None:
    theme.apply(application, "light")
    assert len({bytes(squared(coverage).constBits()) for coverage in Coverage}) == len(Coverage)
