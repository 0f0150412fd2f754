"""The claim board, and what is one's own over all articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from checks.domain.claim import Priority, Status
from checks.domain.work import COLUMNS, WorkLine, board, my_work
from desktop import a11y
from desktop.panes.work_column import WorkColumn
from desktop.session import Session
from desktop.widgets.choosers import Dropdown
from desktop.widgets.header import PaneHeader

BOARD, MINE = "board", "mine"
HERE, EVERYWHERE = "here", "everywhere"
ALL, OWN, OVERDUE, PRESSING = "all", "own", "overdue", "pressing"


class WorkView(QWidget):
    """Columns by status, or by what is to do; read anew when it is shown and after each change."""

    opened = Signal(object)
    """This `WorkLine` is to be shown at the desk."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: tuple[WorkLine, ...] = ()
        self._shown_as = ""
        self.header = PaneHeader("Work")
        self.what = Dropdown({MINE: "My work", BOARD: "Board by status"})
        self.scope = Dropdown({EVERYWHERE: "All articles", HERE: "This article"})
        self.filter = Dropdown({ALL: "All claims", OWN: "Mine", OVERDUE: "Overdue", PRESSING: "Urgent and high"})
        for chooser, name in ((self.what, "What is shown"), (self.scope, "Articles"), (self.filter, "Claims")):
            a11y.name(chooser, name)
            chooser.currentIndexChanged.connect(self._show)
        self.columns: list[WorkColumn] = []
        self._splitter = QSplitter()
        a11y.name(self._splitter, "Columns of claims")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 0)
        row.setSpacing(8)
        for chooser in (self.what, self.scope, self.filter):
            row.addWidget(chooser)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(row)
        layout.addWidget(self._splitter, 1)
        self.setFocusProxy(self._splitter)
        session.changed.connect(self.read)
        session.desk_changed.connect(self.read)
        session.library_changed.connect(self.read)

    @Slot()
    def read(self) -> None:
        """Read the claims of all articles, where somebody looks."""
        if self.isVisible() and self._session.is_open:
            self._session.ask(lambda casebook: casebook.work(), self._take)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the claims when the view is looked at."""
        super().showEvent(event)
        self.read()

    def step(self, by: int) -> None:
        """Give the keyboard to the next column, or with -1 to the one before."""
        self._go(self._focused, by)

    def _take(self, lines: tuple[WorkLine, ...]) -> None:
        self._lines = lines
        self._show()

    @Slot()
    def _show(self) -> None:
        if not self._session.is_open:
            return
        groups = self._groups()
        if self._shown_as != self.what.currentData():
            self._shown_as = self.what.currentData()
            self._make_columns(tuple(groups))
        for column in self.columns:
            column.show_lines(groups[column.title])
        count = len({line.claim_id for group in groups.values() for line in group})
        self.header.set_fact("1 claim" if count == 1 else f"{count} claims")

    def _groups(self) -> Mapping[str, tuple[WorkLine, ...]]:
        today, me = datetime.now(UTC).astimezone().date(), self._session.me.id
        desk, wanted = self._session.desk, self.filter.currentData()
        here = desk.article.id if desk else None
        fits: Mapping[str, Callable[[WorkLine], bool]] = {
            ALL: lambda _: True,
            OWN: lambda line: line.owner_id == me,
            OVERDUE: lambda line: line.is_overdue(today),
            PRESSING: lambda line: line.priority in (Priority.URGENT, Priority.HIGH),
        }
        is_wide = self.scope.currentData() == EVERYWHERE
        lines = [line for line in self._lines if (is_wide or line.article_id == here) and fits[wanted](line)]
        return my_work(lines, me, today) if self.what.currentData() == MINE else board(lines)

    def _make_columns(self, titles: tuple[str, ...]) -> None:
        for column in self.columns:
            column.hide()
            column.setParent(None)
            column.deleteLater()
        self.columns = [WorkColumn(title) for title in titles]
        for column in self.columns:
            column.list.opened.connect(self.opened)
            column.list.aside.connect(lambda by, here=column: self._go(here, by))
            column.list.moved.connect(self._move)
            self._splitter.addWidget(column)
            a11y.name(self._splitter.handle(self._splitter.indexOf(column)), f"Border before {column.title}")

    @property
    def _focused(self) -> WorkColumn | None:
        return next((column for column in self.columns if column.list.hasFocus()), None)

    def _go(self, here: WorkColumn | None, by: int) -> None:
        """Go to the next column; from outside, to the first."""
        if self.columns:
            place = self.columns.index(here) + by if here in self.columns else 0
            self.columns[max(0, min(place, len(self.columns) - 1))].take_keyboard()

    @Slot(object, int)
    def _move(self, line: WorkLine, by: int) -> None:
        """Lead a claim to the status of the next column, as far as the workflow allows."""
        place = COLUMNS.index(line.status) + by
        if self.what.currentData() != BOARD or not 0 <= place < len(COLUMNS):
            return
        status: Status = COLUMNS[place]
        self._session.do(lambda casebook: casebook.claims.set_status(casebook.claims.get(line.claim_id), status))
