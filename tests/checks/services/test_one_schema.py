"""A casebook lies in one schema and no statement leaves it, so that Citus can put each on a server of its own.

Citus shards by schema where no key, reference or query crosses from one to another:
https://docs.citusdata.com/en/stable/articles/schema_based_sharding.html. There is no Citus to be had as a package, so
what it asks for is held against PostgreSQL here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, NullPool, create_engine, event, text

from checks.casebook import Casebook
from checks.domain.claim import Claim
from checks.services.moving import move
from checks.services.server_roles import run, statements_for_roles
from checks.storage.columns import metadata

ODESA, KYIV = "odesa", "kyiv"
_ELSEWHERE = re.compile(rf"\b(public|{KYIV})\s*\.|\bdblink\b|\bpostgres_fdw\b", re.IGNORECASE)


@pytest.fixture
def engine() -> str:
    """Nothing here is for files."""
    return "postgresql"


@pytest.fixture
def said() -> Iterator[list[str]]:
    """Every statement that goes to a database."""
    heard: list[str] = []

    def listen(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        heard.append(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    yield heard
    event.remove(Engine, "before_cursor_execute", listen)


def asked(where: str, question: str) -> list[tuple[Any, ...]]:
    engine = create_engine(where, poolclass=NullPool)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(question))]


def test_two_casebooks_of_one_database_share_nothing(where: str, sample_path: Path, said: list[str]) -> None:
    odesa, kyiv = (f"{where}&casebook={name}" for name in (ODESA, KYIV))
    Casebook.create(kyiv, person="Checker").close()
    said.clear()
    move(sample_path, odesa)
    with Casebook.open(odesa, person="Checker") as casebook:
        casebook.search.prepare()
        assert casebook.search.find("Odesa").hits
        casebook.matching.suggested_records(casebook._records.all(Claim)[0])
        change = casebook.people.invite("Colleague"), casebook.history.latest()[0]
        casebook.apply(change[1].inverse())
        casebook.others.follow(lambda: None)
    assert len(said) > 100
    assert [statement for statement in said if _ELSEWHERE.search(statement)] == []
    run(odesa, statements_for_roles(odesa))

    lies_in = dict(
        asked(
            where,
            "SELECT nspname, count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
            "WHERE relkind IN ('r', 'S', 'v', 'm', 'p') AND nspname !~ '^(pg_|information_)' GROUP BY 1",
        )
    )
    assert lies_in.keys() == {ODESA, KYIV}, "nothing lies beside the casebooks"
    crossing = asked(
        where,
        "SELECT conname FROM pg_constraint k JOIN pg_class here ON here.oid = conrelid "
        "JOIN pg_class there ON there.oid = confrelid WHERE here.relnamespace <> there.relnamespace",
    )
    assert crossing == []
    triggers = asked(where, "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
    functions = asked(
        where, f"SELECT proname FROM pg_proc WHERE pronamespace::regnamespace::text IN ('{ODESA}', '{KYIV}')"
    )
    assert (triggers, functions) == ([], []), "nothing runs in the server that Citus would have to spread"


def test_keys_and_references_name_no_schema() -> None:
    for table in metadata.tables.values():
        assert table.schema is None
        assert table.primary_key.columns, f"{table.name} has no key"
        for reference in table.foreign_keys:
            assert reference.column.table.schema is None
            assert reference.target_fullname.count(".") == 1, "table and column alone"
        for column in table.columns:
            assert column.identity is None
            assert column.server_default is None or "nextval" not in str(column.server_default)
