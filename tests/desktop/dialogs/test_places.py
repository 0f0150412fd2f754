"""Where files are saved: never in the place of a casebook."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from checks.casebook import Casebook
from desktop.dialogs.places import ask_place


def test_a_casebook_is_no_place_for_another_file(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    casebook, report, told = tmp_path / "Odesa.casebook", tmp_path / "Report.pdf", list[str]()
    Casebook.create(casebook, person="Ana").close()
    answers = [(str(casebook), "PDF"), (str(report), "PDF"), ("", "")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answers.pop(0))
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: told.append(words[2]))
    parent = QWidget()
    qtbot.addWidget(parent)
    assert ask_place(parent, "Save", tmp_path, "PDF") == (report, "PDF")
    assert told == ["“Odesa.casebook” is a casebook, and would be lost. Choose another name."]
    assert ask_place(parent, "Save", tmp_path, "PDF")[0] is None
