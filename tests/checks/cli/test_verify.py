"""`claimdesk verify`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.cli.app import main
from checks.domain.evidence import Evidence, EvidenceKind
from checks.ingest.reader import read_bytes

DATA = b"Nine people were hurt, the governor said."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "desk.casebook"
    with Casebook.create(where, person="Checker") as casebook:
        record = Evidence(casebook.me.id, EvidenceKind.REPORT, "The governor's post")
        casebook.evidence.add(record, read_bytes(DATA, name="post.txt"))
    return where


def spoil(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement, values)


def test_a_sound_casebook_ends_with_0(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(path)]) == 0
    files, history = capsys.readouterr().out.splitlines()
    assert files == "1 file is what it was."
    assert history.startswith("The history holds 2 steps, unbroken; its last seal is ")


def test_a_history_that_was_altered_is_told_with_the_step(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(path, "UPDATE changes SET label = 'Look around' WHERE number = 2")
    assert main(["verify", str(path)]) == 1
    told = capsys.readouterr().out
    assert "altered  Step 2 (“Look around”, " in told
    assert told.endswith("The history holds 2 steps; it is broken in 1 place.\n")
    assert main(["verify", str(path), "--json"]) == 1
    history = json.loads(capsys.readouterr().out)["history"]
    assert (history["sound"], history["steps"], history["broken"][0]["number"]) == (False, 2, 2)


def test_altered_bytes_are_named_by_file_and_record(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(path, "UPDATE blobs SET data = ?", DATA.replace(b"Nine", b"Zero"))
    assert main(["verify", str(path)]) == 1
    told = capsys.readouterr().out
    assert told.startswith("altered  “post.txt” of “The governor's post” was altered after it came in.")
    assert "\nNo files are what they were; 1 was altered.\n" in told


def test_missing_and_foreign_bytes_are_told_as_json(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strange = sha256(b"slipped in").hexdigest()
    spoil(path, "DELETE FROM blobs")
    spoil(path, "INSERT INTO blobs VALUES (?, ?)", strange, b"slipped in")
    assert main(["verify", str(path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["sound"], told["intact"]) == (False, 0)
    missing, foreign = told["troubles"]
    assert (missing["fault"], missing["name"], missing["belongs_to"]) == (
        "missing",
        "post.txt",
        ["The governor's post"],
    )
    assert (foreign["fault"], foreign["sha256"]) == ("foreign", strange)


def test_text_in_the_place_of_bytes_is_altered(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(path, "UPDATE blobs SET data = 'a text'")
    assert main(["verify", str(path)]) == 1
    assert "1 was altered" in capsys.readouterr().out


def test_a_write_protected_casebook_is_verified_and_left_alone(path: Path) -> None:
    before = path.read_bytes()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert main(["verify", str(path)]) == 0
    finally:
        path.parent.chmod(0o755)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_trouble_is_not_written_down_either(path: Path) -> None:
    spoil(path, "UPDATE blobs SET data = x'00'")
    before = path.read_bytes()
    assert main(["verify", str(path)]) == 1
    assert path.read_bytes() == before


def test_a_casebook_in_use_is_verified_with_what_was_written_last(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Casebook.open(path, person="Checker") as casebook:
        record = Evidence(uuid4(), EvidenceKind.REPORT, "Another")
        casebook.evidence.add(record, read_bytes(b"More.", name="more.txt"))
        assert main(["verify", str(path)]) == 0
    assert "2 files are what they were." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "says"), [(None, "There is no file"), (b"no casebook", "is not a casebook"), (b"", "is not a casebook")]
)
def test_what_is_no_casebook_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, says: str
) -> None:
    where = tmp_path / "other.casebook"
    if content is not None:
        where.write_bytes(content)
    assert main(["verify", str(where)]) == 2
    assert says in capsys.readouterr().err


def test_an_older_casebook_ends_with_2_untouched(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(path, "UPDATE alembic_version SET version_num = '0001'")
    before = path.read_bytes()
    assert main(["verify", str(path)]) == 2
    assert "Open it once to bring it up to date." in capsys.readouterr().err
    assert path.read_bytes() == before
