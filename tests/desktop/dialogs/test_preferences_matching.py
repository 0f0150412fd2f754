"""The page of earlier checks: two bounds and a window of days, kept in the casebook, with what they mean."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSlider, QSpinBox
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.finding import Level
from checks.domain.house import House
from checks.matching.weights import MatchSettings
from desktop.dialogs.preferences_matching import MatchChoices, MatchingPage
from desktop.widgets.choosers import Tick
from desktop.widgets.label import Label

OTHER = House(off=("figure.subset",), limits=(("place.alias", Level.NOTE),))


class Kept:
    """Choices as a casebook would keep them."""

    def __init__(self, house: House | None) -> None:
        self.house = house
        self.tried: list[MatchSettings] = []

    def choose(self, house: House) -> None:
        self.house = house

    def say(self, settings: MatchSettings) -> str:
        self.tried.append(settings)
        return f"{settings.suggest:.2f} and {settings.near_certain:.2f}"


def made(qtbot: QtBot, kept: Kept) -> MatchingPage:
    page = MatchingPage(MatchChoices(lambda show: show(kept.house), kept.choose, kept.say))
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def kept() -> Kept:
    return Kept(OTHER)


@pytest.fixture
def page(qtbot: QtBot, kept: Kept) -> MatchingPage:
    return made(qtbot, kept)


def sliders(page: MatchingPage) -> list[QSlider]:
    return page.findChildren(QSlider)


def said(page: MatchingPage) -> list[str]:
    return [label.text() for label in page.findChildren(Label)]


def usual(page: MatchingPage) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == "As Usual")


def test_it_begins_with_what_the_program_does(page: MatchingPage) -> None:
    assert [each.value() for each in sliders(page)] == [25, 75]
    assert not page.findChild(Tick).isChecked()
    assert not usual(page).isEnabled()
    assert page.findChild(Label, "effects").text() == "0.25 and 0.75"


def test_a_bound_moved_by_a_key_is_kept_and_nothing_else_changes(qtbot: QtBot, page: MatchingPage, kept: Kept) -> None:
    qtbot.keyClick(sliders(page)[0], Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: kept.house.suggest == 0.30)
    assert kept.house == House(off=OTHER.off, limits=OTHER.limits, suggest=0.30)
    assert any(words.startswith("30 points") for words in said(page))
    assert usual(page).isEnabled()


def test_what_it_means_follows_the_handle(page: MatchingPage, kept: Kept) -> None:
    sliders(page)[1].setValue(90)
    assert kept.tried[-1].near_certain == 0.90
    assert page.findChild(Label, "effects").text() == "0.25 and 0.90"
    assert kept.house == OTHER, "nothing is kept while the handle moves"


def test_near_certain_is_never_less_than_what_is_shown(page: MatchingPage, kept: Kept) -> None:
    sliders(page)[0].setValue(80)
    assert kept.tried[-1].near_certain == 0.80
    assert any(words.startswith("80 points: marked") for words in said(page))


def test_checks_of_other_times_are_left_out(qtbot: QtBot, page: MatchingPage, kept: Kept) -> None:
    days = page.findChild(QSpinBox)
    assert not days.isEnabled()
    page.findChild(Tick).click()
    assert kept.house.window_days == 365
    days.selectAll()
    qtbot.keyClicks(days, "30")
    qtbot.keyClick(days, Qt.Key.Key_Tab)
    days.editingFinished.emit()
    assert kept.house.window_days == 30
    page.findChild(Tick).click()
    assert kept.house.window_days is None


def test_all_is_set_back_and_the_rules_stay(page: MatchingPage, kept: Kept) -> None:
    page.show_house(House(off=OTHER.off, limits=OTHER.limits, suggest=0.4, near_certain=0.9, window_days=7))
    usual(page).click()
    assert kept.house == OTHER
    assert [each.value() for each in sliders(page)] == [25, 75]


def test_it_follows_what_was_taken_back(page: MatchingPage, kept: Kept) -> None:
    kept.house = House(suggest=0.5)
    page.follow(Change("Change house rules", (OTHER,), (kept.house,)))
    assert sliders(page)[0].value() == 50


def test_without_a_casebook_nothing_can_be_chosen(qtbot: QtBot) -> None:
    page = made(qtbot, Kept(None))
    assert not any(each.isEnabled() for each in sliders(page))
    assert any("Open a casebook first" in words for words in said(page))
