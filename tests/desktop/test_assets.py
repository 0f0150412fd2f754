from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

import desktop
from desktop import assets

NAMES = assets.text("icons/names.txt").split()


def test_every_icon_can_be_painted() -> None:
    for name in NAMES:
        image = assets.icon(name, QColor("black")).pixmap(QSize(32, 32)).toImage()
        inked = sum(image.pixelColor(x, y).alpha() > 128 for x in range(32) for y in range(32))
        assert 8 < inked < 900, name
        assert assets.glyph(name, 16).boundingRect().width() <= 17, name


def test_every_icon_of_the_code_is_listed() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(desktop.__file__).parent.rglob("*.py"))
    assert set(re.findall(r'"(ph\.[a-z-]+)"', source)) <= set(NAMES)


def test_an_unknown_icon_is_refused() -> None:
    for name in ("ph.no-such-thing", "fa.flag"):
        with pytest.raises(KeyError, match=name):
            assets.icon(name)


def test_an_icon_is_painted_in_its_colour() -> None:
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    assets.paint_glyph(painter, "ph.check-circle-fill", QRectF(0, 0, 32, 32), QColor("#1F7047"))
    painter.end()
    assert image.pixelColor(6, 16) == QColor("#1F7047")


def test_resources_are_read_by_name() -> None:
    assert assets.data("themes/tokens.toml").decode() == assets.text("themes/tokens.toml")
    assert "tokens.toml" in assets.names("themes", ".toml")
    with pytest.raises(FileNotFoundError):
        assets.text("no/such/file")
