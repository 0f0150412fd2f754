"""The index in a folder and in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from checks.matching.file_index import FileIndex
from checks.matching.index import Entry, Group, IndexBusy, IndexUnusable, State
from checks.matching.words import tokens

IMPORT = UUID(int=9)
FIRST = State(1, UUID(int=77))


def entry(number: int, words: str, group: Group = Group.CHECK, import_: UUID | None = None) -> Entry:
    return Entry(UUID(int=number).hex, group, words, import_.hex if import_ else "")


@pytest.fixture(params=["folder", "memory"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FileIndex]:
    made = FileIndex(tmp_path / "index" if request.param == "folder" else None)
    made.add(
        [
            entry(1, "Missiles struck the port of Odesa"),
            entry(2, "Prisoners were exchanged near the border", import_=IMPORT),
            entry(3, "The port of Odesa is closed", Group.JUDGED),
        ]
    )
    made.commit(FIRST)
    yield made
    made.close()


def found(index: FileIndex, text: str, *groups: Group) -> list[int]:
    return [each.id.int for each in index.search(tokens(text), groups or tuple(Group), 10)]


def test_the_nearest_come_first_and_groups_are_kept_apart(index: FileIndex) -> None:
    assert found(index, "missile strike on Odesa port") == [1, 3]
    assert found(index, "missile strike on Odesa port", Group.JUDGED) == [3]
    assert found(index, "") == []


def test_what_is_removed_is_found_no_more(index: FileIndex) -> None:
    index.remove([UUID(int=1)])
    index.remove_import(IMPORT)
    assert found(index, "missiles prisoners") == [1, 2] or found(index, "missiles prisoners") == [2, 1]
    index.commit(State(2))
    assert found(index, "missiles prisoners") == []
    assert found(index, "Odesa") == [3]


def test_it_carries_the_state_that_it_was_made_from(index: FileIndex) -> None:
    assert index.state() == FIRST
    index.commit(State(2, UUID(int=78)))
    assert index.state() == State(2, UUID(int=78))
    index.clear()
    index.commit(State(3))
    assert (index.state(), found(index, "Odesa")) == (State(3), [])


def test_rare_words_tell_more_than_common_ones(index: FileIndex) -> None:
    assert index.rarity(tokens("prisoners")[0]) > index.rarity(tokens("port")[0]) > 0


def test_a_folder_is_opened_again_as_it_was(tmp_path: Path) -> None:
    first = FileIndex(tmp_path)
    assert first.state() is None
    first.add([entry(5, "Зеленський відвідав Харків")])
    first.commit(FIRST)
    first.close()
    again = FileIndex(tmp_path)
    assert again.state() == FIRST
    assert found(again, "Zelensky") == [5]


def test_what_was_not_committed_is_gone(tmp_path: Path) -> None:
    first = FileIndex(tmp_path)
    first.add([entry(5, "never kept")])
    first.close()
    assert FileIndex(tmp_path).state() is None


def test_a_damaged_folder_is_told_and_thrown_away(tmp_path: Path) -> None:
    place = tmp_path / "index"
    made = FileIndex(place)
    made.add([entry(5, "kept")])
    made.commit(FIRST)
    made.close()
    for path in place.rglob("meta.json"):
        path.write_text("{ broken", encoding="utf-8")
    with pytest.raises(IndexUnusable):
        FileIndex(place)
    FileIndex.throw_away(place)
    assert FileIndex(place).state() is None


def test_two_cannot_write_at_a_time(tmp_path: Path) -> None:
    one, other = FileIndex(tmp_path), FileIndex(tmp_path)
    one.add([entry(5, "mine")])
    with pytest.raises(IndexBusy):
        other.add([entry(6, "theirs")])
    one.close()
