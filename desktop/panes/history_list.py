"""The rows of a claim's history, with what each changed and the way back to it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from checks.domain.change import Change
from checks.domain.desk import Desk
from desktop import a11y, theme
from desktop.panes.clock_words import say_when
from desktop.panes.history_words import ChangeKind, action_words, difference, kind_of, person_words
from desktop.widgets.choosers import DropList
from desktop.widgets.label import Label

LONG = 12
"""Rows from which on there is a filter."""
_MOST_LINES = 10
_PADDING = 11
"""Pixels on both sides of a cell: those of the style sheet, and those that Qt keeps for the focus."""
_CHANGE = Qt.ItemDataRole.UserRole
_NOW = "The claim stands like this now."


class HistoryList(QWidget):
    """Time, person, action; below the rows what the current one changed, in words."""

    revert_requested = Signal(object)
    """A person wants to go back to how the claim stood after this `Change`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[Change, ...] = ()
        self._desk: Desk | None = None
        self._claim_id = self._me = UUID(int=0)
        self._filter = KindFilter()
        self._filter.activated.connect(self._fill)
        self._rows = _make_tree()
        self._rows.currentItemChanged.connect(self._tell)
        self._rows.customContextMenuRequested.connect(self._open_menu)
        self._difference = Label(role="meta", ink="ink_2", lines=_MOST_LINES)
        self._difference.setObjectName("difference")
        self._back = QPushButton("Revert to Here…")
        self._back.setProperty("link", True)
        self._back.clicked.connect(self._ask)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 10)
        layout.setSpacing(6)
        layout.addWidget(self._filter)
        layout.addWidget(self._rows, 1)
        layout.addWidget(self._difference)
        layout.addLayout(foot)

    def show_changes(self, changes: tuple[Change, ...], desk: Desk, claim_id: UUID, me: UUID) -> None:
        """Show the history of a claim, given oldest first, as the person `me` reads it."""
        if claim_id != self._claim_id:
            self._filter.setCurrentIndex(0)
        self._changes, self._desk, self._claim_id, self._me = changes, desk, claim_id, me
        self._filter.setVisible(len(changes) > LONG)
        self._fill()

    @property
    def current(self) -> Change | None:
        """The change of the current row."""
        item = self._rows.currentItem()
        change: Change | None = item.data(0, _CHANGE) if item is not None else None
        return change

    @Slot()
    def _fill(self) -> None:
        desk, kept = self._desk, self.current
        self._rows.clear()
        if desk is None:
            return
        wanted, again = self._filter.kind, None
        for change in reversed(self._changes):
            if wanted in (None, kind_of(change, self._claim_id)):
                item = self._row(change, desk)
                self._rows.addTopLevelItem(item)
                again = item if again is None or (kept and change.id == kept.id) else again
        if again is not None:
            self._rows.setCurrentItem(again)
        self._tell()

    def _row(self, change: Change, desk: Desk) -> QTreeWidgetItem:
        when = say_when(change.at) if change.at else ""
        item = QTreeWidgetItem([when, person_words(change, desk, self._me), action_words(change)])
        item.setData(0, _CHANGE, change)
        for column in range(3):
            width = self.fontMetrics().horizontalAdvance(item.text(column)) + 2 * _PADDING
            item.setSizeHint(column, QSize(width, theme.current().size("hit_min")))
        return item

    @Slot()
    def _tell(self) -> None:
        """Say what the current row changed, and whether there is a way back to it."""
        change, desk = self.current, self._desk
        words = difference(change, desk, self._claim_id) if change and desk else ""
        self._difference.setText(words)
        self._rows.setAccessibleDescription(words or "Time, person, action; the newest first.")
        is_now = change is None or change is self._changes[-1]
        self._back.setEnabled(not is_now)
        self._back.setToolTip(_NOW if is_now else "Bring the claim back to how it stood after this step")

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Revert to Here…", self._ask).setEnabled(self._back.isEnabled())
        menu.popup(self._rows.viewport().mapToGlobal(place))

    @Slot()
    def _ask(self) -> None:
        if self.current is not None:
            self.revert_requested.emit(self.current)


class KindFilter(DropList):
    """All changes, or those of one kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = (None, *ChangeKind)
        self.addItems(["All changes", *(kind.value for kind in ChangeKind)])
        a11y.name(self, "Kind of change")
        self.hide()

    @property
    def kind(self) -> ChangeKind | None:
        """The kind that is wanted; None for all."""
        kind: ChangeKind | None = self._kinds[max(self.currentIndex(), 0)]
        return kind


def _make_tree() -> QTreeWidget:
    made = QTreeWidget()
    a11y.name(made, "History")
    made.setColumnCount(3)
    made.setHeaderHidden(True)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.viewport().setAutoFillBackground(False)
    made.setIndentation(0)
    made.setProperty("rows", True)
    made.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.header().setStretchLastSection(True)
    return made
