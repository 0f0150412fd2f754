from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from checks.errors import ChecksError
from desktop.dialogs import report
from desktop.dialogs.report import ReportPage, ReportPreview, file_name, write_report
from desktop.session import Session
from desktop.widgets.label import Label

Settle = Callable[[Session], None]


@pytest.fixture
def preview(qtbot: QtBot, session: Session, tmp_path: Path) -> ReportPreview:
    made = ReportPreview(session, session.desk, tmp_path)
    qtbot.addWidget(made)
    made.show()
    return made


def state(preview: ReportPreview) -> str:
    label = preview.findChild(Label, "report state")
    return label.text() if label.isVisible() else ""


def button(preview: ReportPreview, text: str) -> QPushButton:
    return next(each for each in preview.findChildren(QPushButton) if each.text() == text)


def test_it_is_busy_and_then_shows_the_report(preview: ReportPreview, session: Session, settle: Settle) -> None:
    assert state(preview) == "Writing the report…"
    assert not button(preview, "Export…").isEnabled()
    settle(session)
    assert state(preview) == ""
    assert session.desk.article.title in preview.findChild(ReportPage).toPlainText()


def test_export_writes_the_whole_report(
    qtbot: QtBot,
    preview: ReportPreview,
    session: Session,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settle(session)
    where = tmp_path / "out" / "report.html"
    monkeypatch.setattr(report.SaveReport, "ask", lambda parent, suggested: where)
    with qtbot.waitSignal(preview.exported):
        button(preview, "Export…").click()
    assert where.read_text(encoding="utf-8") == preview.html
    assert state(preview) == f"Saved as {where}"


def test_a_place_that_cannot_be_written_is_told(
    preview: ReportPreview, session: Session, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(session)
    monkeypatch.setattr(report.SaveReport, "ask", lambda parent, suggested: tmp_path)
    button(preview, "Export…").click()
    settle(session)
    assert state(preview).startswith("The report could not be saved: ")
    assert state(preview).endswith("Save it elsewhere.")


def test_the_browser_gets_a_copy_of_its_own(
    preview: ReportPreview, session: Session, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(session)
    opened: list[QUrl] = []
    monkeypatch.setattr(report.QDesktopServices, "openUrl", opened.append)
    button(preview, "Open in Browser").click()
    settle(session)
    (url,) = opened
    assert Path(url.toLocalFile()).read_text(encoding="utf-8") == preview.html
    assert list(tmp_path.glob("*.html")) == []


def test_closing_early_is_no_trouble(preview: ReportPreview, session: Session, settle: Settle) -> None:
    preview.reject()
    settle(session)
    assert preview.html == ""


def test_links_open_only_on_a_click_and_only_web_pages(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(report.QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    page = ReportPage()
    qtbot.addWidget(page)
    page.setHtml("<a name='there'>there</a><img src='https://example.org/x.png'>")
    for link in ("https://example.org/", "file:///etc/hosts", "javascript:alert(1)", "#there"):
        page.anchorClicked.emit(QUrl(link))
    assert opened == ["https://example.org/"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Hundreds freed", "Report, Hundreds freed.html"),
        ("What? A/B: “x”", "Report, What A B “x”.html"),
        ("...", "Report, article.html"),
    ],
)
def test_a_file_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_refused_writing_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(ChecksError, match="could not be saved"):
        write_report(tmp_path, "<html>")
