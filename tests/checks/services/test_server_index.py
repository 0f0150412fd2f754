"""The index that the desks of a team share on their server."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy import Engine, create_engine, text

from checks.casebook import Casebook
from checks.domain.evidence import Evidence, EvidenceKind
from checks.matching.index import Entry, Group, State
from checks.matching.words import tokens
from checks.storage.server_index import ServerIndex

FIRST = State(1, UUID(int=77))


@pytest.fixture
def engine() -> str:
    """Nothing here is for files."""
    return "postgresql"


@pytest.fixture
def database(where: str) -> Iterator[Engine]:
    made = create_engine(where, isolation_level="SERIALIZABLE")
    yield made
    made.dispose()


@pytest.fixture
def index(database: Engine) -> Iterator[ServerIndex]:
    made = ServerIndex(database)
    made.add(
        [
            Entry(UUID(int=1).hex, Group.CHECK, "Missiles struck the port of Odesa"),
            Entry(UUID(int=2).hex, Group.CHECK, "Prisoners were exchanged", UUID(int=9).hex),
            Entry(UUID(int=3).hex, Group.JUDGED, "The port of Odesa is closed"),
        ]
    )
    made.commit(FIRST)
    yield made
    made.close()


def found(index: ServerIndex, said: str, *groups: Group) -> list[int]:
    return [each.id.int for each in index.search(tokens(said), groups or tuple(Group), 10)]


def test_the_nearest_come_first_and_groups_are_kept_apart(index: ServerIndex) -> None:
    assert found(index, "missile strike on Odesa port") == [1, 3]
    assert found(index, "missile strike on Odesa port", Group.JUDGED) == [3]
    assert index.search([], [Group.CHECK], 5) == ()
    assert index.rarity(tokens("prisoners")[0]) > index.rarity(tokens("port")[0]) > 0


def test_another_desk_sees_what_was_committed_and_nothing_else(index: ServerIndex, database: Engine) -> None:
    other = ServerIndex(database)
    assert other.state() == FIRST
    index.remove([UUID(int=1)])
    index.remove_import(UUID(int=9))
    assert found(other, "missiles prisoners") == [1, 2] or found(other, "missiles prisoners") == [2, 1]
    index.commit(State(2))
    assert (found(other, "missiles prisoners"), other.state()) == ([], State(2))


def test_what_was_not_committed_is_gone(index: ServerIndex) -> None:
    index.clear()
    index.close()
    assert found(index, "Odesa") == [1, 3]


def test_an_entry_that_comes_again_is_replaced(index: ServerIndex) -> None:
    index.add([Entry(UUID(int=1).hex, Group.CHECK, "Grain prices rose")])
    index.commit(State(2))
    assert found(index, "missiles") == []
    assert found(index, "grain") == [1]


def test_a_server_casebook_uses_it_and_survives_its_loss(where: str) -> None:
    with Casebook.create(where, person="Checker") as book:
        book.evidence.add(Evidence(UUID(int=5), EvidenceKind.NOTE, "Eight were wounded in Odesa"))
        book.matching.prepare()
        assert isinstance(book.matching._kept._index, ServerIndex)
        with book._records.engine.begin() as connection:
            connection.execute(text("DROP TABLE claim_index CASCADE"))
        assert book.matching.matches("Eight were wounded") == ()
        assert book.matching.is_ready()
