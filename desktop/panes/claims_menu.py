"""The menu that says which claims the list shows, and in which order; it stays open while choices are ticked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from checks.domain.claim import Kind, Status
from desktop import theme
from desktop.models.claim_filter import ClaimFilter, Order
from desktop.widgets.claim_icons import KIND_ICONS, STATUS_ICONS

Choice = TypeVar("Choice", Status, Kind, Order)


class StayingMenu(QMenu):
    """Ticking a choice leaves the menu open, so that several can be ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks without closing; Enter ticks and closes."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class ClaimsMenu(StayingMenu):
    """Filter by status, kind and evidence; order by text, check-worthiness or status."""

    filter_chosen = Signal(object)
    """A `ClaimFilter`."""
    order_chosen = Signal(object)
    """An `Order`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._statuses = self._add_choices("Status", Status)
        self._kinds = self._add_choices("Kind", Kind)
        self._lacks_evidence = self._add_tick("No Evidence Yet")
        self._shows_rejected = self._add_tick("Show Rejected")
        self.clear_action = self.addAction("Clear Filter")
        self.clear_action.setShortcutVisibleInContextMenu(True)
        self.clear_action.triggered.connect(self.clear_filter)
        self.addSeparator()
        self._orders = self._add_orders()
        self.aboutToShow.connect(self._paint_icons)
        self._follow_filter()

    @property
    def filter(self) -> ClaimFilter:
        """What is ticked."""
        return ClaimFilter(
            statuses=frozenset(status for status, action in self._statuses.items() if action.isChecked()),
            kinds=frozenset(kind for kind, action in self._kinds.items() if action.isChecked()),
            lacks_evidence=self._lacks_evidence.isChecked(),
            shows_rejected=self._shows_rejected.isChecked(),
        )

    @Slot()
    def clear_filter(self) -> None:
        """Tick nothing, so that all claims show but the rejected ones."""
        for action in (*self._statuses.values(), *self._kinds.values(), self._lacks_evidence, self._shows_rejected):
            action.setChecked(False)
        self._tell_filter()

    def _add_choices(self, title: str, choices: Iterable[Choice]) -> dict[Choice, QAction]:
        menu = StayingMenu(title, self)
        self.addMenu(menu)
        return {choice: self._add_tick(choice.value.capitalize(), menu) for choice in choices}

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
        self._follow_filter()
        self.filter_chosen.emit(self.filter)

    @Slot()
    def _tell_order(self) -> None:
        self.order_chosen.emit(next(order for order, action in self._orders.items() if action.isChecked()))

    def _follow_filter(self) -> None:
        self.clear_action.setEnabled(self.filter != ClaimFilter())

    @Slot()
    def _paint_icons(self) -> None:
        colours = theme.current()
        for status, action in self._statuses.items():
            action.setIcon(colours.icon(STATUS_ICONS[status]))
        for kind, action in self._kinds.items():
            action.setIcon(colours.icon(KIND_ICONS[kind]))
