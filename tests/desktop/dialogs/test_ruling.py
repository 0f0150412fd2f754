"""Rulings are asked for with a reason, and for whole pairs."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.evidence import Evidence, EvidenceKind
from checks.matching.sources import origins
from desktop.dialogs import form_dialog
from desktop.dialogs.ruling import NotDuplicates, NotTheSame, Ruling, SameSource
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText

RECORDS = tuple(
    Evidence(UUID(int=n), EvidenceKind.REPORT, f"Report {n}", publisher=paper, original_source=who)
    for n, (paper, who) in enumerate((("Babel", "Kiper"), ("Pravda", "Kiper"), ("LIGA", "Kiper"), ("UNN", "Kuleba")))
)
ORIGIN = origins(RECORDS)[0]


@pytest.fixture(autouse=True)
def typing_may_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is there to be asked when a test ends."""
    monkeypatch.setattr(form_dialog.Discard, "ask", lambda _: True)


def texts(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label) if not label.isHidden())


def apart() -> Ruling:
    return NotTheSame(RECORDS[0], ORIGIN)


def two() -> Ruling:
    return NotDuplicates(RECORDS[0], RECORDS[1])


def same() -> Ruling:
    return SameSource(RECORDS[3], RECORDS[:3])


@pytest.fixture(params=[apart, two, same])
def dialog(request: pytest.FixtureRequest, qtbot: QtBot) -> Ruling:
    made = request.param()
    qtbot.addWidget(made)
    made.show()
    return made


def test_no_ruling_without_a_reason(qtbot: QtBot, dialog: Ruling) -> None:
    dialog.save()
    assert dialog.isVisible()
    assert "Say why, so that others can follow." in texts(dialog)


def test_a_reason_is_trimmed_and_counts_as_typing(qtbot: QtBot, dialog: Ruling) -> None:
    assert not dialog.is_changed()
    qtbot.keyClicks(dialog.findChild(GrowingText), "  He was there. ")
    assert (dialog.reason, dialog.is_changed()) == ("He was there.", True)


def test_what_a_record_counts_apart_from_is_named(qtbot: QtBot) -> None:
    made = apart()
    qtbot.addWidget(made)
    assert "It counts apart from: Pravda, LIGA." in texts(made)
    assert "Now held together: All from Kiper." in texts(made)


def test_one_source_needs_a_record_and_then_a_reason(qtbot: QtBot) -> None:
    made = same()
    qtbot.addWidget(made)
    made.show()
    made.save()
    assert made.objections()[0] == "Choose the record that it is one source with."
    assert made.isVisible()
    chooser = made.findChild(QListWidget)
    qtbot.keyClick(chooser, Qt.Key.Key_End)
    qtbot.keyClick(chooser, Qt.Key.Key_Up)
    assert made.chosen == RECORDS[1]
    qtbot.keyClicks(made.reason_field, "One author.")
    made.save()
    assert made.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize(("result", "given"), [("Accepted", "Because."), ("Rejected", None)])
def test_asking_gives_the_reason_or_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, result: str, given: str | None
) -> None:
    def answer(self: Ruling) -> QDialog.DialogCode:
        self.reason_field.set_text("Because.")
        if isinstance(self, SameSource):
            self.findChild(QListWidget).setCurrentRow(2)
        return QDialog.DialogCode[result]

    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(Ruling, "exec", answer)
    assert NotTheSame.ask(parent, RECORDS[0], ORIGIN) == given
    assert NotDuplicates.ask(parent, RECORDS[0], RECORDS[1]) == given
    chosen = SameSource.ask(parent, RECORDS[3], RECORDS[:3])
    assert chosen == ((RECORDS[2], given) if given else None)
