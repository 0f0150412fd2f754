"""The locked page: a key, a refusal, a wait that is counted down, and two ways out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.panes.locked_page import LockedPage

KEY = "three good words"


class Lock(QObject):
    """A lock that notes what it is given."""

    closed = Signal()
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.seconds_left = 0.0
        self.given: list[str] = []

    def unlock(self, typed: str) -> None:
        self.given.append(typed)


class Page:
    def __init__(self, qtbot: QtBot) -> None:
        self.lock = Lock()
        self.page = LockedPage(self.lock)
        qtbot.addWidget(self.page)
        self.page.resize(700, 500)
        self.page.show()
        self.page.begin()
        self.field = self.page.findChildren(QLineEdit)[0]
        self.qtbot = qtbot

    def give(self, key: str = KEY) -> None:
        self.qtbot.keyClicks(self.field, key)
        self.qtbot.keyClick(self.field, Qt.Key.Key_Return)

    def button(self, words: str) -> QPushButton:
        return next(each for each in self.page.findChildren(QPushButton) if each.text() == words)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def test_no_key_is_taken_before_the_casebook_is_closed(page: Page) -> None:
    page.give()
    assert page.lock.given == []
    page.lock.closed.emit()
    page.give()
    assert page.lock.given == [KEY]
    assert page.field.text() == "", "the key stays nowhere longer than it must"


def test_the_key_is_not_to_be_read(page: Page) -> None:
    assert page.field.echoMode() is QLineEdit.EchoMode.Password
    assert page.field.accessibleName() == "Key"


def test_the_button_does_the_same_once_there_is_a_key(page: Page) -> None:
    page.lock.closed.emit()
    unlock = page.button("Unlock")
    assert not unlock.isEnabled()
    page.qtbot.keyClicks(page.field, KEY)
    page.qtbot.mouseClick(unlock, Qt.MouseButton.LeftButton)
    assert page.lock.given == [KEY]
    page.give("while it is opening")
    assert page.lock.given == [KEY]


def test_a_refusal_says_how_long_to_wait_until_it_is_over(page: Page) -> None:
    page.lock.closed.emit()
    page.give()
    page.lock.seconds_left = 4.2
    page.lock.refused.emit("This is not the key.")
    assert page.page.said == "This is not the key. The next try is possible in 5 seconds."
    page.give()
    assert page.lock.given == [KEY]
    page.lock.seconds_left = 0.9
    page.qtbot.waitUntil(lambda: page.page.said.endswith("in 1 second."))
    page.lock.seconds_left = 0
    page.qtbot.waitUntil(lambda: page.page.said == "This is not the key.")
    page.give()
    assert page.lock.given == [KEY, KEY]


def test_two_ways_out_and_a_fresh_beginning(page: Page) -> None:
    with page.qtbot.waitSignals([page.page.other_requested, page.page.quit_requested]):
        page.button("Open another casebook").click()
        page.button("Quit").click()
    page.lock.closed.emit()
    page.lock.refused.emit("This is not the key.")
    page.page.begin()
    assert page.page.said == ""
