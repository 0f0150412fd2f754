"""Connections to a PostgreSQL server: kept alive, in one schema, with the password where the server wants one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Dialect, Engine, create_engine, event
from sqlalchemy.exc import NoSuchModuleError

from checks.errors import CasebookError, PasswordNeeded
from checks.storage import passwords
from checks.storage.location import Location
from checks.storage.tls import refused_proof, tls_arguments
from checks.storage.types import to_json

CONNECT_SECONDS = 10
"""How long a connection is waited for."""
_QUIET_SECONDS = 30
"""After so much silence each side asks whether the other is still there."""
_PASSWORD_MISSING = "no password supplied"  # noqa: S105 - what libpq says
_PASSWORD_WRONG = "password authentication failed"  # noqa: S105 - what the server says


def server_engine(location: Location) -> Engine:
    """An engine for a casebook on a server; CasebookError where its driver is not installed.

    Reads see one state of the casebook as long as they last; for writes see `writing`.
    """
    try:
        engine = create_engine(
            location.url,
            isolation_level="REPEATABLE READ",
            pool_pre_ping=True,
            json_serializer=to_json,
            connect_args=connect_arguments(location) if location.is_on_server else {},
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise CasebookError(
            f"The driver for “{location.url.drivername}” is not installed. "
            "For a PostgreSQL casebook, install claimdesk with the extra “team”."
        ) from error
    if location.is_on_server:
        event.listen(engine, "do_connect", lambda dialect, _, args, given: _connect(dialect, args, given, location))
    return engine


def connect_arguments(location: Location) -> dict[str, Any]:
    """What libpq is told beside the address; what the address says itself goes before it."""
    ours = {
        "application_name": "claimdesk",
        "connect_timeout": CONNECT_SECONDS,
        "keepalives_idle": _QUIET_SECONDS,
    }
    own = location.url.query.get("options")
    options = [
        *([own] if isinstance(own, str) else []),
        *([f"-csearch_path={location.schema}"] if location.schema else []),
        # A computer that was switched off must not hold the others up for hours.
        f"-ctcp_keepalives_idle={_QUIET_SECONDS}",
    ]
    given = {name: value for name, value in ours.items() if name not in location.url.query}
    return {**given, **tls_arguments(location), "options": " ".join(options)}


def _connect(dialect: Dialect, args: list[Any], given: dict[str, Any], location: Location) -> Any:  # noqa: ANN401 - the driver's
    """Connect; where the server wants a password, with the one that the system's keyring holds."""
    driver: Any = dialect.loaded_dbapi
    try:
        return driver.connect(*args, **given)
    except driver.OperationalError as error:
        if refused := refused_proof(error, location):
            raise refused from error
        if not _wants_password(error):
            raise
        kept = passwords.kept(location)
        if kept is None or kept == given.get("password"):
            raise _refused(error, location) from error
    try:
        return driver.connect(*args, **{**given, "password": kept})
    except driver.OperationalError as error:
        raise (_refused(error, location) if _wants_password(error) else error) from error


def _wants_password(error: Exception) -> bool:
    return any(words in str(error) for words in (_PASSWORD_MISSING, _PASSWORD_WRONG))


def _refused(error: Exception, location: Location) -> PasswordNeeded:
    login = location.url.username or "your login"
    if _PASSWORD_WRONG in str(error):
        return PasswordNeeded(f"The server of “{location.name}” did not take the password of “{login}”. Give it again.")
    return PasswordNeeded(f"The server of “{location.name}” asks for the password of “{login}”. Give it to go on.")
