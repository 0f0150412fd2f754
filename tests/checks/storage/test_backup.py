"""Copies are whole, and old ones make room."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from checks.errors import CasebookError
from checks.storage import backup
from checks.storage.location import Location
from checks.storage.opening import open_existing

NOON = datetime(2025, 5, 23, 12, tzinfo=UTC)


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    opened = open_existing(Location.of(path))
    yield opened
    opened.dispose()


def make_copies(path: Path, times: list[datetime]) -> list[Path]:
    """Empty files named as copies of these times."""
    (path.parent / "backups").mkdir(exist_ok=True)
    copies = [backup.timed(path, at) for at in times]
    for copy in copies:
        copy.touch()
    return copies


def test_a_copy_holds_what_still_stands_in_the_log(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO people VALUES ('00000000000000000000000000000001', 'Checker', 1)"))
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0
    copy = backup.copy(engine, backup.timed(path, NOON))
    assert copy == path.parent / "backups" / "strike.2025-05-23 120000.casebook"
    with closing(sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)) as connection:
        assert connection.execute("SELECT name FROM people").fetchall() == [("Checker",)]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [file.name for file in copy.parent.iterdir()] == [copy.name], "one file, whole in itself"


def test_a_copy_opens_as_a_casebook(engine: Engine, path: Path, tmp_path: Path) -> None:
    open_existing(Location.of(backup.copy(engine, tmp_path / "copy.casebook"))).dispose()


def test_a_copy_replaces_an_older_one(engine: Engine, tmp_path: Path) -> None:
    there = tmp_path / "copy.casebook"
    there.write_text("an older copy")
    backup.copy(engine, there)
    assert there.read_bytes().startswith(b"SQLite format 3")


def test_a_copy_that_fails_leaves_the_older_one(engine: Engine, tmp_path: Path) -> None:
    blocked = tmp_path / "copy.casebook"
    blocked.mkdir()
    with pytest.raises(CasebookError, match=r"No copy could be made in .* Make room there, or choose another place"):
        backup.copy(engine, blocked)
    assert [each.name for each in tmp_path.glob("copy*")] == ["copy.casebook"]


def test_knows_the_last_change_in_a_copy(engine: Engine, path: Path) -> None:
    copy = backup.copy(engine, backup.timed(path, NOON))
    assert backup.last_change_in(copy) is None
    copy.write_text("not a copy any more")
    assert backup.last_change_in(copy) is None


def test_lists_timed_copies_of_this_casebook_alone(path: Path) -> None:
    older, newer = make_copies(path, [NOON, NOON + timedelta(hours=1)])
    make_copies(path.with_name("strike.casebook-2"), [NOON])
    make_copies(path.with_name("other.casebook"), [NOON])
    backup.before_upgrade(path, "0001").touch()
    (path.parent / "backups" / "strike.my own copy.casebook").touch()
    assert backup.copies(path) == (newer, older)


def test_a_name_with_brackets_is_taken_literally(tmp_path: Path) -> None:
    path = tmp_path / "strike [Odesa]*.casebook"
    assert backup.copies(path) == ()
    (copy,) = make_copies(path, [NOON])
    assert backup.copies(path) == (copy,)


def test_thinning_keeps_the_ten_latest_and_one_a_day(path: Path) -> None:
    today = make_copies(path, [NOON + timedelta(minutes=minute) for minute in range(15)])
    earlier = make_copies(path, [NOON - timedelta(days=day, hours=hour) for day in range(1, 40) for hour in (0, 1)])
    upgrade = backup.before_upgrade(path, "0001")
    upgrade.touch()

    backup.thin_out(path)
    kept = set(backup.copies(path))
    assert kept >= set(today[-10:]), "the ten latest"
    assert {copy for copy in today[:5] if copy in kept} == {today[4]}, "the last of the rest of the day"
    assert [copy for copy in earlier if copy in kept] == earlier[: 2 * (backup.DAYS_KEPT - 1) : 2]
    assert upgrade.exists()
