"""What rules noticed about an article as rows under headings; the same notice about several claims is one row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checks.domain.finding import Finding, Level
from desktop.models.claim_facts import one_line
from desktop.models.finding_facts import BY_WEIGHT, WEIGHTY, Notice, value_words
from desktop.models.finding_filter import FindingFilter, Grouping
from desktop.widgets.tips import plain_tip

_MOST_QUOTED = 60
"""Characters of a claim that a row says."""
_HEADINGS = {
    Level.CONFLICTS: "Conflicts",
    Level.PARTLY: "Partly",
    Level.CANNOT_TELL: "Cannot tell",
    Level.NOTE: "Notes",
    Level.SUPPORTS: "Holds",
}


class Role(IntEnum):
    """What a row says beside its words."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The whole `Row`."""


@dataclass(frozen=True)
class Fold:
    """Notices of one rule that stand behind one line until it is opened."""

    level: Level
    rule: str
    count: int
    is_open: bool

    @property
    def key(self) -> tuple[Level, str]:
        """What stays the same while notices come and go."""
        return self.level, self.rule


@dataclass(frozen=True)
class Row:
    """A heading, a notice under it, or a line that stands for several."""

    words: str
    notice: Notice | None = None
    fold: Fold | None = None
    is_brief: bool = False
    """One line, without the values."""
    is_quoted: bool = False
    """Are they the words of the article?"""

    @property
    def is_heading(self) -> bool:
        """Does it only stand above others?"""
        return self.notice is None and self.fold is None

    @property
    def finding(self) -> Finding | None:
        """The finding of a row that is no heading."""
        return self.notice.finding if self.notice else None

    @property
    def fact(self) -> str:
        """The quiet line below: why it was dismissed, else the values that were compared, and the other claims."""
        if self.notice is None or self.is_brief:
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
        self.grouping = Grouping.WEIGHT
        self._notices: tuple[Notice, ...] = ()
        self._kept: tuple[Notice, ...] = ()
        self._open: frozenset[tuple[Level, str]] = frozenset()
        self._titles: Callable[[str], str] = str
        self._rows: tuple[Row, ...] = ()

    @property
    def kept(self) -> tuple[Notice, ...]:
        """The notices that the filter keeps, folded or not."""
        return self._kept

    @property
    def all(self) -> tuple[Notice, ...]:
        """All notices, whether they show or not."""
        return self._notices

    def name_rules(self, titles: Callable[[str], str]) -> None:
        """Let headings say the title of a rule, once the rules are loaded, in place of its id."""
        if titles is not self._titles:
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

    def toggle(self, fold: Fold) -> QModelIndex:
        """Open a fold, or close it; return its row."""
        self._open ^= {fold.key}
        self._read()
        return self._row_where(lambda row: row.fold is not None and row.fold.key == fold.key)

    def reveal(self, finding_id: UUID) -> None:
        """Open the fold behind which a finding stands, if any."""
        of = next((each for each in self._kept if finding_id in {one.id for one in each.findings}), None)
        if of is not None and not self.row_of(finding_id).isValid():
            self._open |= {(of.finding.level, of.finding.rule)}
            self._read()

    def row_of(self, finding_id: UUID | None) -> QModelIndex:
        """The row of a finding; invalid where none shows it."""
        return self._row_where(
            lambda row: row.notice is not None and any(each.id == finding_id for each in row.notice.findings)
        )

    def _row_where(self, fits: Callable[[Row], bool]) -> QModelIndex:
        return next((self.index(place) for place, row in enumerate(self._rows) if fits(row)), QModelIndex())

    def first_from(self, place: int) -> QModelIndex:
        """The first row from a place on that is no heading, else the last one before it."""
        places = [number for number, row in enumerate(self._rows) if not row.is_heading]
        after = [number for number in places if number >= place]
        return self.index(after[0] if after else places[-1]) if places else QModelIndex()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_heading = self._rows[index.row()].is_heading
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
            return plain_tip(row.words, replace(row, is_brief=False).fact)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _heard(row)
        return None

    def _read(self) -> None:
        self.beginResetModel()
        self._kept = tuple(each for each in self._notices if self.filter.keeps(each))
        self._rows = tuple(self._made(self._kept))
        self.endResetModel()

    def _made(self, notices: Sequence[Notice]) -> Iterator[Row]:
        if self.grouping is not Grouping.WEIGHT:
            yield from self._under_headings(notices)
            return
        for level in BY_WEIGHT:
            own = [each for each in notices if each.finding.level is level]
            if own:
                yield Row(_HEADINGS[level])
            if level in WEIGHTY or self.filter.is_active:
                yield from (Row(one_line(each.finding.message), each) for each in own)
            else:
                yield from self._folded(own, level)

    def _folded(self, notices: Sequence[Notice], level: Level) -> Iterator[Row]:
        """A line for each rule; one that noticed a single thing says it there."""
        by_rule: dict[str, list[Notice]] = {}
        for notice in notices:
            by_rule.setdefault(notice.finding.rule, []).append(notice)
        for rule, own in by_rule.items():
            is_open = len(own) == 1 or (level, rule) in self._open
            if len(own) > 1:
                yield Row(self._titles(rule), fold=Fold(level, rule, len(own), is_open))
            if is_open:
                yield from (Row(one_line(each.finding.message), each, is_brief=True) for each in own)

    def _under_headings(self, notices: Sequence[Notice]) -> Iterator[Row]:
        is_by_rule = self.grouping is Grouping.RULE
        in_order = sorted(notices, key=_by_rule) if is_by_rule else list(notices)
        for heading, group in groupby(in_order, key=self._heading):
            yield Row(heading, is_quoted=not is_by_rule)
            yield from (Row(one_line(each.finding.message), each) for each in group)

    def _heading(self, notice: Notice) -> str:
        if self.grouping is Grouping.RULE:
            return self._titles(notice.finding.rule)
        quote = one_line(notice.claims[0].quote)
        return quote if len(quote) <= _MOST_QUOTED else f"{quote[: _MOST_QUOTED - 1].rstrip()}…"


def _heard(row: Row) -> str | None:
    """A row as a screen reader tells it; None for a heading, whose words say all."""
    if row.fold:
        count = f"{row.fold.count} {'notes' if row.fold.level is Level.NOTE else 'hold'}"
        return f"{count}, {'open' if row.fold.is_open else 'folded'}: {row.words}"
    if row.finding:
        return f"{row.finding.level.value.capitalize()}: {row.words} {row.fact}".strip()
    return None


def _by_rule(notice: Notice) -> tuple[int, str]:
    """Rules whose findings weigh most come first; `sorted` keeps the order of the text within."""
    return BY_WEIGHT.index(notice.finding.level), notice.finding.rule
