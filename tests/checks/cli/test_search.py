"""`claimdesk search`."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.cli.app import main
from checks.domain.evidence import Evidence, EvidenceKind

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def where(tmp_path: Path) -> str:
    path = tmp_path / "desk.casebook"
    with Casebook.create(path, person="Checker") as book:
        for title in ("A crane falls in the port", "A second crane stands"):
            book.evidence.add(
                Evidence(uuid4(), EvidenceKind.REPORT, title, says="Seen by the harbour", publisher="Post")
            )
    return str(path)


def test_what_is_found_is_listed_with_its_words_marked(where: str, capsys: Captured) -> None:
    assert main(["search", where, "crane", "harbour"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Evidence"
    assert {"  A [crane] falls in the port", "      Seen by the [harbour]", "      Post"} <= set(lines)


def test_more_is_told_and_complaints_come_first(where: str, capsys: Captured) -> None:
    assert main(["search", where, "crane after:soon", "--top", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["“soon” is no date: write it as after:2025-05-01.", "Evidence (the best of more)"]


def test_nothing_is_said_in_words_with_what_may_be_meant(where: str, capsys: Captured) -> None:
    assert main(["search", where, "hqrboir"]) == 0
    assert capsys.readouterr().out == "Nothing is found. Did you mean: harbour\n"


def test_what_is_found_as_json(where: str, capsys: Captured) -> None:
    assert main(["search", where, "falls", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    (hit,) = answer["hits"]
    assert (hit["in"], hit["text"], hit["marks"]) == ("evidence", "A crane falls in the port", [[8, 13]])
    assert (answer["complaints"], answer["more"], answer["instead"]) == ([], [], "")
