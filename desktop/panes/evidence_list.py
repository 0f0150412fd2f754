"""All records of the casebook: those of the chosen claim first, then the rest, with a search over everything."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from checks.domain.evidence import Stance
from checks.domain.record_line import RecordLine
from desktop import a11y
from desktop.delegates.evidence import ROW
from desktop.models.record_book import RecordBook
from desktop.models.record_filter import RecordFilter
from desktop.models.records import RecordsModel, Role
from desktop.panes.evidence_filter import filter_menu
from desktop.panes.evidence_rows import EvidenceRows
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label

_MOST_LINKED = 4
"""Rows of the claim's own records that show without scrolling."""


class EvidenceListPane(QWidget):
    """Choosing a row tells which record is meant; nothing is written here."""

    record_chosen = Signal(object)
    """The id of a record that a person went to."""
    new_requested = Signal()
    entered = Signal()
    """Enter was pressed on a record."""
    selected = Signal()
    """Other records are selected."""
    menu_requested = Signal(QPoint)
    """The menu of what is selected is wanted at this place of the screen."""
    delete_requested = Signal()
    """What is selected is to be deleted."""
    copy_requested = Signal()
    """What is selected is to be copied."""

    def __init__(self, book: RecordBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._current: UUID | None = None
        self._header = PaneHeader("Evidence")
        self._filter_button = self._header.add_button("ph.funnel-simple", "Filter Evidence")
        self._new_button = self._header.add_button("ph.plus", "New Evidence Record")
        self._search = QLineEdit()
        self._linked = EvidenceRows("Records linked to the claim", RecordsModel(book, self))
        self._rest = EvidenceRows("Other records", RecordsModel(book, self))
        self._linked_title = Label(role="caption", ink="ink_3", lines=1)
        self._rest_title = Label(role="caption", ink="ink_3", lines=1)
        self._nothing = Label(ink="ink_2")
        self._lay_out()
        self._connect()
        self.show_claim("", {})

    @property
    def filter(self) -> RecordFilter:
        """What is searched for."""
        return self._rest.records.filter

    @property
    def fact(self) -> str:
        """How many records show: "12 of 100,000 records"."""
        return self._header.fact

    @property
    def chosen(self) -> tuple[RecordLine, ...]:
        """The records that are selected, from top to bottom."""
        return tuple(record for view in self._views for record in view.chosen)

    @property
    def beside(self) -> UUID | None:
        """The record to go to when those that are selected go: the next one, else the one before."""
        gone = {record.id for record in self.chosen}
        ids = [view.records.record_at(row).id for view in self._views for row in range(view.records.rowCount())]
        last = max((at for at, each in enumerate(ids) if each in gone), default=-1)
        kept = [each for each in (*ids[last + 1 :], *reversed(ids[: max(last, 0)])) if each not in gone]
        return kept[0] if kept else None

    def show_claim(self, quote: str, linked: dict[UUID, Stance]) -> None:
        """Show first what is linked to a claim, and how; without a claim, all records are alike."""
        self._linked_title.setText(f"Linked to “{quote}”")
        self._rest_title.setText("Not linked to it")
        for view in self._views:
            view.records.show_linked(dict(linked))
        self._linked.records.restrict(only=linked)
        self._rest.records.restrict(without=linked)
        self._show()

    def show_record(self, record_id: UUID | None) -> None:
        """Make a record current without telling."""
        self._current = record_id
        for view in self._views:
            index = view.records.row_of(record_id)
            view.show_row(index)

    def choose_first(self) -> None:
        """Go to the first record."""
        first = next((view for view in self._views if view.records.rowCount()), None)
        if first is not None:
            self._go_to(first.records.index(0))

    def set_filter(self, wanted: RecordFilter) -> None:
        """Show what fits a filter."""
        if self._search.text() != wanted.words:
            with QSignalBlocker(self._search):  # else it would be looked for twice
                self._search.setText(wanted.words)
        for view in self._views:
            view.records.set_filter(wanted)
        self._show()

    def open_search(self) -> None:
        """Give the keyboard to the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search into the rows and from one list into the next; Esc clears the search first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self._search and event.key() == Qt.Key.Key_Escape and self.filter.is_active:
                self.set_filter(RecordFilter())
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                return self._step_over(watched, by=1 if event.key() == Qt.Key.Key_Down else -1)
        return super().eventFilter(watched, event)

    @property
    def _views(self) -> tuple[EvidenceRows, EvidenceRows]:
        return self._linked, self._rest

    def _step_over(self, watched: QObject, by: int) -> bool:
        """Cross from one part into the next, where `watched` has no further row; False where it has."""
        parts = [self._search, *(view for view in self._views if view.records.rowCount())]
        if watched not in parts or (isinstance(watched, EvidenceRows) and not watched.is_at_end(by)):
            return False
        place = parts.index(watched) + by
        if not 0 <= place < len(parts):
            return False
        part = parts[place]
        part.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(part, EvidenceRows):
            self._go_to(part.records.index(0 if by > 0 else part.records.rowCount() - 1))
        return True

    def _lay_out(self) -> None:
        self._search.setPlaceholderText("Search everything")
        a11y.name(self._search, "Search evidence", "Words of publisher, title, quotes, places, figures, notes")
        a11y.name(self, "Evidence")
        inset = QVBoxLayout()
        inset.setContentsMargins(12, 8, 12, 8)
        inset.addWidget(self._search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addLayout(inset)
        for title, view in ((self._linked_title, self._linked), (self._rest_title, self._rest)):
            layout.addLayout(_inset(title))
            layout.addWidget(view, int(view is self._rest))
        layout.addLayout(_inset(self._nothing))
        layout.addStretch()
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self._rest)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._find)
        self._search.installEventFilter(self)
        self._filter_button.clicked.connect(self._open_filter)
        self._new_button.clicked.connect(self.new_requested)
        self._book.changed.connect(self._show)
        for view in self._views:
            view.went_to.connect(self._choose)
            view.activated.connect(self.entered)
            view.selected.connect(self.selected)
            view.menu_requested.connect(self.menu_requested)
            view.delete_requested.connect(self.delete_requested)
            view.copy_requested.connect(self.copy_requested)
            view.installEventFilter(self)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        record: RecordLine | None = index.data(Role.RECORD)
        if record is not None:
            self._current = record.id
            for view in self._views:  # where a person went, Qt selects what the keys that are held say
                if view.records is not index.model():
                    view.show_row(QModelIndex())
            self.record_chosen.emit(record.id)

    def _go_to(self, index: QModelIndex) -> None:
        """Make a row current and tell."""
        record: RecordLine = index.data(Role.RECORD)
        self.show_record(record.id)
        self.record_chosen.emit(record.id)

    @Slot(str)
    def _find(self, words: str) -> None:
        self.set_filter(replace(self.filter, words=words))

    @Slot()
    def _open_filter(self) -> None:
        menu = filter_menu(self.filter, self._book.imports, self.set_filter, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._filter_button.mapToGlobal(QPoint(0, self._filter_button.height())))

    @Slot()
    def _show(self) -> None:
        """Bring titles and facts up to what is shown."""
        linked, rest = self._linked.records.rowCount(), self._rest.records.rowCount()
        self._linked.setVisible(bool(linked))
        self._linked_title.setVisible(bool(linked))
        self._rest.setVisible(bool(rest) or not linked)
        self._rest_title.setVisible(bool(linked and rest))
        self._linked.setFixedHeight(min(linked, _MOST_LINKED) * ROW)
        words = self._reason(linked + rest)
        self._nothing.setText(words)
        self._nothing.setVisible(bool(words))
        self._header.set_fact(self._say_fact(linked + rest))
        self.show_record(self._current)

    def _say_fact(self, shown: int) -> str:
        if not self._book.is_read:
            return ""
        count = self._book.count
        return f"{shown:,} of {count:,}" if self.filter.is_active else f"{count:,}"

    def _reason(self, shown: int) -> str:
        """Why nothing shows; empty where something does."""
        if shown:
            return ""
        if not self._book.is_read:
            return "Reading the records…"
        return "Nothing matches. Clear the filter (Esc)" if self._book.count else "No evidence yet. Press Ctrl+Shift+E."


def _inset(label: QWidget) -> QVBoxLayout:
    """Words that stand where the rows begin."""
    made = QVBoxLayout()
    made.setContentsMargins(12, 4, 12, 4)
    made.addWidget(label)
    return made
