"""Where a casebook lies: a file, or a database behind an SQLAlchemy URL."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from checks.errors import CasebookError

CASEBOOK = "casebook"
"""The part of an address that names one of several casebooks in a PostgreSQL database."""
_NAME = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,39}")
_UNKNOWN_PASSWORD = "***"  # noqa: S105 - what stands for one in addresses that are shown


@dataclass(frozen=True)
class Location:
    """The database's URL, its file where it is one, and the schema where one database holds several casebooks."""

    url: URL
    path: Path | None
    schema: str | None = None
    key: str | None = field(default=None, repr=False)
    """The key of an encrypted casebook; None for all others."""

    @classmethod
    def of(cls, where: Path | str, key: str | None = None) -> Self:
        """Read a path, or a URL such as "sqlite:///desk.casebook" or "postgresql+psycopg://desk@server/claims".

        "?casebook=odesa" at its end chooses a casebook of a PostgreSQL database that holds several; all else that
        stands there is passed on to the server, such as "sslmode=verify-full". `key` is the key of an encrypted file,
        or the password of a server.
        """
        if isinstance(where, Path) or "://" not in where:
            path = Path(where).expanduser().absolute()
            return cls(URL.create("sqlite", database=str(path)), path, key=key)
        try:
            url = _with_driver(make_url(where))
        except (ArgumentError, ValueError) as error:
            raise CasebookError(f"“{where}” is not the address of a database. Check how it is written.") from error
        if url.password == _UNKNOWN_PASSWORD:
            url = _without_password(url)
        if key is not None and url.get_backend_name() == "postgresql":
            url, key = url.set(password=key), None
        return cls(url.difference_update_query([CASEBOOK]), _file_of(url), _schema_of(url), key)

    @property
    def name(self) -> str:
        """What people call it: the file's name without its end, the casebook's in a database, or the database's."""
        return self.path.stem if self.path else self.schema or self.url.database or "in memory"

    @property
    def shown(self) -> str:
        """The path or the URL, without its password; what it says is enough to find the casebook again."""
        if self.path:
            return str(self.path)
        url = _without_password(self.url)
        return (url.update_query_dict({CASEBOOK: self.schema}) if self.schema else url).render_as_string()

    @property
    def is_on_server(self) -> bool:
        """Does it lie in a PostgreSQL database?"""
        return self.url.get_backend_name() == "postgresql"


def _file_of(url: URL) -> Path | None:
    in_memory = url.database in (None, "", ":memory:")
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" and not in_memory else None


def _schema_of(url: URL) -> str | None:
    name = url.query.get(CASEBOOK)
    if name is None or url.get_backend_name() != "postgresql":
        return None
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise CasebookError(
            "A casebook of a database has a name of small letters, digits and “_”, 40 signs at most, such as “odesa”. "
            "Write it so at the end of the address: ?casebook=odesa"
        )
    return name


def _without_password(url: URL) -> URL:
    return URL.create(url.drivername, url.username, None, url.host, url.port, url.database, url.query)


def _with_driver(url: URL) -> URL:
    # The extra `team` brings psycopg 3, which "postgresql://" alone does not mean in every version of SQLAlchemy.
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url
