"""The library as rows: articles with their progress, queues with their counts, then what is archived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checks.domain.person import Person
from checks.domain.queue import Queue
from checks.domain.summary import ArticleSummary
from desktop.widgets.moments import say_clock, say_day
from desktop.widgets.tips import plain_tip

QUEUE_ICONS: Mapping[Queue, str] = {
    Queue.MINE: "ph.user",
    Queue.SECOND_READING: "ph.users",
    Queue.RECHECK: "ph.warning-circle",
    Queue.CONFLICTS: "ph.diamond",
}


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
    EVIDENCE = "evidence"
    """Leads to the evidence of the casebook."""
    TOLLS = "tolls"
    """Leads to the toll series."""
    TABLES = "tables"
    """Leads to the tables of comparators."""
    ARCHIVE = "archive"
    """Opens and closes the list of archived articles."""


class Order(Enum):
    """How the articles are sorted."""

    DATE = "date"
    """Latest first; those without a date come last."""
    DUE = "due"
    """What is due first comes first; then what is not due, by date."""
    PROGRESS = "progress"
    """The least decided first."""
    TITLE = "title"


@dataclass(frozen=True)
class View:
    """Which articles show, and in which order."""

    order: Order = Order.DATE
    words: str = ""
    """Only articles with all these words in title, publisher or owner; empty for all."""
    shows_archived: bool = False


@dataclass(frozen=True)
class Holdings:
    """How much the casebook holds beside its articles."""

    evidence: int = 0
    tolls: int = 0
    tables: int = 0


@dataclass(frozen=True)
class Row:
    """One line of the library."""

    kind: RowKind
    title: str
    fact: str = ""
    icon: str = ""
    article_id: UUID | None = None
    queue: Queue | None = None
    due: str = ""
    """When it is due, and whose it is where that is somebody else."""
    is_overdue: bool = False
    is_archived: bool = False

    @property
    def identity(self) -> tuple[object, ...]:
        """What stays the same while the words of the row change."""
        return (self.kind, self.article_id, self.queue)


def rows_of(
    library: tuple[ArticleSummary, ...], me: Person | None, view: View, today: date, holdings: Holdings | None = None
) -> tuple[Row, ...]:
    """All rows, from top to bottom; archived articles come last. `holdings`: what else the casebook has."""
    found = sorted((each for each in library if _matches(each, view.words)), key=_KEYS[view.order])
    rows = [_article_row(each, me, today) for each in found]
    articles = [row for row in rows if not row.is_archived]
    hint = "Nothing matches. Clear the search (Esc)" if view.words else "None yet"
    return (
        Row(RowKind.HEADING, "Articles", str(len(articles)) if len(articles) > 1 else ""),
        *(articles or (Row(RowKind.HINT, hint),)),
        *(_queue_rows(library) if me else ()),
        *(_casebook_rows(holdings) if holdings else ()),
        *_archive_rows([row for row in rows if row.is_archived], view),
    )


def waiting(library: tuple[ArticleSummary, ...], queue: Queue) -> int:
    """How many claims of the whole casebook wait in a queue; archived articles rest."""
    return sum(summary.waiting.get(queue, 0) for summary in library if not summary.article.is_archived)


def _matches(summary: ArticleSummary, words: str) -> bool:
    article, owner = summary.article, summary.owner.name if summary.owner else ""
    said = f"{article.title}\n{article.publisher or ''}\n{owner}".casefold()
    return all(word in said for word in words.casefold().split())


def _queue_rows(library: tuple[ArticleSummary, ...]) -> tuple[Row, ...]:
    queues = (
        Row(RowKind.QUEUE, queue.value.capitalize(), str(waiting(library, queue)), QUEUE_ICONS[queue], queue=queue)
        for queue in Queue
    )
    return (Row(RowKind.HEADING, "Queues"), *queues)


def _casebook_rows(holdings: Holdings) -> tuple[Row, ...]:
    return (
        Row(RowKind.HEADING, "Casebook"),
        Row(RowKind.EVIDENCE, "Evidence", f"{holdings.evidence:,}", "ph.file-text"),
        Row(RowKind.TOLLS, "Toll Series", f"{holdings.tolls:,}", "ph.chart-line"),
        Row(RowKind.TABLES, "Tables", f"{holdings.tables:,}", "ph.table"),
    )


def _archive_rows(archived: list[Row], view: View) -> tuple[Row, ...]:
    if not archived:
        return ()
    is_open = view.shows_archived or bool(view.words)
    heading = Row(RowKind.ARCHIVE, "Archived", str(len(archived)), "ph.caret-down" if is_open else "ph.caret-right")
    return (heading, *archived) if is_open else (heading,)


def _article_row(summary: ArticleSummary, me: Person | None, today: date) -> Row:
    article, days = summary.article, summary.days_left(today)
    day = say_day(article.published.day) if article.published else "no date"
    progress = f"{summary.decided} of {summary.total}" if summary.total else "no claims"
    owner = summary.owner.name if summary.owner and summary.owner != me else ""
    return Row(
        RowKind.ARTICLE,
        article.title,
        f"{day} · {progress}",
        "ph.article",
        article_id=article.id,
        due=" · ".join(filter(None, (_say_due(summary, days, today), owner))),
        is_overdue=days is not None and days < 0,
        is_archived=article.is_archived,
    )


def _say_due(summary: ArticleSummary, days: int | None, today: date) -> str:
    due = summary.article.due
    if due is None or days is None:
        return ""
    if days < 0:
        return "overdue since yesterday" if days == -1 else f"overdue by {-days} days"
    if days > 1:
        return f"due {say_day(due.day, known_year=today.year)}"
    clock = f", {say_clock(due.clock)}" if due.clock else ""
    return f"due {'tomorrow' if days else 'today'}{clock}"


def _by_date(summary: ArticleSummary) -> tuple[Any, ...]:
    """Latest first; then by title, so that the order never hangs on chance."""
    published = summary.article.published
    return (-published.day.toordinal() if published else 0, *_by_title(summary))


def _by_due(summary: ArticleSummary) -> tuple[Any, ...]:
    due = summary.article.due
    is_open = due is not None and not summary.is_done
    return (0, due.day.toordinal(), str(due)) if due and is_open else (1, *_by_date(summary))


def _by_progress(summary: ArticleSummary) -> tuple[Any, ...]:
    return (summary.progress, *_by_date(summary))


def _by_title(summary: ArticleSummary) -> tuple[Any, ...]:
    return (summary.article.title.casefold(), str(summary.article.id))


_KEYS: Mapping[Order, Callable[[ArticleSummary], tuple[Any, ...]]] = {
    Order.DATE: _by_date,
    Order.DUE: _by_due,
    Order.PROGRESS: _by_progress,
    Order.TITLE: _by_title,
}


class LibraryModel(QAbstractListModel):
    """Rows for a list; headings and hints cannot be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._current: UUID | None = None

    def show_rows(self, rows: tuple[Row, ...], current: UUID | None) -> None:
        """Show `rows`, with the article `current` on the desk; rows that stay in their place stay selected."""
        if [row.identity for row in rows] != [row.identity for row in self._rows]:
            self.beginResetModel()
            self._rows, self._current = rows, current
            self.endResetModel()
            return
        touched = {self._current, current} if current != self._current else set()
        changed = [
            place for place, (old, new) in enumerate(zip(self._rows, rows, strict=True))
            if old != new or (new.article_id and new.article_id in touched)
        ]  # fmt: skip
        self._rows, self._current = rows, current
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def row_of(self, article_id: UUID | None) -> QModelIndex:
        """Where an article stands; an invalid index where it does not."""
        for number, row in enumerate(self._rows):
            if article_id is not None and row.article_id == article_id:
                return self.index(number)
        return QModelIndex()

    def place_of(self, identity: tuple[object, ...]) -> QModelIndex:
        """Where the row with this identity stands; an invalid index where it does not."""
        places = (place for place, row in enumerate(self._rows) if row.identity == identity)
        return self.index(next(places, -1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a row says in `role`."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        answer = _ANSWERS.get(role)
        if answer is not None:
            return answer(row)
        is_current = row.article_id is not None and row.article_id == self._current
        return is_current if role == Role.IS_CURRENT else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Only what leads somewhere can be chosen."""
        if not index.isValid() or self._rows[index.row()].kind in (RowKind.HEADING, RowKind.HINT):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _say_aloud(row: Row) -> str:
    archived = "archived" if row.is_archived else ""
    return ", ".join(filter(None, (row.title, row.fact.replace(" · ", ", "), row.due.replace(" · ", ", "), archived)))


def _say_tip(row: Row) -> str:
    return plain_tip(row.title, row.fact, row.due) if row.kind == RowKind.ARTICLE else ""


_ANSWERS: Mapping[int, Callable[[Row], str]] = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.title,
    Qt.ItemDataRole.ToolTipRole: _say_tip,
    Qt.ItemDataRole.AccessibleTextRole: _say_aloud,
    Role.FACT: lambda row: row.fact,
}
