"""Correcting a published report asks for what it said, what it says now, and why."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.dialogs.erratum import ErratumDialog, ErratumWords
from desktop.widgets.label import Label


def test_all_three_are_needed_and_the_first_two_differ(qtbot: QtBot) -> None:
    dialog = ErratumDialog("Shells hit a market", "four")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.is_changed()
    dialog.save()
    assert dialog.isVisible()
    said = dialog.findChild(Label, "objection").text()
    assert said == "Write down what it says now.\nSay why it was wrong: readers are told."
    dialog.now.set_text("four")
    dialog.reason.set_text("A slip")
    assert dialog.objections() == ("Both are the same. Change one of the two.",)
    dialog.now.set_text(" eight ")
    assert dialog.is_changed()
    dialog.save()
    assert not dialog.isVisible()
    assert dialog.words == ErratumWords("four", "eight", "A slip")
