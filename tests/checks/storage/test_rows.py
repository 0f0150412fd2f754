"""Every record is read back exactly as it was written."""

from __future__ import annotations

from dataclasses import fields, replace
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text

from checks.domain.change import Record
from checks.domain.codec import RECORD_TYPES
from checks.domain.evidence import Evidence
from checks.domain.moment import Moment
from checks.domain.person import Comment, Person
from checks.errors import CasebookDamaged
from checks.storage import rows
from checks.storage.tables import TABLES

one_connection = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


def any_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Any record of a kind that belongs to no import, for those of an import that is not there are not seen."""
    records = st.from_type(kind)
    return records.map(lambda record: replace(record, import_id=None)) if "import_id" in TABLES[kind].c else records


def test_there_is_a_table_for_every_kind_of_record() -> None:
    assert set(TABLES) == set(RECORD_TYPES.values())


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_there_is_a_column_for_every_field(kind: type[Record]) -> None:
    columns = {column.name.removeprefix("anchor_") for column in TABLES[kind].columns}
    names = {field.name for field in fields(kind)} - {"anchor"}
    assert names <= columns
    assert columns - names <= {"arrived", "start", "end", "quote", "prefix", "suffix"}


@one_connection
@given(st.sampled_from(list(TABLES)).flatmap(any_of))
def test_what_is_inserted_is_read(connection: Connection, record: Record) -> None:
    rows.insert(connection, [record], 1)
    assert rows.read_by_ids(connection, type(record), [record.id]) == (record,)
    connection.rollback()


@one_connection
@given(st.sampled_from(list(TABLES)).flatmap(lambda kind: st.tuples(any_of(kind), any_of(kind))))
def test_what_is_updated_is_read(connection: Connection, both: tuple[Record, Record]) -> None:
    old, other = both
    new = replace(other, id=old.id)
    rows.insert(connection, [old], 1)
    rows.update(connection, [new])
    assert rows.read(connection, type(old)) == (new,)
    connection.rollback()


def test_records_are_read_in_the_order_in_which_they_came_in(connection: Connection) -> None:
    ana, ben, cara, dan = (Person(uuid4(), name) for name in ("Ana", "Ben", "Cara", "Dan"))
    rows.insert(connection, [cara, ana], 1)
    rows.insert(connection, [dan, ben], 2)
    rows.update(connection, [replace(cara, name="Carla")])
    assert [person.name for person in rows.read(connection, Person)] == ["Carla", "Ana", "Dan", "Ben"]


def test_deletes_by_id_alone(connection: Connection) -> None:
    ana, ben = Person(uuid4(), "Ana"), Person(uuid4(), "Ben")
    rows.insert(connection, [ana, ben], 1)
    rows.delete(connection, [replace(ana, name="anything")])
    assert rows.read(connection, Person) == (ben,)


def test_reads_by_more_ids_than_one_statement_may_carry(connection: Connection) -> None:
    people = [Person(UUID(int=number), str(number)) for number in range(1_201)]
    rows.insert(connection, people, 1)
    assert len(rows.read_by_ids(connection, Person, [person.id for person in people])) == 1_201


def test_a_value_that_makes_no_sense_is_called_damage(connection: Connection) -> None:
    comment = Comment(uuid4(), uuid4(), None, "Call them.", Moment.parse("2025-05-23"))
    rows.insert(connection, [comment], 1)
    connection.execute(text("UPDATE comments SET written_at = 'a while ago'"))
    with pytest.raises(CasebookDamaged, match="does not understand"):
        rows.read(connection, Comment)


@pytest.mark.parametrize("column", ["id", "key", "snapshot_id"])
def test_rows_of_imports_are_looked_up_by_the_column_that_was_asked_for(connection: Connection, column: str) -> None:
    table = TABLES[Evidence]
    many = tuple(str(number) for number in range(500))
    asked = select(table.c.title).where(table.c[column].in_(many), *rows.is_seen(Evidence))
    words = asked.compile(connection, compile_kwargs={"render_postcompile": True})
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", many).all()
    assert f"evidence_{column}" in str(plan) or column == "id"
    assert "ix_evidence_import_id" not in str(plan)
