"""Dropping articles anywhere on the window, with words that say beforehand what will happen."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop import a11y, theme
from desktop.session import Session
from desktop.window.goods import Goods, Keep

_INSET = 8
_VEIL = 0.94
"""Opacity: the window shows through, and the words can be read."""


class DropTarget(QObject):
    """Lets a window take what `Goods` can make articles or a casebook of, or, over the evidence, records."""

    def __init__(
        self,
        session: Session,
        window: QWidget,
        take_in: Callable[[QMimeData, Keep | None], None],
        keeper: Callable[[], Keep | None] = lambda: None,
    ) -> None:
        """`keeper` gives who keeps things as evidence, while the window shows evidence."""
        super().__init__(window)
        self._keeper = keeper
        self._session = session
        self._window = window
        self._take_in = take_in
        self._veil = DropVeil(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer a drag that enters, leaves, or drops something on the window."""
        kind = event.type()
        if watched is not self._window:
            return False
        if kind == QEvent.Type.DragEnter:
            self._enter(cast("QDragEnterEvent", event))
        elif kind == QEvent.Type.Drop:
            self._drop(cast("QDropEvent", event))
        elif kind == QEvent.Type.DragLeave:
            self._veil.hide()
        return kind in (QEvent.Type.DragEnter, QEvent.Type.Drop)

    def _enter(self, event: QDragEnterEvent) -> None:
        """Words dragged out of the article itself are no new article."""
        goods = Goods.of(event.mimeData())
        can_be_taken = (goods.casebook or goods.bundle) is not None or (
            self._session.is_open and bool(goods.count or goods.data)
        )
        if event.source() is None and can_be_taken:
            event.acceptProposedAction()
            self._veil.offer(goods.offer_as_evidence if self._keeper() else goods.offer)
        else:
            event.ignore()

    def _drop(self, event: QDropEvent) -> None:
        self._veil.hide()
        event.acceptProposedAction()
        self._take_in(event.mimeData(), self._keeper())


class DropSign(QWidget):
    """Says over a window what dropping will do. It takes neither mouse nor keyboard, and is hidden at first."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()


class DropVeil(DropSign):
    """Lies over the whole window while something is dragged over it, and says what dropping it will do."""

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def offer(self, words: str) -> None:
        """Show these words over the window."""
        self._words = words
        a11y.name(self, words)
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.raise_()
        self.show()
        a11y.announce(self, words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the window pale, a dashed outline and the words."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colours.colour("paper", _VEIL))
        pen = QPen(colours.colour("accent"), colours.size("focus_ring") * colours.line_factor, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        corner = colours.radius("popup")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET), corner, corner)
        painter.setFont(colours.font("page_title"))
        painter.setPen(colours.colour("ink"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(40, 40, -40, -40), flags, self._words)
