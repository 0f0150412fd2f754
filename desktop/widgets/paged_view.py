"""Shows the pages of a document one under the other, as they will be printed."""

from __future__ import annotations

from collections import OrderedDict
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop import theme

if TYPE_CHECKING:
    from checks.ingest.pdf_pages import PageImage

ZOOM_STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
"""As parts of the width that fits."""
_GAP = 16
"""Logical pixels around and between pages."""
_KEPT = 12
"""Pictures of pages that are kept; the rest are drawn again when they come into sight."""
_WIDEST = 900
"""Logical pixels: a page that fits the width grows no further."""


class PagedView(QAbstractScrollArea):
    """Asks for the pictures of the pages in sight and draws them when they come; until then a page is white."""

    page_wanted = Signal(int, float)
    """The picture of a page is needed, at so many device pixels for a point."""
    page_changed = Signal(int)
    """Another page, from 0, lies at the top."""
    clicked = Signal(int, QPointF)
    """A page was clicked at a place in points from its top left corner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: list[QSizeF] = []
        self._zoom = 1.0
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._asked: dict[int, float] = {}
        self._page = 0
        self._settling = QTimer(
            self, interval=120, singleShot=True
        )  # no picture is drawn for a width that is passed by
        self._settling.timeout.connect(self._draw_anew)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._follow)

    @property
    def page(self) -> int:
        """The page, from 0, that lies at the top."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def is_complete(self) -> bool:
        """Is there a picture of every page in sight?"""
        return not self._settling.isActive() and all(page in self._images for page in self._in_sight())

    @property
    def zoom(self) -> float:
        """1 where the width of the widest page fits."""
        return self._zoom

    def set_pages(self, sizes: list[QSizeF]) -> None:
        """Show pages of these sizes, in points, from the first."""
        self._sizes = sizes
        self._forget()
        self._set_bars()
        self.verticalScrollBar().setValue(0)
        self._page = 0
        self.page_changed.emit(0)

    @Slot(int, float, QImage)
    def show_image(self, page: int, scale: float, image: QImage) -> None:
        """A picture that was wanted has come; one for a size that is no longer shown is dropped."""
        if self._asked.get(page) != scale:
            return
        del self._asked[page]
        self._images[page] = image
        self._images.move_to_end(page)
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        self.viewport().update(self._box(page))

    def go_to(self, page: int, height: float = 0.0) -> None:
        """Bring a place on a page, in points from its top, to the top of the view."""
        if 0 <= page < len(self._sizes):
            above = 0 if height else _GAP
            self.verticalScrollBar().setValue(round(self._tops()[page] + height * self._points() - above))

    @Slot()
    def zoom_in(self) -> None:
        """Show the pages larger."""
        self._set_zoom(next((step for step in ZOOM_STEPS if step > self._zoom), ZOOM_STEPS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self._set_zoom(next((step for step in reversed(ZOOM_STEPS) if step < self._zoom), ZOOM_STEPS[0]))

    @Slot()
    def fit_width(self) -> None:
        """Show the pages as wide as they fit."""
        self._set_zoom(1.0)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight, and ask for those that have no picture yet.

        They are asked for when the painting is over: if asking failed amid it, Qt would be left with a painter on a
        widget that may go, which it does not survive.
        """
        with QPainter(self.viewport()) as painter:
            self._paint(painter, event.rect())
        for page in self._in_sight():
            if page not in self._images:
                self._ask_for(page)

    def _paint(self, painter: QPainter, area: QRect) -> None:
        look = theme.current()
        painter.fillRect(area, look.colour("window"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._in_sight():
            box = self._box(page)
            painter.fillRect(box, Qt.GlobalColor.white)
            image = self._images.get(page)
            if image is not None:
                painter.drawImage(QRectF(box), image, QRectF(image.rect()))
            painter.setPen(look.colour("line_2"))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        if self.hasFocus():
            painter.setPen(look.colour("accent"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place in the text while the width changes."""
        bar = self.verticalScrollBar()
        part = bar.value() / max(1, bar.maximum())
        self._set_bars()
        bar.setValue(round(part * bar.maximum()))
        self._settling.start()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows by lines, Page Up and Page Down by screens, Home and End to the ends."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Down: bar.singleStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that its release comes here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell where a page was clicked."""
        place = self.place_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.clicked.emit(*place)

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in another theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for a page at a readable size."""
        return QSize(_WIDEST, 700)

    # Geometry, in logical pixels from the top of the first page's gap

    def place_at(self, at: QPoint) -> tuple[int, QPointF] | None:
        """The page under a place of the view, with the place on it in points."""
        for page in self._in_sight():
            box = self._box(page)
            if box.contains(at):
                return page, QPointF(at - box.topLeft()) / self._points()
        return None

    def spot(self, page: int, at: QPointF) -> QPoint:
        """The place of the view where a place on a page, in points, lies; outside the view where it is not in sight."""
        return self._box(page).topLeft() + (at * self._points()).toPoint()

    def _points(self) -> float:
        """Logical pixels for a point."""
        widest = max((size.width() for size in self._sizes), default=1.0)
        fitting = min(_WIDEST, self.viewport().width() - 2 * _GAP)
        return max(0.1, fitting / widest * self._zoom)

    def _tops(self) -> list[float]:
        heights = (size.height() * self._points() + _GAP for size in self._sizes)
        return list(accumulate(heights, initial=float(_GAP)))

    def _box(self, page: int) -> QRect:
        """Where the page lies in the view."""
        size = self._sizes[page] * self._points()
        across = max(_GAP, round((self.viewport().width() - size.width()) / 2)) - self.horizontalScrollBar().value()
        down = round(self._tops()[page]) - self.verticalScrollBar().value()
        return QRect(across, down, round(size.width()), round(size.height()))

    def _in_sight(self) -> list[int]:
        tops, top = self._tops(), self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return [page for page in range(len(self._sizes)) if tops[page + 1] - _GAP > top + 1 and tops[page] < bottom]

    def _set_bars(self) -> None:
        tops, view = self._tops(), self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, round(tops[-1]) - view.height()))
        down.setPageStep(max(1, view.height() - _GAP))
        down.setSingleStep(theme.current().line_height("document") * 2)
        widest = max((size.width() for size in self._sizes), default=0.0) * self._points()
        across.setRange(0, max(0, round(widest) + 2 * _GAP - view.width()))
        across.setPageStep(view.width())

    # Pictures

    def _ask_for(self, page: int) -> None:
        scale = self._points() * self.devicePixelRatioF()
        if self._asked.get(page) != scale and not self._settling.isActive():
            self._asked[page] = scale
            self.page_wanted.emit(page, scale)

    def _set_zoom(self, zoom: float) -> None:
        if zoom != self._zoom:
            height = (self.verticalScrollBar().value() - self._tops()[self._page]) / self._points()
            self._zoom = zoom
            self._set_bars()
            self.go_to(self._page, max(0.01, height))
            self._draw_anew()

    def _forget(self) -> None:
        self._images.clear()
        self._asked.clear()
        self.viewport().update()

    @Slot()
    def _draw_anew(self) -> None:
        """The size is settled: pictures of another size, which were stretched meanwhile, are asked for again."""
        scale = self._points() * self.devicePixelRatioF()
        width = {page: round(self._sizes[page].width() * scale) for page in self._images}
        stale = [page for page, image in self._images.items() if abs(image.width() - width[page]) > 1]
        self._asked.clear()
        for page in stale:
            if page in self._in_sight():
                self._ask_for(page)
            else:
                del self._images[page]
        self.viewport().update()

    @Slot()
    def _follow(self) -> None:
        """Say which page lies at the top."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = sum(top <= middle for top in self._tops()[1:-1])
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self.viewport().update()


def image_of(page: PageImage) -> QImage:
    """The picture of a page as Qt holds it."""
    row = page.width * 4
    return QImage(page.pixels, page.width, page.height, row, QImage.Format.Format_RGB32).copy()
