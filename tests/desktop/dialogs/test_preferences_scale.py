"""The page of the house scale: what is typed, what is refused and why, and who may sign."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.house import House
from checks.domain.verdict import Rating, Scale
from desktop.dialogs.preferences_scale import ScaleChoices, ScalePage
from desktop.widgets.choosers import Tick
from desktop.widgets.label import Label

SCALE = Scale("House scale", 3, (Rating("true", "True", 5, "It is so."), Rating("false", "False", 1)))


class Kept:
    """Choices as a casebook would keep them."""

    def __init__(self, house: House | None, scale: Scale | None) -> None:
        self.house, self.scale = house, scale
        self.sent: list[Scale] = []

    def choose(self, house: House) -> None:
        self.house = house


def made(qtbot: QtBot, kept: Kept) -> ScalePage:
    page = ScalePage(ScaleChoices(lambda show: show(kept.house), kept.choose, lambda: kept.scale, kept.sent.append))
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def kept() -> Kept:
    return Kept(House(), SCALE)


@pytest.fixture
def page(qtbot: QtBot, kept: Kept) -> ScalePage:
    return made(qtbot, kept)


def button(page: ScalePage, name: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == name)


def refused(page: ScalePage) -> str:
    return page.findChild(Label, "refused").text()


def write(page: ScalePage, row: int, column: int, text: str) -> None:
    page.table.item(row, column).setText(text)


def test_the_scale_and_its_version_are_shown(page: ScalePage) -> None:
    assert page.typed() == SCALE
    assert "House scale, version 3" in [label.text() for label in page.findChildren(Label)]
    assert not button(page, "Save Scale").isEnabled()


def test_another_name_number_colour_and_meaning_are_saved(qtbot: QtBot, page: ScalePage, kept: Kept) -> None:
    for column, text in enumerate(("Correct", "4", "#1f7047", "Borne out.")):
        write(page, 0, column, text)
    qtbot.mouseClick(button(page, "Save Scale"), Qt.MouseButton.LeftButton)
    assert kept.sent[0].ratings == (Rating("true", "Correct", 4, "Borne out.", "#1f7047"), SCALE.ratings[1])


def test_a_rating_without_a_number_is_off_the_scale(page: ScalePage, kept: Kept) -> None:
    write(page, 1, 1, "")
    page.save()
    assert kept.sent[0].ratings[1].value is None


@pytest.mark.parametrize(
    ("column", "text", "why"),
    [
        (1, "7", "is no number from 1"),
        (0, "False", "Two ratings are called"),
        (0, " ", "a name"),
        (2, "green", "Write colours as #"),
    ],
)
def test_what_is_no_scale_is_refused_as_it_is_typed(
    page: ScalePage, kept: Kept, column: int, text: str, why: str
) -> None:
    write(page, 0, column, text)
    assert why in refused(page)
    assert not button(page, "Save Scale").isEnabled()
    page.save()
    assert kept.sent == []


def test_order_is_the_order_of_the_rows(page: ScalePage, kept: Kept) -> None:
    page.table.setCurrentCell(1, 0)
    button(page, "Move Up").click()
    page.save()
    assert [rating.key for rating in kept.sent[0].ratings] == ["false", "true"]
    assert page.table.currentRow() == 0


def test_a_new_rating_has_no_key_until_it_is_kept(page: ScalePage, kept: Kept) -> None:
    button(page, "Add").click()
    assert "a name" in refused(page)
    write(page, 2, 0, "Satire")
    page.save()
    assert kept.sent[0].ratings[2] == Rating("", "Satire")


def test_why_the_casebook_refuses_stands_on_the_page(page: ScalePage, kept: Kept) -> None:
    page.say_refused("Something else went wrong.")
    assert refused(page) == ""
    page.table.setCurrentCell(1, 0)
    button(page, "Remove").click()
    page.save()
    page.say_refused("“False” cannot be dropped: 2 verdicts use it.")
    assert "2 verdicts use it" in refused(page)
    button(page, "Discard").click()
    assert page.typed() == SCALE
    assert refused(page) == ""


def test_a_scale_that_was_changed_elsewhere_is_shown(page: ScalePage, kept: Kept) -> None:
    kept.scale = replace(SCALE, version=4, ratings=SCALE.ratings[:1])
    page.follow(Change("Change house scale", (SCALE,), (kept.scale,)))
    assert page.typed() == kept.scale


def test_one_person_may_do_both_where_the_house_says_so(qtbot: QtBot, page: ScalePage, kept: Kept) -> None:
    page.findChild(Tick).click()
    assert kept.house == House(allows_single_person=True)


def test_without_a_casebook_nothing_can_be_chosen(qtbot: QtBot) -> None:
    page = made(qtbot, Kept(None, None))
    assert not any(each.isEnabled() for each in page.findChildren(QPushButton))
    assert not page.findChild(Tick).isEnabled()
