"""`claimdesk merge`."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copy
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.cli.app import main
from checks.domain.evidence import Evidence, EvidenceKind

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A casebook with one record."""
    where = tmp_path / "ours.casebook"
    with Casebook.create(where, person="Ana") as made:
        made.evidence.add(Evidence(uuid4(), EvidenceKind.REPORT, "Hospital list"))
    return where


@pytest.fixture
def bundle(ours: Path, tmp_path: Path) -> Callable[[str], str]:
    """A bundle of a copy in which somebody else wrote a note, and added a record."""

    def made(note: str) -> str:
        where = copy(ours, tmp_path / "theirs.casebook")
        with Casebook.open(where, person="Boris") as theirs:
            note_on(theirs, note)
            theirs.evidence.add(Evidence(uuid4(), EvidenceKind.REPORT, "A post"))
            theirs.bundles.make(tmp_path / "theirs.claimdesk")
        return str(tmp_path / "theirs.claimdesk")

    return made


def note_on(casebook: Casebook, note: str) -> None:
    record = next(each for each in casebook.evidence.all() if each.title == "Hospital list")
    casebook.evidence.edit(replace(record, note=note))


def notes(where: Path) -> dict[str, str]:
    with Casebook.read(where, person="Ana") as casebook:
        return {each.title: each.note for each in casebook.evidence.all()}


def test_a_bundle_without_conflicts_is_merged(ours: Path, bundle: Callable[[str], str], capsys: Captured) -> None:
    assert main(["merge", str(ours), bundle("By phone")]) == 0
    assert notes(ours) == {"Hospital list": "By phone", "A post": ""}
    told = capsys.readouterr().out
    assert "The casebook as it was lies in “backups”" in told
    assert "It is not signed" in told
    assert "added: evidence record “A post”" in told
    copies = len(list((ours.parent / "backups").iterdir()))
    assert main(["merge", str(ours), str(ours.parent / "theirs.claimdesk")]) == 0
    assert capsys.readouterr().out.endswith("The bundle holds nothing new.\n")
    assert len(list((ours.parent / "backups").iterdir())) == copies  # nothing was merged, nothing copied


def test_a_dry_run_writes_nothing(ours: Path, bundle: Callable[[str], str], capsys: Captured) -> None:
    assert main(["merge", str(ours), bundle("By phone"), "--dry-run", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["counts"]["changed there only"] == 1
    assert not answer["written"]
    assert notes(ours) == {"Hospital list": ""}


def test_open_conflicts_end_with_1_and_nothing_written(
    ours: Path, bundle: Callable[[str], str], capsys: Captured
) -> None:
    path = bundle("By phone")
    with Casebook.open(ours, person="Ana") as casebook:
        note_on(casebook, "By post")
    assert main(["merge", str(ours), path]) == 1
    out = capsys.readouterr().out
    assert "Evidence.note: By post | By phone" in out
    assert "here: Ana" in out
    assert "there: Boris" in out
    assert notes(ours) == {"Hospital list": "By post"}
    assert main(["merge", str(ours), path, "--ours"]) == 0
    assert notes(ours) == {"Hospital list": "By post", "A post": ""}


@pytest.mark.parametrize("choice", ["theirs", {"fields": {"Evidence.note": "theirs"}, "note": "Called again."}])
def test_choices_decide_conflict_by_conflict(
    ours: Path, bundle: Callable[[str], str], choice: object, tmp_path: Path, capsys: Captured
) -> None:
    path = bundle("By phone")
    with Casebook.open(ours, person="Ana") as casebook:
        note_on(casebook, "By post")
    main(["merge", str(ours), path, "--dry-run", "--json"])
    (conflict,) = json.loads(capsys.readouterr().out)["conflicts"]
    file = tmp_path / "choices.json"
    file.write_text(json.dumps({conflict["id"]: choice}), encoding="utf-8")
    assert main(["merge", str(ours), path, "--choices", str(file)]) == 0
    assert notes(ours)["Hospital list"] == "By phone"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[]", "does not hold decisions"),
        ('{"x": "ours"}', "does not hold decisions"),
        ('{"8c5d3a1e-0f57-4a7e-9a53-0c1f5d7e2b64": "ours"}', "There is nothing to decide on"),
        ('{"8c5d3a1e-0f57-4a7e-9a53-0c1f5d7e2b64": "mine"}', "does not hold decisions"),
    ],
)
def test_choices_that_do_not_fit_end_with_2(
    ours: Path, bundle: Callable[[str], str], content: str, said: str, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "choices.json"
    file.write_text(content, encoding="utf-8")
    assert main(["merge", str(ours), bundle("By phone"), "--choices", str(file)]) == 2
    assert said in capsys.readouterr().err
    assert notes(ours) == {"Hospital list": ""}


def test_two_ways_to_decide_end_with_2(ours: Path, bundle: Callable[[str], str], capsys: Captured) -> None:
    assert main(["merge", str(ours), bundle("By phone"), "--ours", "--theirs"]) == 2
    assert "exclude each other" in capsys.readouterr().err
