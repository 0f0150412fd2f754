"""One way to write each form of the report, and to save it whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.errors import ChecksError
from checks.reporting.edition import Edition
from checks.reporting.formats import Format, render, save

NOW = Moment.parse("2025-05-26T10:00+00:00")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.html", Format.HTML),
        ("a.PDF", Format.PDF),
        ("a.b.pdf", Format.PDF),
        ("a", None),
        ("a.docx", Format.WORD),
        ("a.odt", None),
    ],
)
def test_the_name_of_a_file_asks_for_a_form(name: str, form: Format | None) -> None:
    assert Format.of(Path(name)) is form


@pytest.mark.parametrize(
    ("form", "start"),
    [(Format.HTML, b"<!DOCTYPE html>"), (Format.PDF, b"%PDF-"), (Format.WORD, b"PK"), (Format.MARKDOWN, b"# ")],
)
def test_each_form_is_written(desk: Desk, scale: Scale, form: Format, start: bytes) -> None:
    assert render(form, desk, scale, Edition("x", NOW)).startswith(start)
    assert form.words


def test_saving_replaces_what_was_there_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"old")
    assert save(path, b"new") == path
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]
    assert path.read_bytes() == b"new"


def test_a_place_that_cannot_be_written_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ChecksError, match="could not be saved"):
        save(tmp_path / "folder", b"new")
    with pytest.raises(ChecksError, match="no such file"):
        save(tmp_path / "none" / "report.pdf", b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]
