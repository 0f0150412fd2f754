"""Notes that people made on pages with Hypothesis or another tool of the W3C Web Annotation model.

A note is found again by the words that it quotes. Who wrote it is never read: exports carry account names.
"""

from __future__ import annotations

import csv
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.moment import Moment
from checks.errors import ImportRefused
from checks.exchange.importing.importer import Arrival, Importer, Row, RowRefused, each
from checks.exchange.importing.json_stream import is_json, members
from checks.exchange.importing.source import Head, Source
from checks.exchange.importing.web_values import (
    LONGEST_TEXT,
    address_of,
    as_dict,
    as_list,
    host_of,
    line_of,
    time_of,
    words_of,
)

_LONGEST_QUOTE = 5_000
_LISTS = ("", "annotations", "rows", "items", "first.items", "@graph")
_CSV_HEADER = "Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags"
_NOT_WORDS = "It quotes no words of the page: a note on a whole page has no place in the text."


@dataclass(frozen=True)
class Annotation:
    """A note, with the words it was made on and up to 64 characters around them, as the page had them."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    """Where the words began on the page, in UTF-16 units; only a hint, since pages are more than their article."""
    text: str = ""
    tags: tuple[str, ...] = ()
    page: str = ""
    """The address of the page, or "urn:sha256:" and the hash of its text."""
    written: Moment | None = None


class Annotations(Importer):
    """One annotation is one note. The service puts each to its place in an article; `rows` show them as they are."""

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """The notes as records, to look at before they are put to their places."""
        return each(self.entries(source), lambda entry: (_shown(annotation_of(entry), arrival), ""))

    @abstractmethod
    def entries(self, source: Source) -> Iterator[tuple[int, object]]:
        """What the file holds in the place of each annotation, numbered as a person counts."""


class Hypothesis(Annotations):
    """An export in JSON or CSV, or an answer of the API."""

    name: ClassVar[str] = "Hypothesis"
    about: ClassVar[str] = "notes made on pages with Hypothesis: found again in the articles of this casebook"

    def recognises(self, head: Head) -> bool:
        """The names that only Hypothesis uses."""
        if _is_csv(head):
            return True
        names = ('"export_userid"', '"client_version"', "hypothes.is", '"user_info"')
        return is_json(head.text) and '"TextQuoteSelector"' in head.text and any(name in head.text for name in names)

    def entries(self, source: Source) -> Iterator[tuple[int, object]]:
        """The annotations of the list; rows of a table from line 2."""
        return _csv_entries(source) if _is_csv(source.head) else members(source, *_LISTS)


class WebAnnotation(Annotations):
    """JSON-LD: one annotation, a list, or a page or collection of them."""

    name: ClassVar[str] = "W3C Web Annotation"
    about: ClassVar[str] = "notes made on pages: found again in the articles of this casebook"

    def recognises(self, head: Head) -> bool:
        """The context of the model, or the way in which it quotes."""
        return is_json(head.text) and ("ns/anno.jsonld" in head.text or '"TextQuoteSelector"' in head.text)

    def entries(self, source: Source) -> Iterator[tuple[int, object]]:
        """The annotations, numbered from 1."""
        return members(source, *_LISTS)


def annotation_of(entry: object) -> Annotation:
    """The note in an entry; RowRefused where it quotes nothing."""
    note = as_dict(entry)
    if note.get("references"):
        raise RowRefused("It answers another note, and quotes nothing itself.")
    target = as_dict(note.get("target"))
    selectors = list(_selectors(target.get("selector")))
    quote = next((each for each in selectors if _kind(each) == "TextQuoteSelector"), {})
    position = next((each for each in selectors if _kind(each) == "TextPositionSelector"), {})
    exact = words_of(quote.get("exact"))
    if not exact:
        raise RowRefused(_NOT_WORDS)
    if len(exact) > _LONGEST_QUOTE:
        raise RowRefused(f"It quotes more than {_LONGEST_QUOTE:,} characters, which no claim has.")
    start = position.get("start")
    return Annotation(
        exact=exact,
        prefix=words_of(quote.get("prefix"))[-64:],
        suffix=words_of(quote.get("suffix"))[:64],
        start=start if isinstance(start, int) and not isinstance(start, bool) else None,
        text=_text(note),
        tags=tuple(tag for each in as_list(note.get("tags")) if (tag := line_of(each, 100))),
        page=line_of(note.get("uri"), 2_000) or _page(note.get("target")),
        written=time_of(note.get("created")),
    )


def _selectors(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """All selectors, those that refine others included."""
    for each_ in as_list(value):
        selector = as_dict(each_)
        if selector:
            yield selector
        if selector.get("refinedBy") and depth < 5:
            yield from _selectors(selector["refinedBy"], depth + 1)


def _kind(selector: dict[str, Any]) -> str:
    return line_of(selector.get("type") or selector.get("@type"), 60).rpartition(":")[2]


def _page(target: object) -> str:
    """The page of a target, which may be an object or an address."""
    first = next(iter(as_list(target)), None)
    source = as_dict(first).get("source")
    return line_of(as_dict(source).get("id") or source or first, 2_000)


def _text(note: dict[str, Any]) -> str:
    """What was written: Hypothesis has it in `text`, the model in bodies whose purpose is not to tag."""
    bodies = [each if isinstance(each, str) else as_dict(each) for each in as_list(note.get("body"))]
    written = [words_of(body.get("value")) for body in bodies if isinstance(body, dict) and not _is_tag(body)]
    said = [words_of(note.get("text")), words_of(note.get("bodyValue")), *written]
    tagged = [words_of(body.get("value"), 100) for body in bodies if isinstance(body, dict) and _is_tag(body)]
    lines = [*filter(None, said), f"Tags: {', '.join(filter(None, tagged))}" if any(tagged) else ""]
    return "\n".join(filter(None, lines))[:LONGEST_TEXT]


def _is_tag(body: dict[str, Any]) -> bool:
    return "tagging" in (line_of(each, 40) for each in as_list(body.get("purpose")))


def _is_csv(head: Head) -> bool:
    return head.text.startswith(_CSV_HEADER)


def _csv_entries(source: Source) -> Iterator[tuple[int, object]]:
    """The rows in the shape that the API gives, without their authors."""
    with source.text() as text:
        rows = csv.DictReader(text)
        try:
            for row in rows:
                yield rows.line_num, _as_entry(row)
        except csv.Error as problem:
            raise ImportRefused(f"“{source.name}” is no sound CSV ({problem}): export it again.") from None


def _as_entry(row: dict[str, str]) -> dict[str, Any]:
    is_quoting = row.get("Type") == "Annotation"
    selector = {"type": "TextQuoteSelector", "exact": row.get("Quote/description")} if is_quoting else {}
    return {
        "created": row.get("Created at"),
        "uri": row.get("URL"),
        "text": row.get("Comment"),
        "tags": [tag.strip() for tag in (row.get("Tags") or "").split(",")],
        "target": {"selector": selector},
    }


def _shown(note: Annotation, arrival: Arrival) -> Evidence:
    address = address_of(note.page)
    return Evidence(
        id=arrival.new_id(),
        kind=EvidenceKind.NOTE,
        title=note.text or note.exact,
        url=address or None,
        publisher=host_of(address) or None,
        published=note.written,
        quote_text=note.exact,
        import_id=arrival.import_id,
        note=", ".join(note.tags),
    )
