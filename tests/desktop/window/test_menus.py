"""The menu bar: every entry where the table has it, seen, explained, and carried out by something that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.window.action_spec import Spec, Submenu, When
from desktop.window.action_table import CLAIM_MENU, MENUS, specs, specs_in
from desktop.window.actions import Actions
from desktop.window.keys import keys_of
from desktop.window.menus import Menus

SPECS = [pytest.param(spec, id=spec.id) for spec in specs()]
SUBMENUS = [entry for entries in MENUS.values() for entry in entries if isinstance(entry, Submenu)]
ICONS = {entry.icon for entry in (*specs(), *SUBMENUS)} - {""}
FILLED = [entry.title for entry in SUBMENUS if not entry.entries]


class Bar:
    """A menu bar made from the table, and how often each menu was filled."""

    def __init__(self, window: QMainWindow) -> None:
        self.window = window
        self.actions = Actions(window)
        self.filled: list[str] = []
        self.menus = Menus(window.menuBar(), self.actions, {title: self._filler(title) for title in FILLED})

    def _filler(self, title: str) -> Callable[[QMenu], None]:
        def fill(menu: QMenu) -> None:
            self.filled.append(title)
            menu.clear()
            menu.addAction("filled")

        return fill

    def menu(self, title: str) -> QMenu:
        return next(
            menu for menu in menus_of(self.window.menuBar().actions()) if menu.title().replace("&", "") == title
        )


def menus_of(actions: list[QAction]) -> Iterator[QMenu]:
    """The menus behind these entries, and those inside them."""
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield menu
            yield from menus_of(menu.actions())


@pytest.fixture
def bar(qtbot: QtBot) -> Bar:
    window = QMainWindow()
    qtbot.addWidget(window)
    return Bar(window)


# What is written down


@pytest.mark.parametrize("spec", SPECS)
def test_an_action_is_called_by_a_name_and_explained_by_something_else(spec: Spec) -> None:
    group, _, method = spec.id.partition(".")
    assert group.isidentifier()
    assert method.isidentifier()
    assert spec.text[0].isupper() or spec.text[0].isdigit()
    assert spec.text == spec.text.strip(" .:")
    assert spec.tip[0].isupper()
    assert not spec.tip.endswith(".")
    assert spec.tip.casefold() != spec.text.rstrip("…").casefold()
    assert "<" not in spec.text + spec.tip


@pytest.mark.parametrize("spec", SPECS)
def test_letters_are_for_what_needs_an_article(spec: Spec) -> None:
    """A letter works in article and claims only; what always works would not be reached by it without an article."""
    assert spec.when is not When.ALWAYS or not spec.letters


@pytest.mark.parametrize("spec", SPECS)
def test_the_usual_keys_are_understood(spec: Spec) -> None:
    keys, letters = keys_of(spec, {})
    assert (keys, letters) == (spec.keys, spec.letters)
    action = QAction()
    action.setShortcuts([*keys, *letters])
    assert len([key for key in action.shortcuts() if not key.isEmpty()]) == len(keys) + len(letters)


def test_menus_neither_begin_nor_end_with_a_line_nor_have_two_in_a_row() -> None:
    for title, entries in MENUS.items():
        assert None not in (entries[0], entries[-1]), title
        assert all(one or other for one, other in pairwise(entries)), title


def test_entries_of_one_group_are_ticked_in_turns_and_there_are_several() -> None:
    names = [spec.check for spec in specs() if spec.check not in ("", "*")]
    assert all(names.count(name) > 1 for name in names)


def test_the_menu_of_the_text_offers_what_the_claim_menu_has() -> None:
    assert set(CLAIM_MENU) <= {spec.id for spec in specs_in("Claim")}


def test_a_menu_lists_what_its_submenus_hold() -> None:
    ids = {spec.id for title in MENUS for spec in specs_in(title)}
    assert {spec.id for entry in SUBMENUS for spec in entry.entries if spec} <= ids
    assert len(ids) == len(specs())


@pytest.mark.parametrize("icon", sorted(ICONS))
def test_an_icon_is_painted(icon: str) -> None:
    assert not assets.icon(icon).pixmap(16, 16).isNull()


# What is made of it


@pytest.mark.parametrize("title", list(MENUS))
def test_a_menu_has_its_entries_from_top_to_bottom(bar: Bar, title: str) -> None:
    actions = bar.menu(title).actions()
    assert len(actions) == len(MENUS[title])
    for action, entry in zip(actions, MENUS[title], strict=True):
        if entry is None:
            assert action.isSeparator()
        elif isinstance(entry, Submenu):
            assert action.menu().title() == entry.title
            assert action.icon().isNull() is not bool(entry.icon)
        else:
            assert action is bar.actions[entry.id]
            assert action.statusTip() == entry.tip


@pytest.mark.parametrize("title", FILLED)
def test_a_menu_that_changes_is_filled_each_time_it_opens(bar: Bar, title: str) -> None:
    assert bar.filled == []
    for times in (1, 2):
        bar.menu(title).aboutToShow.emit()
        assert bar.filled == [title] * times
        assert [action.text() for action in bar.menu(title).actions()] == ["filled"]


@pytest.mark.parametrize("name", sorted({spec.check for spec in specs()} - {"", "*"}))
def test_of_a_group_one_is_ticked(bar: Bar, name: str) -> None:
    group = [bar.actions[spec.id] for spec in specs() if spec.check == name]
    for action in group:
        action.trigger()
        assert [each for each in group if each.isChecked()] == [action]


def test_what_stands_alone_is_ticked_and_unticked(bar: Bar) -> None:
    alone = [bar.actions[spec.id] for spec in specs() if spec.check == "*"]
    for action in alone:
        before = action.isChecked()
        action.trigger()
        assert action.isChecked() is not before
    assert alone


def test_the_menu_of_a_casebook_ends_at_the_first_line_of_the_file_menu(bar: Bar) -> None:
    titles = [action.text() for action in bar.menus.casebook_menu(bar.window).actions()]
    whole = [action.text() for action in bar.menu("File").actions()]
    assert titles == whole[: whole.index("")]
    assert "Open Recent" in titles


def test_an_action_calls_its_command_once_whether_by_menu_or_by_letter(bar: Bar, qtbot: QtBot) -> None:
    called: list[str] = []
    bar.actions.connect_to(lambda action_id: lambda: called.append(action_id))
    pane = QMainWindow()
    bar.window.setCentralWidget(pane)
    bar.actions.put_letters_on((pane,))
    bar.window.show()
    bar.window.activateWindow()
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    bar.actions["article.next_claim"].trigger()
    QTest.keyClicks(pane, "j")
    assert called == ["article.next_claim"] * 2


def test_ratings_are_named_shown_and_hidden_with_the_scale(bar: Bar) -> None:
    bar.actions.name_ratings(["True", "Smoke & mirrors"])
    shown = [bar.actions[f"claim.rate_{number}"] for number in range(1, 8)]
    assert [action.isVisible() for action in shown] == [True, True] + [False] * 5
    assert shown[1].text() == "Smoke && mirrors", "an ampersand alone would be taken as the mark of a key"
    spec = next(spec for spec in specs() if spec.id == "claim.rate_2")
    assert bar.actions.name_of(spec) == "Smoke & mirrors"
    bar.actions.set_keys({}, has_letters=True)
    assert shown[1].toolTip() == "Smoke & mirrors (2)"
    bar.actions.name_ratings([str(number) for number in range(1, 8)])
    assert all(action.isVisible() for action in shown)


def test_actions_are_enabled_by_their_needs(bar: Bar) -> None:
    for need in When:
        bar.actions.enable(lambda when, need=need: when is need)
        enabled = {spec.id for spec in specs() if bar.actions[spec.id].isEnabled()}
        assert enabled == {spec.id for spec in specs() if spec.when is need}


def test_without_letters_no_letter_works_and_every_other_key_does(bar: Bar) -> None:
    bar.actions.set_keys({}, has_letters=False)
    for spec in specs():
        assert len(bar.actions[spec.id].shortcuts()) == len(spec.keys)
        assert bar.actions.keys_of(spec.id) == (*spec.keys, *spec.letters)
