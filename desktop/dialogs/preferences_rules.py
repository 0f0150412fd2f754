"""The page of the preferences on which a newsroom says which rules run, and how strongly each may speak."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from checks.domain.finding import Level
from checks.domain.house import House
from checks.rules.catalogue import rules
from checks.rules.rule import Rule
from desktop import a11y
from desktop.dialogs.house_page import NO_CASEBOOK, HousePage, ReadHouse
from desktop.widgets.choosers import Dropdown, Tick
from desktop.widgets.label import Label
from desktop.widgets.row_table import row_table
from desktop.widgets.tips import plain_tip

_INTRO = (
    "The choices are kept in the casebook and hold for everybody who works in it. "
    "What a rule only notes cannot be missed as a conflict: weaken what your desk decides otherwise."
)
_HEADINGS = ("What the rule looks at", "Runs", "At most")
_LEVELS = {
    Level.CONFLICTS: "conflicts, the usual",
    Level.PARTLY: "partly",
    Level.CANNOT_TELL: "cannot tell",
    Level.NOTE: "a note",
}
_LINES = 3
"""Lines that the reasons of a rule may take."""


@dataclass(frozen=True)
class RuleChoices:
    """What the page asks and tells."""

    read: ReadHouse
    choose: Callable[[House], None]
    """Keep these choices."""
    explain: Callable[[str], None]
    """Tell all about the rule with this id."""


class RulesPage(HousePage):
    """All rules in a table that can be searched; below it why the chosen one looks, whether it runs, how strongly."""

    def __init__(self, choices: RuleChoices) -> None:
        super().__init__(choices.read)
        self._choices = choices
        self._rules = tuple(rules())
        self._search = QLineEdit()
        self._table = row_table(len(self._rules), _HEADINGS, "Rules, whether they run, and how strongly they may speak")
        self._why = Label(role="meta", ink="ink_2", lines=_LINES)
        self._runs = Tick("This rule &runs")
        self._level = Dropdown(_LEVELS)
        self._usual, self._all_usual = QPushButton("As Usual"), QPushButton("All as Usual")
        self._about = QPushButton("About This Rule")
        self._lay_out()
        self._connect()
        self._table.selectRow(0)
        self.show_house(None)

    def show_house(self, house: House | None) -> None:
        """Show these choices; without a casebook, nothing can be chosen."""
        self._house = house
        shown = house or House()
        for row, rule in enumerate(self._rules):
            limit = shown.limit(rule.id)
            runs = "runs" if shown.runs(rule.id) else "off"
            at_most = "" if limit is Level.CONFLICTS else limit.value
            for column, words in enumerate((rule.title, runs, at_most)):
                self._table.setItem(row, column, _item(words, rule))
        self._show_rule()

    def choose_rule(self, rule_id: str) -> None:
        """Turn to a rule."""
        self._table.selectRow(next(row for row, rule in enumerate(self._rules) if rule.id == rule_id))

    @property
    def table(self) -> QTableWidget:
        """The rules."""
        return self._table

    def _lay_out(self) -> None:
        self._search.setPlaceholderText("Search rules")
        a11y.name(self._search, "Search rules", "Words of title, id or reasons")
        box, row, last = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        box.setContentsMargins(24, 16, 24, 16)
        for widget in (self._runs, a11y.label("At &most", self._level), self._level):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self._usual, self._all_usual, self._about):
            last.addWidget(button)
        last.insertStretch(2, 1)
        self._intro = Label(_INTRO, role="meta", ink="ink_3")
        box.addWidget(self._intro)
        box.addWidget(self._search)
        box.addWidget(self._table, 1)
        box.addWidget(self._why)
        box.addLayout(row)
        box.addLayout(last)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._narrow)
        self._table.itemSelectionChanged.connect(self._show_rule)
        self._runs.clicked.connect(self._choose)
        self._level.activated.connect(self._choose)
        self._usual.clicked.connect(self._reset_one)
        self._all_usual.clicked.connect(self._reset_all)
        self._about.clicked.connect(self._explain)

    @property
    def _chosen(self) -> Rule:
        return self._rules[max(self._table.currentRow(), 0)]

    @Slot()
    def _show_rule(self) -> None:
        """Show why the chosen rule looks, and what is chosen for it."""
        rule, house = self._chosen, self._house or House()
        is_usual = house.runs(rule.id) and house.limit(rule.id) is Level.CONFLICTS
        self._intro.setText(_INTRO if self._house else NO_CASEBOOK)
        self._why.setText(f"{rule.id}. {rule.why}")
        self._runs.setChecked(house.runs(rule.id))
        self._level.choose(house.limit(rule.id))
        for widget in (self._runs, self._level):
            widget.setEnabled(self._house is not None)
        self._usual.setEnabled(self._house is not None and not is_usual)
        self._all_usual.setEnabled(bool(house.off or house.limits))

    @Slot(str)
    def _narrow(self, words: str) -> None:
        """Show the rules that hold all the words, and choose the first of them."""
        terms = words.casefold().split()
        for row, rule in enumerate(self._rules):
            said = f"{rule.id} {rule.title} {rule.why}".casefold()
            self._table.setRowHidden(row, not all(term in said for term in terms))
        shown = [row for row in range(len(self._rules)) if not self._table.isRowHidden(row)]
        if shown and self._table.currentRow() not in shown:
            self._table.selectRow(shown[0])

    @Slot()
    def _choose(self) -> None:
        if self._house is not None:
            self._keep(
                self._house.with_rule(
                    self._chosen.id, is_on=self._runs.isChecked(), limit=Level(self._level.currentData())
                )
            )

    @Slot()
    def _reset_one(self) -> None:
        if self._house is not None:
            self._keep(self._house.with_rule(self._chosen.id))

    @Slot()
    def _reset_all(self) -> None:
        if self._house is not None:
            self._keep(replace(self._house, off=(), limits=()))

    @Slot()
    def _explain(self) -> None:
        self._choices.explain(self._chosen.id)

    def _keep(self, house: House) -> None:
        self.show_house(house)
        self._choices.choose(house)


def _item(words: str, rule: Rule) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words or "as strongly as usual")
    item.setToolTip(plain_tip(f"{rule.id}: {rule.title}"))
    return item
