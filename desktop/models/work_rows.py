"""One column of claims as lines of work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checks.domain.claim import Priority
from checks.domain.work import WorkLine
from desktop.widgets.moments import say_day
from desktop.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row says beside its words."""

    LINE = Qt.ItemDataRole.UserRole + 1
    """The whole `WorkLine`."""
    FACT = Qt.ItemDataRole.UserRole + 2
    """Owner, due date, priority and article in words."""
    IS_OVERDUE = Qt.ItemDataRole.UserRole + 3


class WorkRows(QAbstractListModel):
    """The lines in the order in which they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[WorkLine, ...] = ()

    def show(self, lines: Sequence[WorkLine]) -> None:
        """Show these lines."""
        if tuple(lines) != self._lines:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def row_of(self, claim_id: UUID | None) -> QModelIndex:
        """Where a claim stands; an invalid index where it does not."""
        places = (place for place, line in enumerate(self._lines) if line.claim_id == claim_id)
        return next((self.index(place) for place in places), QModelIndex())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """What a row shows and knows."""
        if not index.isValid():
            return None
        line, today = self._lines[index.row()], datetime.now(UTC).astimezone().date()
        words = " ".join(line.quote.split())
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.ToolTipRole: plain_tip(f"{words}\n{line.article}"),
            Qt.ItemDataRole.AccessibleTextRole: f"{line.status.value}: {words}. {fact_of(line, today)}",
            Role.LINE: line,
            Role.FACT: fact_of(line, today),
            Role.IS_OVERDUE: line.is_overdue(today),
        }
        return answers.get(role)


def fact_of(line: WorkLine, today: date) -> str:
    """What is told of a claim below its words: "overdue since 20 May, urgent, Ana, Missiles hit the port"."""
    day = say_day(line.due.day, known_year=today.year) if line.due else ""
    due = "" if not day else f"overdue since {day}" if line.is_overdue(today) else f"due {day}"
    priority = "" if line.priority is Priority.NORMAL else line.priority.value
    returned = "returned" if line.is_returned else ""
    return ", ".join(words for words in (returned, due, priority, line.owner, line.article) if words)
