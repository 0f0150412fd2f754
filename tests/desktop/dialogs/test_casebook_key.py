"""The dialog that asks for a key shows nothing of it, and makes no casebook with a bad one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dialogs.casebook_key import CasebookKey
from desktop.opening import Key


def ok(dialog: CasebookKey) -> QWidget:
    return dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., CasebookKey]:
    def show(*, is_new: bool) -> CasebookKey:
        dialog = CasebookKey("“Sources” is encrypted.", is_new=is_new)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def test_what_is_typed_is_not_shown(shown: Callable[..., CasebookKey], qtbot: QtBot) -> None:
    dialog = shown(is_new=True)
    fields = dialog.findChildren(QLineEdit)
    assert len(fields) == 2
    for field in fields:
        qtbot.keyClicks(field, "a secret")
        assert "secret" not in field.displayText()
        assert field.accessibleName() or field.parent().findChildren(QWidget)


def test_opening_takes_any_key(shown: Callable[..., CasebookKey], qtbot: QtBot) -> None:
    dialog = shown(is_new=False)
    assert not ok(dialog).isEnabled()
    qtbot.keyClicks(dialog.findChild(QLineEdit), "x")
    assert ok(dialog).isEnabled()


@pytest.mark.parametrize(
    ("first", "second", "is_good"),
    [("three words", "three words", True), ("three words", "three word", False), ("short", "short", False)],
)
def test_a_new_key_is_long_and_typed_twice(
    shown: Callable[..., CasebookKey], qtbot: QtBot, first: str, second: str, is_good: bool
) -> None:
    dialog = shown(is_new=True)
    for field, typed in zip(dialog.findChildren(QLineEdit), (first, second), strict=True):
        qtbot.keyClicks(field, typed)
    assert ok(dialog).isEnabled() is is_good


def test_gives_what_was_typed_or_nothing(qtbot: QtBot, application: object) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer(key: Qt.Key) -> Callable[[], None]:
        def act() -> None:
            dialog = parent.findChild(CasebookKey)
            qtbot.keyClicks(dialog.findChild(QLineEdit), "three words")
            qtbot.keyClick(dialog, key)

        return act

    QTimer.singleShot(0, answer(Qt.Key.Key_Return))
    assert CasebookKey.ask(parent, "Give it.") == Key("three words")
    qtbot.waitUntil(lambda: parent.findChild(CasebookKey) is None)
    QTimer.singleShot(0, answer(Qt.Key.Key_Escape))
    assert CasebookKey.ask(parent, "Give it.") is None
