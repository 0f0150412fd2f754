"""Roles on a PostgreSQL server: groups that logins belong to, with what the tables allow each, and row rules.

The database enforces them against every program. The owner of the tables, who made the casebook and upgrades it,
stands above them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Engine, text

from checks.domain.role import Role
from checks.errors import CasebookError
from checks.storage import logins
from checks.storage.columns import metadata
from checks.storage.failures import explained
from checks.storage.location import Location
from checks.storage.review_tables import scales
from checks.storage.server_index_tables import NAMES as INDEX_TABLES
from checks.storage.server_index_tables import TABLES as INDEX_LAYOUT
from checks.storage.tables import TABLES, blobs, changes, custody, house, touches, verdicts
from checks.storage.team_tables import ancestry, received, transfer_steps, unread

_LONGEST = 63
"""Bytes in a name of PostgreSQL; it cuts longer ones off."""
_ADDED_TO = (ancestry, blobs, changes, custody, received, touches, transfer_steps)
"""Nobody edits or removes what stands there."""
_FOR_ADMINS = (house, scales)
_MEMBERSHIP = text(
    """SELECT rolname, pg_has_role(oid, 'USAGE') AS is_in FROM pg_roles WHERE rolname = ANY(:groups)
    UNION ALL SELECT '', pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('changes')"""
)


def group(location: Location, role: Role) -> str:
    """The name of the group for a role in this casebook."""
    name = f"{location.url.database}_{location.schema or 'public'}_{role.value}"
    if len(name.encode()) > _LONGEST:
        raise CasebookError(f"The name of the database is too long for the names of roles (“{name}”). Shorten it.")
    return name


def role_in(engine: Engine, location: Location) -> Role:
    """The role of who is connected; admin where nobody has set up roles, and for the owner of the tables."""
    if not location.is_on_server:
        return Role.ADMIN
    groups = {group(location, role): role for role in Role}
    with explained(location.name), engine.connect() as connection:
        found = {row.rolname: row.is_in for row in connection.execute(_MEMBERSHIP, {"groups": list(groups)})}
    if found.pop("", False) or not found:
        return Role.ADMIN
    mine = [role for name, role in groups.items() if found.get(name)]
    return mine[-1] if mine else Role.READER


def set_up(location: Location) -> tuple[str, ...]:
    """The statements that make the groups and say what each may do; they can be run again after an upgrade."""
    return tuple(_statements(location))


def granting(location: Location, login: str, role: Role) -> tuple[str, ...]:
    """The statements that give a login one role in this casebook, and take all others from it."""
    others = [_quoted(group(location, each)) for each in Role if each is not role]
    return (
        f"REVOKE {', '.join(others)} FROM {_quoted(login)}",
        f"GRANT {_quoted(group(location, role))} TO {_quoted(login)}",
    )


def run(connection: Connection, statements: Sequence[str]) -> None:
    """Run them in the transaction that is open."""
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))


def _statements(location: Location) -> Iterator[str]:
    reader, checker, reviewer, admin = (_quoted(group(location, role)) for role in Role)
    schema = _quoted(location.schema or "public")
    for role in Role:
        name = group(location, role)
        literal = name.replace("'", "''")
        wanted = f"IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{literal}')"
        yield f"DO $$ BEGIN {wanted} THEN CREATE ROLE {_quoted(name)} NOLOGIN; END IF; END $$"
    yield from (f"GRANT {less} TO {more}" for less, more in ((reader, checker), (checker, reviewer), (reviewer, admin)))
    yield f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA {schema} TO {reader}"
    yield from (*INDEX_LAYOUT, logins.TABLE)
    every = ", ".join(_quoted(name) for name in (*metadata.tables, "alembic_version", *INDEX_TABLES, logins.NAME))
    yield f"REVOKE ALL ON {every} FROM {reader}, {checker}, {reviewer}, {admin}"
    yield f"GRANT SELECT ON {every} TO {reader}"
    worked_on = [_quoted(table.name) for table in (*TABLES.values(), unread) if table not in _FOR_ADMINS]
    yield f"GRANT INSERT, UPDATE, DELETE ON {', '.join((*worked_on, *INDEX_TABLES))} TO {checker}"
    added_to = [_quoted(table.name) for table in _ADDED_TO]
    yield f"GRANT INSERT ON {', '.join((*added_to, logins.NAME))} TO {checker}"
    yield f"GRANT INSERT, UPDATE, DELETE ON {', '.join(_quoted(table.name) for table in _FOR_ADMINS)} TO {admin}"
    yield from _row_rules(reader, checker, reviewer)


def _row_rules(reader: str, checker: str, reviewer: str) -> Iterator[str]:
    """Checkers write verdicts without a signature (one that falls with a change may go); each login is one person."""
    rules = (
        (verdicts.name, "claimdesk_read", f"FOR SELECT TO {reader} USING (true)"),
        (verdicts.name, "claimdesk_check", f"FOR ALL TO {checker} USING (true) WITH CHECK (signed_by_id IS NULL)"),
        (verdicts.name, "claimdesk_review", f"FOR ALL TO {reviewer} USING (true) WITH CHECK (true)"),
        (changes.name, "claimdesk_read", f"FOR SELECT TO {reader} USING (true)"),
        (changes.name, "claimdesk_own", f"FOR INSERT TO {checker} WITH CHECK (person_id = {logins.MINE})"),
        (logins.NAME, "claimdesk_read", f"FOR SELECT TO {reader} USING (true)"),
        (logins.NAME, "claimdesk_own", f"FOR INSERT TO {checker} WITH CHECK (login = session_user)"),
    )
    yield from (f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY" for table in dict.fromkeys(rule[0] for rule in rules))
    for table, name, rule in rules:
        yield f"DROP POLICY IF EXISTS {name} ON {table}"
        yield f"CREATE POLICY {name} ON {table} {rule}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
