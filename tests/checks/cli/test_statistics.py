"""`claimdesk statistics` in words, as JSON and as files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from checks.cli.app import main


def test_the_numbers_are_told_in_words(sample_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statistics", str(sample_path)]) == 0
    told = capsys.readouterr().out
    assert "Open by age. " in told
    assert "Verdicts by rating. " in told
    assert "  Sentences with a claim: " in told


def test_json_holds_them_all(sample_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statistics", str(sample_path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sum(count for _, count in told["open_by_age"]) == sum(count for _, count in told["open_by_owner"])
    assert told["articles"][0]["claims"] > 0
    assert told["as_of"]


def test_each_table_becomes_a_file(sample_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "numbers"
    assert main(["statistics", str(sample_path), "--csv", str(folder)]) == 0
    assert {path.name for path in folder.iterdir()} == {
        "open-by-age.csv",
        "open-by-owner.csv",
        "verdicts.csv",
        "time-to-verdict.csv",
        "rules.csv",
        "coverage.csv",
        "articles.csv",
    }
    with (folder / "verdicts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(int(row["Verdicts"]) for row in rows) > 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(["--csv", "x", "--json"], "Choose one of --csv"), (["--csv", "/dev/null/x"], "cannot be used as a folder")],
)
def test_what_cannot_be_done_is_a_sentence(
    sample_path: Path, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["statistics", str(sample_path), *arguments]) == 2
    assert sentence in capsys.readouterr().err
