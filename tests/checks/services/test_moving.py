"""A casebook moves between a file and a server with everything that it holds, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, NullPool, create_engine, text

from checks.casebook import Casebook
from checks.errors import CasebookError, CasebookMissing, KeyNeeded
from checks.services.moving import move
from checks.storage import cipher, transplant


@pytest.fixture
def server_place(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue("server").fresh())


def content(where: Path | str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows as the program reads them."""
    engine = create_engine(f"sqlite:///{where}" if isinstance(where, Path) else where, poolclass=NullPool)
    with engine.connect() as connection:
        found = {}
        for table in transplant.metadata.sorted_tables:
            rows = connection.execute(table.select()).all()
            found[table.name] = sorted((tuple(row) for row in rows), key=repr)
        return found


def test_everything_goes_to_the_server_and_back(sample_path: Path, server_place: str, tmp_path: Path) -> None:
    before = content(sample_path)
    account = move(sample_path, server_place)
    assert content(server_place) == content(sample_path) == before
    assert account.rows == sum(map(len, before.values()))
    assert account.sums["changes"].rows > 1
    assert account.sums["blobs"].rows

    back = tmp_path / "Back.casebook"
    assert move(server_place, back).sums == account.sums
    assert content(back) == before
    with Casebook.open(back, person="Checker") as casebook:
        assert casebook.custody.verify().is_sound
        change = casebook.history.latest()[0]
        casebook.apply(change.inverse())


def test_what_is_stored_stays_the_same_to_the_letter(sample_path: Path, server_place: str) -> None:
    odd = '[ {"kind" : "later",\t"x": 1.50} ]'
    engine = create_engine(f"sqlite:///{sample_path}", poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("UPDATE changes SET after = :odd WHERE number = 2"), {"odd": odd})
    move(sample_path, server_place)
    engine = create_engine(server_place, poolclass=NullPool)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT CAST(after AS text) FROM changes WHERE number = 2")) == odd


@pytest.fixture
def fails_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Let copying one table fail."""
    copy = transplant._copy

    def install(name: str) -> None:
        def broken(source: Connection, target: Connection, table: Any) -> Any:
            total = copy(source, target, table)
            if table.name == name:
                total.content += 1
            return total

        monkeypatch.setattr(transplant, "_copy", broken)

    return install


def test_what_does_not_arrive_leaves_nothing(
    sample_path: Path, server_place: str, tmp_path: Path, fails_at: Callable[[str], None]
) -> None:
    fails_at("touches")
    file = tmp_path / "New.casebook"
    for target in (server_place, file):
        with pytest.raises(
            CasebookError, match=r"Not everything arrived unchanged \(“touches”\), so nothing was moved"
        ):
            move(sample_path, target)
    assert not file.exists()
    with pytest.raises(CasebookMissing):
        Casebook.open(server_place, person="Checker")
    found = MetaData()
    found.reflect(create_engine(server_place, poolclass=NullPool))
    assert not found.tables


def test_a_file_can_be_encrypted_by_moving_it(
    sample_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3", reason="there is nothing to encrypt with: extra encrypted")
    monkeypatch.setattr(cipher, "ROUNDS", 1_000)
    sealed, open_again = tmp_path / "Sealed.casebook", tmp_path / "Open.casebook"
    account = move(sample_path, sealed, new_key="three good words")
    with pytest.raises(KeyNeeded):
        Casebook.open(sealed, person="Checker")
    assert move(sealed, open_again, key="three good words").sums == account.sums
    assert content(open_again) == content(sample_path)


def test_nothing_is_moved_onto_what_is_there(sample_path: Path, tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="cannot be moved onto itself"):
        move(sample_path, sample_path)
    other = tmp_path / "other.casebook"
    other.write_text("mine")
    with pytest.raises(CasebookError, match="is there already"):
        move(sample_path, other)
    assert other.read_text() == "mine"
