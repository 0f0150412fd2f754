"""Where a casebook lies: a file, or a database behind an SQLAlchemy URL."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from checks.errors import CasebookError


@dataclass(frozen=True)
class Location:
    """The database's URL, and its file where it is one."""

    url: URL
    path: Path | None

    @classmethod
    def of(cls, where: Path | str) -> Self:
        """Read a path, or a URL such as "sqlite:///desk.casebook" or "postgresql+psycopg://desk@server/claims"."""
        if isinstance(where, Path) or "://" not in where:
            path = Path(where).expanduser().absolute()
            return cls(URL.create("sqlite", database=str(path)), path)
        try:
            url = make_url(where)
        except ArgumentError as error:
            raise CasebookError(f"“{where}” is not the address of a database. Check how it is written.") from error
        return cls(_with_driver(url), _file_of(url))

    @property
    def name(self) -> str:
        """What people call it: the file's name without its end, or the database's."""
        return self.path.stem if self.path else self.url.database or "in memory"

    @property
    def shown(self) -> str:
        """The path or the URL, without its password."""
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)


def _file_of(url: URL) -> Path | None:
    in_memory = url.database in (None, "", ":memory:")
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" and not in_memory else None


def _with_driver(url: URL) -> URL:
    # The extra `team` brings psycopg 3, which "postgresql://" alone does not mean in every version of SQLAlchemy.
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url
