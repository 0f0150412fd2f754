"""The ratings of the house side by side: number over word, one of them chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from checks.domain.verdict import Rating, Scale
from desktop import theme

_HEIGHT = 52
_LEAST_PADDING = 2
_SMALLEST = 9
"""Pixels of type below which words are cut off instead of set smaller."""


class RatingBar(QWidget):
    """Seven segments, or as many as the scale has. The chosen one is filled, and told as checked."""

    chosen = Signal(str)
    """The key of the rating that a person chose."""

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Rating")
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self._keys = [rating.key for rating in scale.ratings]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for index, rating in enumerate(scale.ratings):
            segment = Segment(index, rating, self)
            self._group.addButton(segment, index)
            layout.addWidget(segment, max(segment.least_width, 1))

    @property
    def rating(self) -> str | None:
        """The key of the chosen rating; None where there is none."""
        index = self._group.checkedId()
        return self._keys[index] if index >= 0 else None

    def show_rating(self, key: str | None) -> None:
        """Show a rating, or none, and tell nobody."""
        self._group.setExclusive(False)
        for index, known in enumerate(self._keys):
            self._group.button(index).setChecked(known == key)
        self._group.setExclusive(True)

    def choose(self, index: int) -> None:
        """Choose the rating at `index`, as by a click; nothing happens where the scale has none."""
        button = self._group.button(index)
        if button is not None and self.isEnabled():
            button.click()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the outline and the ground of the whole bar."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.colour("paper"))
        painter.setPen(QPen(colours.colour("control" if self.isEnabled() else "line_2"), 1))
        radius = colours.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.chosen.emit(self._keys[index])


class Segment(QAbstractButton):
    """One rating: its number, which is its key, over its word."""

    def __init__(self, index: int, rating: Rating, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setText(rating.label)
        self.setAccessibleName(f"{index + 1}, {rating.label}")
        self.setToolTip(f"{rating.label} ({index + 1}). {rating.meaning}".strip())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._index = index

    @property
    def least_width(self) -> int:
        """The width of its longest word, in pixels."""
        metrics = QFontMetrics(theme.current().font("caption"))
        return max(metrics.horizontalAdvance(word) for word in (*self.text().split(), "0")) + 2 * _LEAST_PADDING

    def sizeHint(self) -> QSize:
        """Room for the longest word."""
        return QSize(self.least_width + 6, _HEIGHT - 2)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the narrowest pane."""
        return QSize(24, _HEIGHT - 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint ground, divider, number and word."""
        painter = QPainter(self)
        self._paint_ground(painter)
        colours = theme.current()
        ink = "on_accent" if self.isChecked() else "ink_2"
        painter.setPen(colours.colour(ink if self.isEnabled() or self.isChecked() else "ink_off"))
        painter.setFont(colours.tabular("meta"))
        painter.drawText(QRectF(0, 3, self.width(), 18), Qt.AlignmentFlag.AlignCenter, str(self._index + 1))
        painter.setFont(self._word_font())
        for row, line in enumerate(self._lines()):
            words = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.width() - 2)
            painter.drawText(QRectF(0, 20 + 13 * row, self.width(), 14), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.current()
        place = QRectF(self.rect())
        if self.isChecked():
            painter.fillRect(place, colours.colour("accent" if self.isEnabled() else "control"))
        elif self.isEnabled() and self.underMouse():
            painter.fillRect(place, colours.colour("hover"))
        if self._index:
            painter.fillRect(QRectF(0, 0, 1, place.height()), colours.colour("line_2"))
        if self.hasFocus():
            ring = "on_accent" if self.isChecked() else "accent"
            painter.setPen(QPen(colours.colour(ring), 2, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(place.adjusted(2, 1, -1, -1))

    def _lines(self) -> list[str]:
        """The label on one line if it fits, else a word a line."""
        metrics = QFontMetrics(self._word_font())
        fits = metrics.horizontalAdvance(self.text()) <= self.width() - 2 * _LEAST_PADDING
        return [self.text()] if fits else self.text().split(maxsplit=1)

    def _word_font(self) -> QFont:
        """The caption font, smaller where the longest word would not fit."""
        font = theme.current().font("caption")
        room = self.width() - 2
        while (
            font.pixelSize() > _SMALLEST and max(map(QFontMetrics(font).horizontalAdvance, self.text().split())) > room
        ):
            font.setPixelSize(font.pixelSize() - 1)
        return font
