"""Inputs for the fields of a form, alike from outside: each shows a raw value and gives it back."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QMenu, QPushButton, QWidget

from desktop.widgets.forms import Editor, Field, Raw
from desktop.widgets.saving_text import GrowingText


class LineInput(QLineEdit):
    """One line of text, also for numbers, days and moments."""

    settled = Signal()

    def __init__(self, spec: Field) -> None:
        super().__init__()
        self.setPlaceholderText(spec.hint)
        self.editingFinished.connect(self.settled)

    def raw(self) -> Raw:
        """The text."""
        return self.text()

    def show_raw(self, raw: Raw) -> None:
        """Show a text from its beginning."""
        self.setText(str(raw))
        self.setCursorPosition(0)


class LinesInput(GrowingText):
    """Several lines of text."""

    settled = Signal()

    def __init__(self, spec: Field) -> None:
        super().__init__("quote_row", (2, 8))
        self.setPlaceholderText(spec.hint)
        self.left.connect(self.settled)

    def raw(self) -> Raw:
        """The text."""
        return self.text()

    def show_raw(self, raw: Raw) -> None:
        """Show a text."""
        self.set_text(str(raw))


class ChoiceInput(QComboBox):
    """One choice of several, or none where the field may be empty."""

    settled = Signal()

    def __init__(self, spec: Field) -> None:
        super().__init__()
        self.addItem("", None)
        for choice in spec.choices or ():
            self.addItem(spec.say_choice(choice), choice)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._settle)

    def raw(self) -> Raw:
        """The choice."""
        choice: StrEnum | None = self.currentData()
        return choice

    def show_raw(self, raw: Raw) -> None:
        """Show a choice."""
        self.setCurrentIndex(max(self.findData(raw), 0))

    @Slot()
    def _settle(self) -> None:
        self.settled.emit()


class ChoicesInput(QPushButton):
    """Any number of choices, ticked in a menu and told on the button."""

    settled = Signal()

    def __init__(self, spec: Field) -> None:
        super().__init__()
        self._spec = spec
        self._actions: dict[StrEnum, QAction] = {}
        menu = QMenu(self)
        for choice in spec.choices or ():
            action = menu.addAction(spec.say_choice(choice))
            action.setCheckable(True)
            self._actions[choice] = action
        menu.triggered.connect(self._settle)
        self.setMenu(menu)
        self._tell()

    def raw(self) -> Raw:
        """The choices, in the order of the menu."""
        return tuple(choice for choice, action in self._actions.items() if action.isChecked())

    def show_raw(self, raw: Raw) -> None:
        """Show these choices."""
        chosen = raw if isinstance(raw, tuple) else ()
        for choice, action in self._actions.items():
            action.setChecked(choice in chosen)
        self._tell()

    @Slot()
    def _settle(self) -> None:
        self._tell()
        self.settled.emit()

    def _tell(self) -> None:
        chosen = [action.text() for action in self._actions.values() if action.isChecked()]
        self.setText(", ".join(chosen) or "None")
        self.setAccessibleDescription(self.text())


class SwitchInput(QCheckBox):
    """Yes or no."""

    settled = Signal()

    def __init__(self, spec: Field) -> None:
        super().__init__(spec.label)
        self.clicked.connect(self._settle)

    def raw(self) -> Raw:
        """Is it ticked?"""
        return self.isChecked()

    def show_raw(self, raw: Raw) -> None:
        """Tick it or not."""
        self.setChecked(bool(raw))

    @Slot()
    def _settle(self) -> None:
        self.settled.emit()


Input = LineInput | LinesInput | ChoiceInput | ChoicesInput | SwitchInput

_INPUTS: dict[Editor, Callable[[Field], Input]] = {
    Editor.LINE: LineInput,
    Editor.LINES: LinesInput,
    Editor.NUMBER: LineInput,
    Editor.DAY: LineInput,
    Editor.MOMENT: LineInput,
    Editor.CHOICE: ChoiceInput,
    Editor.CHOICES: ChoicesInput,
    Editor.SWITCH: SwitchInput,
}


def make_input(spec: Field) -> Input:
    """The input that fits a field, named after it."""
    made = _INPUTS[spec.editor](spec)
    widget: QWidget = made
    widget.setAccessibleName(spec.label)
    return made
