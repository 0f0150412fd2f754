"""Names and places of saved reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.progress import no_progress
from checks.errors import ChecksError
from checks.reporting.formats import Format
from desktop.dialogs.report_files import SaveReport, file_name, write_report
from desktop.session import Session


@pytest.mark.parametrize(
    ("title", "form", "name"),
    [
        ("Hundreds freed", Format.PDF, "Report, Hundreds freed.pdf"),
        ("Hundreds freed", Format.HTML, "Report, Hundreds freed.html"),
        ("What? A/B: “x”", Format.PDF, "Report, What A B “x”.pdf"),
        ("...", Format.PDF, "Report, article.pdf"),
    ],
)
def test_a_file_name_that_every_system_takes(title: str, form: Format, name: str) -> None:
    assert file_name(title, form) == name


@pytest.mark.parametrize(
    ("typed", "kind", "path"),
    [
        ("a.pdf", "Web page (*.html)", "a.pdf"),
        ("a.HTML", "PDF document (*.pdf)", "a.HTML"),
        ("a", "Web page (*.html)", "a.html"),
        ("a.b c", "PDF document (*.pdf)", "a.b c.pdf"),
        ("a", "", "a.pdf"),
        ("", "", None),
    ],
)
def test_the_ending_or_else_the_chosen_kind_decides(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, path: str | None
) -> None:
    def answer(parent: QWidget, title: str, suggested: str, kinds: str) -> tuple[str, str]:
        assert "PDF document (*.pdf)" in kinds
        assert "Web page (*.html)" in kinds
        return (str(tmp_path / typed) if typed else ""), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    expected = tmp_path / path if path else None
    assert SaveReport.ask(parent, tmp_path / "reports" / "suggested.pdf") == expected
    assert (tmp_path / "reports").is_dir()


@pytest.mark.parametrize(("name", "start"), [("a.pdf", b"%PDF-"), ("a.html", b"<!DOCTYPE"), ("a.txt", b"%PDF-")])
def test_the_report_is_written(session: Session, tmp_path: Path, name: str, start: bytes) -> None:
    assert session.desk is not None
    path = write_report(tmp_path / name, session.desk, session.scale, session.casebook_name, no_progress)
    assert path.read_bytes().startswith(start)


def test_a_refused_writing_is_an_error_in_words(session: Session, tmp_path: Path) -> None:
    assert session.desk is not None
    with pytest.raises(ChecksError, match="could not be saved"):
        write_report(tmp_path / "none" / "a.html", session.desk, session.scale, "x", no_progress)
