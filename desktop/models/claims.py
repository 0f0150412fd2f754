"""The claims of the article on the desk as rows of a list: filtered, ordered, grouped, with unlikely ones folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Slot

from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from desktop.models.claim_changes import runs, touched_claims
from desktop.models.claim_columns import SORT_KEYS, UNLIKELY, ClaimColumns
from desktop.models.claim_facts import (
    Facts,
    evidence_words,
    facts_of,
    level_words,
    one_line,
    status_words,
    worthiness_words,
)
from desktop.models.claim_filter import ClaimFilter, Order
from desktop.models.claim_row import ClaimRow, GroupRow
from desktop.models.claim_rows import ClaimRows
from desktop.models.figure_chip import figure_chip
from desktop.widgets.tips import plain_tip

_WORDS_OF_GROUP = 100
"""Characters of a sentence that its heading keeps."""
_READ_AT_ONCE = 300
"""Claims whose words are made ready for the search between two events: a few milliseconds."""
_NO_FACTS = Facts()
_NOWHERE = QModelIndex()
_NAMES_OF_GROUPS = {Order.STATUS: tuple(Status), Order.KIND: tuple(Kind)}


class Role(IntEnum):
    """What a row says beside its text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The `ClaimRow` or `GroupRow` that a delegate paints."""
    CLAIM_ID = Qt.ItemDataRole.UserRole + 2
    """None for a group."""
    IS_GROUP = Qt.ItemDataRole.UserRole + 3


class ClaimsModel(QAbstractListModel):
    """Follows changes row by row, so that selection and scrolling stay; only another article, filter or order resets.

    A claim that no longer fits the filter after an edit stays where it is until the filter is set again: rows never
    leave or move under the pointer.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._me: UUID | None = None
        self._filter = ClaimFilter()
        self._order = Order.TEXT
        self._folds = False
        self._unfolded: set[int] = set()
        """The keys of the groups that were opened, while unlikely suggestions are folded."""
        self._columns = ClaimColumns()
        self._rows = ClaimRows()
        self._ordinals: dict[UUID, int] = {}
        self._facts: dict[UUID, Facts] = {}
        self._seen: frozenset[UUID] = frozenset()
        """The claims that have a near-certain earlier check."""
        self._made: dict[int, ClaimRow] = {}
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_on)

    # What is shown

    @property
    def filter(self) -> ClaimFilter:
        """What the list leaves out."""
        return self._filter

    @property
    def order(self) -> Order:
        """The order of the rows."""
        return self._order

    @property
    def folds_unlikely(self) -> bool:
        """Are unlikely suggestions folded away?"""
        return self._folds

    def show_desk(self, desk: Desk | None, me: UUID | None = None) -> None:
        """Show the claims of another article to the person `me`."""
        self._desk, self._me = desk, me
        self._read_desk()

    def show_seen(self, seen: frozenset[UUID]) -> None:
        """Mark the claims that were checked before; a filter leaves the rows as they are until it is set again."""
        other, self._seen = seen ^ self._seen, seen
        for claim_id in other:
            slot = self._columns.slot(claim_id)
            if slot is None:
                continue
            self._facts[claim_id] = self._told(claim_id, self._facts.get(claim_id, _NO_FACTS))
            self._columns.put(self._columns.claims[slot], self._facts[claim_id])
            self._made.pop(slot, None)
            if (row := self._rows.row_of(slot)) is not None:
                self._tell_changed(row, row)

    def _told(self, claim_id: UUID, facts: Facts) -> Facts:
        """The facts, with whether the claim was checked before."""
        return replace(facts, is_seen_before=claim_id in self._seen)

    def set_filter(self, wanted: ClaimFilter) -> None:
        """Leave other claims out."""
        self._filter = wanted
        self._arrange()

    def set_order(self, order: Order) -> None:
        """Sort the rows anew."""
        self._order = order
        self._unfolded.clear()
        self._arrange()

    def fold_unlikely(self, *, folds: bool) -> None:
        """Fold unlikely suggestions away, or show them."""
        self._folds = folds
        self._unfolded.clear()
        self._arrange()

    def turn_group(self, row: int) -> None:
        """Open or fold the unlikely suggestions of the group whose heading stands in `row`."""
        key = self._rows.heading_at(row)
        if key is not None and self._folds:
            self._unfolded ^= {key}
            self._arrange()

    def reveal(self, claim_id: UUID | None) -> None:
        """Open the group in which a claim is folded away."""
        slot = self._columns.slot(claim_id)
        if slot is not None and self._rows.is_folded(slot):
            self._unfolded.add(self._rows.group_of(slot))
            self._arrange()

    @property
    def total(self) -> int:
        """How many claims the article has, shown or not."""
        return len(self._columns)

    # Where claims stand

    @property
    def shown(self) -> tuple[UUID, ...]:
        """The ids of the claims in the list, from top to bottom."""
        claims = self._columns.claims
        return tuple(claims[slot].id for slot in self._rows.slots)

    @property
    def kept(self) -> frozenset[UUID]:
        """The ids of the claims that the filter keeps, folded ones included."""
        folded = (slot for slots in self._rows.folded.values() for slot in slots)
        return frozenset((*self.shown, *(self._columns.claims[slot].id for slot in folded)))

    @property
    def count(self) -> int:
        """How many claims the list shows."""
        return len(self._rows) - len(self._rows.headings)

    @property
    def headings(self) -> list[int]:
        """The rows that are headings, from top to bottom."""
        return self._rows.headings

    def index_of(self, claim_id: UUID | None) -> QModelIndex:
        """Where a claim stands; an invalid index where it does not."""
        slot = self._columns.slot(claim_id)
        row = self._rows.row_of(slot) if slot is not None else None
        return QModelIndex() if row is None else self.index(row)

    def rows_of(self, claims: Iterable[UUID]) -> list[int]:
        """The rows of those claims that have one."""
        slots = (slot for claim_id in claims if (slot := self._columns.slot(claim_id)) is not None)
        return [row for slot in slots if (row := self._rows.row_of(slot)) is not None]

    def claims_between(self, first: int, last: int) -> tuple[UUID, ...]:
        """The ids of the claims in the rows from `first` to `last`, both included."""
        return tuple(self._columns.claims[slot].id for slot in self._rows.slots_between(first, last))

    # QAbstractListModel

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many rows there are, groups included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a row says in `role`."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        slot = self._rows.slot_at(index.row())
        if slot is None:
            answer = _GROUP_ANSWERS.get(role)
            return answer(self._group(index.row())) if answer else None
        wanted = _CLAIM_ANSWERS.get(role)
        return wanted(self, self._row(slot)) if wanted else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Only claims can be chosen."""
        if not index.isValid() or self._rows.slot_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def said(self, row: ClaimRow) -> str:
        """A claim in words for people who hear the window."""
        if not self._ordinals and self._desk:
            self._ordinals = {claim.id: place for place, claim in enumerate(self._desk.claims, start=1)}
        number = self._ordinals.get(row.claim.id)
        place = f"Claim {number} of {self.total}" if number else "Claim"
        status = f"{row.claim.status.value}{', unlikely' if row.is_unlikely else ''}"
        head = f"{place}, {row.claim.kind.value}, {status}: {row.quote.rstrip('.')}"
        seen = "seen before" if row.facts.is_seen_before else ""
        return ". ".join(filter(None, (head, row.chip, row.evidence, level_words(row.facts.levels), seen))) + "."

    # Building rows

    def _row(self, slot: int) -> ClaimRow:
        """The row of a claim, made when it is first looked at."""
        made = self._made.get(slot)
        if made is None:
            claim = self._columns.claims[slot]
            published = self._desk.article.published if self._desk else None
            facts = self._facts.get(claim.id, _NO_FACTS)
            chip = figure_chip(claim, year=published.day.year if published else None)
            made = ClaimRow(claim, one_line(claim.quote), chip, evidence_words(claim, facts), facts)
            self._made[slot] = made
        return made

    def _group(self, row: int) -> GroupRow:
        key = self._rows.heading_at(row) or 0
        folded = len(self._rows.folded.get(key, ()))
        unlikely = folded or (self._count_unlikely(row) if self._folds and key in self._unfolded else 0)
        return GroupRow(key, self._words_of(key), self._order is Order.TEXT, unlikely, is_folded=bool(folded))

    def _count_unlikely(self, heading: int) -> int:
        """How many unlikely suggestions stand under a heading."""
        end = next((row for row in self._rows.headings if row > heading), len(self._rows))
        return sum(bool(self._columns.bits[slot] & UNLIKELY) for slot in self._rows.slots_between(heading, end - 1))

    def _words_of(self, key: int) -> str:
        """What the heading of a group says."""
        names = _NAMES_OF_GROUPS.get(self._order)
        if names:
            return names[key].value.capitalize()
        if self._order is Order.CHECKWORTHINESS or self._desk is None:
            return "Folded away"
        version = self._desk.version
        words = version.sentences[key].of(version.text) if key < len(version.sentences) else ""
        return one_line(words[:_WORDS_OF_GROUP])

    def _read_desk(self) -> None:
        """Take everything over from the desk."""
        self.beginResetModel()
        self._facts = facts_of(self._desk) if self._desk else {}
        self._facts |= {each: self._told(each, self._facts.get(each, _NO_FACTS)) for each in self._seen}
        self._columns = ClaimColumns(self._desk.claims if self._desk else (), self._facts, self._me)
        self._made.clear()
        self._unfolded.clear()
        self._ordinals = {}
        self._rows = self._arranged()
        self.endResetModel()
        self._reading.start()

    @Slot()
    def _read_on(self) -> None:
        if not self._columns.read_some(_READ_AT_ONCE):
            self._reading.stop()

    def _arrange(self) -> None:
        """Put the claims that the filter keeps into rows."""
        self.beginResetModel()
        self._rows = self._arranged()
        self.endResetModel()

    def _arranged(self) -> ClaimRows:
        columns, order = self._columns, self._order
        claims, sort_key = columns.claims, SORT_KEYS[order]
        has_groups = order is not Order.TEXT or self._has_sentences
        return ClaimRows(
            columns.keep(columns.ordered(order), self._filter),
            sort_key=lambda slot: sort_key(claims[slot]),
            groups=columns.groups(order) if has_groups else None,
            folds=self._is_folded if self._folds else None,
        )

    @property
    def _has_sentences(self) -> bool:
        return self._desk is not None and bool(self._desk.version.sentences)

    def _is_folded(self, slot: int) -> bool:
        if not self._columns.bits[slot] & UNLIKELY:
            return False
        groups = self._columns.groups(self._order)
        return (groups[slot] if groups else 0) not in self._unfolded

    # Following a change

    def follow(self, change: Change, desk: Desk | None) -> None:
        """Bring the rows up to a change; `desk` is the desk after it."""
        self._desk = desk
        records = (*change.before, *change.after)
        if desk is None or any(isinstance(record, ArticleVersion) for record in records):
            self._read_desk()
            return
        touched = touched_claims(change, desk)
        fresh = facts_of(desk, touched)
        if any(isinstance(record, Claim) for record in (*change.added, *change.removed)):
            self._ordinals = {}
        stayed = [slot for each in touched if (slot := self._follow_claim(each, fresh.get(each))) is not None]
        for first, last in runs(row for slot in stayed if (row := self._rows.row_of(slot)) is not None):
            self._tell_changed(first, last)
        if any(isinstance(record, Article) for record in records):
            self._made.clear()
            self._tell_changed(0, len(self._rows) - 1)

    def _follow_claim(self, claim_id: UUID, facts: Facts | None) -> int | None:
        """Bring one claim up to date; its slot where its row only says something else now."""
        self._facts[claim_id] = self._told(claim_id, facts or _NO_FACTS)
        claim = self._desk.claim(claim_id) if self._desk else None
        if claim is None:
            self._lose(claim_id)
            return None
        slot = self._columns.put(claim, self._facts[claim_id])
        self._made.pop(slot, None)
        row = self._rows.row_of(slot)
        if row is None:
            self._unfold(slot)
            self._enter(slot)
            return None
        if self._order is not Order.TEXT or self._rows.is_in_place(row):
            return slot
        self._remove(row)
        self._enter(slot)
        return None

    def _lose(self, claim_id: UUID) -> None:
        slot = self._columns.slot(claim_id)
        if slot is None:
            return
        row = self._rows.row_of(slot)
        if row is not None:
            self._remove(row)
        self._unfold(slot)
        self._columns.drop(claim_id)

    def _unfold(self, slot: int) -> None:
        """Take a claim out of those that are folded away; a heading with nothing more under it goes."""
        key = next((key for key, slots in self._rows.folded.items() if slot in slots), None)
        if key is None:
            return
        self._rows.folded[key].discard(slot)
        row = self._rows.row_of_heading(key)
        if row is None:
            return
        is_alone = row + 1 == len(self._rows) or self._rows.slot_at(row + 1) is None
        if is_alone and not self._rows.folded[key]:
            self.beginRemoveRows(QModelIndex(), row, row)
            self._rows.remove(row, row)
            self.endRemoveRows()
        else:
            self._tell_changed(row, row)

    def _remove(self, row: int) -> None:
        first, last = self._rows.leaving_with(row)
        self.beginRemoveRows(QModelIndex(), first, last)
        self._rows.remove(first, last)
        self.endRemoveRows()

    def _enter(self, slot: int) -> None:
        """Give a claim a row, if the filter keeps it."""
        if not self._columns.keep([slot], self._filter):
            return
        entry = self._rows.entry_for(slot)
        self.beginInsertRows(QModelIndex(), entry.row, entry.row + int(entry.needs_heading))
        self._rows.insert(slot, entry)
        self.endInsertRows()

    def _tell_changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))


_GROUP_ANSWERS: dict[int, Callable[[GroupRow], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.words,
    Qt.ItemDataRole.AccessibleTextRole: lambda row: row.said,
    Role.ROW: lambda row: row,
    Role.IS_GROUP: lambda _: True,
}
_CLAIM_ANSWERS: dict[int, Callable[[ClaimsModel, ClaimRow], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda _, row: row.quote,
    Qt.ItemDataRole.AccessibleTextRole: lambda model, row: model.said(row),
    Qt.ItemDataRole.ToolTipRole: lambda _, row: plain_tip(
        row.quote,
        status_words(row.claim),
        worthiness_words(row.claim),
        "Seen before: checked earlier, as far as words and facts tell" if row.facts.is_seen_before else "",
    ),
    Role.ROW: lambda _, row: row,
    Role.CLAIM_ID: lambda _, row: row.claim.id,
    Role.IS_GROUP: lambda _, __: False,
}
