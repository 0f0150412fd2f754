"""Many articles at once, each line answered for itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from checks.errors import ChecksError, IngestError
from checks.ingest.document import Document
from checks.ingest.fetch import fetch
from checks.ingest.reader import read_file
from checks.text.json_lines import read_objects


def read_batch(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The fields of the article behind each line `{"id", "path", "url"}`, in order, with its id.

    A line without a path is fetched from its url. One that cannot be read gives `{"id", "error"}`, and the others go
    on. Empty lines are passed over.
    """
    for number, row in read_objects(lines):
        yield _answer(row, number)


def _answer(row: dict[str, Any] | None, number: int) -> dict[str, Any]:
    if row is None:
        error = f'Line {number} is no JSON object: write it as {{"id": …, "path": …, "url": …}}.'
        return {"id": None, "error": error}
    try:
        return {"id": row.get("id"), **_read(row, number).as_fields()}
    except ChecksError as problem:
        return {"id": row.get("id"), "error": str(problem)}


def _read(row: dict[str, Any], number: int) -> Document:
    path, url = row.get("path"), row.get("url")
    if not isinstance(path or url, str) or not isinstance(url or "", str):
        raise IngestError(f"Line {number} says neither where a file lies (path) nor where a page is (url).")
    return read_file(Path(path), url=url) if path else fetch(str(url))
