"""`claimdesk export` in all its formats, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checks.cli.app import main

HOUSE = ["--publisher", "The Desk", "--home", "https://desk.example", "--page", "https://desk.example/1"]


def export(casebook: Path, *arguments: str) -> int:
    return main(["export", str(casebook), *arguments])


def test_claim_review_goes_out_signed_or_not_at_all(sample_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(sample_path, "--format", "claimreview", *HOUSE) == 0
    told = capsys.readouterr()
    assert {each["@type"] for each in json.loads(told.out)} == {"ClaimReview"}
    assert "warning:" in told.err


def test_without_an_address_nothing_is_written(
    sample_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    assert export(sample_path, "--format", "claimreview", "-o", str(out)) == 1
    assert "error: “" in (told := capsys.readouterr().err)
    assert "Give the full address" in told
    assert not out.exists()


def test_the_preflight_tells_what_waits_for_a_signature(sample_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(sample_path, "--format", "claimreview", "--preflight", *HOUSE) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "block: “" in told.err


@pytest.mark.parametrize(
    ("name", "begins"), [("csv", b"\xef\xbb\xbfclaim,rating"), ("xlsx", b"PK"), ("annotations", b"{")]
)
def test_files_are_written(sample_path: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    out = tmp_path / f"out.{name}"
    assert export(sample_path, "--format", name, "--columns", "claim, rating", "-o", str(out)) == 0
    assert out.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--format", "xlsx"], "Name the file for the spreadsheet"),
        (["--format", "csv", "--columns", "truth"], "no column “truth”"),
        (["--format", "csv", "--article", "nothing"], "is no article"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    sample_path: Path, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(sample_path, *arguments) == 2
    assert sentence in capsys.readouterr().err


def test_a_casebook_is_not_overwritten(sample_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(sample_path, "--format", "csv", "-o", str(sample_path)) == 2
    assert "would overwrite" in capsys.readouterr().err
