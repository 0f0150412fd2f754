"""Pairs of claims as a table: those that contradict each other, and those that are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from checks.matching.match import JudgedClaim
from checks.matching.similarity import Similarity
from desktop.widgets.label import Label
from desktop.widgets.row_table import row_table
from desktop.widgets.state_page import StatePage
from desktop.widgets.tips import plain_tip


@dataclass(frozen=True)
class PairRow:
    """Two claims, and what the table says of them."""

    first: JudgedClaim
    second: JudgedClaim
    cells: tuple[str, ...]
    similarity: Similarity | None = None

    @property
    def is_of_one_article(self) -> bool:
        """Do both stand in one text?"""
        return self.first.claim.version_id == self.second.claim.version_id


class ClaimPairs(QDialog):
    """The pairs above; below it the words of both claims of the chosen pair, and what can be done with them."""

    claim_requested = Signal(object)
    """This `JudgedClaim` is to be shown in its article."""
    merge_requested = Signal(object)
    """The claims of this `PairRow` are one: merge them, or relate them where they stand in two articles."""
    search_requested = Signal()
    cancel_requested = Signal()
    """Nobody wants to wait for the search."""

    def __init__(
        self, title: str, headings: Sequence[str], nothing: str, *, can_merge: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._nothing = nothing
        self._can_merge = can_merge
        self._pairs: list[PairRow] = []
        self._state = StatePage(indent=0)
        self._table = row_table(0, headings, f"{title}; Tab goes to what can be done with the chosen pair")
        for column, heading in enumerate(headings):
            if heading.endswith("claim"):  # whole sentences share the room
                self._table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._words = (Label(role="quote_row", lines=2), Label(role="quote_row", lines=2))
        self._show_buttons = (QPushButton("Show First"), QPushButton("Show Second"))
        self._merge = QPushButton("Merge")
        self._again, self._cancel = QPushButton("Search Again"), QPushButton("Stop Searching")
        self._put_together()
        self._connect()
        self._set_shown(has_pairs=False, is_busy=False)

    def sizeHint(self) -> QSize:
        """Room for several columns."""
        return QSize(860, 520)

    @property
    def state(self) -> str:
        """What is said above the pairs, or in their place."""
        return self._state.text

    def say(self, words: str, *, is_busy: bool = False, is_failure: bool = False) -> None:
        """Say how the search stands, in place of the pairs."""
        self._state.say(words, is_failure=is_failure)
        self._set_shown(has_pairs=False, is_busy=is_busy)

    def show_pairs(self, pairs: Sequence[PairRow]) -> None:
        """Show what was found."""
        self._pairs = list(pairs)
        self._table.setRowCount(len(self._pairs))
        for row, pair in enumerate(self._pairs):
            for column, words in enumerate(pair.cells):
                item = QTableWidgetItem(words)
                item.setToolTip(plain_tip(words))
                self._table.setItem(row, column, item)
        if not self._pairs:
            self.say(self._nothing)
            return
        self._state.say("1 pair" if len(self._pairs) == 1 else f"{len(self._pairs)} pairs")
        self._set_shown(has_pairs=True, is_busy=False)
        self._table.selectRow(0)
        self._table.setFocus()

    def drop(self, pair: PairRow) -> None:
        """Take what was done off the list, with all pairs that hold a claim that is gone."""
        gone = {pair.second.claim.id} if pair.is_of_one_article else set()
        kept = [
            each for each in self._pairs if each is not pair and not {each.first.claim.id, each.second.claim.id} & gone
        ]
        self.show_pairs(kept)

    def _put_together(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in (*self._show_buttons, self._merge, self._again, self._cancel):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(8)
        for widget in (self._state, self._table, *self._words):
            box.addWidget(widget, int(widget is self._table))
        box.addWidget(buttons)

    def _connect(self) -> None:
        self._table.itemSelectionChanged.connect(self._show_pair)
        self._table.itemActivated.connect(self._show_first)
        first, second = self._show_buttons
        first.clicked.connect(self._show_first)
        second.clicked.connect(self._show_second)
        self._merge.clicked.connect(self._ask_merge)
        self._again.clicked.connect(self.search_requested)
        self._cancel.clicked.connect(self.cancel_requested)

    def _set_shown(self, *, has_pairs: bool, is_busy: bool) -> None:
        for widget in (self._table, *self._words, *self._show_buttons):
            widget.setVisible(has_pairs)
        self._merge.setVisible(has_pairs and self._can_merge)
        self._again.setVisible(not is_busy)
        self._cancel.setVisible(is_busy)

    @property
    def _chosen(self) -> PairRow | None:
        row = self._table.currentRow()
        return self._pairs[row] if 0 <= row < len(self._pairs) else None

    @Slot()
    def _show_pair(self) -> None:
        pair = self._chosen
        if pair is None:
            return
        for label, judged in zip(self._words, (pair.first, pair.second), strict=True):
            label.setText(f"“{judged.claim.quote}” {judged.article.title}")
        self._merge.setText("Merge" if pair.is_of_one_article else "Same Claim")

    @Slot()
    def _show_first(self) -> None:
        if self._chosen is not None:
            self.claim_requested.emit(self._chosen.first)

    @Slot()
    def _show_second(self) -> None:
        if self._chosen is not None:
            self.claim_requested.emit(self._chosen.second)

    @Slot()
    def _ask_merge(self) -> None:
        if self._chosen is not None:
            self.merge_requested.emit(self._chosen)
