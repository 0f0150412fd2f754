"""RIS, the tagged format of reference managers and press archives (Research Information Systems, 2011).

The reader is our own: rispy 0.10 drops every record of a file that begins with a byte order mark, writes one blank
where the format has two, or lacks the end of its last record. Such files are common.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar, TextIO

from checks.domain.evidence import EvidenceKind
from checks.exchange.importing.citation import Citation, Named, When, record_of
from checks.exchange.importing.importer import Arrival, Importer, Row, RowRefused
from checks.exchange.importing.source import Head, Source
from checks.exchange.importing.values import MOST_CHARACTERS
from checks.exchange.importing.web_values import address_of, first_address, line_of, time_of, words_of

Entry = dict[str, list[str]]
"""What stands at each tag, in its order; "ER" is there if the entry is closed."""

_KINDS = {
    EvidenceKind.REPORT: "NEWS ELEC BLOG MGZN JOUR JFULL EJOUR RPRT WEB ABST INPR ENCYC DICT",
    EvidenceKind.OFFICIAL_STATEMENT: "PRESS",
    EvidenceKind.DATASET_ROW: "DATA DBASE AGGR",
    EvidenceKind.IMAGE: "ART FIGURE MAP SLIDE",
    EvidenceKind.VIDEO: "VIDEO MPCT ADVS SOUND MULTI",
    EvidenceKind.SOCIAL_POST: "ICOMM",
    EvidenceKind.INTERVIEW: "PCOMM",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,3}-(?: (.*)|$)", re.DOTALL)
_LOOSE_TAGS = """
    TY ER ID T1 TI CT T2 T3 JO JF JA J1 J2 A1 A2 A3 A4 AU ED PY Y1 Y2 DA DO UR L1 L2 LK AB N1 N2 KW LA PB PP CY SN SP
    EP VL IS M1 M2 M3 AN AV DB DP ET ST C1 C2 C3 RP
"""
"""Tags that count even where one blank stands before the hyphen; other words there go on with the line before."""
_BEGINNING = re.compile(r"^\s*TY {1,3}- ?[A-Z]", re.MULTILINE)
_LONGEST = 100_000
"""Characters of a line that are read at once."""


class Ris(Importer):
    """One entry, from TY to ER, is one record."""

    name: ClassVar[str] = "RIS"
    about: ClassVar[str] = "sources kept in a reference manager, or exported by a press archive or library"

    def recognises(self, head: Head) -> bool:
        """A line that begins an entry: "TY  - NEWS"."""
        return bool(_BEGINNING.search(head.text))

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """The entries of the file, numbered from 1."""
        with source.text() as text:
            for number, entry in enumerate(entries(text), start=1):
                yield _row(number, entry, arrival)


def _row(number: int, entry: Entry, arrival: Arrival) -> Row:
    try:
        record, remark = record_of(_citation(entry), arrival)
    except RowRefused as why:
        return Row(number, None, str(why))
    unclosed = "" if "ER" in entry else "The entry has no end (ER): something may be missing from it."
    return Row(number, record, " ".join(filter(None, (remark, unclosed))))


def entries(text: TextIO) -> Iterator[Entry]:
    """The entries of a file. A line without a tag goes on with the one before; what stands between entries is none."""
    entry: Entry | None = None
    tag = ""
    for line in iter(lambda: text.readline(_LONGEST), ""):
        found = _tagged(line)
        if found and found[0] == "TY":
            if entry is not None:
                yield entry
            entry = defaultdict(list)
        if entry is None:
            continue
        if found:
            tag = found[0]
            entry[tag].append(found[1])
        elif line.strip() and len(entry[tag][-1]) < MOST_CHARACTERS:
            entry[tag][-1] += "\n" + line.strip()
        if tag == "ER":
            yield entry
            entry = None
    if entry is not None:
        yield entry


def _tagged(line: str) -> tuple[str, str] | None:
    found = _TAG.match(line.strip("\r\n\ufeff").lstrip())
    if not found or (line.lstrip()[2:5] != "  -" and found[1] not in _LOOSE_TAGS.split()):
        return None
    return found[1], (found[2] or "").strip()


def _citation(entry: Entry) -> Citation:
    addresses = [each for tag in ("UR", "LK", "L1", "L2") for value in entry[tag] for each in value.split()]
    return Citation(
        kind=_KIND_OF.get(line_of(_first(entry, "TY")).upper(), EvidenceKind.DOCUMENT),
        title=line_of(_first(entry, "TI", "T1", "CT", "ST")),
        container=line_of(_first(entry, "T2", "JO", "JF", "JA", "J2", "J1")),
        publisher=line_of(_first(entry, "PB")),
        authors=tuple(_named(name) for tag in ("AU", "A1") for name in entry[tag] if name.strip()),
        issued=_when(_first(entry, "DA", "Y1", "PY")),
        accessed=_when(_first(entry, "Y2")),
        url=first_address(addresses),
        archived_url=next(
            (address for address in map(address_of, addresses) if "web.archive.org/web/" in address), None
        ),
        archive=line_of(_first(entry, "DP", "DB", "AN")),
        doi=line_of(_first(entry, "DO")),
        language=line_of(_first(entry, "LA"), 20),
        medium=line_of(_first(entry, "M3")),
        abstract=words_of(_first(entry, "AB", "N2")),
        notes=tuple(words_of(note) for note in entry["N1"] if note.strip()),
        keywords=tuple(line_of(word) for word in entry["KW"] if word.strip()),
    )


def _first(entry: Entry, *tags: str) -> str:
    return next((value for tag in tags for value in entry[tag] if value.strip()), "")


def _named(name: str) -> Named:
    """The person behind "Family, Given, Suffix"; a name without a comma is that of a body."""
    family, comma, rest = line_of(name).partition(",")
    return Named(f"{rest.replace(',', ' ').strip()} {family}".strip() if comma else family, is_body=not comma)


def _when(value: str) -> When:
    """The date behind "2025/05/23/", "2025///Spring", or one with the time in a fourth part; other styles, too."""
    words = line_of(value, 100)
    parts = words.split("/")
    if len(parts) > 3 and all(part.isdigit() for part in parts[:3]):
        return When(time_of("/".join(parts[:3])), words.strip("/"))
    return When(time_of(words.strip("/")), words.strip("/"))
