from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.assets import icon
from desktop.window.action_spec import When
from desktop.window.action_table import MENUS, specs
from desktop.window.main import MainWindow
from desktop.window.program import Program


def test_ids_and_texts_are_unique() -> None:
    assert max(Counter(spec.id for spec in specs()).values()) == 1
    assert max(Counter(spec.text for spec in specs()).values()) == 1


def test_no_key_does_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in specs() for key in spec.keys + spec.letters)
    assert [key for key, times in keys.items() if times > 1] == []
    assert "" not in keys


def test_only_letters_digits_and_shift_are_letters() -> None:
    for spec in specs():
        assert all(letter.removeprefix("Shift+").isalnum() for letter in spec.letters)


def test_every_action_says_what_it_does_and_its_icon_exists() -> None:
    for spec in specs():
        assert spec.tip, spec.id
        assert not spec.icon or icon(spec.icon), spec.id


def test_every_action_has_its_command_and_its_place_in_a_menu(program: Program) -> None:
    bar = program.window.menuBar()
    assert [action.text().replace("&", "") for action in bar.actions()] == list(MENUS)
    found: list[str] = []

    def walk(menu: QMenu) -> None:
        for action in menu.actions():
            submenu = action.menu()
            if isinstance(submenu, QMenu):
                walk(submenu)
            elif action.objectName():
                found.append(action.objectName())

    for action in bar.actions():
        walk(action.menu())
    assert found == [spec.id for spec in specs()]
    assert all(callable(program.window.command(spec.id)) for spec in specs())


def test_without_a_casebook_only_what_makes_sense_can_be_chosen(program: Program) -> None:
    enabled = {spec.id for spec in specs() if program.window.actions_by_id[spec.id].isEnabled()}
    assert enabled == {spec.id for spec in specs() if spec.when in (When.ALWAYS, When.EVER)}


def test_letters_can_be_switched_off(window: MainWindow) -> None:
    assert window.actions_by_id["article.next_claim"].shortcuts()
    window.actions_by_id["view.letter_keys"].trigger()
    assert not window.actions_by_id["article.next_claim"].shortcuts()
    assert window.actions_by_id["edit.undo"].shortcuts()
    window.actions_by_id["view.letter_keys"].trigger()
    assert window.actions_by_id["article.next_claim"].shortcuts() == [QKeySequence("J")]


def test_ratings_are_called_as_the_house_calls_them(window: MainWindow) -> None:
    assert window.actions_by_id["claim.rate_1"].text() == "True"
    assert window.actions_by_id["claim.rate_7"].isVisible()
