"""A search over all records with the list of what it finds: the part that dialogs share in which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from checks.domain.record_line import RecordLine
from desktop import a11y
from desktop.delegates.record import RecordDelegate
from desktop.models.record_book import RecordBook
from desktop.models.records import RecordsModel, Role
from desktop.widgets.label import Label


class RecordSearch(QWidget):
    """Typing searches, Up and Down go through what is found."""

    def __init__(self, book: RecordBook, *, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._sentence = nothing
        self.model = RecordsModel(book, self, is_choice=True)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search publisher, title, words, figures")
        a11y.name(self._search, "Search records", "Down goes to the list.")
        self._list = self._make_list()
        self._nothing = Label(ink="ink_3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._search, self._list, self._nothing):
            column.addWidget(widget)
        self._search.textChanged.connect(self._find)
        self._search.installEventFilter(self)
        self.setFocusProxy(self._search)
        book.changed.connect(self._show)
        book.want()
        self._find("")

    @property
    def chosen(self) -> RecordLine | None:
        """The record that is current."""
        found: RecordLine | None = self._list.currentIndex().data(Role.RECORD)
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the search field go through the list."""
        if watched is self._search and isinstance(event, QKeyEvent) and _goes_through_list(event):
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(RecordDelegate(view))
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setMinimumHeight(220)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.selectionModel().currentChanged.connect(self._select)
        a11y.name(view, "Records")
        return view

    @Slot(QModelIndex)
    def _select(self, current: QModelIndex) -> None:
        """Show what is chosen: Tab into the list makes its first row current, and Qt would leave it unselected."""
        if current.isValid():
            self._list.selectionModel().select(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @Slot(str)
    def _find(self, words: str) -> None:
        self.model.search(words)
        first = self.model.first_free() if words else QModelIndex()
        self._list.setCurrentIndex(first)
        self._show()

    @Slot()
    def _show(self) -> None:
        """Show the records, or say why there are none."""
        is_empty = not self.model.rowCount()
        self._nothing.setText(self._reason())
        self._nothing.setVisible(is_empty)
        self._list.setHidden(is_empty)

    def _reason(self) -> str:
        if not self._book.is_read:
            return "Reading the records…"
        return self._sentence if self._book.count else "There are no records yet. Make a new one."


def _goes_through_list(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
