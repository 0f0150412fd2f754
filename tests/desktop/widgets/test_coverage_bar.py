from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.widgets.coverage_bar import WIDTH, Coverage, paint_coverage


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
