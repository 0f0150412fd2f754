"""A picture to look at closely: fitting the pane, or larger; or, with care, grey and small, or blurred."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop import theme

_STEPS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
"""As parts of the size that fits."""
_GAP = 16
_SMALL = 320
"""Logical pixels of the longer side of a graphic picture."""
_COARSE = 16
"""Pixels that are left of the longer side of a picture before it is blurred: no face can be told."""


class ImageView(QAbstractScrollArea):
    """Plus and minus, or Ctrl and the wheel, change the size; 0 fits it to the pane again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._zoom = 1.0
        self._is_small = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def zoom(self) -> float:
        """1 where the picture fits the pane."""
        return self._zoom

    @property
    def shown_size(self) -> QSize:
        """How large the picture is on the screen, in logical pixels."""
        return self._box().size()

    def show_image(self, image: QImage, *, grey: bool = False, blurred: bool = False) -> None:
        """Show a picture: a graphic one grey and small, one of people to be protected blurred."""
        made = blur(image) if blurred else image
        self._image = made.convertToFormat(QImage.Format.Format_Grayscale8) if grey else made
        self._is_small = grey
        self._set_zoom(1.0)

    @Slot()
    def zoom_in(self) -> None:
        """Show it larger."""
        self._set_zoom(next((step for step in _STEPS if step > self._zoom), _STEPS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        """Show it smaller."""
        self._set_zoom(next((step for step in reversed(_STEPS) if step < self._zoom), _STEPS[0]))

    @Slot()
    def fit(self) -> None:
        """Show all of it."""
        self._set_zoom(1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus and 0 change the size."""
        does = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
        }.get(Qt.Key(event.key()))
        if does is None:
            super().keyPressEvent(event)
        else:
            does()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, change the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit it to the new size."""
        super().resizeEvent(event)
        self._set_bars()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture on the ground of a page."""
        painter = QPainter(self.viewport())
        colours = theme.current()
        painter.fillRect(event.rect(), colours.colour("paper"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._box(), self._image)
        if self.hasFocus():
            painter.setPen(colours.colour("accent"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _box(self) -> QRect:
        """Where the picture lies in the view."""
        size, view = self._size(), self.viewport().size()
        left = max(_GAP, (view.width() - size.width()) // 2) - self.horizontalScrollBar().value()
        return QRect(QPoint(left, _GAP - self.verticalScrollBar().value()), size)

    def _size(self) -> QSize:
        if self._image.isNull():
            return QSize()
        room = self.viewport().size() - QSize(2 * _GAP, 2 * _GAP)
        if self._is_small:
            room = room.boundedTo(QSize(_SMALL, _SMALL))
        fitting = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        natural = self._image.size() / self.devicePixelRatioF()
        return (fitting.boundedTo(natural) if self._zoom == 1.0 else fitting) * self._zoom

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._set_bars()
        self.viewport().update()

    def _set_bars(self) -> None:
        size, view = self._size(), self.viewport().size()
        self.horizontalScrollBar().setRange(0, max(0, size.width() + 2 * _GAP - view.width()))
        self.verticalScrollBar().setRange(0, max(0, size.height() + 2 * _GAP - view.height()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.verticalScrollBar().setPageStep(view.height())


def blur(image: QImage) -> QImage:
    """A picture in which nobody can be recognised: its detail is thrown away, not covered."""
    coarse = image.scaled(
        _COARSE, _COARSE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return coarse.scaled(image.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
