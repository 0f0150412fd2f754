"""BibTeX and BibLaTeX: entries by bibtexparser, which goes on after broken ones; TeX's signs by pylatexenc."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from checks.domain.evidence import EvidenceKind
from checks.errors import ImportRefused
from checks.exchange.importing.citation import Citation, Named, When, record_of
from checks.exchange.importing.importer import Arrival, Importer, Row, RowRefused, each
from checks.exchange.importing.json_stream import is_json
from checks.exchange.importing.source import Head, Source
from checks.exchange.importing.values import shortened
from checks.exchange.importing.web_values import LONGEST_TEXT, first_address, line_of, time_of, words_of

if TYPE_CHECKING:
    from bibtexparser.model import Block

Fields = Mapping[str, str]

_KINDS = {
    EvidenceKind.REPORT: "article online electronic www webpage report techreport misc",
    EvidenceKind.DATASET_ROW: "dataset",
    EvidenceKind.IMAGE: "image artwork",
    EvidenceKind.VIDEO: "video movie audio",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_BEGINNING = re.compile(r"^[ \t]*@[A-Za-z]+\s*[{(]", re.MULTILINE)
_ENTRY = re.compile(
    r"^[ \t]*@(?!comment|preamble|string)[a-z]+\s*[{(]\s*[^\s{}\",=]*\s*,", re.MULTILINE | re.IGNORECASE
)
_STRING = re.compile(r"^[ \t]*@string\b", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LARGEST = 50_000_000
"""Bytes; the bibliography of a whole field of science takes a tenth of them."""
_AT_ONCE = 200
"""Blocks that are parsed together: often enough to tell how far it is, and to stop."""


class Bibtex(Importer):
    """One entry is one record."""

    name: ClassVar[str] = "BibTeX"
    about: ClassVar[str] = "sources kept in a reference manager, or for LaTeX"

    def recognises(self, head: Head) -> bool:
        """A line that begins an entry: "@article{key,"."""
        return bool(_ENTRY.search(head.text)) and not is_json(head.text)

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """The entries of the file, numbered from 1; broken ones are told."""
        blocks = (block for part in _parts(_text(source)) for block in _parsed(part))
        return each(enumerate(blocks, start=1), lambda block: record_of(_citation(_entry(block)), arrival))


def _text(source: Source) -> str:
    if source.size > _LARGEST:
        raise ImportRefused(f"“{source.name}” is larger than {_LARGEST // 10**6} MB: split it into parts.")
    with source.text() as text:
        return text.read()


def _parts(text: str) -> Iterator[str]:
    """The text, some blocks at a time, each part after all its @string blocks, which give words their meaning."""
    starts = [found.start() for found in _BEGINNING.finditer(text)]
    blocks = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    strings = "".join(block for block in blocks if _STRING.match(block))
    others = [block for block in blocks if not _STRING.match(block)]
    for start in range(0, len(others), _AT_ONCE):
        yield strings + "".join(others[start : start + _AT_ONCE])


def _parsed(text: str) -> Iterator[Block]:
    """The entries of a text, and what stands in the place of broken ones."""
    from bibtexparser import entrypoint
    from bibtexparser.model import Entry, ParsingFailedBlock

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what is broken stands in the account
    for block in entrypoint.parse_string(text).blocks:
        if isinstance(block, Entry | ParsingFailedBlock):
            yield block


def _entry(block: Block) -> Fields:
    """The fields by their names in small letters, and the type of the entry at ""; RowRefused for a broken one."""
    from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock

    if isinstance(block, DuplicateBlockKeyBlock) and isinstance(block.ignore_error_block, Entry):
        block = block.ignore_error_block  # two entries of one name are two sources, unless they say the same
    if isinstance(block, ParsingFailedBlock) or not isinstance(block, Entry):
        beginning = shortened(" ".join((block.raw or "").split()))
        raise RowRefused(f"The entry “{beginning}” is broken: a brace, a quotation mark or a comma is missing.")
    fields = {str(field.key).lower(): str(field.value) for field in block.fields}
    return {"": str(block.entry_type).lower(), **fields}


def _citation(fields: Fields) -> Citation:
    def get(*names: str) -> str:
        return next((found for name in names if (found := _readable(fields.get(name, "")))), "")

    addresses = [fields.get("url", ""), *re.findall(r"https?://[^\s{}]+", fields.get("howpublished", ""))]
    day, accessed = _issued(fields), line_of(fields.get("urldate"), 100)
    return Citation(
        kind=_KIND_OF.get(fields[""], EvidenceKind.DOCUMENT),
        title=line_of(": ".join(filter(None, (get("title"), get("subtitle"))))),
        container=line_of(get("journaltitle", "journal", "booktitle", "maintitle", "series")),
        publisher=line_of(get("publisher", "organization", "institution", "school")),
        authors=tuple(_authors(fields.get("author", ""))),
        issued=day,
        accessed=When(time_of(accessed), accessed),
        url=first_address(each.replace("\\", "").strip("{} ") for each in addresses),
        archived_url=first_address((fields.get("archiveurl"), fields.get("eprint"))),
        doi=line_of(fields.get("doi")),
        language=line_of(get("langid", "language"), 20),
        abstract=words_of(get("abstract")),
        notes=tuple(filter(None, (words_of(get("note")), words_of(get("annote", "annotation"))))),
        keywords=tuple(filter(None, (line_of(get("keywords")),))),
    )


def _issued(fields: Fields) -> When:
    """From `date`, or from `year`, `month` ("may", "5") and `day`."""
    date = line_of(fields.get("date"), 100)
    if date:
        return When(time_of(date), date)
    month = line_of(fields.get("month"), 40).lower()
    if month[:3] in _MONTHS:
        month = str(_MONTHS.index(month[:3]) + 1)
    parts = (line_of(fields.get("year"), 20), month, line_of(fields.get("day"), 10))
    words = "-".join(part.zfill(2) for part in parts if part)
    return When(time_of(words), words)


def _authors(names: str) -> Iterator[Named]:
    """Names between "and": "Family, Given", or a body in braces."""
    for name in re.split(r"\s+and\s+", names[:LONGEST_TEXT]):
        family, comma, given = name.partition(",")
        is_body = name.strip().startswith("{") and name.strip().endswith("}")
        whole = f"{given} {family}" if comma and not is_body else name
        if readable := line_of(_readable(whole)):
            yield Named(readable, is_body)


def _readable(value: str) -> str:
    """A value without TeX: accents as letters, braces gone; as it stands where it is no sound TeX."""
    text = value[:LONGEST_TEXT]
    if not re.search(r"[\\{}~]|--|''|``", text):
        return text
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexwalker import LatexWalkerParseError

    try:
        decoded = LatexNodes2Text(math_mode="verbatim").latex_to_text(re.sub(r"(?<!\\)%", r"\\%", text))
    except (LatexWalkerParseError, RecursionError, ValueError, IndexError):
        decoded = re.sub(r"[{}]", "", text)
    return str(decoded).replace("\u00a0", " ").strip()
