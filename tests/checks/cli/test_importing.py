"""`claimdesk import`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checks.casebook import Casebook
from checks.cli.app import main
from checks.exchange.importing.mapping import Mapping, Target, save_mapping

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    where = tmp_path / "desk.casebook"
    Casebook.create(where, person="Checker").close()
    return where


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "strikes.csv"
    path.write_text("id,title,date\n1,Port,2025-05-23\n2,Rail,2025-05-24\n", encoding="utf-8")
    return path


def titles(book: Path) -> list[str]:
    with Casebook.read(book, person="Checker") as opened:
        return [record.title for record in opened.evidence.all()]


def test_files_come_in_and_are_known_the_next_time(book: Path, table: Path, capsys: Captured) -> None:
    assert main(["import", str(book), str(table)]) == 0
    assert capsys.readouterr().out == f"{table} (Table): Of 2 rows 2 came in.\n"
    assert titles(book) == ["Port", "Rail"]
    assert main(["import", str(book), str(table)]) == 0
    assert "none came in, 2 were here already." in capsys.readouterr().out


def test_a_dry_run_keeps_nothing(book: Path, table: Path, capsys: Captured) -> None:
    assert main(["import", str(book), str(table), "--dry-run"]) == 0
    assert "Nothing was kept: this was a trial." in capsys.readouterr().out
    assert titles(book) == []


def test_rows_that_stay_out_are_told_and_end_with_1(book: Path, table: Path, capsys: Captured) -> None:
    table.write_text("id,title\n" + "2,Port\n" * 9 + "1,a,b,c\n" * 25, encoding="utf-8")
    assert main(["import", str(book), str(table)]) == 1
    told = capsys.readouterr().out
    assert "Of 34 rows 1 came in, 8 were here already, 25 were skipped." in told
    assert "  Row 11: The row has 4 cells under 2 columns." in told
    assert "… and 5 more" in told


def test_a_broken_file_does_not_stop_the_others(book: Path, table: Path, capsys: Captured, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("[{", encoding="utf-8")
    assert main(["import", str(book), str(broken), str(table)]) == 1
    captured = capsys.readouterr()
    assert "broken.json" in captured.err
    assert "2 came in" in captured.out


@pytest.mark.parametrize("words", [[], ["--format", "Excel"], ["--format", "Ucdp ged", "--mapping", "m.json"]])
def test_nothing_that_can_be_read_ends_with_2(book: Path, words: list[str], capsys: Captured, tmp_path: Path) -> None:
    save_mapping(Mapping(columns=(("a", Target.TITLE),)), tmp_path / "m.json")
    words = [str(tmp_path / word) if word == "m.json" else word for word in words]
    assert main(["import", str(book), str(tmp_path / "gone.csv"), *words]) == 2
    assert capsys.readouterr().err


def test_json_tells_one_line_for_each_file(book: Path, table: Path, capsys: Captured, tmp_path: Path) -> None:
    main(["import", str(book), str(table), str(tmp_path / "gone.csv"), "--json"])
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["format"], first["kept"], first["account"]["imported"]) == ("Table", True, 2)
    assert "cannot be read" in second["error"]


def test_a_mapping_and_a_query_are_obeyed(book: Path, tmp_path: Path, table: Path) -> None:
    mapping = tmp_path / "mapping.json"
    save_mapping(Mapping("Ours", (("date", Target.TITLE), ("title", Target.SAYS))), mapping)
    assert main(["import", str(book), str(table), "--mapping", str(mapping), "--query", "May"]) == 0
    assert titles(book) == ["2025-05-23", "2025-05-24"]
    with Casebook.read(book, person="Checker") as opened:
        assert opened.imports.all()[0].query == "May"


def test_a_casebook_that_is_not_there_is_made_and_that_is_said(tmp_path: Path, table: Path, capsys: Captured) -> None:
    gone = tmp_path / "gone.casebook"
    assert main(["import", str(gone), str(table), "--dry-run"]) == 0
    assert f"There was no casebook {gone}: a new one is tried." in capsys.readouterr().err
    assert not gone.exists()
    assert main(["import", str(gone), str(table)]) == 0
    assert f"There was no casebook {gone}: a new one is made." in capsys.readouterr().err
    assert titles(gone) == ["Port", "Rail"]
    assert main(["import", str(gone), str(table)]) == 0
    assert capsys.readouterr().err == "", "what is there is used"
