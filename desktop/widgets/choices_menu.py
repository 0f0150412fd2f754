"""A quiet button whose menu ticks any number of choices; it tells which are ticked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget


class ChoicesMenu(QPushButton):
    """`nothing` is what it says while nothing is ticked: "Add flags"."""

    chosen = Signal()
    """A person ticked or cleared a choice."""

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(nothing, parent)
        self._nothing = nothing
        self._actions: dict[str, QAction] = {}
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._choose)
        self.clicked.connect(self._open)  # not setMenu: the style sheet forgets its padding around a button's own menu

    def set_choices(self, labels: Mapping[str, str]) -> None:
        """Offer these choices: label by key."""
        self._menu.clear()
        self._actions = {}
        for key, label in labels.items():
            self._actions[key] = self._menu.addAction(label)
            self._actions[key].setCheckable(True)
        self._tell()

    def choices(self) -> tuple[str, ...]:
        """The keys that are ticked, in the order of the menu."""
        return tuple(key for key, action in self._actions.items() if action.isChecked())

    def show_choices(self, keys: tuple[str, ...]) -> None:
        """Tick these keys and tell nobody."""
        for key, action in self._actions.items():
            action.setChecked(key in keys)
        self._tell()

    @Slot()
    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot()
    def _choose(self) -> None:
        self._tell()
        self.chosen.emit()

    def _tell(self) -> None:
        ticked = [action.text() for action in self._actions.values() if action.isChecked()]
        self.setText(", ".join(ticked) or self._nothing)
        self.setAccessibleDescription(", ".join(ticked))
