"""The page of the preferences on which the features of check-worthiness are weighed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from checks.domain.claim import Reason
from checks.extraction.weighing import HEAVIEST, STEP
from checks.extraction.worthiness import FEATURES, Feature
from desktop import a11y
from desktop.dialogs.reasons import signed, words_of
from desktop.widgets.choosers import Dropdown
from desktop.widgets.label import Label
from desktop.widgets.row_table import row_table
from desktop.widgets.tips import plain_tip

_INTRO = (
    "Weights order the claims; they say nothing about truth. They hold for the next search. "
    "Half a point is a hint, one a reason, two are enough."
)
_HEADINGS = ("What is found in a claim", "Weight", "")
_HALVES = range(round(HEAVIEST / STEP), -round(HEAVIEST / STEP) - 1, -1)
_LINES = 3
"""Lines that a sentence about a feature may take."""


@dataclass(frozen=True)
class WeightRules:
    """What the page asks and tells."""

    weights: Callable[[], Mapping[str, float]]
    """All weights as they are now, by feature."""
    choose: Callable[[str, float], None]
    """Give a feature another weight."""
    reset: Callable[[str | None], None]
    """Give one feature, or all, the weight as shipped."""
    effects: Callable[[], str]
    """What the weights would change on the article on the desk, in a sentence."""
    weigh: Callable[[], None]
    """Weigh the claims on the desk again."""


class WeightsPage(QWidget):
    """All features in a table; below it why the chosen one counts, its weight, and what would change on the desk."""

    def __init__(self, rules: WeightRules) -> None:
        super().__init__()
        self._rules = rules
        self._table = row_table(len(FEATURES), _HEADINGS, "Features of check-worthiness and their weights")
        self._why = Label(role="meta", ink="ink_2", lines=_LINES)
        self._why.setObjectName("why")
        self._weight = Dropdown({half * STEP: _weight_words(half * STEP) for half in _HALVES})
        self._effects = Label(role="body", lines=_LINES)
        self._effects.setObjectName("effects")
        self._usual, self._all_usual = QPushButton("Usual Weight"), QPushButton("All Usual Weights")
        self._again = QPushButton("Weigh the Claims Again")
        self._again.setToolTip("Give the claims on the desk these weights; nothing else of them changes")
        self._lay_out()
        self._table.itemSelectionChanged.connect(self._show_feature)
        self._weight.currentIndexChanged.connect(self._choose)
        self._usual.clicked.connect(self._reset_one)
        self._all_usual.clicked.connect(self._reset_all)
        self._again.clicked.connect(self._weigh)
        self.show_weights()
        self._table.selectRow(0)

    def choose_feature(self, name: str) -> None:
        """Turn to the feature of that name."""
        self._table.selectRow(next(row for row, feature in enumerate(FEATURES) if feature.name == name))

    @Slot()
    def show_weights(self) -> None:
        """Write each feature with its weight, and what the weights would change."""
        weights = self._rules.weights()
        for row, feature in enumerate(FEATURES):
            weight = weights[feature.name]
            usual = "" if weight == feature.weight else f"usually {signed(feature.weight)}"
            for column, words in enumerate((_words(feature), signed(weight), usual)):
                self._table.setItem(row, column, _item(words, feature))
        self._all_usual.setEnabled(any(weights[each.name] != each.weight for each in FEATURES))
        self._show_feature()
        self.show_effects()

    @Slot()
    def show_effects(self) -> None:
        """Say what the weights would change on the desk as it is now."""
        self._effects.setText(self._rules.effects())

    def _lay_out(self) -> None:
        box, row, last = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        box.setContentsMargins(24, 16, 24, 16)
        row.addWidget(a11y.label("&Weight", self._weight))
        for widget in (self._weight, self._usual, self._all_usual):
            row.addWidget(widget)
        row.addStretch(1)
        last.addWidget(self._effects, 1)
        last.addWidget(self._again)
        box.addWidget(Label(_INTRO, role="meta", ink="ink_3"))
        box.addWidget(self._table, 1)
        box.addWidget(self._why)
        box.addLayout(row)
        box.addLayout(last)

    @property
    def _chosen(self) -> Feature:
        return FEATURES[max(self._table.currentRow(), 0)]

    @Slot()
    def _show_feature(self) -> None:
        """Show why the chosen feature counts, and its weight, to be chosen anew."""
        feature, weight = self._chosen, self._rules.weights()[self._chosen.name]
        self._why.setText(feature.why)
        self._weight.blockSignals(True)
        self._weight.choose(weight)
        self._weight.blockSignals(False)
        a11y.name(self._weight, f"Weight of {_words(feature)}", feature.why)
        self._usual.setEnabled(weight != feature.weight)

    @Slot()
    def _choose(self) -> None:
        self._rules.choose(self._chosen.name, self._weight.currentData())
        self.show_weights()

    @Slot()
    def _reset_one(self) -> None:
        self._rules.reset(self._chosen.name)
        self.show_weights()

    @Slot()
    def _reset_all(self) -> None:
        self._rules.reset(None)
        self.show_weights()

    @Slot()
    def _weigh(self) -> None:
        self._rules.weigh()


def _item(words: str, feature: Feature) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words or "the usual weight")
    item.setToolTip(plain_tip(feature.why))
    return item


def _words(feature: Feature) -> str:
    return words_of(Reason(feature.name, feature.weight))


def _weight_words(weight: float) -> str:
    return signed(weight) if weight else "0, does not count"
