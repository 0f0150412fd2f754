"""Paints the rows of the claims pane: groups, and claims in two lines or in one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from checks.domain.claim import Status
from checks.domain.finding import Level
from desktop import assets, theme
from desktop.models.claim_row import ClaimRow, GroupRow
from desktop.models.claims import Role
from desktop.widgets.claim_icons import KIND_ICONS, STATUS_ICONS
from desktop.widgets.level_mark import paint_level
from desktop.widgets.reading_order import in_own_order

_START, _END = 14, 12
"""Pixels between a row's content and the edges of the list."""
_TEXT = 33
"""Where quotes begin; facts begin behind the kind's icon."""
_FACTS = 55
_CIRCLE = 15
_LINES = (16, 35)
"""Heights of the middle of a row's two lines."""
_LINE = 20
_BAR = (22, 3)
_MARK_WIDTH, _MOST_MARKS = 13, 2
_MARKED = (Level.CONFLICTS, Level.PARTLY)
"""What has a mark on a row; the rest stands in the inspector."""
_GROUP_NUMBER = 22
"""Width of the column of sentence numbers."""
_EDGE = 2
_GROUP_SERIF = 12
_CARET, _CARET_GAP = 10, 4


class ClaimsDelegate(QStyledItemDelegate):
    """Reads `Role.ROW` and nothing else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_dense = False
        """One line for each claim instead of two."""

    def row_height(self, *, is_group: bool) -> int:
        """Pixels."""
        if is_group:
            return theme.current().size("row_group")
        return theme.current().size("row_claim_one" if self.is_dense else "row_claim_two")

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        brush = _Brush(painter, option.rect)
        if isinstance(row, GroupRow):
            _paint_group(brush, row, is_first=index.row() == 0)
        else:
            _paint_ground(painter, option)
            (_paint_one_line if self.is_dense else _paint_two_lines)(brush, row)
        painter.restore()


class _Brush:
    """Paints into one row; x counts from the side where lines begin, so that rows mirror by themselves."""

    def __init__(self, painter: QPainter, row: QRect) -> None:
        self.painter = painter
        self.row = row
        self.colours = theme.current()
        self.is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def end(self) -> float:
        """The last x that content may reach."""
        return self.row.width() - _END

    def place(self, x: float, middle: float, width: float, height: float) -> QRectF:
        """The rectangle that begins at `x` with its middle at this height of the row."""
        left = self.row.right() + 1 - x - width if self.is_mirrored else self.row.x() + x
        return QRectF(left, self.row.y() + middle - height / 2, width, height)

    def write(self, text: str, font: QFont, ink: str, x: float, middle: float, end: float) -> None:
        """Write on one line from `x` to `end`, with an ellipsis where it is too long."""
        width = max(0.0, end - x)
        self.painter.setFont(font)
        self.painter.setPen(self.colours.colour(ink))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        place = self.place(x, middle, width, _LINE)
        words = in_own_order(shown, mirrored=self.is_mirrored)
        self.painter.drawText(place, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, words)

    def icon(self, name: str, ink: str, x: float, middle: float, side: float) -> None:
        """Paint an icon in a colour of the theme."""
        square = self.place(x, middle, side, side)
        square.moveTo(round(square.x()), round(square.y()))
        assets.paint_glyph(self.painter, name, square, self.colours.colour(ink))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    colours, state = theme.current(), option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, colours.colour("selected"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, colours.colour("hover"))
    if state & QStyle.StateFlag.State_HasFocus:
        edge = QRect(option.rect)
        edge.setWidth(_EDGE * colours.line_factor)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            edge.moveRight(option.rect.right())
        painter.fillRect(edge, colours.colour("accent"))


def _paint_group(brush: _Brush, row: GroupRow, *, is_first: bool) -> None:
    colours, rect = brush.colours, brush.row
    if not is_first:
        brush.painter.fillRect(rect.x(), rect.y(), rect.width(), 1, colours.colour("line"))
    middle = rect.height() / 2 + 1
    end = _paint_unlikely(brush, row, middle)
    if row.is_sentence:
        serif = colours.font("quote_row")
        serif.setPixelSize(_GROUP_SERIF)
        serif.setItalic(True)
        brush.write(row.number, colours.tabular("meta"), "ink_3", _START, middle, _START + _GROUP_NUMBER)
        brush.write(row.words, serif, "ink_3", _START + _GROUP_NUMBER, middle, end)
    else:
        brush.write(row.words, _strong("caption"), "ink_3", _START, middle, end)


def _paint_unlikely(brush: _Brush, row: GroupRow, middle: float) -> float:
    """Say how many unlikely suggestions are folded away, or can be; return where the words have to stop."""
    if not row.unlikely:
        return brush.end
    font, words = brush.colours.tabular("caption"), f"{row.unlikely} unlikely"
    caret = "ph.caret-right" if row.is_folded else "ph.caret-down"
    start = brush.end - _CARET
    brush.icon(_mirrored(caret) if brush.is_mirrored else caret, "ink_3", start, middle, _CARET)
    width = QFontMetricsF(font).horizontalAdvance(words) + 1
    brush.write(words, font, "ink_3", start - _CARET_GAP - width, middle, start - _CARET_GAP)
    return start - _CARET_GAP - width - brush.colours.space("s")


def _mirrored(caret: str) -> str:
    return "ph.caret-left" if caret == "ph.caret-right" else caret


def _strong(role: str) -> QFont:
    """The font for `role` with figures of one width, in the weight of strong text."""
    font = theme.current().tabular(role)
    font.setWeight(theme.current().font("strong").weight())
    return font


def _paint_two_lines(brush: _Brush, row: ClaimRow) -> None:
    first, second = _LINES
    _paint_status(brush, row, first)
    _paint_quote(brush, row, first, _paint_chip(brush, row, first, brush.end))
    small = brush.colours.size("icon_small")
    brush.icon(KIND_ICONS[row.claim.kind], "ink_3", _TEXT, second, small)
    _paint_worthiness(brush, row, second)
    end = _paint_levels(brush, row.facts.levels, second, brush.end - _BAR[0] - brush.colours.space("s"))
    end = _paint_seen(brush, row, second, end)
    brush.write(row.evidence, brush.colours.font("meta"), "ink_3", _FACTS, second, end)


def _paint_one_line(brush: _Brush, row: ClaimRow) -> None:
    middle = brush.row.height() / 2
    _paint_status(brush, row, middle)
    end = _paint_levels(brush, row.facts.levels, middle, brush.end)
    end = _paint_seen(brush, row, middle, end)
    _paint_quote(brush, row, middle, _paint_chip(brush, row, middle, end))


def _paint_status(brush: _Brush, row: ClaimRow, middle: float) -> None:
    status = row.claim.status
    square = brush.place(_START, middle, _CIRCLE, _CIRCLE)
    square.moveTo(round(square.x()), round(square.y()))
    assets.paint_glyph(brush.painter, STATUS_ICONS[status], square, brush.colours.status_colour(status))


def _paint_quote(brush: _Brush, row: ClaimRow, middle: float, end: float) -> None:
    font = brush.colours.font("quote_row")
    font.setStrikeOut(row.claim.status == Status.NOT_A_CLAIM)
    brush.write(row.quote, font, _ink_of(row), _TEXT, middle, end)


def _ink_of(row: ClaimRow) -> str:
    """Dimmed, yet legible, for what is rejected or unlikely."""
    return "ink_3" if row.claim.status == Status.NOT_A_CLAIM or row.is_unlikely else "ink"


def _paint_chip(brush: _Brush, row: ClaimRow, middle: float, end: float) -> float:
    """Write the figure up to `end`; return where the quote has to stop."""
    if not row.chip:
        return end
    font = _strong("meta")
    width = QFontMetricsF(font).horizontalAdvance(row.chip) + 1
    brush.write(row.chip, font, _ink_of(row), end - width, middle, end)
    return end - width - brush.colours.space("m")


def _paint_worthiness(brush: _Brush, row: ClaimRow, middle: float) -> None:
    width, height = _BAR
    height *= brush.colours.line_factor
    whole = brush.place(brush.end - width, middle, width, height)
    done = brush.place(brush.end - width, middle, round(width * min(max(row.claim.checkworthiness, 0), 1)), height)
    ground = "hover" if brush.colours.name == "contrast" else "line_2"
    for bar, ink in ((whole, ground), (done, "ink_3")):
        snapped = QRectF(round(bar.x()), round(bar.y()), bar.width(), bar.height())
        brush.painter.fillRect(snapped, brush.colours.colour(ink))


def _paint_seen(brush: _Brush, row: ClaimRow, middle: float, end: float) -> float:
    """Paint a quiet clock where the claim was checked before; return where it begins."""
    if not row.facts.is_seen_before:
        return end
    side = brush.colours.size("icon_small")
    brush.icon("ph.clock-counter-clockwise", "ink_2", end - side, middle, side)
    return end - side - brush.colours.space("s")


def _paint_levels(brush: _Brush, levels: tuple[Level, ...], middle: float, end: float) -> float:
    """Paint two marks of what does not fit, or one and how many more there are; return where they begin."""
    levels = tuple(level for level in levels if level in _MARKED)
    if not levels:
        return end
    more = f"+{len(levels) - 1}" if len(levels) > _MOST_MARKS else ""
    if more:
        font = brush.colours.tabular("caption")
        width = QFontMetricsF(font).horizontalAdvance(more) + 1
        brush.write(more, font, "ink_2", end - width, middle, end)
        end -= width + 2
    for level in reversed(levels[: 1 if more else _MOST_MARKS]):
        end -= _MARK_WIDTH
        centre = brush.place(end, middle, _MARK_WIDTH, _MARK_WIDTH).center()
        place = QPointF(round(centre.x()), round(centre.y()))
        colour = brush.colours.finding_colour(level)
        paint_level(brush.painter, level, place, colour, mirrored=brush.is_mirrored)
    return end - brush.colours.space("s")
