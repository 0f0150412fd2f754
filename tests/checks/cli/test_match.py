"""`claimdesk match`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checks.casebook import Casebook
from checks.cli.app import main

Captured = pytest.CaptureFixture[str]
CHECKS = (
    {"id": "a-1", "text": "Two missiles struck the port of Odesa on May 23.", "rating": "true", "published": "2025-05-24"},  # noqa: E501
    {"id": "b 2", "text": "A dam burst in Libya.", "title": "Did a dam burst?", "url": "https://example.org/dam"},
)  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> str:
    where, checks = tmp_path / "desk.casebook", tmp_path / "checks.jsonl"
    Casebook.create(where, person="Checker").close()
    checks.write_text("".join(json.dumps(each) + "\n" for each in CHECKS), encoding="utf-8")
    assert main(["import", str(where), str(checks)]) == 0
    return str(where)


def test_one_claim_is_answered_in_words(book: str, capsys: Captured) -> None:
    capsys.readouterr()
    assert main(["match", book, "Two missiles struck the port of Odesa on May 23."]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["near-certain", "1.00", *CHECKS[0]["text"].split()]
    assert lines[1].strip() == "true, 2025-05-24"
    assert lines[2].strip().startswith("Same words")


def test_many_claims_are_answered_in_order(book: str, tmp_path: Path, capsys: Captured) -> None:
    batch = tmp_path / "queries.jsonl"
    batch.write_text('{"id": 7, "text": "A dam in Libya"}\n{"id": 8}\n{"id": 9, "text": "3 missiles hit Odesa"}\n')
    capsys.readouterr()
    assert main(["match", book, "--batch", str(batch), "--top", "1", "--json"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["id"] for answer in answers] == [7, 8, 9]
    assert answers[1]["error"].startswith("Line 2")
    assert [match["id"] for match in answers[0]["matches"] + answers[2]["matches"]] == ["b 2", "a-1"]
    assert set(answers[0]["matches"][0]) >= {"id", "score", "parts", "closeness", "differs"}


def test_one_claim_as_json(book: str, capsys: Captured) -> None:
    capsys.readouterr()
    assert main(["match", book, "Nine missiles struck the port of Odesa on May 23.", "--json"]) == 0
    (match,) = json.loads(capsys.readouterr().out)["matches"]
    assert (match["closeness"], match["differs"]) == ("differs", {"numbers": ["Nine", "Two"]})


def test_nothing_is_said_in_words(book: str, capsys: Captured) -> None:
    capsys.readouterr()
    assert main(["match", book, "zzz"]) == 0
    assert capsys.readouterr().out == "Nothing like it was checked before.\n"


@pytest.mark.parametrize("arguments", [[], ["text", "--batch", "x"], ["text", "--semantic"]])
def test_what_is_asked_wrongly_is_answered_in_a_sentence(
    book: str, arguments: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checks.matching.meaning.is_installed", lambda: False)
    assert main(["match", book, *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_casebook_is_told(tmp_path: Path, capsys: Captured) -> None:
    assert main(["match", str(tmp_path / "none.casebook"), "text"]) == 2
    assert "none" in capsys.readouterr().err
