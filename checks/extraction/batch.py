"""Many texts at once, each line answered for itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from checks.errors import ChecksError, ExtractionError
from checks.extraction.document import mentions_of, to_document
from checks.extraction.extract import extract
from checks.extraction.parser import Parser
from checks.extraction.unfiled import moment, unfiled_version, zone
from checks.text.canonical import canonicalise
from checks.text.language import detect_language


def extract_batch(lines: Iterable[str], parser: Parser) -> Iterator[dict[str, Any]]:
    """The document of each line `{"id", "text", "published", "timezone", "language"}`, in order, with its mentions.

    A line that cannot be read gives `{"id", "error"}`, and the others go on. Empty lines are passed over.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer(line, number, parser)


def _answer(line: str, number: int, parser: Parser) -> dict[str, Any]:
    key = None
    try:
        row = _row(line, number)
        key = row.get("id")
        return {"id": key, **_document(row, parser)}
    except ChecksError as problem:
        return {"id": key, "error": str(problem)}


def _row(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ExtractionError(f'Line {number} is no JSON object with a text: write it as {{"id": …, "text": …}}.')
    return row


def _document(row: dict[str, Any], parser: Parser) -> dict[str, Any]:
    version = unfiled_version(canonicalise(row["text"]).text)
    published, timezone = moment(row.get("published")), zone(row.get("timezone"))
    language = row.get("language") or detect_language(version.text)
    found = extract(version, published=published, timezone=timezone, language=language, parser=parser)
    document = to_document(version, found, title=None, published=published, language=language)
    return {**document, "mentions": mentions_of(found)}
