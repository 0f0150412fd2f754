"""The claims of the article on the desk as rows of a list: in the order of the text, grouped by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link
from checks.domain.finding import Finding
from desktop.models.claim_facts import (
    Facts,
    evidence_words,
    facts_of,
    level_words,
    one_line,
    status_words,
    worthiness_words,
)
from desktop.models.claim_filter import SORT_KEYS, ClaimFilter, Order, place_in_text
from desktop.models.figure_chip import figure_chip
from desktop.widgets.tips import plain_tip

_WORDS_OF_GROUP = 100
"""Characters of a sentence that its heading keeps."""
_NO_FACTS = Facts()
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row says beside its text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The `ClaimRow` or `GroupRow` that a delegate paints."""
    CLAIM_ID = Qt.ItemDataRole.UserRole + 2
    """None for a group."""
    IS_GROUP = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True)
class GroupRow:
    """The heading over the claims of one sentence."""

    sentence: int
    words: str

    @property
    def number(self) -> str:
        """The sentence counted from one."""
        return str(self.sentence + 1)


@dataclass(frozen=True)
class ClaimRow:
    """What a row shows of a claim."""

    claim: Claim
    quote: str
    chip: str
    evidence: str
    facts: Facts


class ClaimsModel(QAbstractListModel):
    """Follows changes row by row, so that selection and scrolling stay; only another article or filter resets it.

    A claim that no longer fits the filter after an edit stays where it is until the filter is set again: rows never
    leave or move under the pointer.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._filter = ClaimFilter()
        self._order = Order.TEXT
        self._rows: list[UUID | GroupRow] = []
        self._places: dict[UUID, int] = {}
        self._claims: dict[UUID, Claim] = {}
        """What the rows show; a claim that is gone stays until its row is."""
        self._ordinals: dict[UUID, int] = {}
        self._facts: dict[UUID, Facts] = {}
        self._made: dict[UUID, ClaimRow] = {}

    # What is shown

    @property
    def filter(self) -> ClaimFilter:
        """What the list leaves out."""
        return self._filter

    @property
    def order(self) -> Order:
        """The order of the rows."""
        return self._order

    def show_desk(self, desk: Desk | None) -> None:
        """Show the claims of another article."""
        self._desk = desk
        self._rebuild(read_facts=True)

    def set_filter(self, wanted: ClaimFilter) -> None:
        """Leave other claims out."""
        self._filter = wanted
        self._rebuild()

    def set_order(self, order: Order) -> None:
        """Sort the rows anew."""
        self._order = order
        self._rebuild()

    def follow(self, change: Change, desk: Desk | None) -> None:
        """Bring the rows up to a change; `desk` is the desk after it."""
        self._desk = desk
        records = (*change.before, *change.after)
        if desk is None or any(isinstance(record, ArticleVersion) for record in records):
            self._rebuild(read_facts=True)
            return
        touched = _touched_claims(change, desk)
        fresh = facts_of(desk, touched)
        self._recount(change)
        for claim_id in touched:
            self._facts[claim_id] = fresh.get(claim_id, _NO_FACTS)
            self._made.pop(claim_id, None)
            self._follow_claim(claim_id, desk.claim(claim_id))
        if any(isinstance(record, Article) for record in records):
            self._made.clear()
            self._tell_changed(0, len(self._rows) - 1)

    @property
    def total(self) -> int:
        """How many claims the article has, shown or not."""
        return len(self._ordinals)

    # Where claims stand

    @property
    def shown(self) -> tuple[UUID, ...]:
        """The ids of the claims in the list, from top to bottom."""
        return tuple(row for row in self._rows if isinstance(row, UUID))

    def index_of(self, claim_id: UUID | None) -> QModelIndex:
        """Where a claim stands; an invalid index where it does not."""
        place = self._places.get(claim_id) if claim_id else None
        return QModelIndex() if place is None else self.index(place)

    # QAbstractListModel

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many rows there are, groups included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a row says in `role`."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, GroupRow):
            answer = _GROUP_ANSWERS.get(role)
            return answer(row) if answer else None
        wanted = _CLAIM_ANSWERS.get(role)
        return wanted(self, self._row(row)) if wanted else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Only claims can be chosen."""
        if not index.isValid() or isinstance(self._rows[index.row()], GroupRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def said(self, row: ClaimRow) -> str:
        """A claim in words for people who hear the window."""
        number = self._ordinals.get(row.claim.id)
        place = f"Claim {number} of {self.total}" if number else "Claim"
        head = f"{place}, {row.claim.kind.value}, {row.claim.status.value}: {row.quote.rstrip('.')}"
        return ". ".join(filter(None, (head, row.chip, row.evidence, level_words(row.facts.levels)))) + "."

    # Building rows

    def _row(self, claim_id: UUID) -> ClaimRow:
        """The row of a claim, made when it is first looked at."""
        made = self._made.get(claim_id)
        if made is None:
            made = self._made[claim_id] = self._make_row(self._claims[claim_id])
        return made

    def _make_row(self, claim: Claim) -> ClaimRow:
        published = self._desk.article.published if self._desk else None
        facts = self._facts.get(claim.id, _NO_FACTS)
        chip = figure_chip(claim, year=published.day.year if published else None)
        return ClaimRow(claim, one_line(claim.quote), chip, evidence_words(claim, facts), facts)

    def _keeps(self, claim: Claim) -> bool:
        return self._filter.keeps(claim, self._facts.get(claim.id, _NO_FACTS))

    def _rebuild(self, *, read_facts: bool = False) -> None:
        self.beginResetModel()
        if read_facts:
            self._facts = facts_of(self._desk) if self._desk else {}
            self._made.clear()
        claims = self._desk.claims if self._desk else ()
        self._claims = {claim.id: claim for claim in claims}
        self._ordinals = {claim.id: place for place, claim in enumerate(claims, start=1)}
        kept = sorted((claim for claim in claims if self._keeps(claim)), key=SORT_KEYS[self._order])
        self._rows = list(self._with_groups(kept))
        self._number_rows()
        self.endResetModel()

    def _with_groups(self, claims: Iterable[Claim]) -> Iterator[UUID | GroupRow]:
        for sentence, members in groupby(claims, key=lambda claim: claim.sentence):
            if self._has_groups:
                yield self._group(sentence)
            yield from (claim.id for claim in members)

    @property
    def _has_groups(self) -> bool:
        return self._order == Order.TEXT and self._desk is not None and bool(self._desk.version.sentences)

    def _group(self, sentence: int) -> GroupRow:
        version = self._desk.version if self._desk else None
        if version is None or sentence >= len(version.sentences):
            return GroupRow(sentence, "")
        words = version.sentences[sentence].of(version.text)
        return GroupRow(sentence, one_line(words[:_WORDS_OF_GROUP]))

    # Following a change

    def _recount(self, change: Change) -> None:
        if self._desk and any(isinstance(record, Claim) for record in (*change.added, *change.removed)):
            self._ordinals = {claim.id: place for place, claim in enumerate(self._desk.claims, start=1)}

    def _follow_claim(self, claim_id: UUID, claim: Claim | None) -> None:
        place = self._places.get(claim_id)
        if claim is None:
            if place is not None:
                self._remove(place)
            self._claims.pop(claim_id, None)
            return
        self._claims[claim_id] = claim
        if place is None:
            if self._keeps(claim):
                self._insert(claim)
        elif self._is_misplaced(claim, place):
            self._remove(place)
            self._insert(claim)
        else:
            self._tell_changed(place, place)

    def _is_misplaced(self, claim: Claim, place: int) -> bool:
        """Has a claim whose words were moved to come elsewhere? Other edits move nothing."""
        if self._order != Order.TEXT:
            return False
        key = SORT_KEYS[Order.TEXT]
        before, after = (
            next((row for row in rows if isinstance(row, UUID)), None)
            for rows in (reversed(self._rows[:place]), self._rows[place + 1 :])
        )
        is_early = after is not None and key(self._claims[after]) < key(claim)
        is_late = before is not None and key(claim) < key(self._claims[before])
        return is_early or is_late or self._group_of(place) != claim.sentence

    def _group_of(self, place: int) -> int | None:
        groups = (row.sentence for row in reversed(self._rows[:place]) if isinstance(row, GroupRow))
        return next(groups, None) if self._has_groups else self._claim_at(place).sentence

    def _claim_at(self, place: int) -> Claim:
        row = self._rows[place]
        if isinstance(row, GroupRow):
            raise TypeError("a group is no claim")
        return self._claims[row]

    def _remove(self, place: int) -> None:
        """Take a claim out, and its group where nothing is left in it."""
        follows_group = place > 0 and isinstance(self._rows[place - 1], GroupRow)
        is_last = place + 1 == len(self._rows) or isinstance(self._rows[place + 1], GroupRow)
        first = place - 1 if follows_group and is_last else place
        self.beginRemoveRows(QModelIndex(), first, place)
        del self._rows[first : place + 1]
        self._number_rows()
        self.endRemoveRows()

    def _insert(self, claim: Claim) -> None:
        """Put a claim where it belongs, with its group where that is not there yet."""
        place = self._place_for(claim)
        fresh: list[UUID | GroupRow] = [claim.id]
        if self._has_groups and (place == 0 or self._group_of(place) != claim.sentence):
            fresh.insert(0, self._group(claim.sentence))
        self.beginInsertRows(QModelIndex(), place, place + len(fresh) - 1)
        self._rows[place:place] = fresh
        self._number_rows()
        self.endInsertRows()

    def _place_for(self, claim: Claim) -> int:
        key = SORT_KEYS[self._order]
        wanted = key(claim)
        for place, row in enumerate(self._rows):
            if isinstance(row, UUID) and key(self._claims[row]) > wanted:
                is_after_group = place > 0 and isinstance(self._rows[place - 1], GroupRow)
                return place - 1 if is_after_group and self._claims[row].sentence != claim.sentence else place
        return len(self._rows)

    def _number_rows(self) -> None:
        self._places = {row: place for place, row in enumerate(self._rows) if isinstance(row, UUID)}

    def _tell_changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))


def _touched_claims(change: Change, desk: Desk) -> list[UUID]:
    """The claims whose rows say something else after a change, in the order of the text, lost ones first."""
    found: set[UUID] = set()
    evidence: set[UUID] = set()
    for record in (*change.before, *change.after):
        if isinstance(record, Claim):
            found.add(record.id)
        elif isinstance(record, Link | Finding):
            found.add(record.claim_id)
        elif isinstance(record, Evidence):
            evidence.add(record.id)
    if evidence:
        links = (record for record in desk.records.values() if isinstance(record, Link))
        found |= {link.claim_id for link in links if link.evidence_id in evidence}
    here = [claim for claim_id in found if (claim := desk.claim(claim_id)) is not None]
    lost = found - {claim.id for claim in here}
    return [*lost, *(claim.id for claim in sorted(here, key=place_in_text))]


_GROUP_ANSWERS: dict[int, Callable[[GroupRow], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.words,
    Qt.ItemDataRole.AccessibleTextRole: lambda row: f"Sentence {row.number}: {row.words}",
    Role.ROW: lambda row: row,
    Role.IS_GROUP: lambda _: True,
}
_CLAIM_ANSWERS: dict[int, Callable[[ClaimsModel, ClaimRow], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda _, row: row.quote,
    Qt.ItemDataRole.AccessibleTextRole: lambda model, row: model.said(row),
    Qt.ItemDataRole.ToolTipRole: lambda _, row: plain_tip(
        row.quote, status_words(row.claim), worthiness_words(row.claim)
    ),
    Role.ROW: lambda _, row: row,
    Role.CLAIM_ID: lambda _, row: row.claim.id,
    Role.IS_GROUP: lambda _, __: False,
}
