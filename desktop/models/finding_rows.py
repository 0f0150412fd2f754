"""What rules noticed about an article as rows under headings; the same notice about several claims is one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checks.domain.finding import Finding, Level
from desktop.models.claim_facts import one_line
from desktop.models.finding_facts import Notice, value_words
from desktop.models.finding_filter import FindingFilter, Grouping
from desktop.widgets.tips import plain_tip

_MOST_QUOTED = 60
"""Characters of a claim that a row says."""


class Role(IntEnum):
    """What a row says beside its words."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The whole `Row`."""


@dataclass(frozen=True)
class Row:
    """A heading, or a notice under it."""

    words: str
    notice: Notice | None = None

    @property
    def finding(self) -> Finding | None:
        """The finding of a row that is no heading."""
        return self.notice.finding if self.notice else None

    @property
    def fact(self) -> str:
        """The quiet line below: why it was dismissed, else the values that were compared, and the other claims."""
        if self.notice is None:
            return ""
        finding = self.notice.finding
        more = len(self.notice.claims) - 1
        others = f"and {more} more claim{'' if more == 1 else 's'}" if more else ""
        said = f"Dismissed: {finding.dismissed}" if finding.dismissed is not None else value_words(finding.values)
        missing = f"missing: {', '.join(finding.missing)}" if finding.missing else ""
        return " · ".join(filter(None, (others, said, missing)))


class FindingRows(QAbstractListModel):
    """The rows that a filter keeps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filter = FindingFilter()
        self.grouping = Grouping.CLAIM
        self._notices: tuple[Notice, ...] = ()
        self._titles: Callable[[str], str] = str
        self._rows: tuple[Row, ...] = ()

    @property
    def kept(self) -> tuple[Notice, ...]:
        """The notices that show."""
        return tuple(row.notice for row in self._rows if row.notice)

    @property
    def all(self) -> tuple[Notice, ...]:
        """All notices, whether they show or not."""
        return self._notices

    def name_rules(self, titles: Callable[[str], str]) -> None:
        """Let headings say the title of a rule, once the rules are loaded, in place of its id."""
        self._titles = titles
        self._read()

    def show(self, notices: tuple[Notice, ...]) -> None:
        """Show other notices; nothing moves where they are the same."""
        if notices != self._notices:
            self._notices = notices
            self._read()

    def set_filter(self, wanted: FindingFilter) -> None:
        """Show what fits."""
        if wanted != self.filter:
            self.filter = wanted
            self._read()

    def group_by(self, grouping: Grouping) -> None:
        """Stand under other headings."""
        if grouping is not self.grouping:
            self.grouping = grouping
            self._read()

    def row_of(self, finding_id: UUID | None) -> QModelIndex:
        """The row of a finding; invalid where none shows it."""
        for place, row in enumerate(self._rows):
            if row.notice and any(each.id == finding_id for each in row.notice.findings):
                return self.index(place)
        return QModelIndex()

    def first_from(self, place: int) -> QModelIndex:
        """The first row from a place on that is no heading, else the last one before it."""
        places = [number for number, row in enumerate(self._rows) if row.notice]
        after = [number for number in places if number >= place]
        return self.index(after[0] if after else places[-1]) if places else QModelIndex()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_heading = self._rows[index.row()].notice is None
        flags = super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren if is_heading else flags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What Qt asks for, and the roles above."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.ToolTipRole and row.notice:
            return plain_tip(row.words, row.fact)
        if role == Qt.ItemDataRole.AccessibleTextRole and row.finding:
            return f"{row.finding.level.value.capitalize()}: {row.words} {row.fact}".strip()
        return None

    def _read(self) -> None:
        self.beginResetModel()
        self._rows = tuple(self._made(each for each in self._notices if self.filter.keeps(each)))
        self.endResetModel()

    def _made(self, notices: Iterable[Notice]) -> Iterable[Row]:
        is_by_rule = self.grouping is Grouping.RULE
        in_order = sorted(notices, key=_by_rule) if is_by_rule else list(notices)
        for heading, group in groupby(in_order, key=self._heading):
            yield Row(heading)
            yield from (Row(one_line(each.finding.message), each) for each in group)

    def _heading(self, notice: Notice) -> str:
        if self.grouping is Grouping.RULE:
            return self._titles(notice.finding.rule)
        quote = one_line(notice.claims[0].quote)
        return quote if len(quote) <= _MOST_QUOTED else f"{quote[: _MOST_QUOTED - 1].rstrip()}…"


def _by_rule(notice: Notice) -> tuple[int, str]:
    """Rules whose findings weigh most come first; `sorted` keeps the order of the text within."""
    return tuple(Level).index(notice.finding.level), notice.finding.rule
