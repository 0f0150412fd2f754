"""CSL-JSON, the exchange format of Zotero, Mendeley and citation processors (Citation Style Language 1.0 schema)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from checks.domain.evidence import EvidenceKind
from checks.domain.moment import Moment
from checks.exchange.importing.citation import Citation, Named, When, record_of
from checks.exchange.importing.importer import Arrival, Importer, Row, RowRefused, each
from checks.exchange.importing.json_stream import is_json, members
from checks.exchange.importing.source import Head, Source
from checks.exchange.importing.web_values import address_of, as_dict, as_list, first_address, line_of, time_of, words_of

_KINDS = {
    EvidenceKind.REPORT: "article article-journal article-magazine article-newspaper post-weblog report review "
    "review-book webpage entry entry-dictionary entry-encyclopedia",
    EvidenceKind.DOCUMENT: "bill book chapter classic collection document hearing legal_case legislation manuscript "
    "pamphlet paper-conference patent periodical regulation software standard thesis treaty event performance "
    "musical_score",
    EvidenceKind.OFFICIAL_STATEMENT: "speech",
    EvidenceKind.DATASET_ROW: "dataset",
    EvidenceKind.IMAGE: "figure graphic map",
    EvidenceKind.VIDEO: "broadcast motion_picture song",
    EvidenceKind.SOCIAL_POST: "post",
    EvidenceKind.INTERVIEW: "interview personal_communication",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_KNOWN = re.compile(rf'"type"\s*:\s*"({"|".join(map(re.escape, _KIND_OF))})"')


class Csl(Importer):
    """One entry of the list is one record."""

    name: ClassVar[str] = "CSL-JSON"
    about: ClassVar[str] = "sources kept in Zotero or another reference manager, exported as CSL JSON"

    def recognises(self, head: Head) -> bool:
        """A JSON list with entries of a type that the schema names."""
        return is_json(head.text) and bool(_KNOWN.search(head.text)) and '"@context"' not in head.text

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """The entries of the list, which may stand under the name "items"."""
        return each(members(source, "", "items"), lambda entry: record_of(_citation(entry), arrival))


def _citation(entry: object) -> Citation:
    if not isinstance(entry, dict) or not entry:
        raise RowRefused("It is no entry of a bibliography, but another value.")
    kind = line_of(entry.get("type"))
    return Citation(
        kind=_KIND_OF.get(kind, EvidenceKind.DOCUMENT),
        title=line_of(entry.get("title")) or line_of(entry.get("title-short")),
        container=line_of(entry.get("container-title")),
        publisher=line_of(entry.get("publisher")),
        authors=tuple(filter(None, map(_named, as_list(entry.get("author"))))),
        issued=_when(entry.get("issued")),
        accessed=_when(entry.get("accessed")),
        url=address_of(entry.get("URL")) or None,
        archived_url=first_address((entry.get("archive_location"),)),
        archive=_archive(entry),
        doi=line_of(entry.get("DOI")),
        language=line_of(entry.get("language"), 20),
        medium=line_of(entry.get("medium")) or line_of(entry.get("genre")),
        abstract=words_of(entry.get("abstract")),
        notes=tuple(filter(None, (words_of(entry.get("note")), words_of(entry.get("annote"))))),
        keywords=tuple(filter(None, (line_of(entry.get("keyword")),))),
    )


def _archive(entry: dict[str, Any]) -> str:
    place = line_of(entry.get("archive_location"))
    return ", ".join(part for part in (line_of(entry.get("archive")), "" if address_of(place) else place) if part)


def _named(author: object) -> Named | None:
    person = as_dict(author)
    if literal := line_of(person.get("literal")):
        return Named(literal, is_body=True)
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    name = " ".join(filter(None, (line_of(person.get(part)) for part in parts)))
    return Named(name) if name else None


def _when(value: object) -> When:
    """A date with its parts, or in words; "about" and spans of time name no single day."""
    dated = as_dict(value) if not isinstance(value, str) else {"raw": value}
    parts = [_digits(part) for part in as_list(dated.get("date-parts"))]
    words = " to ".join(filter(None, ("-".join(part) for part in parts)))
    if len(parts) == 1 and not dated.get("circa"):
        return When(_day(parts[0]), words)
    if words or (season := line_of(dated.get("season"))):
        return When(None, " ".join(filter(None, ("about" if dated.get("circa") else "", words or season))))
    stated = line_of(dated.get("raw")) or line_of(dated.get("literal"))
    return When(time_of(stated), stated)


def _digits(part: object) -> list[str]:
    """Year, month and day as two or four digits each, as far as they are given."""
    found = [line_of(each) for each in as_list(part)[:3]]
    return [figure.zfill(2) for figure in found if figure.lstrip("-").isdigit()]


def _day(parts: list[str]) -> Moment | None:
    try:
        return Moment(date(*map(int, parts))) if len(parts) == 3 else None
    except ValueError:
        return None
