"""`claimdesk new`."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.casebook import Casebook
from checks.cli.app import main

Captured = pytest.CaptureFixture[str]


def test_an_empty_casebook_is_made(tmp_path: Path, capsys: Captured) -> None:
    where = tmp_path / "Odesa.casebook"
    assert main(["new", str(where)]) == 0
    assert capsys.readouterr().out == f"“Odesa” is ready, and empty: {where}\n"
    with Casebook.open(where, person="Checker") as book:
        assert book.articles.overview() == book.evidence.all() == ()


@pytest.mark.parametrize("content", [b"", b"A letter.", None])
def test_what_is_there_is_never_overwritten(tmp_path: Path, content: bytes | None, capsys: Captured) -> None:
    where = tmp_path / "Odesa.casebook"
    where.mkdir() if content is None else where.write_bytes(content)
    assert main(["new", str(where)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert where.is_dir() if content is None else where.read_bytes() == content


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: Captured) -> None:
    assert main(["new", str(tmp_path / "gone" / "Odesa.casebook")]) == 2
    assert "Choose another folder" in capsys.readouterr().err
    assert not (tmp_path / "gone").exists()
