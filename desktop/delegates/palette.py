"""Paints the rows of the palette: what was looked for stands out in semibold and accent."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from checks.domain.span import Span
from checks.matching.highlights import Snippet
from desktop import assets, theme
from desktop.delegates.record import LEADING, TRAILING, paint_ground, write
from desktop.models.palette import PaletteRow, Role, RowKind
from desktop.positions import Positions

HEADING, ONE_LINE, TWO_LINES = 30, 32, 48
"""Pixels."""
_EDGE, _TEXT, _ICON = 14, 40, 16
_BEFORE = 16
"""Code points before a word that would else be cut off."""


class PaletteDelegate(QStyledItemDelegate):
    """A heading, a line, or two."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """As high as its lines."""
        row: PaletteRow = index.data(Role.ROW)
        if row.kind is RowKind.HEADING:
            return QSize(0, HEADING)
        return QSize(0, TWO_LINES if row.below is not None else ONE_LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: PaletteRow = index.data(Role.ROW)
        colours = theme.current()
        painter.save()
        if row.kind is RowKind.HEADING:
            painter.setPen(colours.colour("ink_3"))
            place = option.rect.adjusted(_EDGE, 8, -_EDGE, 0)
            write(painter, place, colours.font("caption"), row.title.text, LEADING)
        else:
            paint_ground(painter, option)
            self._paint_words(painter, option, row)
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, row: PaletteRow) -> None:
        colours = theme.current()
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        inner = option.rect.adjusted(_EDGE if is_mirrored else _TEXT, 4, -(_TEXT if is_mirrored else _EDGE), -4)
        lines = 1 if row.below is None else 2
        first = QRect(inner.x(), inner.y(), inner.width(), inner.height() // lines)
        if row.icon:
            x = option.rect.right() - _EDGE - _ICON if is_mirrored else option.rect.x() + _EDGE
            square = QRectF(x, first.y() + (first.height() - _ICON) / 2, _ICON, _ICON)
            assets.paint_glyph(painter, row.icon, square, colours.colour("ink_3" if row.is_off else "ink_2"))
        if row.end:
            painter.setPen(colours.colour("ink_3"))
            write(painter, first, colours.font("meta"), row.end, TRAILING)
            first = _less(first, QFontMetrics(colours.font("meta")).horizontalAdvance(row.end) + 16, is_mirrored)
        ink = "ink_3" if row.is_off else "ink"
        used = write_marked(painter, first, row.title, "quote_row" if row.is_quoted else "body", ink, most=_share(row))
        if row.beside:
            painter.setPen(colours.colour("ink_3"))
            rest = QRect(first)
            rest.setLeft(first.left() + used + 12) if not is_mirrored else rest.setRight(first.right() - used - 12)
            write(painter, rest, colours.font("meta"), row.beside, LEADING)
        if row.below is not None:
            write_marked(painter, first.translated(0, inner.height() // 2), row.below, "meta", "ink_3")


def write_marked(painter: QPainter, place: QRect, snippet: Snippet, role: str, ink: str, *, most: float = 1.0) -> int:
    """Write a snippet on one line, its spans in semibold and accent, and return the pixels used.

    Where the first span would be cut off, the beginning gives way.
    """
    colours = theme.current()
    font = colours.font(role)
    width = int(place.width() * most)
    shown = fitted(snippet, font, width)
    layout = QTextLayout(shown.text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(_formats(shown, font))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(place.width())
    layout.endLayout()
    painter.setPen(colours.colour(ink))
    layout.draw(painter, QPointF(place.x(), place.y() + (place.height() - line.height()) / 2))
    return round(line.naturalTextWidth())


def fitted(snippet: Snippet, font: QFont, width: int) -> Snippet:
    """As much of a snippet as goes into `width` pixels, with its first span in any case."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(bold)
    text, spans = snippet.text, snippet.spans
    if spans and metrics.horizontalAdvance(text[: spans[0].end]) > width - metrics.horizontalAdvance("…"):
        cut = max(0, spans[0].start - _BEFORE)
        cut = text.find(" ", cut, spans[0].start) + 1 or spans[0].start
        text = f"… {text[cut:]}"
        spans = tuple(Span(each.start - cut + 2, each.end - cut + 2) for each in spans)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    end = len(shown) if shown == text else len(shown) - 1
    return Snippet(shown, tuple(Span(each.start, min(each.end, end)) for each in spans if each.start < end))


def _formats(snippet: Snippet, font: QFont) -> list[QTextLayout.FormatRange]:
    look = QTextCharFormat()
    look.setForeground(theme.current().colour("accent"))
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    look.setFont(bold)
    positions = Positions(snippet.text)
    found = []
    for span in snippet.spans:
        made = QTextLayout.FormatRange()
        made.start, end = positions.span_to_qt(span)
        made.length = end - made.start
        made.format = look
        found.append(made)
    return found


def _share(row: PaletteRow) -> float:
    """How much of its line the title may take up where something stands after it."""
    return 0.62 if row.beside else 1.0


def _less(place: QRect, by: int, is_mirrored: bool) -> QRect:
    return place.adjusted(by, 0, 0, 0) if is_mirrored else place.adjusted(0, 0, -by, 0)
