"""The report by menu: read, saved, refused, or not wanted after all."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.dialogs.report import ReportPreview
from desktop.dialogs.report_files import SaveReport
from tests.desktop.window.conftest import Work


def test_a_report_is_saved_where_it_was_asked_for(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "report.html"
    suggested: list[Path] = []
    monkeypatch.setattr(SaveReport, "ask", lambda _, where: (suggested.append(where), path)[1])
    work.do("report.export")
    qtbot.waitUntil(lambda: work.said == f"Report saved as {path}")
    assert "Russian forces struck" in path.read_text(encoding="utf-8")
    assert suggested[0].name == "Report, Odesa 🚢 harbour.pdf"


def test_a_report_that_cannot_be_saved_says_so(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "a folder.html"
    path.mkdir()
    monkeypatch.setattr(SaveReport, "ask", lambda *_: path)
    work.do("report.export")
    qtbot.waitUntil(lambda: bool(work.said))
    assert work.said.endswith(".")
    assert "Report saved" not in work.said


def test_thinking_better_of_a_report_writes_nothing(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SaveReport, "ask", lambda *_: None)
    before = work.said
    work.do("report.export")
    assert work.said == before
    assert work.session.jobs.is_idle()


def test_a_preview_opens_for_the_article_on_the_desk(work: Work) -> None:
    work.window.actions_by_id["report.preview"].trigger()
    (preview,) = work.window.findChildren(ReportPreview)
    assert preview.isVisible()
    preview.close()
    work.settle()
