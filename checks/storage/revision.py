"""Which schema a casebook has. Alembic's own table says it, read here so that a current one opens without Alembic."""

from __future__ import annotations

from sqlalchemy import Column, Connection, MetaData, String, Table, insert

from checks.errors import CasebookTooNew, NotACasebook

REVISION = "0003"
"""The schema of `tables`, as the newest migration numbers it; revisions are numbered in order."""

stamps = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
"""One row: the revision."""


def require_known(revision: str, name: str) -> None:
    """Raise CasebookTooNew or NotACasebook unless this program knows the schema of the casebook `name`."""
    if not revision.isdecimal():
        raise NotACasebook(f"“{name}” is the database of another program. Choose a casebook.")
    if int(revision) > int(REVISION):
        raise CasebookTooNew(f"A later version of the program wrote “{name}”. Update the program to open it.")


def stamp(connection: Connection) -> None:
    """Write the current revision into a database that was just laid out."""
    stamps.create(connection)
    connection.execute(insert(stamps).values(version_num=REVISION))
