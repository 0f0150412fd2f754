"""`claimdesk export` in all its formats, and what it refuses."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from checks.casebook import Casebook
from checks.cli.app import main
from checks.domain.claim import Status
from checks.domain.evidence import EvidenceKind
from checks.exchange.exporting.media_review import MediaCategory, MediaFindings, with_findings

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
    scale = tmp_path / "out.scale.json"
    assert scale.exists() is (name != "xlsx")


def test_json_goes_out_with_its_scale_inside(sample_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert export(sample_path, "--format", "json", "-o", str(out)) == 0
    told = json.loads(out.read_bytes())
    assert (told["format"], told["version"]) == ("claimdesk article", 1)
    assert told["scale"]["ratings"]
    assert not (tmp_path / "out.scale.json").exists()


@pytest.mark.parametrize("name", ["claimreview", "csv", "json"])
def test_each_claim_gets_a_file_and_the_folder_a_scale(
    sample_path: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "claims"
    assert export(sample_path, "--format", name, "--each", str(folder), *HOUSE) == 0
    files = sorted(path.name for path in folder.iterdir())
    assert len([each for each in files if each.startswith("claim-")]) >= 2
    assert ("scale.json" in files) is (name != "json")
    assert f"files written to {folder}" in capsys.readouterr().err


def test_a_picture_needs_a_word_on_what_became_of_it(
    sample_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Casebook.open(sample_path, person="Checker") as book:
        desk = book.desk(book.articles.overview()[0].article.id)
        claim = next(each for each in desk.claims if each.status is Status.JUDGED and desk.links(each.id))
        record = desk.linked(claim.id)[0][1]
        picture = replace(record, kind=EvidenceKind.IMAGE, flags=(), url="https://pictures.example/1.jpg")
        book.evidence.edit(picture)
        book.verdicts.sign_off(book.claims.get(claim.id))
        assert export(sample_path, "--format", "mediareview", *HOUSE) == 1
        assert "Say what became of it" in capsys.readouterr().err
        book.evidence.edit(with_findings(picture, MediaFindings((MediaCategory.ORIGINAL,))))
    assert export(sample_path, "--format", "mediareview", *HOUSE) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["mediaAuthenticityCategory"] == ["OriginalMediaContent"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--format", "xlsx"], "Name the file for the spreadsheet"),
        (["--format", "csv", "--columns", "truth"], "no column “truth”"),
        (["--format", "csv", "--article", "nothing"], "is no article"),
        (["--format", "csv", "-o", "a.csv", "--each", "b"], "Choose one of -o"),
        (["--format", "csv", "--each", "/dev/null/x"], "cannot be used as a folder"),
        (["--format", "mediareview"], "No picture or video is linked to a signed verdict"),
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
