from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.article import Article
from desktop.dialogs.intake_account import IntakeAccount, headline
from desktop.intake import Account

A, B = Article(UUID(int=1), "Strike on a port"), Article(UUID(int=2), "Talks in Istanbul")


@pytest.mark.parametrize(
    ("account", "words"),
    [
        (Account(added=(A,)), "1 article added"),
        (Account(added=(A, B), unread=(("c", "No."),)), "2 articles added, 1 could not be read"),
        (Account(known=(A,)), "No articles added, 1 was there already"),
        (Account((A,), (A, B), (("c", ""),)), "1 article added, 2 were there already, 1 could not be read"),
    ],
)  # fmt: skip
def test_the_sums_stand_in_one_sentence(account: Account, words: str) -> None:
    assert headline(account) == words


def test_what_was_there_can_be_opened(qtbot: QtBot) -> None:
    dialog = IntakeAccount(Account(known=(A, B)))
    qtbot.addWidget(dialog)
    asked: list[UUID] = []
    dialog.article_requested.connect(asked.append)
    button = next(each for each in dialog.findChildren(QPushButton) if each.accessibleName() == f"Open {B.title}")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [B.id]


def test_each_thing_that_was_not_read_has_its_reason(qtbot: QtBot) -> None:
    dialog = IntakeAccount(Account(unread=(("scan.pdf", "“scan.pdf” holds no text."), ("b.txt", "It is empty."))))
    qtbot.addWidget(dialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert said[-3:] == ["Not read", "“scan.pdf” holds no text.", "b.txt: It is empty."]
