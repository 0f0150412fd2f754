"""JSON Lines: one object a line, both ways."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def read_objects(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """The object in each line, with the line's number; None for what is no JSON object. Empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, _object(line)


def _object(line: str) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def write_object(value: dict[str, Any]) -> str:
    """JSON that stays one line for every reader: some also break lines at U+0085, U+2028 and U+2029."""
    line = json.dumps(value, ensure_ascii=False)
    return line.replace("\u0085", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
