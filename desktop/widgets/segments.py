"""One choice of a few, side by side, with the words of the chosen one below."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop import theme
from desktop.widgets.forms import Field, Raw
from desktop.widgets.label import Label


class SegmentsInput(QWidget):
    """A segment for each choice, called by its value; the chosen one again, or Delete, takes the choice back."""

    settled = Signal()

    def __init__(self, spec: Field, *, faces: Mapping[Any, str] | None = None, nothing: str = "not judged") -> None:
        """`faces`: what stands on a segment instead of its value; `nothing`: what is said where none is chosen."""
        super().__init__()
        self._spec = spec
        self._nothing = nothing
        self._choices: tuple[StrEnum, ...] = tuple(spec.choices or ())
        self._chosen: StrEnum | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._word = Label(role="meta", ink="ink_3", lines=1)
        row = QHBoxLayout()
        row.setSpacing(0)
        for place, choice in enumerate(self._choices):
            face = (faces or {}).get(choice, choice.value)
            segment = Segment(face, spec.say_choice(choice), is_first=place == 0)
            self._group.addButton(segment, place)
            row.addWidget(segment)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self._word)
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(self._choose)
        self._tell()

    def raw(self) -> Raw:
        """The choice."""
        return self._chosen

    def show_raw(self, raw: Raw) -> None:
        """Show a choice, or none."""
        self._chosen = next((choice for choice in self._choices if choice == raw), None)
        for place, choice in enumerate(self._choices):
            self._group.button(place).setChecked(choice == self._chosen)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter or figure chooses its segment, Left and Right go along, Delete takes the choice back."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        named = [place for place, choice in enumerate(self._choices) if choice.value == event.text().upper()]
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._settle(None)
        elif named:
            self._settle(self._choices[named[0]])
            self._group.button(named[0]).setFocus()
        elif step is not None:
            self._walk(step)
        else:
            super().keyPressEvent(event)

    @Slot(int)
    def _choose(self, place: int) -> None:
        choice = self._choices[place]
        self._settle(None if choice == self._chosen else choice)

    def _settle(self, choice: StrEnum | None) -> None:
        self.show_raw(choice)
        self.settled.emit()

    def _walk(self, step: int) -> None:
        focused = next((place for place in range(len(self._choices)) if self._group.button(place).hasFocus()), 0)
        self._group.button((focused + step) % len(self._choices)).setFocus()

    def _tell(self) -> None:
        self._word.setText(self._spec.say_choice(self._chosen) if self._chosen else self._nothing)


class Segment(QAbstractButton):
    """One choice by its letter or figure; what it means stands in the tooltip and in its name."""

    def __init__(self, letter: str, meaning: str, *, is_first: bool) -> None:
        super().__init__()
        self._is_first = is_first
        self.setText(letter)
        self.setCheckable(True)
        self.setToolTip(meaning)
        self.setAccessibleName(meaning)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as other fields, and wide enough to be hit."""
        return QSize(theme.current().size("hit_min") + 8, theme.current().size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint ground, outline and letter."""
        colours, painter = theme.current(), QPainter(self)
        ground = "accent" if self.isChecked() else "hover" if self.underMouse() else "paper"
        painter.fillRect(self.rect(), colours.colour(ground))
        painter.setPen(QPen(colours.colour("control"), 1))
        left = 0 if self._is_first else -1
        painter.drawRect(self.rect().adjusted(left, 0, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(colours.colour("on_accent" if self.isChecked() else "accent"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        painter.setFont(colours.tabular("body"))
        painter.setPen(colours.colour("on_accent" if self.isChecked() else "ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
