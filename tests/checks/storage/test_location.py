"""Where a casebook lies, however it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.errors import CasebookError
from checks.storage.location import Location


@pytest.mark.parametrize(
    ("where", "path", "name", "shown"),
    [
        (Path("/desk/Odesa strike.casebook"), Path("/desk/Odesa strike.casebook"), "Odesa strike", None),
        ("/desk/100%.casebook", Path("/desk/100%.casebook"), "100%", None),
        ("sqlite:////desk/strike.casebook", Path("/desk/strike.casebook"), "strike", None),
        ("sqlite://", None, "in memory", "sqlite://"),
        ("postgresql://desk:secret@server/claims", None, "claims", "postgresql+psycopg://desk@server/claims"),
        ("postgresql+asyncpg://server/claims", None, "claims", "postgresql+asyncpg://server/claims"),
    ],
)
def test_reads_paths_and_addresses(where: Path | str, path: Path | None, name: str, shown: str | None) -> None:
    location = Location.of(where)
    assert (location.path, location.name) == (path, name)
    assert location.shown == (shown or str(path))


def test_understands_the_home_folder() -> None:
    assert Location.of("~/strike.casebook").path == Path.home() / "strike.casebook"


def test_a_place_stays_the_same_wherever_the_program_stands() -> None:
    assert Location.of("strike.casebook").path == Path.cwd() / "strike.casebook"


def test_refuses_a_broken_address() -> None:
    with pytest.raises(CasebookError, match="is not the address of a database"):
        Location.of("post gres://x")
