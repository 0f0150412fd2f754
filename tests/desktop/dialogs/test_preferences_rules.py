"""The page of rules: searched, switched off, weakened, and set back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.finding import Level
from checks.domain.house import House
from checks.rules.catalogue import rules
from desktop.dialogs.preferences_rules import RuleChoices, RulesPage
from desktop.widgets.choosers import Dropdown, Tick
from desktop.widgets.label import Label


class Kept:
    """Choices as a casebook would keep them."""

    def __init__(self, house: House | None) -> None:
        self.house = house
        self.explained: list[str] = []

    def choose(self, house: House) -> None:
        self.house = house


@pytest.fixture
def kept() -> Kept:
    return Kept(House(spellings=(("Kyiv", "Kyiv"),)))


def made(qtbot: QtBot, kept: Kept) -> RulesPage:
    page = RulesPage(RuleChoices(lambda show: show(kept.house), kept.choose, kept.explained.append))
    qtbot.addWidget(page)
    page.show()
    page.choose_rule("figure.subset")
    return page


@pytest.fixture
def page(qtbot: QtBot, kept: Kept) -> RulesPage:
    return made(qtbot, kept)


def button(page: RulesPage, words: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == words)


def weaken(page: RulesPage, level: Level) -> None:
    field = page.findChild(Dropdown)
    field.choose(level)
    field.activated.emit(field.currentIndex())


def row(page: RulesPage) -> list[str]:
    return [page.table.item(page.table.currentRow(), column).text() for column in range(3)]


def test_every_rule_stands_there_as_it_usually_runs(page: RulesPage) -> None:
    assert page.table.rowCount() == len(list(rules()))
    assert row(page) == ["A part cannot exceed its whole.", "runs", ""]
    assert not button(page, "As Usual").isEnabled()


def test_a_rule_is_weakened_and_set_back(page: RulesPage, kept: Kept) -> None:
    weaken(page, Level.NOTE)
    assert kept.house.limit("figure.subset") is Level.NOTE
    assert row(page)[2] == "note"
    button(page, "As Usual").click()
    assert kept.house.limit("figure.subset") is Level.CONFLICTS
    assert row(page)[2] == ""


def test_all_rules_go_back_and_spellings_stay(page: RulesPage, kept: Kept) -> None:
    page.findChild(Tick).click()
    assert not kept.house.runs("figure.subset")
    button(page, "All as Usual").click()
    assert kept.house == House(spellings=(("Kyiv", "Kyiv"),))
    assert not button(page, "All as Usual").isEnabled()


def test_the_search_narrows_the_list(page: RulesPage) -> None:
    page.findChild(QLineEdit).setText("superlative baseline")
    shown = [number for number in range(page.table.rowCount()) if not page.table.isRowHidden(number)]
    assert len(shown) == 1
    assert page.table.currentRow() == shown[0]
    page.findChild(QLineEdit).clear()
    assert not any(page.table.isRowHidden(number) for number in range(page.table.rowCount()))


def test_the_rule_that_is_chosen_is_explained(page: RulesPage, kept: Kept) -> None:
    said = [label.text() for label in page.findChildren(Label)]
    assert any(words.startswith("figure.subset. ") for words in said)
    button(page, "About This Rule").click()
    assert kept.explained == ["figure.subset"]


def test_without_a_casebook_nothing_can_be_chosen(qtbot: QtBot) -> None:
    page = made(qtbot, Kept(None))
    assert not page.findChild(Tick).isEnabled()
    assert not page.findChild(Dropdown).isEnabled()
    assert any("Open a casebook first" in label.text() for label in page.findChildren(Label))
