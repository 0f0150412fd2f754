"""No key does two things where somebody presses it: in the window, in a pane, or in a dialog with its own."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.dialogs.keys import Keys
from desktop.window.action_table import specs
from desktop.window.main import MainWindow

_CONTEXT = Qt.ShortcutContext
PANES = ("Article", "Claims", "Inspector", "Library")


def keys(action: QAction) -> list[str]:
    return [each.toString() for each in action.shortcuts()]


def of_the_window(window: MainWindow) -> list[str]:
    actions = [window.actions_by_id[spec.id] for spec in specs()]
    return [key for each in actions if each.shortcutContext() is _CONTEXT.WindowShortcut for key in keys(each)]


def of_a_pane(pane: QWidget) -> list[str]:
    own = [
        key for each in pane.actions() if each.shortcutContext() is not _CONTEXT.WindowShortcut for key in keys(each)
    ]
    shortcuts = pane.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [*own, *(each.key().toString() for each in shortcuts)]


def pane(window: MainWindow, name: str) -> QWidget:
    return next(each for each in window.findChildren(QWidget) if each.accessibleName() == name)


def twice(found: list[str]) -> list[str]:
    return [key for key, count in Counter(found).items() if key and count > 1]


def test_no_key_does_two_things_in_the_window(window: MainWindow) -> None:
    assert len(of_the_window(window)) > 30
    assert twice(of_the_window(window)) == []


@pytest.mark.parametrize("name", PANES)
def test_no_key_does_two_things_in_a_pane(window: MainWindow, name: str) -> None:
    """What works in the pane alone must not work in the whole window as well: Qt then does neither."""
    assert twice([*of_the_window(window), *of_a_pane(pane(window, name))]) == []


@pytest.mark.parametrize("chosen", ["F9", "Ctrl+Alt+G", "Shift+G"])
def test_a_changed_key_conflicts_with_none(window: MainWindow, chosen: str) -> None:
    for spec in specs()[:20]:
        window.actions_by_id.set_keys({spec.id: chosen}, has_letters=True)
        for name in PANES:
            assert twice([*of_the_window(window), *of_a_pane(pane(window, name))]) == [], spec.id
    window.actions_by_id.set_keys({}, has_letters=True)


def test_a_dialog_that_has_keys_of_its_own_takes_them_before_the_window(window: MainWindow) -> None:
    window.actions_by_id["help.keys"].trigger()
    sheet = window.findChildren(Keys)[0]
    own = {each.key().toString() for each in sheet.findChildren(QShortcut)}
    assert own == {"Ctrl+F", "Ctrl+P"}
    assert sheet.isWindow(), "a shortcut of a window ends at its edge"
    sheet.close()


def test_menus_have_a_letter_each(window: MainWindow) -> None:
    """Alt and the letter that is underlined open a menu; no two menus share one."""
    titles = [action.text() for action in window.menuBar().actions()]
    letters = [QKeySequence.mnemonic(title).toString() for title in titles]
    assert all(letters)
    assert twice(letters) == []
