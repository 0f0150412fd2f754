"""The list of corrections as rows: other words for those of a claim, and what the editor decided on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checks.domain.claim import Status
from checks.domain.correction import Decision
from checks.domain.corrections import CorrectionRow, correction_rows
from checks.domain.desk import Desk
from checks.domain.verdict import Scale
from desktop.models.claim_facts import one_line


class Role(IntEnum):
    """What a row says beside its words."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The whole `ShownCorrection`."""


class Wanted(StrEnum):
    """Which corrections show; the value is the name in the filter."""

    ALL = "All corrections"
    TO_DECIDE = "To decide"
    ACCEPTED = "Accepted"
    DECLINED = "Declined"


_DECISIONS = {
    Wanted.TO_DECIDE: Decision.TO_DECIDE,
    Wanted.ACCEPTED: Decision.ACCEPTED,
    Wanted.DECLINED: Decision.DECLINED,
}


@dataclass(frozen=True)
class ShownCorrection:
    """One proposed wording."""

    number: int
    """In the list of corrections."""
    claim_number: int
    """Of its claim in the report."""
    claim_id: UUID
    rating: str
    original: str
    proposed: str
    why: str
    """The reasons of the verdict."""
    decision: Decision
    editor: str
    """What the editor gave as a reason."""

    @property
    def heard(self) -> str:
        """The row as a screen reader tells it."""
        said = f"Correction {self.number}, claim {self.claim_number}, {self.rating}, {self.decision.value}"
        editor = f" Editor: {self.editor}" if self.editor else ""
        return f"{said}: {self.original}. Instead: {self.proposed}. {self.why}{editor}".strip()


class CorrectionRows(QAbstractListModel):
    """The corrections that a filter keeps, in the order of the text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = Wanted.ALL
        self._all: tuple[ShownCorrection, ...] = ()
        self._rows: tuple[ShownCorrection, ...] = ()

    @property
    def all(self) -> tuple[ShownCorrection, ...]:
        """All corrections, whether they show or not."""
        return self._all

    @property
    def left(self) -> int:
        """How many are still to be decided."""
        return sum(row.decision is Decision.TO_DECIDE for row in self._all)

    def show(self, rows: Sequence[ShownCorrection]) -> None:
        """Show other corrections; those that only changed stay where they are, so that nothing jumps."""
        kept = self._kept(rows)
        self._all = tuple(rows)
        if [row.claim_id for row in kept] == [row.claim_id for row in self._rows]:
            self._replace(kept)
        else:
            self.beginResetModel()
            self._rows = kept
            self.endResetModel()

    def want(self, wanted: Wanted) -> None:
        """Show those of one decision, or all."""
        if wanted is not self.wanted:
            self.wanted = wanted
            self.beginResetModel()
            self._rows = self._kept(self._all)
            self.endResetModel()

    def row_of(self, claim_id: UUID | None) -> QModelIndex:
        """The row of a claim's correction; invalid where none shows."""
        places = (place for place, row in enumerate(self._rows) if row.claim_id == claim_id)
        return self.index(next(places, -1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What Qt asks for, and the role above."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        found: dict[int, Any] = {
            Role.ROW: row,
            Qt.ItemDataRole.DisplayRole: f"{row.original} → {row.proposed}",
            Qt.ItemDataRole.AccessibleTextRole: row.heard,
        }
        return found.get(role)

    def _kept(self, rows: Sequence[ShownCorrection]) -> tuple[ShownCorrection, ...]:
        decision = _DECISIONS.get(self.wanted)
        return tuple(row for row in rows if decision in (None, row.decision))

    def _replace(self, rows: tuple[ShownCorrection, ...]) -> None:
        """Take in rows of the same claims, and tell of those that differ."""
        before, self._rows = self._rows, rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))


def numbered(desk: Desk) -> dict[UUID, int]:
    """The number of each claim in the report: what somebody decided is no claim has none."""
    claims = (claim for claim in desk.claims if claim.status is not Status.NOT_A_CLAIM)
    return {claim.id: number for number, claim in enumerate(claims, start=1)}


def shown_corrections(desk: Desk, scale: Scale) -> tuple[ShownCorrection, ...]:
    """All wordings that verdicts propose, in the order of the text."""
    numbers = numbered(desk)
    labels = {rating.key: rating.label for rating in scale.ratings}
    return tuple(
        ShownCorrection(
            row.number,
            numbers.get(row.claim.id, 0),
            row.claim.id,
            labels.get(row.verdict.rating or "", "No rating"),
            one_line(row.original),
            one_line(row.proposed),
            one_line(row.reason),
            row.decision,
            _editor(row),
        )
        for row in correction_rows(desk)
    )


def _editor(row: CorrectionRow) -> str:
    """What was said when it was decided, or that it was decided on other words."""
    if row.lapsed is not None and row.lapsed.decision is not Decision.TO_DECIDE:
        return f"{row.lapsed.decision.value} on other words than these."
    return one_line(row.decided.reason) if row.decided else ""
