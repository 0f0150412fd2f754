"""Setting up who may do what in a casebook on a server."""

from __future__ import annotations

from checks.domain.role import Role
from checks.errors import CasebookError
from checks.storage import logins, roles
from checks.storage.failures import explained
from checks.storage.location import Location
from checks.storage.opening import open_existing
from checks.storage.writing import writing


def statements_for_roles(where: str) -> tuple[str, ...]:
    """The SQL that makes the four roles of a casebook and says what each may do."""
    return roles.set_up(_on_server(where))


def statements_for_login(where: str, login: str, role: Role) -> tuple[str, ...]:
    """The SQL that gives a login one role."""
    return roles.granting(_on_server(where), login, role)


def statements_to_release(where: str, login: str) -> tuple[str, ...]:
    """The SQL that lets a login work under another name from its next step on."""
    _on_server(where)
    return (logins.releasing(login),)


def run(where: str, statements: tuple[str, ...]) -> None:
    """Run such statements, all or none; NotAllowed for who is not the owner of the casebook."""
    location = _on_server(where)
    engine = open_existing(location)
    try:
        with explained(location.name), writing(engine, location.name) as connection:
            roles.run(connection, statements)
    finally:
        engine.dispose()


def _on_server(where: str) -> Location:
    location = Location.of(where)
    if not location.is_on_server:
        raise CasebookError(
            f"“{location.name}” is a file, and has no roles. Give the address of a PostgreSQL casebook."
        )
    return location
