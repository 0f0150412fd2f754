from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.article import Article
from desktop.dialogs.about import About
from desktop.dialogs.article_details import ArticleDetails, objections_to
from desktop.dialogs.fetch_page import FetchPage, is_address, whole_address
from desktop.dialogs.files import NewCasebook, OpenArticles, OpenCasebook
from desktop.dialogs.paste_article import PasteArticle
from desktop.dialogs.reasons import Reasons, words_of
from desktop.session import Session

ARTICLE = Article(UUID(int=1), "Strike on the port", language="en", timezone="Europe/Kyiv")
OK = QDialogButtonBox.StandardButton.Ok


def words(place: QWidget) -> list[str]:
    return [label.text() for label in place.findChildren(QLabel) if not label.isHidden()]


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org/news", True),
        (" http://example.org ", True),
        ("ftp://example.org", False),
        ("example.org", False),
        ("https://", False),
        ("https://a b", False),
        ("https://[::1", False),
        ("", False),
    ],
)
def test_addresses(address: str, is_one: bool) -> None:
    assert is_address(address) == is_one


def test_only_an_address_can_be_fetched(qtbot: QtBot) -> None:
    dialog = FetchPage("no address")
    qtbot.addWidget(dialog)
    field, ok = dialog.findChild(QLineEdit), dialog.findChild(QDialogButtonBox).button(OK)
    assert (field.text(), ok.isEnabled()) == ("", False)
    field.setText("https://example.org/news")
    assert ok.isEnabled()


def test_pasted_html_is_kept_while_nobody_edits(qtbot: QtBot) -> None:
    clipboard = QMimeData()
    clipboard.setText("Two people came.")
    clipboard.setHtml("<p>Two people <b>came</b>.</p>")
    dialog = PasteArticle(clipboard)
    qtbot.addWidget(dialog)
    assert dialog.value().html == "<p>Two people <b>came</b>.</p>"
    field = dialog.findChild(QPlainTextEdit)
    field.setPlainText("Three people came.")
    assert (dialog.value().text, dialog.value().html) == ("Three people came.", None)
    field.clear()
    assert not dialog.findChild(QDialogButtonBox).button(OK).isEnabled()


def test_objections_to_details() -> None:
    assert list(objections_to(ARTICLE)) == []
    wrong = replace(ARTICLE, title=" ", timezone="Kyiv time", language="English")
    assert len(list(objections_to(wrong))) == 3


def test_wrong_details_are_not_saved(qtbot: QtBot) -> None:
    dialog = ArticleDetails(ARTICLE)
    qtbot.addWidget(dialog)
    dialog.show()
    zone = next(field for field in dialog.findChildren(QLineEdit) if field.accessibleName() == "Time zone of the text")
    zone.setText("Kyiv time")
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).click()
    assert dialog.isVisible()
    assert any("Europe/Kyiv" in text for text in words(dialog))
    zone.setText("Europe/London")
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).click()
    assert not dialog.isVisible()


def test_reasons_add_up_in_words(session: Session, qtbot: QtBot) -> None:
    claim = max(session.desk.claims, key=lambda each: len(each.reasons))
    dialog = Reasons(claim)
    qtbot.addWidget(dialog)
    dialog.show()
    said = words(dialog)
    assert claim.quote in said
    assert all(words_of(reason) in said for reason in claim.reasons)


def test_about_names_the_folders(qtbot: QtBot) -> None:
    dialog = About({"Casebook": "/some/where"})
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Casebook: /some/where" in words(dialog)


def test_files_are_asked_for(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/a.txt", "/b.pdf"], ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Desk"), ""))
    assert OpenArticles.ask(parent, tmp_path) == (Path("/a.txt"), Path("/b.pdf"))
    assert OpenCasebook.ask(parent, tmp_path) is None
    assert NewCasebook.ask(parent, tmp_path) == tmp_path / "Desk.casebook"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" www.example.org/news?a=b ", "https://www.example.org/news?a=b"),
        ("http://example.org", "http://example.org"),
        ("ftp://example.org", "ftp://example.org"),
        ("desk@example.org", "desk@example.org"),
        ("example", "example"),
        ("", ""),
    ],
)
def test_an_address_may_be_typed_without_its_scheme(typed: str, meant: str) -> None:
    assert whole_address(typed) == meant


def test_ctrl_return_adds_the_pasted_text(qtbot: QtBot) -> None:
    clipboard = QMimeData()
    clipboard.setText("Two people came.")
    dialog = PasteArticle(clipboard)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    field = dialog.findChild(QPlainTextEdit)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.value().text == "Two people came."
