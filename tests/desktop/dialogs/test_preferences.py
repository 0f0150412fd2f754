"""Every choice of the preferences holds at once, in the open window, and is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QKeySequenceEdit, QLabel, QLineEdit, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.dialogs.preferences import Preferences
from desktop.dialogs.preferences_keys import KeysPage
from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.window.main import MainWindow
from desktop.window.program import Program

Settle = Callable[[Session], None]


@pytest.fixture
def preferences(window: MainWindow, qtbot: QtBot) -> Preferences:
    window.actions_by_id["preferences.open"].trigger()
    (dialog,) = window.findChildren(Preferences)
    yield dialog
    dialog.close()


def combo(dialog: Preferences, name: str) -> QComboBox:
    return next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == name)


def choose(dialog: Preferences, name: str, words: str) -> None:
    field = combo(dialog, name)
    field.setCurrentIndex(field.findText(words))


def table_of_keys(dialog: Preferences) -> QTableWidget:
    return dialog.findChildren(KeysPage)[0].findChildren(QTableWidget)[0]


def row_of(dialog: Preferences, words: str) -> int:
    table = table_of_keys(dialog)
    return next(row for row in range(table.rowCount()) if table.item(row, 0).text() == words)


def give_key(dialog: Preferences, action: str, key: str) -> str:
    """Choose an action, type a key for it; the objection that is shown."""
    dialog.show_page("Keys")
    table_of_keys(dialog).selectRow(row_of(dialog, action))
    dialog.findChildren(QKeySequenceEdit)[0].setKeySequence(QKeySequence(key))
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    return next((words for words in shown if "Choose another" in words or "choose another" in words), "")


def press(dialog: Preferences, words: str, qtbot: QtBot) -> None:
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def kept(program: Program) -> SettingsFile:
    """The settings as the next start would read them."""
    return SettingsFile(program.places.settings)


def test_it_opens_once(window: MainWindow, preferences: Preferences) -> None:
    window.actions_by_id["preferences.open"].trigger()
    assert window.findChildren(Preferences) == [preferences]


@pytest.mark.parametrize(("words", "name"), [("Dark", "dark"), ("High contrast", "contrast")])
def test_a_theme_holds_at_once(preferences: Preferences, program: Program, words: str, name: str) -> None:
    choose(preferences, "Theme", words)
    assert theme.current().name == name == kept(program).current.theme
    assert program.window.actions_by_id[f"view.theme_{name}"].isChecked()


def test_the_size_of_the_text_follows_both_ways(preferences: Preferences, program: Program) -> None:
    choose(preferences, "Size of the article's text", "20 pixels")
    assert theme.current().article_size == 20 == kept(program).current.article_size
    program.window.actions_by_id["view.larger_text"].trigger()
    assert combo(preferences, "Size of the article's text").currentText() == "21 pixels"


def test_the_name_signs_from_now_on(preferences: Preferences, program: Program, settle: Settle, qtbot: QtBot) -> None:
    preferences.show_page("You")
    field = next(each for each in preferences.findChildren(QLineEdit) if each.accessibleName() == "Your name")
    field.setText("  Second   Reader ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(program.session)
    assert program.session.me.name == "Second Reader" == kept(program).current.person


def test_an_empty_name_is_no_name(preferences: Preferences, program: Program, qtbot: QtBot) -> None:
    before = program.session.me
    field = next(each for each in preferences.findChildren(QLineEdit) if each.accessibleName() == "Your name")
    field.setText("  ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert program.session.me == before


def test_backups_and_motion_are_kept(preferences: Preferences, program: Program) -> None:
    choose(preferences, "Copy the casebook", "never by itself")
    boxes = [box for box in preferences.findChildren(QCheckBox) if "glide" in box.text()]
    boxes[0].setChecked(False)
    assert (kept(program).current.backup_minutes, kept(program).current.has_motion) == (0, False)


def test_a_key_is_changed_and_given_back(preferences: Preferences, program: Program, qtbot: QtBot) -> None:
    action = program.window.actions_by_id["article.next_claim"]
    assert give_key(preferences, "Next Claim", "Ctrl+Alt+G") == ""
    assert action.shortcuts() == [QKeySequence("Ctrl+Alt+G")]
    assert kept(program).current.keys == {"article.next_claim": "Ctrl+Alt+G"}
    press(preferences, "Usual Key", qtbot)
    assert action.shortcuts() == [QKeySequence("J")]
    press(preferences, "No Key", qtbot)
    assert action.shortcuts() == []
    press(preferences, "All Usual Keys", qtbot)
    assert (action.shortcuts(), kept(program).current.keys) == ([QKeySequence("J")], {})


def test_a_key_in_use_is_refused(preferences: Preferences, program: Program) -> None:
    objection = give_key(preferences, "Next Claim", "K")
    assert objection == "K is the key of “Previous Claim”. Change that one, or choose another."
    assert program.window.actions_by_id["article.next_claim"].shortcuts() == [QKeySequence("J")]
    assert preferences.findChildren(QKeySequenceEdit)[0].keySequence() == QKeySequence("J")


def test_a_usual_key_that_another_took_is_not_given_back(preferences: Preferences, qtbot: QtBot) -> None:
    give_key(preferences, "Next Claim", "Ctrl+Alt+G")
    assert give_key(preferences, "Previous Claim", "J") == ""
    table_of_keys(preferences).selectRow(row_of(preferences, "Next Claim"))
    press(preferences, "Usual Key", qtbot)
    assert any("J is the key of “Previous Claim”" in label.text() for label in preferences.findChildren(QLabel))


def test_actions_are_found_by_word_and_by_key(preferences: Preferences) -> None:
    table = table_of_keys(preferences)
    search = next(each for each in preferences.findChildren(QLineEdit) if "Find" in each.accessibleName())
    for words, expected in (("dark light", "Dark"), ("ctrl+l", "Fetch Web Page")):
        search.setText(words)
        shown = [table.item(row, 0).text() for row in range(table.rowCount()) if not table.isRowHidden(row)]
        assert expected in shown
        assert len(shown) < table.rowCount()


def test_letters_are_switched_off_and_on(preferences: Preferences, program: Program) -> None:
    box = next(each for each in preferences.findChildren(QCheckBox) if "single letters" in each.text())
    box.setChecked(False)
    assert program.window.actions_by_id["article.next_claim"].shortcuts() == []
    assert not program.window.actions_by_id["view.letter_keys"].isChecked()
    box.setChecked(True)
    assert program.window.actions_by_id["article.next_claim"].shortcuts() == [QKeySequence("J")]


def test_an_authority_for_timestamps_is_named(preferences: Preferences, program: Program, qtbot: QtBot) -> None:
    preferences.show_page("Snapshots")
    server, roots = (each for each in preferences.findChildren(QLineEdit) if each.isVisible())
    qtbot.keyClicks(server, " https://tsa.example ")
    qtbot.keyClick(server, Qt.Key.Key_Return)
    qtbot.keyClicks(roots, "root.pem")
    qtbot.keyClick(roots, Qt.Key.Key_Return)
    kept = program.settings.current
    assert (kept.stamp_server, kept.stamp_roots) == ("https://tsa.example", "root.pem")


def test_pages_of_the_local_network_are_captured_only_when_wanted(preferences: Preferences, program: Program) -> None:
    preferences.show_page("Snapshots")
    tick = next(each for each in preferences.findChildren(QCheckBox) if each.isVisible())
    assert not program.settings.current.captures_private
    tick.click()
    assert program.settings.current.captures_private
