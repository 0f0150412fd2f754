from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from desktop.widgets.notice import Notice


def button(notice: Notice, name: str) -> QAbstractButton:
    return next(each for each in notice.findChildren(QAbstractButton) if name in (each.text(), each.accessibleName()))


def test_it_hides_until_there_is_something_to_say(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.text == ""
    assert notice.isHidden()


def test_its_link_does_what_it_says_and_the_line_goes(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    done: list[str] = []
    notice.say("ph.warning-circle", "Not saved.", "Try Again", lambda: done.append("again"))
    assert (notice.text, notice.accessibleName()) == ("Not saved.", "Not saved.")
    qtbot.mouseClick(button(notice, "Try Again"), Qt.MouseButton.LeftButton)
    assert done == ["again"]
    assert notice.text == ""


def test_its_cross_closes_it_and_does_nothing(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    done: list[str] = []
    notice.say("ph.warning-circle", "Not saved.", "Try Again", lambda: done.append("again"))
    button(notice, "Close").click()
    assert (notice.text, done) == ("", [])


def test_the_last_sentence_counts(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    done: list[str] = []
    for name in ("first", "second"):
        notice.say("ph.warning-circle", f"{name}.", name, lambda name=name: done.append(name))
    notice.findChild(QPushButton).click()
    assert done == ["second"]
