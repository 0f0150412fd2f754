from __future__ import annotations

from PySide6.QtGui import QColor, QImage

from desktop.studio.pictures import with_few_colours


def test_rare_bright_colours_outlive_common_greys() -> None:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    for x in range(300):
        for y in range(300):
            image.setPixelColor(x, y, QColor.fromHsv((x * 7) % 360, 10, y * 255 // 300))
    violet = QColor("#55288f")
    image.setPixelColor(5, 5, violet)
    few = with_few_colours(image)
    assert few.colorCount() <= 256
    assert few.pixelColor(5, 5) == violet
