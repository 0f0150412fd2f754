"""The menu that says which findings the overview shows, and under what headings; it stays open while ticks are set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from checks.domain.finding import Level
from desktop.models.finding_filter import FindingFilter, Grouping
from desktop.widgets.staying_menu import StayingMenu


class FindingsMenu(StayingMenu):
    """Filter by level and rule, dismissed ones or not, and the headings."""

    filter_chosen = Signal(object)
    """A `FindingFilter`, without words to search for."""
    grouping_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level_menu, self._rule_menu = StayingMenu("Level", self), StayingMenu("Rule", self)
        for menu in (self._level_menu, self._rule_menu):
            self.addMenu(menu)
        self._levels = {level: self._add_tick(self._level_menu, level.value.capitalize()) for level in Level}
        self._rules: dict[str, QAction] = {}
        self._supports = self._add_tick(self, "Show What Holds")
        self._dismissed = self._add_tick(self, "Show Dismissed")
        self.clear_action = self.addAction("Clear the Filter")
        self.clear_action.triggered.connect(self.clear_filter)
        self.addSeparator()
        self._groups = QActionGroup(self)
        self._groupings = {grouping: self._add_grouping(grouping) for grouping in Grouping}
        self._groupings[Grouping.WEIGHT].setChecked(True)

    @property
    def filter(self) -> FindingFilter:
        """What is ticked."""
        return FindingFilter(
            frozenset(level for level, action in self._levels.items() if action.isChecked()),
            frozenset(rule for rule, action in self._rules.items() if action.isChecked()),
            shows_supports=self._supports.isChecked(),
            shows_dismissed=self._dismissed.isChecked(),
        )

    def offer_rules(self, rule_ids: Iterable[str]) -> None:
        """Offer the rules that noticed something; those that are ticked stay so."""
        wanted = sorted({*rule_ids, *self.filter.rules})
        if wanted == list(self._rules):
            return
        ticked = self.filter.rules
        self._rule_menu.clear()
        self._rules = {rule_id: self._add_tick(self._rule_menu, rule_id) for rule_id in wanted}
        for rule_id in ticked:
            self._rules[rule_id].setChecked(True)
        self._rule_menu.setEnabled(bool(wanted))

    def show_ticks(self, wanted: FindingFilter) -> None:
        """Tick what a filter says."""
        for level, action in self._levels.items():
            action.setChecked(level in wanted.levels)
        for rule_id, action in self._rules.items():
            action.setChecked(rule_id in wanted.rules)
        self._supports.setChecked(wanted.shows_supports)
        self._dismissed.setChecked(wanted.shows_dismissed)

    @Slot()
    def clear_filter(self) -> None:
        """Tick no level and no rule."""
        self.show_ticks(replace(self.filter, levels=frozenset(), rules=frozenset()))
        self._tell()

    def _add_tick(self, menu: StayingMenu, words: str) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.triggered.connect(self._tell)
        return action

    def _add_grouping(self, grouping: Grouping) -> QAction:
        action = self._groups.addAction(self.addAction(f"Group by {grouping.value.capitalize()}"))
        action.setCheckable(True)
        action.triggered.connect(self._telling(grouping))
        return action

    def _telling(self, grouping: Grouping) -> Callable[[], None]:
        return lambda: self.grouping_chosen.emit(grouping)

    @Slot()
    def _tell(self) -> None:
        self.filter_chosen.emit(self.filter)
