"""What a page shows otherwise than when it was captured before, paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from desktop.widgets.label import Label
from desktop.widgets.moments import say_moment
from desktop.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from checks.services.captures import PageChanges

_SAME = "The text of the page is the same."


class PageChangesDialog(QDialog):
    """Each paragraph that differs: − before what stood there, + before what stands there now."""

    def __init__(self, title: str, found: PageChanges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What Changed")
        self.resize(680, 460)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        box.addWidget(Label(title, role="quote_head", lines=2))
        times = f"{say_moment(found.earlier.at)} and {say_moment(found.later.at)}"
        count = len(found.changes)
        sums = f"{count} paragraph{'' if count == 1 else 's'} changed" if count else _SAME.rstrip(".")
        box.addWidget(Label(f"{sums} between the captures of {times}.", role="meta", ink="ink_2"))
        box.addWidget(scrolling(_paragraphs(found), "Paragraphs that changed"), 1)
        box.addWidget(buttons)


def _paragraphs(found: PageChanges) -> QWidget:
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setContentsMargins(0, 0, 8, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for change in found.changes:
        for sign, what, words, ink in (("−", "before", change.old, "ink_2"), ("+", "now", change.new, "ink")):
            if words:
                row, mark, text = grid.rowCount(), Label(sign, role="strong"), Label(words, role="document", ink=ink)
                text.setAccessibleName(f"{what}: {words}")
                grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(text, row, 1)
        grid.setRowMinimumHeight(grid.rowCount(), 8)
    grid.setRowStretch(grid.rowCount(), 1)
    return inner
