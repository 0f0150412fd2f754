"""The sheet of all keys: every action once, in its menu, found by any of its words, and fit for paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from checks.ingest.pdf_pages import PdfPages
from desktop.dialogs.keys import NOTHING, AskPaper, Keys
from desktop.widgets.label import Label
from desktop.window.action_table import MENUS, specs
from desktop.window.main import MainWindow


@pytest.fixture
def sheet(window: MainWindow) -> Keys:
    window.actions_by_id["help.keys"].trigger()
    made = window.findChildren(Keys)[0]
    assert isinstance(made, Keys)
    return made


def search(sheet: Keys, words: str, qtbot: QtBot) -> tuple[str, ...]:
    field = sheet.findChildren(QLineEdit)[0]
    field.clear()
    qtbot.keyClicks(field, words)
    return sheet.shown


def test_every_action_stands_in_its_menu(sheet: Keys, window: MainWindow) -> None:
    rows = sheet.findChildren(QTreeWidget)[0]
    assert [rows.topLevelItem(place).text(0) for place in range(rows.topLevelItemCount())] == list(MENUS)
    assert sheet.shown == tuple(window.actions_by_id.name_of(spec) for spec in specs())
    assert "Mostly true" in sheet.shown, "ratings are called as the house calls them"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("undo", "Undo"),
        ("ctrl+shift+n", "Paste as Article"),
        ("house scale", "Mixture"),
        ("Claim reject", ""),
        ("evidence LINK", "Link Evidence"),
    ],
)
def test_an_action_is_found_by_name_key_menu_and_description(sheet: Keys, qtbot: QtBot, words: str, found: str) -> None:
    shown = search(sheet, words, qtbot)
    assert found in shown if found else not shown
    assert len(shown) < len(specs())


def test_where_nothing_is_found_it_says_so(sheet: Keys, qtbot: QtBot) -> None:
    assert search(sheet, "atlantis", qtbot) == ()
    nothing = next(label for label in sheet.findChildren(Label) if label.text() == NOTHING)
    assert nothing.isVisible()
    assert search(sheet, "", qtbot) == tuple(sheet.shown)
    assert not nothing.isVisible()


def test_the_search_has_the_keyboard_first(sheet: Keys, qtbot: QtBot) -> None:
    sheet.activateWindow()
    field = sheet.findChildren(QLineEdit)[0]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_the_sheet_is_printed_with_every_key(
    sheet: Keys, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    monkeypatch.setattr(AskPaper, "ask", lambda _: printer)
    button = next(each for each in sheet.findChildren(QPushButton) if each.text() == "Print…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert 1 <= len(PdfPages(path.read_bytes(), "keys").sizes) <= 4
    text = sheet.page().toPlainText()
    for spec in specs():
        if spec.keys or spec.letters:
            assert spec.text.rstrip("…") in text or spec.id.startswith("claim.rate_"), spec.id
    assert "Back Up Casebook" not in text, "what has no key is not on paper"


def test_whoever_thinks_better_of_it_prints_nothing(sheet: Keys, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AskPaper, "ask", lambda _: None)
    printed: list[object] = []
    monkeypatch.setattr(Keys, "page", printed.append)
    qtbot.keyClick(sheet, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed == []
