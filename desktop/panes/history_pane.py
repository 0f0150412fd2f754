"""The history of the casebook: who did what when, searched, told field by field, and proven to be whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from checks.domain.chain import HistoryCheck
from checks.domain.change import Change
from checks.domain.difference import Difference
from checks.domain.history_filter import HistoryFilter
from checks.domain.person import Person
from desktop import a11y
from desktop.models.import_rows import Cells
from desktop.panes.clock_words import say_when
from desktop.panes.history_bar import HistoryBar
from desktop.panes.history_differences import HistoryDifferences
from desktop.panes.history_words import action_words
from desktop.session import Session
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label
from desktop.widgets.scrolling import scrolling
from desktop.widgets.text_table import TextTable

if TYPE_CHECKING:
    from checks.casebook import Casebook

PORTION = 200
"""Changes that are read at a time."""
_HEADERS = ("When", "Who", "What", "Reason")
_NOTHING = "Nothing matches. Choose other conditions."
_CHECKING = "Checking that no step was altered…"
_MOST_BREAKS = 5


@dataclass(frozen=True)
class Found:
    """A part of the history, as it was read."""

    changes: tuple[Change, ...]
    total: int
    people: tuple[Person, ...]


def read_history(casebook: Casebook, wanted: HistoryFilter, skipped: int) -> Found:
    """On the casebook's thread: the next changes that are wanted, newest first."""
    history = casebook.history
    changes = history.find(wanted, limit=PORTION, skipped=skipped)
    return Found(changes, history.count(wanted), casebook.people.all())


class HistoryPane(QWidget):
    """Reads in portions, and tells what is to be restored; it writes nothing."""

    restore_requested = Signal(object, object)
    """The ids of a record and of the change after which it was as it is wanted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._changes: tuple[Change, ...] = ()
        self._people: dict[UUID, str] = {}
        self._asked = 0
        """How often was asked: an answer to an earlier question is dropped."""
        self.bar = HistoryBar()
        self._seal_icon = IconLabel("ph.shield-check")
        self._seal = Label(_CHECKING, role="meta", ink="ink_2")
        self._seal.setObjectName("seal")
        self._fact = Label(role="meta", ink="ink_3", lines=1)
        self._cells = Cells(_HEADERS, has_numbers=False)
        self.table = TextTable(self._cells, "Changes", (116, 130, 230, 0))
        self.differences = HistoryDifferences()
        self._older = QPushButton("Show Older")
        self._older.setAutoDefault(False)
        self._lay_out()
        self._connect()
        article = session.desk.article.id if session.desk else None
        self.bar.show_article(article)
        self.search()
        self.check()

    @property
    def fact(self) -> str:
        """How many changes there are, and how many of them show."""
        return self._fact.text()

    @property
    def seal(self) -> str:
        """What is said of the chain over the history."""
        return self._seal.text()

    @property
    def current(self) -> Change | None:
        """The change that is told field by field; None while other ones are being read."""
        rows = self.table.chosen_rows
        return self._changes[rows[0]] if len(rows) == 1 and rows[0] < len(self._changes) else None

    @Slot()
    def search(self) -> None:
        """Read what is wanted from its newest change on."""
        self._changes = ()
        self._read()

    @Slot()
    def check(self) -> None:
        """Read the whole history again, and say whether every step is what it was."""
        self._session.ask(lambda casebook: casebook.history.verify(), self.show_check, label="Checking the history")

    @Slot()
    def _read(self) -> None:
        self._asked += 1
        asked, skipped = self._asked, len(self._changes)
        wanted = self.bar.wanted(datetime.now(UTC).date())

        def show(found: Found) -> None:
            if isValid(self) and asked == self._asked:
                self._show(found)

        self._fact.setText("Reading…")
        self._session.ask(lambda casebook: read_history(casebook, wanted, skipped), show)

    def _show(self, found: Found) -> None:
        me = self._session.me.id
        if not self._people:
            self.bar.show_people(found.people, me)
        self._people = {person.id: person.name for person in found.people} | {me: "You"}
        kept = self.table.chosen_rows
        self._changes = (*self._changes, *found.changes)
        self._cells.show_rows([self._cells_of(each) for each in self._changes])
        shown = len(self._changes)
        count = f"{found.total:,} change{'' if found.total == 1 else 's'}"
        more = f", the newest {shown:,} show" if shown < found.total else ""
        self._fact.setText(count + more if found.total else _NOTHING)
        self._older.setVisible(shown < found.total)
        if self._changes:
            self.table.selectRow(kept[0] if kept and kept[0] < shown else 0)
        else:
            self.differences.show_differences(())

    def _cells_of(self, change: Change) -> tuple[str, str, str, str]:
        who = self._people.get(change.person_id, "Somebody") if change.person_id else "The program"
        return say_when(change.at) if change.at else "", who, action_words(change), change.reason

    @Slot()
    def _tell(self) -> None:
        """Say what the chosen change did."""
        change = self.current
        if change is None:
            self.differences.show_differences(())
            return

        def show(found: tuple[Difference, ...]) -> None:
            if isValid(self) and self.current is change:
                self.differences.show_differences(found, change.reason)

        self._session.ask(lambda casebook: casebook.history.tell(change), show)

    def show_check(self, found: HistoryCheck) -> None:
        """Say whether the history is what was written."""
        if not isValid(self):
            return
        self._seal_icon.set_icon("ph.shield-check" if found.is_sound else "ph.shield-warning")
        self._seal.set_ink("ink_2" if found.is_sound else "find_conflicts")
        self._seal.setText("\n".join([found.summary, *found.sentences[:_MOST_BREAKS]]))
        if not found.is_sound:
            a11y.announce(self._seal, found.summary, urgent=True)

    @Slot(object)
    def _ask_restore(self, record_id: UUID) -> None:
        if self.current is not None:
            self.restore_requested.emit(record_id, self.current.id)

    def _connect(self) -> None:
        self.bar.changed.connect(self.search)
        self.table.selectionModel().selectionChanged.connect(self._tell)
        self.differences.restore_requested.connect(self._ask_restore)
        self._older.clicked.connect(self._read)
        self._session.changed.connect(self.search)

    def _lay_out(self) -> None:
        seal = QHBoxLayout()
        seal.setSpacing(6)
        seal.addWidget(self._seal_icon, 0, Qt.AlignmentFlag.AlignTop)
        seal.addWidget(self._seal, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._fact, 1)
        foot.addWidget(self._older)
        column.addLayout(foot)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        a11y.name(splitter, "Changes, and what the chosen one did")
        splitter.addWidget(left)
        splitter.addWidget(scrolling(self.differences))
        splitter.setSizes([600, 400])
        a11y.name(splitter.handle(1), "Border before what the change did")
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 8)
        box.setSpacing(10)
        box.addWidget(self.bar)
        box.addLayout(seal)
        box.addWidget(splitter, 1)
