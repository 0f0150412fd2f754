"""The library as rows: articles with their progress, queues with their counts, then what is archived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checks.domain.article import ArticleSummary
from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.person import Person
from desktop.widgets.moments import say_day


class Role(IntEnum):
    """What a row says beside its title."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The whole `Row`."""
    FACT = Qt.ItemDataRole.UserRole + 2
    """Date and progress of an article, or the count of a queue."""
    IS_CURRENT = Qt.ItemDataRole.UserRole + 3


class RowKind(Enum):
    """What sort of row it is."""

    HEADING = "heading"
    HINT = "hint"
    ARTICLE = "article"
    QUEUE = "queue"


class Queue(Enum):
    """Claims of the article on the desk that wait for somebody."""

    MINE = "My claims"
    SECOND_READING = "Second reading"
    RECHECK = "Re-check"

    @property
    def icon(self) -> str:
        """The icon in front of it."""
        return {Queue.MINE: "ph.user", Queue.SECOND_READING: "ph.users", Queue.RECHECK: "ph.warning-circle"}[self]


@dataclass(frozen=True)
class Row:
    """One line of the library."""

    kind: RowKind
    title: str
    fact: str = ""
    icon: str = ""
    article_id: UUID | None = None
    queue: Queue | None = None


def queued(desk: Desk, me: Person, queue: Queue) -> tuple[Claim, ...]:
    """The claims of a queue, in the order of the text."""
    return tuple(claim for claim in desk.claims if _QUEUES[queue](desk, me, claim))


def _is_mine(_: Desk, me: Person, claim: Claim) -> bool:
    return claim.owner_id == me.id and not claim.status.is_decided


def _waits_for_second_reader(desk: Desk, me: Person, claim: Claim) -> bool:
    verdict = desk.verdict(claim.id) if claim.status == Status.JUDGED else None
    return verdict is not None and verdict.person_id != me.id


def _needs_recheck(_: Desk, __: Person, claim: Claim) -> bool:
    return claim.status == Status.RECHECK


_QUEUES: Mapping[Queue, Callable[[Desk, Person, Claim], bool]] = {
    Queue.MINE: _is_mine,
    Queue.SECOND_READING: _waits_for_second_reader,
    Queue.RECHECK: _needs_recheck,
}


def rows_of(library: tuple[ArticleSummary, ...], desk: Desk | None, me: Person | None) -> tuple[Row, ...]:
    """All rows, from top to bottom; archived articles come last."""
    articles = tuple(_article_row(summary) for summary in library if not summary.article.is_archived)
    archived = tuple(_article_row(summary) for summary in library if summary.article.is_archived)
    return (
        Row(RowKind.HEADING, "Articles"),
        *(articles or (Row(RowKind.HINT, "None yet"),)),
        *(_queue_rows(desk, me) if desk and me else ()),
        *((Row(RowKind.HEADING, "Archived"), *archived) if archived else ()),
    )


def _queue_rows(desk: Desk, me: Person) -> tuple[Row, ...]:
    queues = (
        Row(RowKind.QUEUE, queue.value, str(len(queued(desk, me, queue))), queue.icon, queue=queue) for queue in Queue
    )
    return (Row(RowKind.HEADING, "Queues"), *queues)


def _article_row(summary: ArticleSummary) -> Row:
    article = summary.article
    date = say_day(article.published.day) if article.published else "no date"
    progress = f"{summary.decided} of {summary.total}" if summary.total else "no claims"
    return Row(RowKind.ARTICLE, article.title, f"{date} · {progress}", "ph.article", article_id=article.id)


class LibraryModel(QAbstractListModel):
    """Rows for a list; headings and hints cannot be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._current: UUID | None = None

    def show_rows(self, rows: tuple[Row, ...], current: UUID | None) -> None:
        """Show `rows`, with the article `current` on the desk; rows that stay in their place stay selected."""
        if [(row.kind, row.article_id, row.queue) for row in rows] != [
            (row.kind, row.article_id, row.queue) for row in self._rows
        ]:
            self.beginResetModel()
            self._rows, self._current = rows, current
            self.endResetModel()
            return
        self._rows, self._current = rows, current
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row_of(self, article_id: UUID | None) -> QModelIndex:
        """Where an article stands; an invalid index where it does not."""
        for number, row in enumerate(self._rows):
            if article_id is not None and row.article_id == article_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a row says in `role`."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: row.title,
            Qt.ItemDataRole.ToolTipRole: lambda: row.title,
            Qt.ItemDataRole.AccessibleTextRole: lambda: ", ".join(filter(None, (row.title, row.fact))),
            Role.ROW: lambda: row,
            Role.FACT: lambda: row.fact,
            Role.IS_CURRENT: lambda: row.article_id is not None and row.article_id == self._current,
        }
        return answers[role]() if role in answers else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Only articles and queues can be chosen."""
        if not index.isValid() or self._rows[index.row()].kind in (RowKind.HEADING, RowKind.HINT):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
