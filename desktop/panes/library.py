"""The library: the casebook's name, its articles, and the claims that wait for somebody."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop import a11y
from desktop.delegates.library import LibraryDelegate
from desktop.models.library import LibraryModel, Role, Row, RowKind, rows_of
from desktop.session import Session
from desktop.widgets.header import PaneHeader


class LibraryPane(QWidget):
    """Choosing an article or a queue emits a wish; the window fulfils it."""

    article_requested = Signal(object)
    """The id of an article."""
    queue_requested = Signal(object)
    """A `Queue`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._header = PaneHeader()
        self._menu_button = self._header.add_button("ph.caret-down", "Casebook menu")
        self._model = LibraryModel(self)
        self._list = _List()
        self._list.setModel(self._model)
        self._list.setItemDelegate(LibraryDelegate(self._list))
        a11y.name(self._list, "Articles and queues")
        a11y.name(self, "Library")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._list, 1)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self._list)
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        session.library_changed.connect(self._show)
        session.desk_changed.connect(self._show)
        session.changed.connect(self._show)
        self._show()

    def set_menu(self, menu: QMenu) -> None:
        """Put the casebook's menu behind the arrow."""
        self._menu_button.setMenu(menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    @Slot()
    def _show(self) -> None:
        session = self._session
        self._header.set_title(session.casebook_name or "No casebook")
        current = session.desk.article.id if session.desk else None
        self._model.show_rows(rows_of(session.library, session.desk, session.me if session.is_open else None), current)
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.row_of(current))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row: Row = index.data(Role.ROW)
        if row.kind == RowKind.ARTICLE:
            self.article_requested.emit(row.article_id)
        elif row.kind == RowKind.QUEUE:
            self.queue_requested.emit(row.queue)


class _List(QListView):
    """A list on the window's ground whose rows are measured anew when its width changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setProperty("ground", "window")

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any layout."""
        return QSize(80, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the titles anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
