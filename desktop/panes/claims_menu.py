"""The menu that says which claims the list shows, and in which order; it stays open while choices are ticked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from checks.domain.claim import Kind, Status
from checks.domain.finding import Level
from desktop import theme
from desktop.models.claim_facts import UNLIKELY_BELOW
from desktop.models.claim_filter import ClaimFilter, Order
from desktop.widgets.claim_icons import KIND_ICONS, STATUS_ICONS
from desktop.widgets.staying_menu import StayingMenu

Choice = TypeVar("Choice", Status, Kind, Level)
Ticked = TypeVar("Ticked", Status, Kind, Level, float)

ANY = 0.0
THRESHOLDS = (UNLIKELY_BELOW, 0.5, 0.7)
"""Shares of check-worthiness that about one, two and three whole reasons make."""


class ClaimsMenu(StayingMenu):
    """Filter by status, kind, finding, check-worthiness, evidence and owner; order; fold unlikely suggestions."""

    filter_chosen = Signal(object)
    """A `ClaimFilter`, without words to search for."""
    order_chosen = Signal(object)
    """An `Order`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._statuses = self._add_choices("Status", Status)
        self._kinds = self._add_choices("Kind", Kind)
        self._levels = self._add_choices("Finding", Level)
        self._least = self._add_thresholds()
        self._lacks_evidence = self._add_tick("No Evidence Yet")
        self._is_seen_before = self._add_tick("Seen Before")
        self._is_mine = self._add_tick("Mine")
        self._shows_rejected = self._add_tick("Show Rejected")
        self.clear_action = self.addAction("Clear the Filter")
        self.clear_action.setShortcut(QKeySequence("Esc"))
        self.clear_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here; the pane listens for it
        self.clear_action.setShortcutVisibleInContextMenu(True)
        self.clear_action.setEnabled(False)
        self.addSeparator()
        self._orders = self._add_orders()
        self.aboutToShow.connect(self._paint_icons)

    @property
    def filter(self) -> ClaimFilter:
        """What is ticked."""
        return ClaimFilter(
            statuses=_ticked(self._statuses),
            kinds=_ticked(self._kinds),
            levels=_ticked(self._levels),
            least_worthiness=max(_ticked(self._least), default=0.0),
            lacks_evidence=self._lacks_evidence.isChecked(),
            is_seen_before=self._is_seen_before.isChecked(),
            is_mine=self._is_mine.isChecked(),
            shows_rejected=self._shows_rejected.isChecked(),
        )

    @Slot()
    def clear_filter(self) -> None:
        """Tick nothing, so that all claims show but the rejected ones."""
        several = (self._statuses, self._kinds, self._levels)
        ticks = (self._lacks_evidence, self._is_seen_before, self._is_mine, self._shows_rejected)
        for action in (*(action for actions in several for action in actions.values()), *ticks):
            action.setChecked(False)
        self._least[ANY].setChecked(True)
        self._tell_filter()

    def add_below(self, actions: Sequence[QAction]) -> None:
        """Offer further actions at the end."""
        self.addSeparator()
        self.addActions(list(actions))

    def _add_choices(self, title: str, choices: Iterable[Choice]) -> dict[Choice, QAction]:
        menu = StayingMenu(title, self)
        self.addMenu(menu)
        return {choice: self._add_tick(choice.value.capitalize(), menu) for choice in choices}

    def _add_thresholds(self) -> dict[float, QAction]:
        """One of several shares, from which on claims show."""
        menu = StayingMenu("Check-Worthiness", self)
        self.addMenu(menu)
        group = QActionGroup(self)
        found = {}
        for share in (ANY, *THRESHOLDS):
            found[share] = self._add_tick(f"From {share:.0%}".replace("%", " %") if share else "Any", menu)
            group.addAction(found[share])
        found[ANY].setChecked(True)
        return found

    def _add_tick(self, text: str, menu: QMenu | None = None) -> QAction:
        action = (menu or self).addAction(text)
        action.setCheckable(True)
        action.triggered.connect(self._tell_filter)
        return action

    def _add_orders(self) -> dict[Order, QAction]:
        group = QActionGroup(self)
        actions = {}
        for order in Order:
            action = self.addAction(f"Order by {order.value.title()}")
            action.setCheckable(True)
            action.setChecked(order == Order.TEXT)
            group.addAction(action)
            actions[order] = action
        group.triggered.connect(self._tell_order)
        return actions

    @Slot()
    def _tell_filter(self) -> None:
        self.filter_chosen.emit(self.filter)

    @Slot()
    def _tell_order(self) -> None:
        self.order_chosen.emit(next(order for order, action in self._orders.items() if action.isChecked()))

    @Slot()
    def _paint_icons(self) -> None:
        colours = theme.current()
        for status, action in self._statuses.items():
            action.setIcon(colours.icon(STATUS_ICONS[status]))
        for kind, action in self._kinds.items():
            action.setIcon(colours.icon(KIND_ICONS[kind]))


def _ticked(actions: Mapping[Ticked, QAction]) -> frozenset[Ticked]:
    return frozenset(choice for choice, action in actions.items() if action.isChecked())
