"""The tables of `resources/gazetteer`, row by row: a desk may edit and add rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib import resources


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `resources/gazetteer/<name>.csv` by the words of its header."""
    text = (resources.files("resources") / "gazetteer" / f"{name}.csv").read_text("utf-8")
    return iter(csv.DictReader(text.splitlines()))


def parts(cell: str) -> tuple[str, ...]:
    """The names in a cell that holds several."""
    return tuple(part for part in cell.split("|") if part)
