"""Markdown: its words without its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from checks.domain.progress import Progress
from checks.ingest.dateline import published_in, title_of
from checks.ingest.document import Details, Document, Source, make_document
from checks.ingest.encoding import decode
from checks.ingest.sniffing import MARKDOWN

_FRONT_MATTER = "---\n"


def read(source: Source, progress: Progress) -> Document:
    """The text of a Markdown file, a line for each heading, paragraph, list item and table row."""
    progress(0, 1)
    head, body = _parted(decode(source).replace("\r\n", "\n"))
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(body)
    text = "\n\n".join(_lines(tokens))
    fields = dict(_fields(head))
    details = Details(
        title=fields.get("title") or _heading(tokens) or title_of(text),
        byline=fields.get("author"),
        published=published_in(f"Date: {fields.get('date', '')}") or published_in(text),
    )
    document = make_document(source, MARKDOWN, text, details)
    progress(1, 1)
    return document


def _parted(text: str) -> tuple[str, str]:
    """Front matter between two lines of dashes, if there is any, and the text below."""
    if text.startswith(_FRONT_MATTER):
        head, mark, body = text[len(_FRONT_MATTER) :].partition("\n" + _FRONT_MATTER)
        if mark:
            return head, body
    return "", text


def _fields(head: str) -> Iterator[tuple[str, str]]:
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if colon and value.strip():
            yield key.strip().casefold(), value.strip().strip("\"'")


def _heading(tokens: Sequence[Token]) -> str | None:
    """The first heading of the first level."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            return _words(inline.children or []) or None
    return None


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    """The text of each block; the cells of a table row are joined by bars."""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield " | ".join(cells)
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(_words(token.children or []))
        elif token.type == "inline" and (words := _words(token.children or [])):
            yield words
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip()


def _words(tokens: Sequence[Token]) -> str:
    """Inline text without marks, tags and addresses; an image gives its description."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        token.content if token.type in ("text", "code_inline", "image") else breaks.get(token.type, "")
        for token in tokens
    ).strip()
