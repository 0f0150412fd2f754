"""The only door to `resources` and to the icon font: text, bytes and icons by name."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPalette,
    QPixmap,
    QRawFont,
    QTransform,
)

_PREFIX = "ph."
_EM = 256.0
"""Pixels at which glyph outlines are kept; the Phosphor icons are drawn on a grid of 256."""


def text(name: str) -> str:
    """The resource `name` ("themes/tokens.toml") as text; FileNotFoundError where there is none."""
    return data(name).decode("utf-8")


def data(name: str) -> bytes:
    """The bytes of the resource `name`."""
    return files("resources").joinpath(name).read_bytes()


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """The names of the files in a folder of the resources that end in `suffix`, sorted."""
    return tuple(
        sorted(entry.name for entry in files("resources").joinpath(folder).iterdir() if entry.name.endswith(suffix))
    )


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """The icon called `name` ("ph.flag"), in `colour`, or in the palette's own which follows the theme.

    KeyError where the font has no such icon.
    """
    return QIcon(_GlyphEngine(name, colour))


def glyph(name: str, size: float) -> QPainterPath:
    """The outline of an icon in a square of `size` pixels, for painters; KeyError where the font lacks it."""
    return QTransform.fromScale(size / _EM, size / _EM).map(_outline(name))


def paint_glyph(painter: QPainter, name: str, square: QRectF, colour: QColor) -> None:
    """Paint an icon into `square`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(square.topLeft())
    painter.fillPath(glyph(name, min(square.width(), square.height())), colour)
    painter.restore()


class _GlyphEngine(QIconEngine):
    """Paints one glyph at any size and pixel ratio, in a colour that can follow the palette."""

    def __init__(self, name: str, colour: QColor | None) -> None:
        super().__init__()
        _outline(name)
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        square.moveTopLeft(QPointF(round(square.x()), round(square.y())))
        paint_glyph(painter, self._name, square, self._colour_for(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if size.isEmpty():  # a button that has no room yet asks for nothing
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._name, self._colour)

    def _colour_for(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        return self._colour or palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)


@cache
def _outline(name: str) -> QPainterPath:
    font, characters = _icon_font()
    if not name.startswith(_PREFIX) or name.removeprefix(_PREFIX) not in characters:
        raise KeyError(f"no icon is called {name}")
    character = chr(int(characters[name.removeprefix(_PREFIX)], 16))
    path = font.pathForGlyph(font.glyphIndexesForString(character)[0])
    centre = path.boundingRect().center()
    path.translate(_EM / 2 - centre.x(), _vertical_shift(font, path))
    return path


def _vertical_shift(font: QRawFont, path: QPainterPath) -> float:
    """How far down the outline goes so that the em square starts at zero; off-square glyphs are centred."""
    top = path.boundingRect().top() + font.ascent()
    height = path.boundingRect().height()
    fits = 0 <= top <= _EM - height
    return font.ascent() if fits else _EM / 2 - path.boundingRect().center().y()


@cache
def _icon_font() -> tuple[QRawFont, dict[str, str]]:
    """Phosphor Regular with its code points by name.

    The files come from qtawesome's package, but the package itself is not imported: with qtpy it pulls in every Qt
    module, which takes longer than showing the whole window.
    """
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the package qtawesome, which brings the icon font, is not installed")
    fonts = Path(spec.submodule_search_locations[0]) / "fonts"
    font = QRawFont(str(next(fonts.glob("phosphor-*.ttf"))), _EM)
    characters: dict[str, str] = json.loads(next(fonts.glob("phosphor-charmap-*.json")).read_text(encoding="utf-8"))
    return font, characters
