"""The library: the casebook's name, its articles, and the claims that wait for somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from checks.domain.change import Change
from checks.domain.tables import ComparatorTable, TollSeries
from desktop import a11y, assets
from desktop.delegates.library import LibraryDelegate
from desktop.models.library import Holdings, LibraryModel, Order, Role, Row, RowKind, View, rows_of
from desktop.panes.library_list import LibraryList
from desktop.session import Session
from desktop.widgets.header import PaneHeader
from desktop.widgets.icon_button import IconButton

SEARCH_FROM = 12
"""How many articles it takes until the field to search them stands there unasked."""

_TABLES = {RowKind.TOLLS: TollSeries, RowKind.TABLES: ComparatorTable}


class LibraryPane(QWidget):
    """Choosing an article, a queue, or what is to be done to an article emits a wish; the window fulfils it."""

    article_requested = Signal(object)
    """The id of an article to be put on the desk."""
    queue_requested = Signal(object)
    """A `Queue`."""
    evidence_requested = Signal()
    """The evidence of the casebook is to be shown."""
    tables_requested = Signal(object)
    """Tables of this kind are to be shown: `TollSeries` or `ComparatorTable`."""
    details_requested = Signal(object)
    """The id of an article whose details are to be corrected."""
    archive_requested = Signal(object)
    """The id of an article to be put away, or brought back where it is."""
    delete_requested = Signal(object)
    """The id of an article."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view = View()
        self._holdings = Holdings()
        self._counted = ""
        """The casebook whose tables are counted."""
        self._header = PaneHeader()
        self._menu_button = self._header.add_button("ph.caret-down", "Casebook menu")
        self._finder = QWidget()
        self._search = QLineEdit()
        self._sort_button = IconButton("ph.sort-ascending", "Sort articles")
        self._model = LibraryModel(self)
        self._list = LibraryList()
        self._list.setModel(self._model)
        self._list.setItemDelegate(LibraryDelegate(self._list))
        self._lay_out()
        self._connect()
        self._follow_casebook()

    def set_menu(self, menu: QMenu) -> None:
        """Put the casebook's menu behind the arrow."""
        self._menu_button.setMenu(menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def set_sort_actions(self, actions: list[QAction]) -> None:
        """Put the ways to sort behind the sort button."""
        menu = QMenu("Sort articles", self)
        menu.addActions(actions)
        self._sort_button.setMenu(menu)
        self._sort_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def show_evidence(self, count: int) -> None:
        """Say how many evidence records the casebook has."""
        self._hold(replace(self._holdings, evidence=count))

    def sort(self, order: Order) -> None:
        """Show the articles in another order."""
        self._change(replace(self._view, order=order))

    def open_search(self) -> None:
        """Give the keyboard to the field that searches the articles."""
        self._finder.show()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _lay_out(self) -> None:
        self._search.setPlaceholderText("Find an article")
        a11y.name(self._search, "Find an article", "Words of the title, the publisher or the owner")
        a11y.name(self._list, "Articles and queues")
        a11y.name(self, "Library")
        inset = QHBoxLayout(self._finder)
        inset.setContentsMargins(10, 8, 8, 0)
        inset.setSpacing(4)
        inset.addWidget(self._search)
        inset.addWidget(self._sort_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._finder)
        layout.addWidget(self._list, 1)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self._list)

    def _connect(self) -> None:
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        self._list.menu_requested.connect(self._open_menu)
        self._list.delete_requested.connect(self._delete)
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._choose_first)
        for key, act in ((Qt.Key.Key_Escape, self._leave_search), (Qt.Key.Key_Down, self._enter_list)):
            shortcut = QShortcut(QKeySequence(key), self._search)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        session = self._session
        session.library_changed.connect(self._follow_casebook)
        session.changed.connect(self._follow)
        session.desk_changed.connect(self._show)
        session.busy_changed.connect(self._show)

    def _change(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self._show()

    @Slot()
    def _follow_casebook(self) -> None:
        """The list of articles changed; another casebook has other tables as well."""
        self._show()
        if self._session.is_open and self._session.where != self._counted:
            self._counted = self._session.where
            self._count_tables()

    @Slot(object)
    def _follow(self, change: Change) -> None:
        """There may be more tables now, or fewer."""
        if any(isinstance(record, TollSeries | ComparatorTable) for record in (*change.added, *change.removed)):
            self._count_tables()

    def _count_tables(self) -> None:
        self._session.ask(
            lambda casebook: (len(casebook.tolls.all()), len(casebook.comparators.all())),
            lambda counts: self._hold(replace(self._holdings, tolls=counts[0], tables=counts[1])),
        )

    def _hold(self, holdings: Holdings) -> None:
        if holdings != self._holdings:
            self._holdings = holdings
            self._show()

    @Slot()
    def _show(self) -> None:
        session = self._session
        self._header.set_title(session.casebook_name or ("Opening…" if session.busy else "No casebook"))
        needs_search = len(session.library) >= SEARCH_FROM or bool(self._view.words) or self._search.hasFocus()
        self._finder.setVisible(needs_search)
        chosen: Row | None = self._list.currentIndex().data(Role.ROW)
        desk_id = session.desk.article.id if session.desk else None
        today = date.today()  # noqa: DTZ011 - the person's own day
        rows = rows_of(session.library, session.me, self._view, today, self._holdings) if session.is_open else ()
        self._model.show_rows(rows, desk_id)
        if not self._list.currentIndex().isValid():
            kept = self._model.place_of(chosen.identity) if chosen else QModelIndex()
            self._list.setCurrentIndex(kept if kept.isValid() else self._model.row_of(desk_id))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row: Row = index.data(Role.ROW)
        if row.kind == RowKind.ARTICLE:
            self.article_requested.emit(row.article_id)
        elif row.kind == RowKind.QUEUE:
            self.queue_requested.emit(row.queue)
        elif row.kind == RowKind.EVIDENCE:
            self.evidence_requested.emit()
        elif row.kind in _TABLES:
            self.tables_requested.emit(_TABLES[row.kind])
        elif row.kind == RowKind.ARCHIVE:
            self._change(replace(self._view, shows_archived=not self._view.shows_archived))

    @Slot(str)
    def _find(self, words: str) -> None:
        self._change(replace(self._view, words=words.strip()))

    @Slot()
    def _choose_first(self) -> None:
        """Enter in the search opens what is found first."""
        first = next((index for index in self._indexes() if index.data(Role.ROW).kind == RowKind.ARTICLE), None)
        if first is not None:
            self._choose(first)

    @Slot()
    def _leave_search(self) -> None:
        self._search.clear()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    @Slot()
    def _enter_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._list.currentIndex().isValid():
            enabled = Qt.ItemFlag.ItemIsEnabled
            first = next((index for index in self._indexes() if index.flags() & enabled), QModelIndex())
            self._list.setCurrentIndex(first)

    def _indexes(self) -> list[QModelIndex]:
        return [self._model.index(place) for place in range(self._model.rowCount())]

    @Slot(QModelIndex)
    def _delete(self, index: QModelIndex) -> None:
        row: Row = index.data(Role.ROW)
        if row.kind == RowKind.ARTICLE:
            self.delete_requested.emit(row.article_id)

    @Slot(QModelIndex, QPoint)
    def _open_menu(self, index: QModelIndex, place: QPoint) -> None:
        row: Row = index.data(Role.ROW)
        if row.kind == RowKind.ARTICLE and row.article_id is not None:
            menu = self._menu_of(row.article_id, is_archived=row.is_archived)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _menu_of(self, article_id: UUID, *, is_archived: bool) -> QMenu:
        """What can be done to an article, whether it lies on the desk or not."""
        menu = QMenu("Article", self)
        away = "Bring Back Article" if is_archived else "Archive Article"
        for icon, words, wish in (
            ("ph.article", "Open Article", self.article_requested),
            ("ph.pencil-simple", "Article Details…", self.details_requested),
            ("ph.archive-box", away, self.archive_requested),
            ("ph.trash-simple", "Delete Article", self.delete_requested),
        ):
            menu.addAction(assets.icon(icon), words, _telling(wish.emit, article_id))
        menu.actions()[-1].setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        return menu


def _telling(tell: Callable[[UUID], None], article_id: UUID) -> Callable[[], None]:
    return lambda: tell(article_id)
