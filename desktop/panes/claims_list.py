"""The list of claims itself: one is current, an edited row is painted anew without measuring all others again."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop import a11y, theme
from desktop.delegates.claims import ClaimsDelegate
from desktop.models.claims import ClaimsModel, Role

_Index = QModelIndex | QPersistentModelIndex


class ClaimsList(QListView):
    """Rows of claims under the headings of their sentences."""

    claim_chosen = Signal(object)
    """The id of the claim that a person went to."""

    def __init__(self, model: ClaimsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claims = model
        self._is_told = False
        self._delegate = ClaimsDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(theme.current().size("row_claim_one"))
        a11y.name(self, "Claims")
        self._paint_ground()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any layout."""
        return QSize(120, 80)

    @property
    def is_dense(self) -> bool:
        """Does each claim have one line instead of two?"""
        return self._delegate.is_dense

    def set_dense(self, dense: bool) -> None:
        """Show each claim in one line, or in two; the current claim stays in view."""
        self._delegate.is_dense = dense
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())

    @property
    def current_claim(self) -> UUID | None:
        """The id of the current claim."""
        found: UUID | None = self.currentIndex().data(Role.CLAIM_ID)
        return found

    def show_claim(self, claim_id: UUID | None) -> None:
        """Make a claim current and bring it into view, without telling."""
        index = self._claims.index_of(claim_id)
        self._is_told = True
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._bring_into_view(index)
        else:
            self.selectionModel().clear()
        self._is_told = False

    # Qt

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which claim a person went to."""
        super().currentChanged(current, previous)
        claim_id = current.data(Role.CLAIM_ID) if current.isValid() else None
        if claim_id is not None and not self._is_told:
            self.claim_chosen.emit(claim_id)

    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        """Qt goes to a neighbour when the current row is taken away; that is not a person's choice."""
        self._is_told = True
        super().rowsAboutToBeRemoved(parent, start, end)
        self._is_told = False

    def dataChanged(self, top: _Index, bottom: _Index, roles: Sequence[int] = ()) -> None:
        """Paint rows anew. QListView would measure every row again, but the heights of rows never change with data."""
        QAbstractItemView.dataChanged(self, top, bottom, roles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters belong to the window's actions, not to a search by first letters."""
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let rows be as wide as the list; a current row that was in view stays in view."""
        current = self.currentIndex()
        was_in_view = 0 <= self.visualRect(current).top() < event.oldSize().height()
        super().resizeEvent(event)
        if was_in_view:
            self.scrollTo(current)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is the height known: bring the current claim into view."""
        super().showEvent(event)
        self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_ground()

    def _bring_into_view(self, index: QModelIndex) -> None:
        """A row near by is brought to the edge, one far away to the middle."""
        rect, view = self.visualRect(index), self.viewport().rect()
        is_far = rect.bottom() < -view.height() or rect.top() > 2 * view.height()
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(index, hint.PositionAtCenter if is_far else hint.EnsureVisible)

    def _paint_ground(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.current().colour("pane"))
        if palette != self.palette():
            self.setPalette(palette)
