"""Paints the rows of the list of corrections: number, rating and state, the old words struck, the new underlined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from checks.domain.correction import Decision
from desktop import assets, theme
from desktop.delegates.record import LEADING, TRAILING, paint_ground, write
from desktop.models.correction_rows import Role, ShownCorrection
from desktop.positions import Positions
from desktop.widgets.reading_order import runs_from_right

BAR = 40
"""Pixels below the words of the current row, where its decision is taken."""
_EDGE, _NUMBER, _ABOVE, _GAP = 14, 26, 8, 3
_LOOKS = {
    Decision.TO_DECIDE: ("ph.circle", "status_open", "To decide"),
    Decision.ACCEPTED: ("ph.check", "status_signed", "Accepted"),
    Decision.DECLINED: ("ph.x", "ink_2", "Declined"),
}
_MOST_WHY = 2
"""Lines of the reasons that show."""


@dataclass(frozen=True)
class _Part:
    """Words of a row in one font and ink, struck or underlined."""

    words: str
    role: str
    ink: str
    lines: int = 0
    mark: str = ""


class CorrectionDelegate(QStyledItemDelegate):
    """Rows are as high as their words; the current one keeps room for its buttons where it can be decided."""

    def __init__(self, parent: QStyledItemDelegate | None = None) -> None:
        super().__init__(parent)
        self.open_row = -1
        """The row with the buttons; -1 for none."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the words need."""
        row: ShownCorrection = index.data(Role.ROW)
        width = max(option.rect.width() - 2 * _EDGE - _NUMBER, 80)
        heights = [_height(part, width) for part in _parts(row)]
        head = theme.current().line_height("meta")
        bar = BAR if index.row() == self.open_row else 0
        return QSize(option.rect.width(), 2 * _ABOVE + head + sum(heights) + _GAP * len(heights) + bar)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: ShownCorrection = index.data(Role.ROW)
        colours, is_mirrored = theme.current(), option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setLayoutDirection(option.direction)
        paint_ground(painter, option)
        painter.fillRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1, colours.colour("line"))
        inner = option.rect.adjusted(_EDGE, _ABOVE, -_EDGE, -_ABOVE)
        words = inner.adjusted(0, 0, -_NUMBER, 0) if is_mirrored else inner.adjusted(_NUMBER, 0, 0, 0)
        _paint_head(painter, inner, words, row)
        words.setTop(words.top() + colours.line_height("meta") + _GAP)
        for part in _parts(row):
            words.setTop(words.top() + _paint_part(painter, words, part) + _GAP)
        painter.restore()


def _parts(row: ShownCorrection) -> Iterator[_Part]:
    yield _Part(row.original, "quote_row", "ink_2", mark="struck")
    yield _Part(row.proposed, "quote_row", "ink", mark="underlined")
    if row.why:
        yield _Part(row.why, "meta", "ink_2", _MOST_WHY)
    if row.editor:
        yield _Part(f"Editor: {row.editor}", "meta", "ink_3", _MOST_WHY)


def _paint_head(painter: QPainter, inner: QRect, words: QRect, row: ShownCorrection) -> None:
    """Number, rating, and at the end the state with its icon."""
    colours = theme.current()
    height = colours.line_height("meta")
    line = QRect(inner.x(), inner.y(), inner.width(), height)
    painter.setPen(colours.colour("ink"))
    write(painter, line, colours.tabular("strong"), str(row.number), LEADING)
    icon, ink, state = _LOOKS[row.decision]
    painter.setPen(colours.colour(ink))
    write(painter, line, colours.font("meta"), state, TRAILING)
    side = colours.size("icon_small")
    length = QFontMetrics(colours.font("meta")).horizontalAdvance(state) + 6
    is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    x = line.left() + length if is_mirrored else line.right() - length - side
    assets.paint_glyph(painter, icon, QRectF(x, line.center().y() - side / 2, side, side), colours.colour(ink))
    painter.setPen(colours.colour("ink_2"))
    room = length + side + 8
    place = QRect(words.x(), line.y(), words.width(), height)
    place.adjust(*((room, 0, 0, 0) if is_mirrored else (0, 0, -room, 0)))
    write(painter, place, colours.font("meta"), f"{row.rating}, claim {row.claim_number}", LEADING)


def _paint_part(painter: QPainter, place: QRect, part: _Part) -> int:
    """Write some words and draw their line; return their height in pixels."""
    colours = theme.current()
    layout = _layout(part, place.width(), colours)
    painter.setPen(colours.colour(part.ink))
    height = colours.line_height(part.role)
    count = min(layout.lineCount(), part.lines or layout.lineCount())
    for number in range(count):
        line = layout.lineAt(number)
        top = place.y() + number * height + (height - line.height()) / 2
        if number == count - 1 < layout.lineCount() - 1:
            _write_rest(painter, place, round(top), part, line)
        else:
            line.draw(painter, QPointF(place.x(), top - line.y()))
        if part.mark:
            text = line.naturalTextRect()
            _draw_mark(painter, part.mark, place.x() + text.x(), top + line.ascent(), text.width())
    return count * height


def _write_rest(painter: QPainter, place: QRect, top: int, part: _Part, line: QTextLine) -> None:
    """Write the last line that shows with an ellipsis for what is left out."""
    rest = part.words[Positions(part.words).to_text(line.textStart()) :]
    room = QRect(place.x(), top, place.width(), round(line.height()))
    write(painter, room, theme.current().font(part.role), rest, LEADING)


def _draw_mark(painter: QPainter, mark: str, x: float, baseline: float, width: float) -> None:
    """A line through the words, 1 px, or below them, 2 px."""
    colours = theme.current()
    if mark == "struck":
        rise = QFontMetrics(colours.font("quote_row")).strikeOutPos()
        place, ink = QRectF(x, round(baseline - rise), width, colours.line_factor), "removed"
    else:
        place, ink = QRectF(x, round(baseline + 3), width, 2 * colours.line_factor), "added"
    painter.fillRect(place, colours.colour(ink))


def _height(part: _Part, width: int) -> int:
    colours = theme.current()
    count = _layout(part, width, colours).lineCount()
    return min(count, part.lines or count) * colours.line_height(part.role)


@lru_cache(maxsize=1024)
def _layout(part: _Part, width: int, colours: theme.Theme) -> QTextLayout:
    """The words broken into lines; remembered, for a list asks for all heights at once and paints the same again."""
    layout = QTextLayout(part.words, colours.font(part.role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if runs_from_right(part.words):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * line.height()))
        count += 1
    layout.endLayout()
    return layout
