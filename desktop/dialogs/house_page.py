"""What pages of the preferences share whose choices are kept in the casebook and hold for everybody in it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from checks.domain.change import Change
from checks.domain.house import House

NO_CASEBOOK = "Open a casebook first: the choices are kept in it."

ReadHouse = Callable[[Callable[[House | None], None]], None]
"""Hand over the choices of the casebook, or None where none is open."""


class HousePage(QWidget):
    """Reads the choices when it is looked at, and again when somebody changed them."""

    def __init__(self, read_house: ReadHouse) -> None:
        super().__init__()
        self._read_house = read_house
        self._house: House | None = None

    @abstractmethod
    def show_house(self, house: House | None) -> None:
        """Show these choices; without a casebook, nothing can be chosen."""

    @Slot()
    def read(self) -> None:
        """Show the choices as the casebook has them now."""
        self._read_house(self.show_house)

    @Slot(object)
    def follow(self, change: Change) -> None:
        """The choices were changed, or a change to them was taken back."""
        if any(isinstance(record, House) for record in (*change.before, *change.after)):
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the choices when the page is first looked at."""
        super().showEvent(event)
        self.read()
