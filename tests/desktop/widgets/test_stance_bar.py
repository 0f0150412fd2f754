from __future__ import annotations

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from checks.domain.evidence import Stance
from desktop import theme
from desktop.widgets.stance_bar import STANCE_ICONS, StanceBar


@pytest.fixture
def bar(qtbot: QtBot) -> StanceBar:
    made = StanceBar()
    qtbot.addWidget(made)
    made.show()
    return made


def buttons(bar: StanceBar) -> dict[str, QRadioButton]:
    return {button.text(): button for button in bar.findChildren(QRadioButton)}


def test_no_stance_is_chosen_for_anybody(bar: StanceBar) -> None:
    assert bar.stance is None
    assert list(buttons(bar)) == ["Supports", "Against", "Qualifies", "Context"]


@pytest.mark.parametrize("stance", Stance)
def test_a_click_chooses_and_tells(qtbot: QtBot, bar: StanceBar, stance: Stance) -> None:
    with qtbot.waitSignal(bar.chosen):
        buttons(bar)[stance.value.capitalize()].click()
    assert bar.stance is stance


@pytest.mark.parametrize("stance", Stance)
def test_showing_tells_nobody(qtbot: QtBot, bar: StanceBar, stance: Stance) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        bar.show_stance(stance)
    assert bar.stance is stance


def test_the_keyboard_goes_to_the_chosen_one(bar: StanceBar) -> None:
    bar.activateWindow()
    bar.focus()
    assert buttons(bar)["Supports"].hasFocus()
    bar.show_stance(Stance.QUALIFIES)
    bar.focus()
    assert buttons(bar)["Qualifies"].hasFocus()


def test_each_says_what_it_means_and_has_a_shape_of_its_own(bar: StanceBar) -> None:
    tips = [button.toolTip() for button in buttons(bar).values()]
    assert len(set(tips)) == len(tips) == 4
    assert all(button.accessibleDescription() == button.toolTip() for button in buttons(bar).values())
    assert len(set(STANCE_ICONS.values())) == len(Stance)


def test_its_icons_follow_the_theme(bar: StanceBar, application) -> None:
    def picture() -> object:
        return buttons(bar)["Against"].icon().pixmap(14, 14).toImage()

    light = picture()
    theme.apply(application, "dark")
    assert picture() != light
    theme.apply(application, "light")
    assert picture() == light
