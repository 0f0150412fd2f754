"""A chart drawn elsewhere, shown as a picture that can be walked and pointed at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from checks.reporting.chart_wish import Picture, Spot
from desktop import a11y, theme

_NEAR = 12
"""Pixels from a mark at which it is meant."""
_SOON_MS = 120
_RING = 9


class ChartView(QWidget):
    """Asks for a picture by `wanted` whenever its size or the theme is another; `show_picture` gives it.

    Left and Right walk through the marks, Enter and a click choose one.
    """

    wanted = Signal()
    chosen = Signal(int)
    """The row that a mark stands for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._spots: tuple[Spot, ...] = ()
        self._current = -1
        self._state = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(120)
        a11y.name(self, "Chart", "")
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.wanted)

    @property
    def state(self) -> str:
        """What is said in place of a chart; empty while there is one."""
        return self._state

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The marks of the chart."""
        return self._spots

    def say(self, sentence: str) -> None:
        """Say that the chart is being drawn, that there is none, or that it failed."""
        self._state = sentence
        self._image, self._spots, self._current = QImage(), (), -1
        self.setAccessibleDescription(sentence)
        self.update()

    def show_picture(self, picture: Picture) -> None:
        """Show a chart."""
        self._state = ""
        image = QImage(picture.pixels, picture.width, picture.height, QImage.Format.Format_RGBA8888)
        self._image = image.copy()  # Qt would go on reading from the bytes
        self._spots = picture.spots
        self._current = min(self._current, len(self._spots) - 1)
        self.setAccessibleDescription(picture.description)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to read."""
        return QSize(480, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size needs another picture, once the dragging is over."""
        super().resizeEvent(event)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme has other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the picture, or the sentence in its place, and a ring around the mark that is walked to."""
        painter, tokens = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image.isNull():
            painter.setPen(tokens.colour("ink_2"))
            painter.setFont(tokens.font("body"))
            words = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 12, -16, -12), words, self._state)
        else:
            painter.drawImage(self.rect(), self._image)
        if self.hasFocus():
            self._paint_focus(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the marks, or choose one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._spots:
            self._walk_to((self._current + steps[Qt.Key(event.key())]) % len(self._spots))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.chosen.emit(self._spots[self._current].row)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the values of the mark under the pointer."""
        spot = self._spot_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        if spot:
            QToolTip.showText(event.globalPosition().toPoint(), spot.words, self, QRect())
        else:
            QToolTip.hideText()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the mark under the pointer."""
        spot = self._spot_at(event.position())
        if spot:
            self._current = self._spots.index(spot)
            self.chosen.emit(spot.row)
            self.update()

    @Slot()
    def _walk_to(self, place: int) -> None:
        self._current = place
        a11y.announce(self, self._spots[place].words)
        self.setToolTip(self._spots[place].words)
        self.update()

    def _paint_focus(self, painter: QPainter) -> None:
        tokens = theme.current()
        pen = QPen(tokens.colour("accent"), tokens.size("focus_ring"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        if self._current >= 0:
            painter.drawEllipse(self._place_of(self._spots[self._current]), _RING, _RING)
        else:
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _place_of(self, spot: Spot) -> QPointF:
        return QPointF(spot.x * self.width(), spot.y * self.height())

    def _spot_at(self, at: QPointF) -> Spot | None:
        near = [(spot, (self._place_of(spot) - at).manhattanLength()) for spot in self._spots]
        spot, distance = min(near, key=lambda pair: pair[1], default=(None, _NEAR + 1.0))
        return spot if distance <= _NEAR else None
