"""What a record does to a claim: one of four, none to begin with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from checks.domain.evidence import Stance
from desktop import theme

STANCE_ICONS = {
    Stance.SUPPORTS: "ph.plus",
    Stance.AGAINST: "ph.minus",
    Stance.QUALIFIES: "ph.plus-minus",
    Stance.CONTEXT: "ph.info",
}
_TIPS = {
    Stance.SUPPORTS: "It bears the claim out",
    Stance.AGAINST: "It contradicts the claim",
    Stance.QUALIFIES: "It holds with a reservation, or for another time or place",
    Stance.CONTEXT: "It helps to understand the claim, and proves nothing",
}


class StanceBar(QWidget):
    """Four radio buttons with the icons that rows show."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Stance")
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self._stances = tuple(Stance)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for place, stance in enumerate(self._stances):
            button = QRadioButton(stance.value.capitalize())
            button.setToolTip(_TIPS[stance])
            button.setAccessibleDescription(_TIPS[stance])
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self._paint_icons()

    @property
    def stance(self) -> Stance | None:
        """The stance that is chosen, if any."""
        place = self._group.checkedId()
        return self._stances[place] if place >= 0 else None

    def show_stance(self, stance: Stance) -> None:
        """Show a stance and tell nobody."""
        self._group.button(self._stances.index(stance)).setChecked(True)

    def focus(self) -> None:
        """Go to the chosen button, or to the first."""
        self._group.button(max(self._group.checkedId(), 0)).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_stances"):
            self._paint_icons()

    def _paint_icons(self) -> None:
        side = theme.current().size("icon_small")
        for place, stance in enumerate(self._stances):
            button = self._group.button(place)
            if button is not None:
                button.setIcon(theme.current().icon(STANCE_ICONS[stance]))
                button.setIconSize(QSize(side, side))

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit()
