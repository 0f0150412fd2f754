"""An empty casebook in memory, as the tests of storage use it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from checks.storage.location import Location
from checks.storage.opening import create


@pytest.fixture
def connection() -> Iterator[Connection]:
    """A connection to it."""
    engine = create(Location.of("sqlite://"))
    with engine.connect() as open_connection:
        yield open_connection
    engine.dispose()
