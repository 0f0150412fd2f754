"""Dropping evidence onto a claim: in the article, in the list of claims, or on the inspector."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop import a11y, theme
from desktop.session import Session
from desktop.window.drops import DropSign
from desktop.window.goods import Goods

Finder = Callable[[QPoint], UUID | None]
"""The claim under a place of a widget, if there is one."""
_HEIGHT = 40
_QUOTED = 80


class ClaimDrops(QObject):
    """Says while something is dragged what dropping it here will do; beside all claims, it becomes an article."""

    def __init__(
        self,
        session: Session,
        window: QWidget,
        places: Mapping[QWidget, Finder],
        take: Callable[[Goods, UUID, QPoint], object],
        take_in: Callable[[QMimeData], None],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._places = dict(places)
        self._take = take
        self._take_in = take_in
        self.band = DropBand(window)
        for widget in self._places:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer a drag over one of the places; what was dragged out of the window itself is left alone."""
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.band.hide()
            return False
        if kind not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        drop = cast("QDropEvent", event)
        goods = Goods.of(drop.mimeData())
        if drop.source() is not None or not self._session.is_open or not (goods.count or goods.data):
            return False
        claim_id = self._claim_at(watched, drop.position().toPoint())
        if kind == QEvent.Type.Drop:
            self._drop(drop, goods, claim_id, cast("QWidget", watched))
        else:
            self._say(goods, claim_id)
            cast("QDragMoveEvent", event).setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        return True

    def _claim_at(self, watched: QObject, point: QPoint) -> UUID | None:
        find = self._places.get(cast("QWidget", watched))
        return find(point) if find and self._session.desk else None

    def _say(self, goods: Goods, claim_id: UUID | None) -> None:
        desk = self._session.desk
        claim = desk.claim(claim_id) if desk and claim_id else None
        if claim is None:
            self.band.offer(goods.offer)
            return
        quote = claim.quote if len(claim.quote) <= _QUOTED else claim.quote[:_QUOTED].rpartition(" ")[0] + " …"
        self.band.offer(f"Drop to link it to “{quote}”")

    def _drop(self, drop: QDropEvent, goods: Goods, claim_id: UUID | None, place: QWidget) -> None:
        self.band.hide()
        drop.setDropAction(Qt.DropAction.CopyAction)
        drop.accept()
        if claim_id is not None and goods.casebook is None:
            self._take(goods, claim_id, place.mapToGlobal(drop.position().toPoint()))
        else:
            self._take_in(drop.mimeData())


class DropBand(DropSign):
    """A line of words at the lower edge of the window: the claims stay in sight while something is dragged."""

    @property
    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return self._words if self.isVisible() else ""

    def offer(self, words: str) -> None:
        """Show these words."""
        if words != self._words or not self.isVisible():
            a11y.name(self, words)
            a11y.announce(self, words)
        self._words = words
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(QRect(0, window.height() - _HEIGHT, window.width(), _HEIGHT))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the ground, a line above it and the words."""
        colours, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), colours.colour("paper"))
        painter.fillRect(0, 0, self.width(), colours.size("focus_ring"), colours.colour("accent"))
        painter.setFont(colours.font("strong"))
        painter.setPen(colours.colour("ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
