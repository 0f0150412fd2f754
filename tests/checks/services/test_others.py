"""Desks of one casebook on a server hear of each other."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from threading import Event
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, create_engine, text

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.evidence import Evidence, EvidenceKind
from checks.errors import Conflict
from checks.storage import listening

PATIENCE = 10.0
BREAK_ALL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE pid <> pg_backend_pid() AND datname = current_database()"
)


@pytest.fixture
def engine() -> str:
    """Nothing here is for files."""
    return "postgresql"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "PAUSES", (0.05, 0.1))
    monkeypatch.setattr(listening, "_ROLL_CALL", 0.1)
    monkeypatch.setattr(listening, "_TURN", 0.05)


def note(title: str = "Call") -> Evidence:
    return Evidence(uuid4(), EvidenceKind.NOTE, title)


def run(where: str, statement: str, **values: object) -> None:
    engine = create_engine(where, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement), values)


class Follower:
    """A desk that follows the others."""

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook
        self._told = Event()
        casebook.others.follow(self._told.set)

    def wait_for(self, holds: Callable[[], bool]) -> bool:
        """Look again whenever there is word; False where it never holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                return False
            self._told.wait(0.2)
            self._told.clear()
        return True

    def next_news(self) -> list[str]:
        found: list[Change] = []

        def heard() -> bool:
            found.extend(self.casebook.others.news() or ())
            return bool(found)

        assert self.wait_for(heard)
        return [change.label for change in found]

    def names(self) -> list[str]:
        return [each.person for each in self.casebook.others.present]


@contextmanager
def two_desks(where: str):
    with Casebook.create(where, person="Оксана") as one, Casebook.open(where, person="Taras") as other:
        one.evidence.add(note("First"))
        other.evidence.add(note("Second"))
        yield Follower(one), Follower(other)


def test_what_others_write_is_told_and_what_one_writes_oneself_is_not(where: str) -> None:
    with two_desks(where) as (one, other):
        other.casebook.evidence.add(note("Third"))
        assert one.next_news() == ["Add evidence"]
        assert other.casebook.others.news() == ()
        assert one.casebook.others.news() == ()


def test_it_is_seen_who_is_there_since_when_and_who_has_gone(where: str) -> None:
    with two_desks(where) as (one, other):
        assert one.wait_for(lambda: one.names() == ["Taras"])
        assert other.wait_for(lambda: other.names() == ["Оксана"])
        assert "T" in str(one.casebook.others.present[0].since), "to the minute"
        other.casebook.others.close()
        assert one.wait_for(lambda: one.names() == [])


def test_a_desk_that_is_gone_without_a_word_is_not_there(where: str) -> None:
    with two_desks(where) as (one, _):
        assert one.wait_for(lambda: one.names() == ["Taras"])
        payload = '{"kind": "here", "desk": "x", "person": "Ghost", "host": "h", "since": "2026-11-23T10:00+00:00"}'
        run(where, "SELECT pg_notify('claimdesk_public', :payload)", payload=payload)
        assert one.wait_for(lambda: one.names() == ["Taras"])


def test_nothing_is_missed_while_the_connection_is_lost(where: str) -> None:
    with two_desks(where) as (one, other):
        assert one.wait_for(lambda: one.names() == ["Taras"])
        run(where, BREAK_ALL)
        other.casebook.evidence.add(note("Third"))
        assert one.next_news() == ["Add evidence"]
        assert one.wait_for(lambda: one.names() == ["Taras"])
        assert one.casebook.others.is_heard


def test_it_is_known_while_the_others_are_not_heard(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with two_desks(where) as (one, _):
        assert one.wait_for(lambda: one.names() == ["Taras"])
        monkeypatch.setattr(listening, "PAUSES", (0.5, 0.5))
        run(where, BREAK_ALL)
        assert one.wait_for(lambda: not one.casebook.others.is_heard)
        assert one.names() == []
        assert one.wait_for(lambda: one.casebook.others.is_heard)
        assert one.wait_for(lambda: one.names() == ["Taras"])


def test_what_is_no_word_of_ours_is_passed_over(where: str) -> None:
    with two_desks(where) as (one, other):
        for payload in ("", "[]", '{"kind": 1}', '{"kind": "here", "desk": "x", "person": "P", "since": "never"}'):
            run(where, "SELECT pg_notify('claimdesk_public', :payload)", payload=payload)
        other.casebook.evidence.add(note("Third"))
        assert one.next_news() == ["Add evidence"]
        assert set(one.names()) <= {"Taras"}


def test_nobody_writes_over_what_the_desk_was_not_told_of(where: str) -> None:
    with two_desks(where) as (one, other):
        record = one.casebook.evidence.add(note("Third")).after[0]
        other.next_news()
        other.casebook.evidence.edit(replace(record, says="Twelve"))
        with pytest.raises(Conflict, match=r"somebody else changed the evidence record .*“Edit evidence”"):
            one.casebook.evidence.edit(replace(record, publisher="Wire"))
        assert one.next_news() == ["Edit evidence"]
        now = one.casebook.evidence.get(record.id)
        one.casebook.evidence.edit(replace(now, publisher="Wire"))
        assert one.casebook.evidence.get(record.id).says == "Twelve"


def test_a_file_has_no_others() -> None:
    with Casebook.create("sqlite://", person="Checker") as casebook:
        casebook.others.follow(lambda: None)
        casebook.evidence.add(note())
        assert (casebook.others.can_be_there, casebook.others.present) == (False, ())
        assert not casebook.others.is_heard
