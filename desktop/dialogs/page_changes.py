"""What a page shows otherwise than when it was captured before, paragraph by paragraph and word by word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from checks.text.paragraph_changes import ParagraphChange
from checks.text.word_changes import word_changes
from desktop import a11y
from desktop.widgets.label import Label
from desktop.widgets.moments import say_moment
from desktop.widgets.scrolling import scrolling
from desktop.widgets.walked_row import WalkedRow

if TYPE_CHECKING:
    from checks.services.captures import PageChanges

_SAME = "The text of the page is the same"


class PageChangesDialog(QDialog):
    """Each paragraph that differs: − before what stood there, + before what stands there now."""

    def __init__(self, title: str, found: PageChanges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What Changed")
        self.resize(680, 460)
        self._rows = [_ChangeRow(change, f"{n} of {len(found.changes)}") for n, change in enumerate(found.changes, 1)]
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        box.addWidget(Label(title, role="quote_head", lines=2))
        times = f"{say_moment(found.earlier.at)} and {say_moment(found.later.at)}"
        count = len(found.changes)
        sums = f"{count} paragraph{'' if count == 1 else 's'} changed" if count else _SAME
        box.addWidget(Label(f"{sums} between the captures of {times}.", role="meta", ink="ink_2"))
        if count:
            box.addWidget(Label("Words that went are struck, words that came underlined.", role="meta", ink="ink_2"))
        self._scroll = scrolling(self._make_rows())
        box.addWidget(self._scroll, 1)
        box.addWidget(self._make_buttons())
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def current(self) -> int:
        """Which change has the keyboard, from 0; -1 for none."""
        return next((place for place, row in enumerate(self._rows) if row.hasFocus()), -1)

    @Slot()
    def next_change(self) -> None:
        """Go to the next change."""
        self._go_to(self.current + 1)

    @Slot()
    def previous_change(self) -> None:
        """Go to the change before."""
        self._go_to(self.current - 1)

    def _go_to(self, place: int) -> None:
        """Show a change and give it the keyboard; beyond the ends nothing happens."""
        if 0 <= place < len(self._rows):
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self._rows[place], 0, 12)

    @Slot(object, int)
    def _step(self, row: _ChangeRow, by: int) -> None:
        self._go_to(self._rows.index(row) + by)

    def _make_rows(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for row in self._rows:
            row.step_requested.connect(self._step)
            column.addWidget(row)
        column.addStretch(1)
        return inner

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for words, key, go in (
            ("Previous Change", "Shift+F3", self.previous_change),
            ("Next Change", "F3", self.next_change),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the changes
            button.setEnabled(len(self._rows) > 1)
            button.setToolTip(f"{words} ({key})")
            button.clicked.connect(go)
            QShortcut(QKeySequence(key), self).activated.connect(go)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return buttons


class _ChangeRow(WalkedRow):
    """A paragraph before and now."""

    def __init__(self, change: ParagraphChange, number: str) -> None:
        super().__init__()
        self._change = change
        gone, come = word_changes(change.old, change.new) if change.old and change.new else ((), ())
        said = [f"{when}: {words}" for when, words in (("before", change.old), ("now", change.new)) if words]
        a11y.name(self, f"Change {number}, {'. '.join(said)}", "Up and Down go through the changes.")
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 6, 0, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for sign, words, ink in (("−", change.old, "ink_2"), ("+", change.new, "ink_2" if come else "ink")):
            if words:
                text = Label(words, role="document", ink=ink)
                text.mark_changes(**({"gone": gone} if sign == "−" else {"come": come}))
                row = grid.rowCount()
                grid.addWidget(Label(sign, role="strong"), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(text, row, 1)

    def make_menu(self) -> QMenu:
        """Either wording can be copied."""
        menu = QMenu(self)
        copy = QGuiApplication.clipboard().setText
        for words, text in (("Copy What Stood There", self._change.old), ("Copy What Stands There", self._change.new)):
            menu.addAction(words, partial(copy, text)).setEnabled(bool(text))
        return menu

    def keys(self) -> Mapping[Qt.Key, Callable[[], None]]:
        """None beside Up and Down."""
        return {}
