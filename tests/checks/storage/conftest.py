"""Casebook files to open, and a way to see that a folder was left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection

from checks.storage.location import Location
from checks.storage.opening import create


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty casebook in a folder of its own."""
    file = tmp_path / "desk" / "strike.casebook"
    file.parent.mkdir()
    create(Location.of(file)).dispose()
    return file


@pytest.fixture
def untouched() -> Callable[[Path], object]:
    """A context that fails where a folder's files are not byte for byte the same at its end."""

    @contextmanager
    def watch(folder: Path) -> Iterator[None]:
        before = _content(folder)
        yield
        assert _content(folder) == before

    return watch


def _content(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def connection() -> Iterator[Connection]:
    """A connection to an empty casebook in memory."""
    engine = create(Location.of("sqlite://"))
    with engine.connect() as open_connection:
        yield open_connection
    engine.dispose()
