"""Transactions that write: one desk at a time, and each write exactly once even where the connection is lost.

All desks of a casebook on a server take the same lock before they read what they are going to change, so that numbers
of changes have no gaps and no check is out of date when its write follows. The lock is the transaction's own: whatever
ends the one ends the other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine, text

from checks.errors import CasebookUnreachable
from checks.storage.engine import APPLICATION_ID, WRITES
from checks.storage.failures import explained

T = TypeVar("T")

PAUSES = (0.0, 0.3, 1.0, 3.0, 5.0)
"""Seconds to wait before each attempt: a server that starts anew needs a few."""
LOCK_SECONDS = 60
"""How long a write waits for those of other desks; bringing in many records may take that long."""
_ALONE = text(
    "SELECT set_config('lock_timeout', :patience, true), pg_advisory_xact_lock(:ours, hashtext(current_schema()))"
)


@contextmanager
def writing(engine: Engine, name: str) -> Iterator[Connection]:
    """A transaction on the casebook `name` in which nobody else writes to it."""
    is_server = engine.dialect.name == "postgresql"
    # With the lock held, what was committed last is what counts: a state fixed before the wait would be out of date.
    options = {**WRITES, "isolation_level": "READ COMMITTED"} if is_server else WRITES
    with explained(name), engine.connect().execution_options(**options) as connection, connection.begin():
        if is_server:
            hold_alone(connection)
        yield connection


def hold_alone(connection: Connection) -> None:
    """Wait until no other desk writes to this casebook, and keep them waiting until the transaction ends."""
    connection.execute(_ALONE, {"patience": f"{LOCK_SECONDS}s", "ours": APPLICATION_ID})


def surely(
    engine: Engine, name: str, work: Callable[[Connection], T], is_written: Callable[[Connection, T], bool]
) -> T:
    """Do `work` in one transaction. Where the connection is lost, do it again, unless it was written after all.

    That is certain: the next transaction begins with the lock that the lost one held, so the lost one is over, and
    `is_written` sees what came of it.
    """
    done: list[T] = []
    for pause in PAUSES:
        time.sleep(pause)
        try:
            with writing(engine, name) as connection:
                if done and is_written(connection, done[0]):
                    return done[0]
                done[:] = []
                done.append(work(connection))
        except CasebookUnreachable:
            continue
        return done[0]
    raise _lost(name, may_be_written=bool(done))


def _lost(name: str, *, may_be_written: bool) -> CasebookUnreachable:
    if may_be_written:
        return CasebookUnreachable(
            f"The connection to the database of “{name}” was lost as your last step was being written. "
            "Once it is back, look whether the step is there before you repeat it."
        )
    return CasebookUnreachable(
        f"The database of “{name}” cannot be reached, so nothing was changed. Try again once the connection is back."
    )
