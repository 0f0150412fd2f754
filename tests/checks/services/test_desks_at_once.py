"""Several desks work in one casebook on a server, and their connections break."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, create_engine, event, make_url, text

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.evidence import Evidence, EvidenceKind
from checks.errors import CasebookError, CasebookUnreachable, Conflict
from checks.storage import history, writing

DESKS, WRITES = 4, 50
BREAK_ALL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE pid <> pg_backend_pid() AND datname = current_database()"
)


@pytest.fixture
def engine() -> str:
    """Nothing here is for files."""
    return "postgresql"


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PAUSES", (0.0, 0.05, 0.1))


@pytest.fixture
def disconnect(where: str) -> Callable[[], None]:
    """Breaks all connections to the database."""

    def end() -> None:
        engine = create_engine(where, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(BREAK_ALL))

    return end


def note(title: str = "Call") -> Evidence:
    return Evidence(uuid4(), EvidenceKind.NOTE, title)


def numbers_of(casebook: Casebook) -> list[int]:
    with casebook._records.reading() as connection:
        return [number for number, _ in history.since(connection, 0, 10_000)]


def titles_of(casebook: Casebook) -> list[str]:
    return sorted(record.title for record in casebook.evidence.all())


def test_a_conflict_says_what_is_different_and_who_made_it_so(where: str) -> None:
    with Casebook.create(where, person="Oksana") as one, Casebook.open(where, person="Taras") as other:
        record = one.evidence.add(note()).after[0]
        other.evidence.edit(replace(record, says="Twelve", publisher="Wire"))
        with pytest.raises(Conflict, match=r"changed in the meantime: says, publisher \(Taras, “Edit evidence”\)"):
            one.evidence.edit(replace(record, says="Ten"), record)
        other.evidence.delete(other.evidence.get(record.id))
        with pytest.raises(Conflict, match=r"was deleted in the meantime \(Taras, “"):
            one.apply(Change("Edit evidence", (record,), (replace(record, says="Ten"),)))


def test_no_write_of_many_desks_is_lost_and_no_number_is_left_out(where: str) -> None:
    Casebook.create(where, person="Checker").close()

    def work(desk: int) -> None:
        with Casebook.open(where, person=f"Desk {desk}") as casebook:
            for number in range(WRITES):
                casebook.evidence.add(note(f"{desk} {number:02}"))

    with ThreadPoolExecutor(DESKS) as pool:
        list(pool.map(work, range(DESKS)))
    with Casebook.open(where, person="Checker") as casebook:
        assert titles_of(casebook) == sorted(f"{desk} {n:02}" for desk in range(DESKS) for n in range(WRITES))
        assert numbers_of(casebook) == list(range(1, DESKS * WRITES + DESKS + 1)), "each desk signs in once"


def test_edits_of_one_record_by_many_desks_are_kept_or_refused(where: str) -> None:
    with Casebook.create(where, person="Checker") as casebook:
        record = casebook.evidence.add(note()).after[0]

    def add_one(desk: int) -> int:
        done = 0
        with Casebook.open(where, person=f"Desk {desk}") as casebook:
            while done < 5:
                now = casebook.evidence.get(record.id)
                try:
                    casebook.evidence.edit(replace(now, note=f"{int(now.note or 0) + 1}"), now)
                except Conflict:
                    continue
                done += 1
        return done

    with ThreadPoolExecutor(DESKS) as pool:
        assert sum(pool.map(add_one, range(DESKS))) == 5 * DESKS
    with Casebook.open(where, person="Checker") as casebook:
        assert casebook.evidence.get(record.id).note == str(5 * DESKS)


def test_a_connection_that_broke_while_nobody_worked_is_made_again(where: str, disconnect: Callable[[], None]) -> None:
    with Casebook.create(where, person="Checker") as casebook:
        casebook.evidence.add(note("Before"))
        disconnect()
        casebook.evidence.add(note("After"))
        assert titles_of(casebook) == ["After", "Before"]


def test_a_write_whose_connection_breaks_is_done_once(where: str, disconnect: Callable[[], None]) -> None:
    with Casebook.create(where, person="Checker") as casebook:
        casebook.evidence.add(note("Before"))
        broken = breaking(casebook, disconnect, "before_cursor_execute")
        change = casebook.evidence.add(note("After"))
        assert broken
        assert titles_of(casebook) == ["After", "Before"]
        assert casebook.history.latest()[0].id == change.id
        assert numbers_of(casebook) == [1, 2, 3]


def test_a_write_whose_connection_breaks_at_its_end_is_not_doubled(where: str, disconnect: Callable[[], None]) -> None:
    """The server has committed, and the answer never came: the change is there, and is not done again."""
    with Casebook.create(where, person="Checker") as casebook:
        casebook.evidence.add(note("Before"))
        engine = casebook._records.engine
        commit = engine.dialect.do_commit
        broken: list[bool] = []

        def without_an_answer(connection: object) -> None:
            commit(connection)
            if not broken:
                broken.append(True)
                disconnect()
                connection.cursor().execute("SELECT 1")  # type: ignore[attr-defined]

        engine.dialect.do_commit = without_an_answer  # type: ignore[method-assign]
        change = casebook.evidence.add(note("After"))
        assert broken
        assert titles_of(casebook) == ["After", "Before"]
        assert casebook.history.latest()[0].id == change.id
        assert numbers_of(casebook) == [1, 2, 3]


def test_a_server_that_stays_away_is_told_and_nothing_is_written(where: str, disconnect: Callable[[], None]) -> None:
    with Casebook.create(where, person="Checker") as casebook:
        casebook.evidence.add(note("Before"))
        broken = breaking(casebook, disconnect, "before_cursor_execute", times=100)
        with pytest.raises(CasebookUnreachable, match="cannot be reached, so nothing was changed"):
            casebook.evidence.add(note("After"))
        broken[:] = [True] * 100
        assert titles_of(casebook) == ["Before"]


def breaking(casebook: Casebook, disconnect: Callable[[], None], at: str, times: int = 1) -> list[bool]:
    """Break the connection at the first statements that put something into the history."""
    broken: list[bool] = []

    def end(connection: object, cursor: object, statement: str, *_: object) -> None:
        if len(broken) < times and statement.startswith("INSERT INTO changes"):
            broken.append(True)
            disconnect()

    event.listen(casebook._records.engine, at, end)
    return broken


def test_one_database_holds_several_casebooks(where: str) -> None:
    def named(name: str) -> str:
        return make_url(where).update_query_dict({"casebook": name}).render_as_string(hide_password=False)

    with Casebook.create(named("odesa"), person="A") as odesa, Casebook.create(named("kharkiv"), person="B") as kharkiv:
        odesa.evidence.add(note("In Odesa"))
        kharkiv.evidence.add(note("In Kharkiv"))
        assert (odesa.name, kharkiv.name) == ("odesa", "kharkiv")
        assert (titles_of(odesa), titles_of(kharkiv)) == (["In Odesa"], ["In Kharkiv"])
        shown = odesa.where
    with Casebook.open(shown, person="A") as again:
        assert titles_of(again) == ["In Odesa"]
    with pytest.raises(CasebookError, match="There is a casebook in “odesa” already"):
        Casebook.create(named("odesa"), person="A")
    with pytest.raises(CasebookError, match="small letters, digits"):
        Casebook.create(named("Odesa; DROP"), person="A")
