"""Words of rows that take up to two lines of body text, broken once and remembered."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from desktop import theme
from desktop.positions import Positions

_LINES = 2


def count_lines(text: str, width: int) -> int:
    """How many lines `two_lines` makes, found without breaking them: a list asks for all its heights at once."""
    return 1 if _metrics(theme.current()).horizontalAdvance(text) <= width else _LINES


@lru_cache(maxsize=4)
def _metrics(colours: theme.Theme) -> QFontMetrics:
    return QFontMetrics(colours.font("body"))


def two_lines(text: str, width: int) -> tuple[str, ...]:
    """`text` broken into at most two lines of `width` pixels, the last one elided."""
    return _broken(text, width, theme.current())


@lru_cache(maxsize=512)
def _broken(text: str, width: int, colours: theme.Theme) -> tuple[str, ...]:
    """`two_lines`, remembered for the rows in view."""
    font = colours.font("body")
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    positions = Positions(text)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < _LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        starts.append(positions.to_text(line.textStart()))
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    metrics = QFontMetrics(font)
    return tuple(
        metrics.elidedText(text[start:end].strip(), Qt.TextElideMode.ElideRight, width)
        for start, end in zip(starts, ends, strict=False)
    ) or ("",)
