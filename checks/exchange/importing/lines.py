"""JSON Lines: the object in each line, however many there are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from checks.exchange.importing.importer import RowRefused
from checks.exchange.importing.source import Source

LONGEST_LINE = 1_000_000
"""Characters."""


def objects_of(source: Source) -> Iterator[tuple[int, dict[str, Any] | RowRefused]]:
    """The objects with the numbers of their lines; empty lines are passed over, and what is no object is refused."""
    with source.text() as text:
        number = 0
        while line := text.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE and not line.endswith("\n"):
                while (rest := text.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                    pass
                yield number, RowRefused(f"The line is longer than {LONGEST_LINE:,} characters.")
            elif line.strip():
                yield number, object_in(line) or RowRefused("The line is no JSON object: it may have been cut off.")


def object_in(line: str) -> dict[str, Any] | None:
    """The object that a line holds; None where it holds none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
