"""The page of the preferences on which every action can be given another key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from checks.errors import ChecksError
from desktop import a11y
from desktop.widgets.choosers import Tick
from desktop.widgets.label import Label
from desktop.widgets.row_table import row_table


@dataclass(frozen=True)
class KeyedAction:
    """One line of the table."""

    id: str
    text: str
    tip: str


@dataclass(frozen=True)
class KeyRules:
    """What the page asks and tells: the keys as they are, and what changes them."""

    keys_of: Callable[[str], Sequence[str]]
    change: Callable[[str, str], None]
    """Give an action another key, or none; a `ChecksError` says why it cannot have it."""
    reset: Callable[[str | None], None]
    """Give one action, or all, their usual keys."""


class KeysPage(QWidget):
    """All actions in a table that can be searched; below it, the key of the chosen one."""

    letters_chosen = Signal(bool)

    def __init__(self, actions: Sequence[KeyedAction], rules: KeyRules, *, has_letters: bool) -> None:
        super().__init__()
        self._actions = actions
        self._rules = rules
        self._search = QLineEdit()
        self._search.setPlaceholderText("Find an action or a key")
        self._table = row_table(len(self._actions), ("Action", "Key"), "Actions and their keys")
        self._key = QKeySequenceEdit()
        self._key.setMaximumSequenceLength(1)
        self._key_label = a11y.label("New &key", self._key)
        self._objection = Label(role="meta", ink="status_recheck")
        self._letters = Tick("Let single letters work in the article and the claims")
        self._letters.setChecked(has_letters)
        self._buttons = [QPushButton(words) for words in ("No Key", "Usual Key", "All Usual Keys")]
        self._lay_out()
        self._connect()
        self._fill()
        self._table.selectRow(0)

    def _lay_out(self) -> None:
        a11y.name(self._search, "Find an action or a key")
        row, choices = QHBoxLayout(), QHBoxLayout()
        row.addWidget(self._key_label)
        row.addWidget(self._key, 1)
        for button in self._buttons:
            choices.addWidget(button)
        choices.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(self._search)
        box.addWidget(self._table, 1)
        box.addLayout(row)
        box.addWidget(self._objection)
        box.addLayout(choices)
        box.addWidget(self._letters)
        self._objection.hide()

    def _connect(self) -> None:
        self._search.textChanged.connect(self._find)
        self._table.itemSelectionChanged.connect(self._show_key)
        self._key.keySequenceChanged.connect(self._change)
        self._letters.toggled.connect(self.letters_chosen)
        none, usual, all_usual = self._buttons
        none.clicked.connect(self._take_key_away)
        usual.clicked.connect(self._reset_one)
        all_usual.clicked.connect(self._reset_all)

    @property
    def _chosen(self) -> KeyedAction:
        return self._actions[max(self._table.currentRow(), 0)]

    def _fill(self) -> None:
        """Write each action with its keys."""
        native = QKeySequence.SequenceFormat.NativeText
        for row, action in enumerate(self._actions):
            keys = ", ".join(QKeySequence(key).toString(native) for key in self._rules.keys_of(action.id))
            for column, words in enumerate((action.text.rstrip("…"), keys)):
                item = self._table.item(row, column)
                if item is None:
                    item = QTableWidgetItem()
                    self._table.setItem(row, column, item)
                item.setText(words)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words or "no key")
                item.setToolTip(action.tip)
        self._show_key()

    @Slot()
    def _show_key(self) -> None:
        """Show the key of the chosen action, to be typed over."""
        keys = self._rules.keys_of(self._chosen.id)
        self._key.blockSignals(True)
        self._key.setKeySequence(QKeySequence(keys[0]) if keys else QKeySequence())
        self._key.blockSignals(False)
        for part in (self._key, *self._key.findChildren(QLineEdit)):  # a screen reader hears the line edit inside
            part.setAccessibleName(f"New key for {self._chosen.text.rstrip('…')}")
        self._object("")

    @Slot(QKeySequence)
    def _change(self, key: QKeySequence) -> None:
        if key.isEmpty():
            return
        try:
            self._rules.change(self._chosen.id, key.toString())
        except ChecksError as refusal:
            self._show_key()
            self._object(str(refusal))
        else:
            self._fill()

    @Slot()
    def _take_key_away(self) -> None:
        self._rules.change(self._chosen.id, "")
        self._fill()

    @Slot()
    def _reset_one(self) -> None:
        try:
            self._rules.reset(self._chosen.id)
        except ChecksError as refusal:
            self._object(str(refusal))
        else:
            self._fill()

    @Slot()
    def _reset_all(self) -> None:
        self._rules.reset(None)
        self._fill()

    @Slot(str)
    def _find(self, words: str) -> None:
        wanted = words.casefold().split()
        for row, action in enumerate(self._actions):
            said = " ".join((action.text, action.tip, *self._rules.keys_of(action.id))).casefold()
            self._table.setRowHidden(row, not all(word in said for word in wanted))

    def _object(self, sentence: str) -> None:
        self._objection.setText(sentence)
        self._objection.setVisible(bool(sentence))
        if sentence:
            a11y.announce(self._objection, sentence, urgent=True)
