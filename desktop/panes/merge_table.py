"""What both sides say of one record, field by field, with a button for each side that may stay."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from checks.domain.merge_conflict import Take
from checks.domain.span import Span
from checks.text.word_changes import word_changes
from desktop import a11y, theme
from desktop.models.merge_words import FieldRow
from desktop.widgets.label import Label
from desktop.widgets.section import hairline

_NAME, _BEFORE, _OURS, _THEIRS = range(4)
_SIDES = ((Take.OURS, "Ours", _OURS), (Take.THEIRS, "Theirs", _THEIRS))
_LONG = 60
"""Characters from which on a value is set as a text, in serif."""
_GAP = 8
"""Pixels between a button and its words."""


class MergeTable(QWidget):
    """Tells whose version of which field is taken; it decides nothing itself."""

    taken = Signal(str, object)
    """The key of a field and the `Take` of a side; an empty key is the record as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: dict[tuple[str, Take], _Cell] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for column, stretch in ((_NAME, 2), (_BEFORE, 4), (_OURS, 8), (_THEIRS, 8)):
            self._grid.setColumnStretch(column, stretch)
        a11y.name(self, "What differs")

    def show_sides(self, ours: str, theirs: str, before: str) -> None:
        """Begin a new table: who changed each side, and since when they differ."""
        self._cells.clear()
        while item := self._grid.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._grid.addWidget(hairline(), 0, 0, 1, 4)
        for column, title, words in ((_BEFORE, "Before", before), (_OURS, "Ours", ours), (_THEIRS, "Theirs", theirs)):
            self._put(1, column, _padded(Label(title, role="strong"), Label(words, role="meta", ink="ink_2")))
        self._grid.addWidget(hairline(), 2, 0, 1, 4)
        self._next = 3

    def add_field(self, row: FieldRow) -> None:
        """A field that both sides changed."""
        gone, come = word_changes(row.ours, row.theirs)
        name = Label(row.label, role="strong")
        self._add(row.key, name, row.before, {Take.OURS: (row.ours, gone), Take.THEIRS: (row.theirs, come)})

    def add_whole(self, ours: str, theirs: str) -> None:
        """A record that is kept or deleted as a whole."""
        sides: dict[Take, tuple[str, Sequence[Span]]] = {Take.OURS: (ours, ()), Take.THEIRS: (theirs, ())}
        self._add("", Label("Record", role="strong"), "there", sides)

    def add_plain(self, name: str, ours: str, theirs: str, *, before: str = "") -> None:
        """Something that is told and not decided."""
        self._put(self._next, _NAME, _padded(Label(name, ink="ink_2"), start=0))
        self._put(self._next, _BEFORE, _padded(Label(before, ink="ink_2")))
        for column, words in ((_OURS, ours), (_THEIRS, theirs)):
            self._put(self._next, column, _padded(Label(words), start=12 + theme.current().size("hit_min") + _GAP))
        self._end_row()

    def mark(self, fields: dict[str, Take], whole: Take | None) -> None:
        """Show what is taken."""
        for (key, side), cell in self._cells.items():
            cell.set_taken(is_taken=whole is Take.BOTH or (fields.get(key) if key else whole) is side)

    def _add(self, key: str, name: Label, before: str, sides: dict[Take, tuple[str, Sequence[Span]]]) -> None:
        self._put(self._next, _NAME, _padded(name, start=0))
        self._put(self._next, _BEFORE, _padded(Label(before, ink="ink_2")))
        group = QButtonGroup(self)
        for side, title, column in _SIDES:
            words, changed = sides[side]
            cell = self._cells[key, side] = _Cell(
                f"{name.text() or 'Record'}, {title.lower()}: {words}", words, changed
            )
            group.addButton(cell.button)
            cell.button.clicked.connect(lambda _=False, side=side: self.taken.emit(key, side))
            self._put(self._next, column, cell)
        self._end_row()

    def _put(self, row: int, column: int, widget: QWidget) -> None:
        self._grid.addWidget(widget, row, column)

    def _end_row(self) -> None:
        self._grid.addWidget(hairline(), self._next + 1, 0, 1, 4)
        self._next += 2


class _Cell(QWidget):
    """One side of a field: the whole of it can be clicked."""

    def __init__(self, name: str, words: str, changed: Sequence[Span]) -> None:
        super().__init__()
        self._is_taken = False
        self.button = QRadioButton()
        side = theme.current().size("hit_min")
        self.button.setMinimumSize(side, side)
        a11y.name(self.button, name)
        is_text = len(words) > _LONG or "\n" in words
        label = Label(words, role="document" if is_text else "body")
        _let_shrink(label)
        if is_text:
            label.mark_changes(come=changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 9)
        row.setSpacing(_GAP)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        words_beside = QVBoxLayout()
        words_beside.setContentsMargins(0, 2, 0, 0)  # in line with the middle of the button
        words_beside.addWidget(label)
        words_beside.addStretch(1)
        row.addLayout(words_beside, 1)

    def set_taken(self, *, is_taken: bool) -> None:
        """Show whether this side stays."""
        self._is_taken = is_taken
        group = self.button.group()
        group.setExclusive(False)  # so that none may be chosen again
        self.button.setChecked(is_taken)
        group.setExclusive(True)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on it takes it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.button.click()
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Lay the colour of what is chosen under what is taken."""
        if self._is_taken:
            QPainter(self).fillRect(self.rect(), theme.current().colour("selected"))


def _padded(*labels: Label, start: int = 12) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(start, 9, 12, 9)
    box.setSpacing(0)
    for label in labels:
        _let_shrink(label)
        box.addWidget(label)
    box.addStretch(1)
    return made


def _let_shrink(label: Label) -> None:
    """Let the columns share the width as they are told, whatever stands in them."""
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
