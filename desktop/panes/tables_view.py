"""The tables of a casebook: toll series and comparators, listed, with the chosen one beside the list."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QListView, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.tables import TollSeries
from checks.domain.ties import Table
from checks.errors import ChecksError
from desktop import a11y, theme
from desktop.models.table_list import TableList
from desktop.panes.table_sheet import TableSheet
from desktop.session import Session
from desktop.widgets.header import PaneHeader
from desktop.widgets.state_page import StatePage

_LIST = 300
"""Pixels of the list, at first."""
_EMPTY = "No tables yet. Make one with Add, or bring one in from a CSV file."


class TablesView(QWidget):
    """Reads the tables when it is first shown, and follows every change from then on."""

    new_toll_requested = Signal()
    new_comparators_requested = Signal()
    import_requested = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._where = ""
        self._wanted: UUID | None = None
        self._wanted_kind: type[Table] | None = None
        self.model = TableList(self)
        self.sheet = TableSheet(session)
        self.header = PaneHeader("Tables")
        self.list = _make_list(self.model)
        self._state = StatePage(indent=theme.current().space("l"))
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @property
    def state(self) -> str:
        """What is said in place of the tables; empty while there are some."""
        return self._state.text if self._stack.currentWidget() is self._state else ""

    @property
    def chosen(self) -> Table | None:
        """The table that is shown."""
        return (
            self.model.table(self.list.currentIndex().data(Qt.ItemDataRole.UserRole).id) if self._has_choice else None
        )

    def choose(self, table_id: UUID) -> None:
        """Show a table; one that is still being read or written, as soon as it is there."""
        index = self.model.index_of(table_id)
        if index.isValid():
            self._wanted = None
            self.list.setCurrentIndex(index)
        else:
            self._wanted = table_id

    def choose_kind(self, kind: type[Table]) -> None:
        """Show the first table of a kind, unless one of it shows; while they are read, as soon as they are there."""
        first = next((table for table in self.model.tables if isinstance(table, kind)), None)
        if not self.model.tables:
            self._wanted_kind = kind
        elif first is not None and not isinstance(self.chosen, kind):
            self.choose(first.id)

    def show_claim(self, claim: Claim | None) -> None:
        """Mark the rows that are the case of the chosen claim."""
        self.sheet.show_claim(claim)

    def step(self, by: int) -> None:
        """Give the keyboard to the next pane, or with -1 to the one before."""
        stops = [self.list, *self.sheet.stops()] if self._has_choice else [self.list]
        focus = QApplication.focusWidget()
        at = next(
            (n for n, stop in enumerate(stops) if focus is not None and (stop is focus or stop.isAncestorOf(focus))),
            -by,
        )
        stops[(at + by) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the tables when they are first looked at."""
        super().showEvent(event)
        self._read()

    # Building

    @property
    def _has_choice(self) -> bool:
        return self.list.currentIndex().isValid()

    def _build(self) -> None:
        self._new = self.header.add_button("ph.plus", "Add")
        side = QWidget()
        side.setProperty("ground", "pane")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.list, 1)
        self._stack.addWidget(self._state)
        self._stack.addWidget(self.sheet)
        self.sheet.setProperty("ground", "paper")
        self.sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        a11y.name(splitter, "List of tables and the chosen table")
        splitter.addWidget(side)
        splitter.addWidget(self._stack)
        splitter.setSizes([_LIST, 1140])
        splitter.setStretchFactor(1, 1)
        handle = splitter.handle(1)
        a11y.name(handle, "Border before the chosen table")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(splitter)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._session.changed.connect(self._follow)
        self._session.library_changed.connect(self._follow_casebook)
        self.list.selectionModel().currentChanged.connect(self._show_chosen)
        self.sheet.edited.connect(self._write)
        self._new.clicked.connect(self._open_menu)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, wish in (
            ("New Toll Series…", self.new_toll_requested),
            ("New Comparator Table…", self.new_comparators_requested),
            ("Import CSV…", self.import_requested),
        ):
            menu.addAction(words).triggered.connect(wish)
        menu.popup(self._new.mapToGlobal(QPoint(0, self._new.height())))

    # What follows from what

    def _read(self) -> None:
        if not self._session.is_open or self._session.where == self._where:
            return
        self._where = self._session.where
        self._say("Reading the tables…")
        self._session.ask(_all_tables, self._show, self._fail)

    def _show(self, tables: tuple[Table, ...]) -> None:
        self.model.show(tables)
        self._settle(self._wanted)
        if self._wanted_kind is not None:
            self.choose_kind(self._wanted_kind)
            self._wanted_kind = None

    def _fail(self, error: ChecksError) -> None:
        self._where = ""
        self._say(f"The tables could not be read: {error}", is_failure=True)

    @Slot()
    def _follow_casebook(self) -> None:
        """Another casebook has other tables."""
        if self._where and self._session.where != self._where:
            self._where = ""
            self.model.show(())
            self._settle(None)
            if self.isVisible():
                self._read()

    @Slot(object)
    def _follow(self, change: Change) -> None:
        kept = self._wanted or (self.sheet.table.id if self.sheet.table else None)
        if self._where and self.model.take_in(change):
            self._settle(kept)

    def _settle(self, wanted: UUID | None) -> None:
        """Choose the wanted table, or the first one, and say so where there is none."""
        self.header.set_fact(str(len(self.model.tables)) if self.model.tables else "")
        index = self.model.index_of(wanted)
        if not index.isValid() and self.model.tables:
            index = self.model.index_of(next(iter(self.model.tables)).id)
        if wanted == self._wanted:
            self._wanted = None
        self.list.setCurrentIndex(index)
        self._show_chosen(index)
        if not index.isValid():
            self._say(_EMPTY)

    @Slot(QModelIndex)
    def _show_chosen(self, index: QModelIndex) -> None:
        table: Table | None = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if table is None:
            self.sheet.show_table(None, is_other=True)
            return
        before = self.sheet.table
        self._stack.setCurrentWidget(self.sheet)
        self.sheet.show_table(table, is_other=before is None or before.id != table.id)

    def _say(self, sentence: str, *, is_failure: bool = False) -> None:
        self._state.say(sentence, is_failure=is_failure)
        self._stack.setCurrentWidget(self._state)

    @Slot(object)
    def _write(self, table: Table) -> None:
        """Write what was typed; until it is written the sheet shows it, so that typing can go on."""
        self.sheet.show_table(table, is_other=False)
        self._session.do(lambda casebook: shelve(casebook, table))


def shelve(casebook: Casebook, table: Table) -> Change:
    """Write a table over the stored one."""
    return casebook.tolls.edit(table) if isinstance(table, TollSeries) else casebook.comparators.edit(table)


def _all_tables(casebook: Casebook) -> tuple[Table, ...]:
    return (*casebook.tolls.all(), *casebook.comparators.all())


def _make_list(model: TableList) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setProperty("pages", True)
    view.setMouseTracking(True)
    view.setIconSize(QSize(15, 15))
    view.setSpacing(1)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    a11y.name(view, "Tables")
    return view
