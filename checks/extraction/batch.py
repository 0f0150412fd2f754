"""Many texts at once, each line answered for itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from checks.errors import ChecksError, ExtractionError
from checks.extraction.document import Plain, mentions_of, to_document
from checks.extraction.extract import Extraction, Request, extract_all
from checks.extraction.parser import Parser
from checks.extraction.unfiled import moment, unfiled_version, zone
from checks.text.canonical import canonicalise
from checks.text.language import detect_language

TOGETHER = 64
"""Lines whose sentences go through the parser in one run: long enough for speed, short enough for memory."""


def extract_batch(lines: Iterable[str], parser: Parser) -> Iterator[Plain]:
    """The document of each line `{"id", "text", "published", "timezone", "language"}`, in order, with its mentions.

    A line that cannot be read gives `{"id", "error"}`, and the others go on. Empty lines are passed over.
    """
    filled = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    while chunk := list(islice(filled, TOGETHER)):
        prepared = [_prepare(line, number) for number, line in chunk]
        found = extract_all([request for _, request in prepared if isinstance(request, Request)], parser)
        for key, request in prepared:
            if isinstance(request, Request):
                yield _answer(key, request, next(found))
            else:
                yield {"id": key, "error": request}


def _answer(key: Any, request: Request, found: Extraction) -> Plain:  # noqa: ANN401 - an id may be any JSON value
    return {"id": key, **to_document(request, found), "mentions": mentions_of(found)}


def _prepare(line: str, number: int) -> tuple[Any, Request | str]:
    """The id of a line with what it asks for, or with the sentence that says what is wrong with it."""
    key = None
    try:
        row = _row(line, number)
        key = row.get("id")
        return key, _request(row, number)
    except ChecksError as problem:
        return key, str(problem)


def _row(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict):
        raise ExtractionError(f'Line {number} is no JSON object: write it as {{"id": …, "text": …}}.')
    return row


def _request(row: dict[str, Any], number: int) -> Request:
    if not isinstance(row.get("text"), str):
        raise ExtractionError(f'Line {number} holds no text: write it as {{"id": …, "text": …}}.')
    text = canonicalise(row["text"]).text
    language = row.get("language") or detect_language(text)
    return Request(unfiled_version(text), moment(row.get("published")), zone(row.get("timezone")), language)
