"""The index of a casebook's claims stays right, whatever happens to its folder or to the casebook."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.imported import EarlierCheck, Import
from checks.domain.moment import Moment
from checks.matching.file_index import FileIndex
from checks.services import index_entries

FIRST = "A dam burst near the town of Derna in the night."
SECOND = "A bridge was blown up near the town of Derna in the night."


def bring_in(book: Casebook, *texts: str) -> None:
    import_id = uuid4()
    made = [EarlierCheck(uuid4(), text, import_id=import_id) for text in texts]
    account = Import(import_id, "checks", "Checks", "0" * 64, len(made), 0, Moment.parse("2025-06-01"))
    book.imports.bring_in("checks", [made], lambda count: account)


def found(book: Casebook) -> set[str]:
    return {match.text for match in book.matching.matches("near the town of Derna in the night")}


@pytest.fixture
def where(tmp_path: Path) -> Path:
    path = tmp_path / "desk.casebook"
    with Casebook.create(path, person="Checker") as book:
        bring_in(book, FIRST)
        assert found(book) == {FIRST}
    return path


@pytest.fixture
def folder(where: Path, own_folder: Path) -> Path:
    """The folder of the index, which lies beside the settings."""
    (only,) = (own_folder / "indexes").iterdir()
    return only


@pytest.fixture
def rebuilt(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """One entry for each time that an index was made anew."""
    times: list[bool] = []
    clear = FileIndex.clear

    def count(self: FileIndex) -> None:
        times.append(True)
        clear(self)

    monkeypatch.setattr(FileIndex, "clear", count)
    return times


def test_an_index_is_kept_from_the_first_change_on(tmp_path: Path, own_folder: Path) -> None:
    with Casebook.create(tmp_path / "new.casebook", person="Checker") as book:
        assert found(book) == set()
        assert not (own_folder / "indexes").exists()
        bring_in(book, FIRST)
        assert found(book) == {FIRST}
    assert len(list((own_folder / "indexes").iterdir())) == 1


def test_it_is_there_when_the_casebook_is_opened_again(where: Path, rebuilt: list[bool]) -> None:
    with Casebook.open(where, person="Checker") as book:
        assert found(book) == {FIRST}
    assert rebuilt == []


def test_it_catches_up_with_what_another_program_wrote(where: Path, rebuilt: list[bool]) -> None:
    with Casebook.open(where, person="Checker") as book:
        assert found(book) == {FIRST}
        with Casebook.open(where, person="Other") as other:
            bring_in(other, SECOND)
        assert found(book) == {FIRST, SECOND}
    assert rebuilt == []


def test_a_folder_that_is_gone_is_made_anew(where: Path, folder: Path, rebuilt: list[bool]) -> None:
    shutil.rmtree(folder)
    with Casebook.open(where, person="Checker") as book:
        assert found(book) == {FIRST}
    assert rebuilt == [True]


@pytest.mark.parametrize("name", ["meta.json", "*.store", "*.idx", "*.term"])
def test_a_damaged_folder_is_no_error(where: Path, folder: Path, name: str) -> None:
    paths = list(folder.rglob(name))
    assert paths
    for path in paths:
        path.write_bytes(b"broken")
    with Casebook.open(where, person="Checker") as book:
        assert found(book) == {FIRST}


def test_a_backup_that_was_brought_back_gets_an_index_of_its_own_history(where: Path, rebuilt: list[bool]) -> None:
    old = where.with_name("old")
    shutil.copy(where, old)
    with Casebook.open(where, person="Checker") as book:
        bring_in(book, SECOND)
        assert found(book) == {FIRST, SECOND}
    shutil.copy(old, where)
    with Casebook.open(where, person="Checker") as book:
        bring_in(book, "A third claim near Derna in the night.")
        assert found(book) == {FIRST, "A third claim near Derna in the night."}
    assert rebuilt == [True]


def test_while_another_program_writes_the_index_is_kept_in_memory(where: Path, folder: Path) -> None:
    busy = FileIndex(folder)
    busy.clear()
    with Casebook.open(where, person="Checker") as book:
        bring_in(book, SECOND)
        assert found(book) == {FIRST, SECOND}
    busy.close()


def test_a_private_index_leaves_nothing_on_the_disk(tmp_path: Path, own_folder: Path) -> None:
    from checks.services.matching import Matching

    with Casebook.create(tmp_path / "secret.casebook", person="Checker") as book:
        bring_in(book, FIRST)
        matching = Matching(book._records, in_memory=True)
        assert [match.text for match in matching.matches(FIRST)] == [FIRST]
        matching.close()
    assert not (own_folder / "indexes").exists()


def test_large_casebooks_are_read_in_portions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_entries, "PORTION", 3)
    with Casebook.create(tmp_path / "many.casebook", person="Checker") as book:
        bring_in(book, *(f"Claim number {n} near the town of Derna." for n in range(8)))
        assert list(book.matching.steps()) == [(3, 8), (6, 8), (8, 8)]
        bring_in(book, *(f"Later claim {n} near the town of Derna." for n in range(4)))
        book.matching.prepare()
        assert len(book.matching.matches("near the town of Derna", top=20)) == 12
