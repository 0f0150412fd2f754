"""The page of the preferences on which a newsroom makes the rating scale its own, and says who may sign."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QTableWidgetItem, QVBoxLayout

from checks.domain.change import Change
from checks.domain.house import House
from checks.domain.scale_edit import require_sound, with_keys
from checks.domain.verdict import Rating, Scale
from checks.errors import StepRefused
from desktop import a11y
from desktop.dialogs.house_page import NO_CASEBOOK, HousePage, ReadHouse
from desktop.widgets.choosers import Tick
from desktop.widgets.label import Label
from desktop.widgets.row_table import row_table

_INTRO = (
    "The ratings in the order of their number keys. “Number” goes from 1 (worst) to 5 (best) and is what other "
    "programs read; empty, the rating is off the scale. Each saving is a new version; verdicts keep the one they were "
    "given on."
)
_HEADINGS = ("Name", "Number", "Colour", "Meaning")
_KEY = Qt.ItemDataRole.UserRole
_NOTHING = (
    "No label yet",
    "Off the scale",
    "The colour of the theme; another one as #1f7047",
    "No meaning is written down",
)
"""What an empty cell says, column by column."""
_NUMBERS = {"": None, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}


@dataclass(frozen=True)
class ScaleChoices:
    """What the page asks and tells."""

    read: ReadHouse
    choose: Callable[[House], None]
    """Keep these choices."""
    scale: Callable[[], Scale | None]
    """The scale in use; None without a casebook."""
    keep: Callable[[Scale], None]
    """Let this be the scale from now on."""


class ScalePage(HousePage):
    """A table to type in, a button to save it, and the choice whether one person may do both halves of the work."""

    def __init__(self, choices: ScaleChoices) -> None:
        super().__init__(choices.read)
        self._choices = choices
        self._scale: Scale | None = None
        self._is_sent = False
        self._intro = Label(_INTRO, role="meta", ink="ink_3")
        self._version = Label(role="meta", ink="ink_3", lines=1)
        self._error = Label(role="meta", ink="find_conflicts")
        self._error.setObjectName("refused")
        self.table = row_table(0, _HEADINGS, "Ratings of the house")
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(_HEADINGS) - 1, QHeaderView.ResizeMode.Stretch)
        self._single = Tick("Who gave a verdict may sign it, too (a desk of one person; reports say so)")
        self._buttons = {
            name: _button(name, does)
            for name, does in (
                ("Add", self.add),
                ("Remove", self.remove),
                ("Move Up", lambda: self.move_row(-1)),
                ("Move Down", lambda: self.move_row(1)),
                ("Save Scale", self.save),
                ("Discard", self.show_scale),
            )
        }
        self._lay_out()
        self.table.itemChanged.connect(self._tell)
        self._single.clicked.connect(self._choose_single)
        self.show_house(None)

    def show_house(self, house: House | None) -> None:
        """Show the choices of a casebook; without one, nothing can be chosen."""
        self._house = house
        self._single.setChecked(house is not None and house.allows_single_person)
        self._single.setEnabled(house is not None)
        self._intro.setText(_INTRO if house else NO_CASEBOOK)
        if self._choices.scale() != self._scale:
            self.show_scale()
        self._tell()

    @Slot()
    def show_scale(self) -> None:
        """Show the scale as the casebook has it; what was typed and not saved goes."""
        self._scale = self._choices.scale()
        self.table.blockSignals(True)
        ratings = self._scale.ratings if self._scale else ()
        self.table.setRowCount(len(ratings))
        for row, rating in enumerate(ratings):
            self._fill(row, rating)
        self.table.blockSignals(False)
        self._version.setText(f"{self._scale.name}, version {self._scale.version}" if self._scale else "")
        self._tell()

    def typed(self) -> Scale | None:
        """The scale as it stands in the table; StepRefused where a number is none."""
        if self._scale is None:
            return None
        ratings = tuple(self._rating(row) for row in range(self.table.rowCount()))
        return replace(self._scale, ratings=ratings)

    @Slot()
    def add(self) -> None:
        """One more rating, at the end."""
        self.table.blockSignals(True)
        self.table.insertRow(self.table.rowCount())
        self._fill(self.table.rowCount() - 1, Rating("", ""))
        self.table.blockSignals(False)
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self._tell()
        self.table.editItem(self._cell(self.table.rowCount() - 1, 0))

    @Slot()
    def remove(self) -> None:
        """Drop the chosen rating; where verdicts use it, saving is refused."""
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())
            self._tell()

    def move_row(self, by: int) -> None:
        """Move the chosen rating up or down."""
        row, other = self.table.currentRow(), self.table.currentRow() + by
        if row < 0 or not 0 <= other < self.table.rowCount():
            return
        self.table.blockSignals(True)
        for column in range(self.table.columnCount()):
            here, there = self.table.takeItem(row, column), self.table.takeItem(other, column)
            self.table.setItem(row, column, there)
            self.table.setItem(other, column, here)
        self.table.blockSignals(False)
        self.table.setCurrentCell(other, max(self.table.currentColumn(), 0))
        self._tell()

    @Slot()
    def save(self) -> None:
        """Let the table be the scale from now on."""
        scale = self.typed() if not self._why_not() else None
        if scale is not None:
            self._is_sent = True
            self._choices.keep(scale)

    @Slot(str)
    def say_refused(self, why: str) -> None:
        """Saving was refused: say why here, where it can be mended."""
        if self._is_sent:
            self._is_sent = False
            self._say(why)

    @Slot(object)
    def follow(self, change: Change) -> None:
        """The choices or the scale were changed, or a change to them was taken back."""
        if any(isinstance(record, Scale) for record in (*change.before, *change.after)):
            self._is_sent = False
            self.show_scale()
        super().follow(change)

    def _lay_out(self) -> None:
        tools, foot = QHBoxLayout(), QHBoxLayout()
        for name in ("Add", "Remove", "Move Up", "Move Down"):
            tools.addWidget(self._buttons[name])
        tools.addStretch(1)
        foot.addWidget(self._version, 1)
        foot.addWidget(self._buttons["Discard"])
        foot.addWidget(self._buttons["Save Scale"])
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(8)
        box.addWidget(self._intro)
        box.addWidget(self.table, 1)
        box.addLayout(tools)
        box.addWidget(self._error)
        box.addLayout(foot)
        box.addSpacing(8)
        box.addWidget(self._single)

    def _fill(self, row: int, rating: Rating) -> None:
        words = (rating.label, "" if rating.value is None else str(rating.value), rating.colour, rating.meaning)
        for column, text in enumerate(words):
            self.table.setItem(row, column, QTableWidgetItem(text))
        self._cell(row, 0).setData(_KEY, rating.key)
        self._dress(row)

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        if item is None:
            raise LookupError(f"there is no cell {row}, {column}")
        return item

    def _rating(self, row: int) -> Rating:
        label, number, colour, meaning = (self._cell(row, column).text().strip() for column in range(4))
        if number not in _NUMBERS:
            raise StepRefused(f"“{number}” is no number from 1 (worst) to 5 (best). Leave it empty for off the scale.")
        return Rating(self._cell(row, 0).data(_KEY) or "", label, _NUMBERS[number], meaning, colour)

    def _why_not(self) -> str:
        """What keeps the table from being a scale; empty where nothing does."""
        try:
            scale = self.typed()
            if scale is not None and self._scale is not None:
                require_sound(with_keys(scale, (self._scale,)), (self._scale,))
        except StepRefused as refused:
            return str(refused)
        return ""

    @Slot()
    def _tell(self) -> None:
        """Say what is wrong as it is typed, and allow what can be done."""
        why = self._why_not()
        self._say(why)
        is_open = self._scale is not None
        is_changed = bool(why) or self.typed() != self._scale
        for name, button in self._buttons.items():
            needs_change = name in ("Save Scale", "Discard")
            button.setEnabled(is_open and (is_changed or not needs_change))
        self._buttons["Save Scale"].setEnabled(is_open and is_changed and not why)
        self.table.blockSignals(True)
        for row in range(self.table.rowCount()):
            self._dress(row)
        self.table.blockSignals(False)

    def _dress(self, row: int) -> None:
        """Show a colour beside its digits, and let empty cells say what they mean."""
        for column, nothing in enumerate(_NOTHING):
            cell = self._cell(row, column)
            cell.setData(Qt.ItemDataRole.AccessibleTextRole, None if cell.text() else nothing)
            cell.setToolTip(cell.text() or nothing)
        item = self._cell(row, 2)
        colour = QColor.fromString(item.text())
        item.setData(Qt.ItemDataRole.DecorationRole, colour if item.text() and colour.isValid() else None)

    def _say(self, why: str) -> None:
        self._error.setText(why)
        self._error.setVisible(bool(why))

    @Slot(bool)
    def _choose_single(self, allows: bool) -> None:
        if self._house is not None:
            self._choices.choose(replace(self._house, allows_single_person=allows))


def _button(name: str, does: Callable[[], None]) -> QPushButton:
    button = QPushButton(name)
    button.setAutoDefault(False)
    a11y.name(button, name)
    button.clicked.connect(lambda _=False: does())
    return button
