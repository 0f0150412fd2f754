"""Inputs for the fields of a form, alike from outside: each shows a raw value and gives it back."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.widgets.choices_menu import ChoicesMenu
from desktop.widgets.choosers import DropList, Tick, paint_arrow
from desktop.widgets.forms import Editor, Field, Raw
from desktop.widgets.reference_input import ReferenceInput
from desktop.widgets.saving_text import GrowingText
from desktop.widgets.segments import SegmentsInput


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


class ChoiceInput(DropList):
    """One choice of several, or none where the field may be empty."""

    settled = Signal()

    def __init__(self, spec: Field) -> None:
        super().__init__()
        # Kept here, as Qt would give back plain text in place of a choice.
        self._choices: tuple[StrEnum | None, ...] = (None, *(spec.choices or ()))
        for choice in self._choices:
            self.addItem("" if choice is None else spec.say_choice(choice))
        self.setItemData(0, "None", Qt.ItemDataRole.AccessibleTextRole)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(self._settle)

    def raw(self) -> Raw:
        """The choice."""
        return self._choices[max(self.currentIndex(), 0)]

    def show_raw(self, raw: Raw) -> None:
        """Show a choice."""
        known = [choice for choice in self._choices if choice == raw]
        self.setCurrentIndex(self._choices.index(known[0]) if known else 0)

    @Slot()
    def _settle(self) -> None:
        self.settled.emit()


class ChoicesInput(ChoicesMenu):
    """Any number of choices, ticked in a menu and told on the button."""

    settled = Signal()

    def __init__(self, spec: Field) -> None:
        super().__init__("None")
        self._of_key = {choice.value: choice for choice in spec.choices or ()}
        self.set_choices({key: spec.say_choice(choice) for key, choice in self._of_key.items()})
        self.setProperty("choices", True)
        self.setAutoDefault(False)
        self.chosen.connect(self.settled)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow that the style sheet leaves out."""
        super().paintEvent(event)
        paint_arrow(self)

    def raw(self) -> Raw:
        """The choices, in the order of the menu."""
        return tuple(self._of_key[key] for key in self.choices())

    def show_raw(self, raw: Raw) -> None:
        """Show these choices."""
        self.show_choices(tuple(choice.value for choice in raw) if isinstance(raw, tuple) else ())


class SwitchInput(Tick):
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


Input = LineInput | LinesInput | ChoiceInput | ChoicesInput | SwitchInput | SegmentsInput | ReferenceInput

_INPUTS: dict[Editor, Callable[[Field], Input]] = {
    Editor.LINE: LineInput,
    Editor.LINES: LinesInput,
    Editor.NUMBER: LineInput,
    Editor.DAY: LineInput,
    Editor.MOMENT: LineInput,
    Editor.CHOICE: ChoiceInput,
    Editor.CHOICES: ChoicesInput,
    Editor.SWITCH: SwitchInput,
    Editor.SEGMENTS: SegmentsInput,
    Editor.REFERENCE: ReferenceInput,
}


def make_input(spec: Field) -> Input:
    """The input that fits a field, named after it."""
    made = _INPUTS[spec.editor](spec)
    widget: QWidget = made
    widget.setAccessibleName(spec.label)
    return made
