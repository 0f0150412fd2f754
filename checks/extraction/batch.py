"""Many texts at once, each line answered for itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from checks.errors import ChecksError, ExtractionError
from checks.extraction.document import Plain, mentions_of, to_document
from checks.extraction.extract import Extraction, Request, extract_all
from checks.extraction.parser import Parser
from checks.extraction.unfiled import language_code, moment, unfiled_version, zone
from checks.text.canonical import canonicalise
from checks.text.json_lines import read_objects
from checks.text.language import detect_language

_HALF = re.compile(r"[\ud800-\udfff]")
"""Half of a character, which JSON can hold and UTF-8 cannot."""
TOGETHER = 64
"""Lines whose sentences go through the parser in one run: long enough for speed, short enough for memory."""


def extract_batch(lines: Iterable[str], parser: Parser) -> Iterator[Plain]:
    """The document of each line `{"id", "text", "published", "timezone", "language"}`, in order, with its mentions.

    A line that cannot be read gives `{"id", "error"}`, and the others go on. Empty lines are passed over.
    """
    rows = read_objects(lines)
    while chunk := list(islice(rows, TOGETHER)):
        prepared = [_prepare(row, number) for number, row in chunk]
        found = extract_all([request for _, request in prepared if isinstance(request, Request)], parser)
        for key, request in prepared:
            if isinstance(request, Request):
                yield _answer(key, request, next(found))
            else:
                yield {"id": key, "error": request}


def _answer(key: Any, request: Request, found: Extraction) -> Plain:  # noqa: ANN401 - an id may be any JSON value
    return {"id": key, **to_document(request, found), "mentions": mentions_of(found)}


def _prepare(row: dict[str, Any] | None, number: int) -> tuple[Any, Request | str]:
    """The id of a line with what it asks for, or with the sentence that says what is wrong with it."""
    if row is None:
        return None, f'Line {number} is no JSON object: write it as {{"id": …, "text": …}}.'
    try:
        return row.get("id"), _request(row, number)
    except ChecksError as problem:
        return row.get("id"), str(problem)


def _request(row: dict[str, Any], number: int) -> Request:
    if not isinstance(row.get("text"), str):
        raise ExtractionError(f'Line {number} holds no text: write it as {{"id": …, "text": …}}.')
    published, timezone, language = (_said(row, key, number) for key in ("published", "timezone", "language"))
    text = canonicalise(_HALF.sub("\ufffd", row["text"])).text
    return Request(
        unfiled_version(text), moment(published), zone(timezone), language_code(language) or detect_language(text)
    )


def _said(row: dict[str, Any], key: str, number: int) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value
    raise ExtractionError(f"Line {number} has no text for “{key}”: put its value in quotation marks, or leave it out.")
