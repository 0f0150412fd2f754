"""Which person works under which login of a server: one login is one person, and nobody borrows the name of another.

The table is there once the roles of a casebook are set up. Without roles everybody shares what they like, and whoever
owns the tables stands above them.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, Engine, text

from checks.errors import NotAllowed
from checks.storage.failures import explained

NAME = "logins"
TABLE = f"CREATE TABLE IF NOT EXISTS {NAME} (login name PRIMARY KEY, person_id uuid NOT NULL UNIQUE)"
"""How it is made where it is missing; the login is that of the connection, which no statement can change."""
MINE = f"(SELECT person_id FROM {NAME} WHERE login = session_user)"  # noqa: S608 - a name of our own
"""The person under whom this login works, for row rules."""
_HOLDS = text(
    "SELECT NOT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE relname = 'logins' AND oid = to_regclass('logins')"
)
_MINE = text(f"SELECT {MINE}")
_WHOSE = text("SELECT login FROM logins WHERE person_id = :person")
_BIND = text("INSERT INTO logins (login, person_id) VALUES (session_user, :person)")


def person_of_login(engine: Engine, name: str) -> UUID | None:
    """The person under whom this login has worked before; None where there is none, or where logins do not count."""
    if engine.dialect.name != "postgresql":
        return None
    with explained(name), engine.connect() as connection:
        return _person(connection) if connection.scalar(_HOLDS) else None


def require_own(connection: Connection, person: UUID, called: str) -> None:
    """Let this login work under a person from now on; NotAllowed where one of the two belongs to somebody else."""
    if connection.dialect.name != "postgresql" or not connection.scalar(_HOLDS):
        return
    mine = _person(connection)
    if mine == person:
        return
    if mine is not None:
        raise NotAllowed("Your login works under another name in this casebook. Ask those who run it to change that.")
    if other := connection.scalar(_WHOSE, {"person": person}):
        raise NotAllowed(
            f"“{called}” is the name of another login (“{other}”) in this casebook. "
            "Choose your own in the preferences, under You."
        )
    connection.execute(_BIND, {"person": person})


def releasing(login: str) -> str:
    """The statement that lets a login choose its name anew, with its next step."""
    literal = login.replace("'", "''")
    return f"DELETE FROM {NAME} WHERE login = '{literal}'"  # noqa: S608 - quoted above


def _person(connection: Connection) -> UUID | None:
    found = connection.scalar(_MINE)
    return found if found is None or isinstance(found, UUID) else UUID(str(found))
