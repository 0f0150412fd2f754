"""The page of the preferences on which a newsroom says when an earlier check shows, and when it counts as the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QPushButton, QSlider, QSpinBox, QVBoxLayout

from checks.domain.house import House
from checks.matching.weights import DEFAULT, MatchSettings
from desktop import a11y
from desktop.dialogs.house_page import NO_CASEBOOK, HousePage, ReadHouse
from desktop.widgets.choosers import Tick
from desktop.widgets.label import Label

_INTRO = (
    "Every earlier claim gets points, 0 to 100, for what it has in common with a claim. A fact that differs forbids to "
    "call two claims the same, whatever the points. The choices are kept in the casebook and hold for everybody in it."
)
_WHOLE = 100
_LEAST, _MOST = 5, 95
_USUAL_DAYS = 365
_LONGEST = 36_500
"""Days: a hundred years."""


@dataclass(frozen=True)
class MatchChoices:
    """What the page asks and tells."""

    read: ReadHouse
    choose: Callable[[House], None]
    """Keep these choices."""
    effects: Callable[[MatchSettings], str]
    """What they would mean for the article on the desk, in words."""


class MatchingPage(HousePage):
    """Two bounds and a window of days; below them, what they mean for the article on the desk."""

    def __init__(self, choices: MatchChoices) -> None:
        super().__init__(choices.read)
        self._choices = choices
        self._suggest, self._certain = _bound(), _bound()
        self._suggest_words, self._certain_words = Label(role="meta", ink="ink_2"), Label(role="meta", ink="ink_2")
        self._has_window = Tick("Leave out earlier checks that came out &long before or after")
        self._days = QSpinBox()
        self._days.setRange(1, _LONGEST)
        self._days.setSuffix(" days")
        a11y.name(self._days, "Days before and after")
        self._effects = Label(role="body", ink="ink_2", lines=3)
        self._effects.setObjectName("effects")
        self._usual = QPushButton("As Usual")
        self._lay_out()
        self._connect()
        self.show_house(None)

    def show_house(self, house: House | None) -> None:
        """Show these choices; without a casebook, nothing can be chosen."""
        self._house = house
        settings = MatchSettings.of(house or House())
        for slider, points in ((self._suggest, settings.suggest), (self._certain, settings.near_certain)):
            slider.setValue(round(points * _WHOLE))
        self._has_window.setChecked(settings.window_days is not None)
        self._days.setValue(settings.window_days or _USUAL_DAYS)
        for widget in (self._suggest, self._certain, self._has_window):
            widget.setEnabled(house is not None)
        self._intro.setText(_INTRO if house else NO_CASEBOOK)
        self._say()

    @Slot()
    def show_effects(self) -> None:
        """Say what the choices mean for the article on the desk."""
        self._effects.setText(self._choices.effects(self._settings))

    @property
    def _settings(self) -> MatchSettings:
        """As the fields stand; near-certain is never less than what is shown."""
        return MatchSettings.of(self._chosen(self._house or House()))

    def _chosen(self, house: House) -> House:
        suggest, certain = self._suggest.value() / _WHOLE, self._certain.value() / _WHOLE
        days = self._days.value() if self._has_window.isChecked() else None
        return replace(
            house,
            suggest=None if suggest == DEFAULT.suggest else suggest,
            near_certain=None if certain == DEFAULT.near_certain else certain,
            window_days=days,
        )

    def _lay_out(self) -> None:
        self._intro = Label(_INTRO, role="meta", ink="ink_3")
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(self._intro)
        box.addSpacing(8)
        for label, slider, words in (
            ("&Show an earlier claim from", self._suggest, self._suggest_words),
            ("Call it &near-certain from", self._certain, self._certain_words),
        ):
            box.addWidget(a11y.label(label, slider))
            box.addWidget(slider)
            box.addWidget(words)
            box.addSpacing(8)
        box.addWidget(self._has_window)
        box.addWidget(self._days, 0, Qt.AlignmentFlag.AlignLeading)
        box.addSpacing(8)
        box.addWidget(self._effects)
        box.addStretch(1)
        box.addWidget(self._usual, 0, Qt.AlignmentFlag.AlignLeading)

    def _connect(self) -> None:
        for slider in (self._suggest, self._certain):
            slider.valueChanged.connect(self._say)
            slider.sliderReleased.connect(self._keep)
            slider.actionTriggered.connect(self._keep_later)
        self._has_window.clicked.connect(self._keep)
        self._days.editingFinished.connect(self._keep)
        self._usual.clicked.connect(self._reset)

    @Slot()
    def _say(self) -> None:
        suggest, certain = self._suggest.value(), max(self._suggest.value(), self._certain.value())
        self._suggest_words.setText(
            f"{suggest} points: what has fewer is not shown. Fewer points show more, and worse."
        )
        self._certain_words.setText(
            f"{certain} points: marked in the list of claims, where no fact differs and both have eight words or more."
        )
        self._days.setEnabled(self._house is not None and self._has_window.isChecked())
        chosen = self._chosen(House())
        self._usual.setEnabled(self._house is not None and chosen != House())
        self.show_effects()

    @Slot(int)
    def _keep_later(self, _: int) -> None:
        """A key or a click beside the handle moved it: the value follows this signal."""
        if not self._suggest.isSliderDown() and not self._certain.isSliderDown():
            QTimer.singleShot(0, self, self._keep)

    @Slot()
    def _keep(self) -> None:
        self._say()
        if self._house is not None and (chosen := self._chosen(self._house)) != self._house:
            self._house = chosen
            self._choices.choose(chosen)

    @Slot()
    def _reset(self) -> None:
        if self._house is not None:
            usual = replace(self._house, suggest=None, near_certain=None, window_days=None)
            self.show_house(usual)
            self._choices.choose(usual)


def _bound() -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(_LEAST, _MOST)
    slider.setPageStep(5)
    return slider
