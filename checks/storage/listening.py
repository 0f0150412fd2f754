"""Listens to what the desks of a casebook on a server tell each other, on a connection and a thread of its own.

Who is there is nowhere written down: each desk says so when it comes and whenever another comes. One that is gone
without a word is known by its connection, which the server has ended.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from checks.domain.moment import Moment
from checks.errors import ChecksError
from checks.storage.location import Location
from checks.storage.news import TELL, word
from checks.storage.server import server_engine

PAUSES = (0.5, 1.0, 2.0, 5.0, 15.0)
"""Seconds until a lost connection is tried again, the last of them again and again."""
_TURN = 0.25
"""Seconds after which the thread looks whether it is to end."""
_ROLL_CALL = 5.0
"""Seconds between two looks at who is still connected."""
_ALIVE = text("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")


@dataclass(frozen=True)
class Present:
    """Another desk at which the casebook is open."""

    person: str
    host: str
    since: Moment


class Listener:
    """Calls `told` on its own thread whenever another desk wrote something, came, or went; and after each gap."""

    def __init__(self, location: Location, desk: str, person: str, told: Callable[[], None]) -> None:
        self._location = location
        self._desk = desk
        self._told = told
        self._me = {"person": person, "host": platform.node(), "since": str(Moment.of(datetime.now(UTC)))}
        self._there: dict[int, Present] = {}
        self.is_connected = False
        """Does it hear the others at the moment?"""
        self._lock = Lock()
        self._ending = Event()
        self._thread = Thread(target=self._run, name="claimdesk-listener", daemon=True)
        self._thread.start()

    @property
    def present(self) -> tuple[Present, ...]:
        """The other desks, in the order of their coming."""
        with self._lock:
            return tuple(sorted(self._there.values(), key=lambda each: (str(each.since), each.person)))

    def close(self) -> None:
        """Say goodbye and let the connection go."""
        self._ending.set()
        self._thread.join()

    def _run(self) -> None:
        tries = 0
        while not self._ending.is_set():
            began = monotonic()
            try:
                self._listen()
            except (SQLAlchemyError, ChecksError, OSError, self._driver_error()):
                self._lose()
            tries = 0 if monotonic() - began > PAUSES[-1] else min(tries + 1, len(PAUSES))
            self._ending.wait(PAUSES[max(tries - 1, 0)])

    @staticmethod
    def _driver_error() -> type[Exception]:
        import psycopg

        error: type[Exception] = psycopg.Error
        return error

    def _listen(self) -> None:
        engine = server_engine(self._location)
        try:
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                schema = connection.scalar(text("SELECT current_schema()"))
                connection.exec_driver_sql(f'LISTEN "claimdesk_{schema}"')
                self._say(connection, "hello")
                self.is_connected = True
                self._told()  # whatever was written before this connection stood was not heard
                self._hear(connection)
                self._say(connection, "bye")
        finally:
            engine.dispose()

    def _hear(self, connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        called = monotonic()
        while not self._ending.is_set():
            # All of a turn first: while they are being waited for, nothing can be said on the same connection.
            for note in list(driver.notifies(timeout=_TURN, stop_after=1)):
                self._take(connection, note.pid, note.payload)
            if monotonic() - called > _ROLL_CALL:
                self._call_roll(connection)
                called = monotonic()

    def _take(self, connection: Connection, pid: int, payload: str) -> None:
        """Anybody who may connect can send what they like: what is no word of ours is passed over."""
        try:
            said = json.loads(payload)
            kind, desk = said["kind"], said["desk"]
            who = _present(said) if "person" in said else None
        except (ValueError, KeyError, TypeError):
            return
        if desk == self._desk:
            return
        if kind == "bye":
            with self._lock:
                self._there.pop(pid, None)
        elif who is not None:
            with self._lock:
                self._there[pid] = who
            if kind == "hello":
                self._say(connection, "here")
        self._told()

    def _call_roll(self, connection: Connection) -> None:
        alive = set(connection.execute(_ALIVE).scalars())
        with self._lock:
            gone = [pid for pid in self._there if pid not in alive]
            for pid in gone:
                del self._there[pid]
        if gone:
            self._told()

    def _say(self, connection: Connection, kind: str) -> None:
        connection.execute(TELL, {"word": word(kind, self._desk, **self._me)})

    def _lose(self) -> None:
        """The connection is lost: nobody knows who is there until it is back."""
        had, self.is_connected = self.is_connected, False
        with self._lock:
            self._there.clear()
        if had:
            self._told()


def _present(said: dict[str, Any]) -> Present:
    return Present(str(said["person"]), str(said["host"]), Moment.parse(said["since"]))
