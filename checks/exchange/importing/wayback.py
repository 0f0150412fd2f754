"""The index of the Wayback Machine (CDX server, output=json): which copies of an address the Internet Archive keeps.

A list of lists, the first of which names the columns; a digest is the SHA-1 of what the page was, so that equal digests
mean an unchanged page (github.com/internetarchive/wayback, wayback-cdx-server).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import ClassVar

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.moment import Moment
from checks.errors import ImportRefused
from checks.exchange.importing.importer import Arrival, Importer, Row, RowRefused, each
from checks.exchange.importing.json_stream import members
from checks.exchange.importing.source import Head, Source
from checks.exchange.importing.values import key_of
from checks.exchange.importing.web_values import address_of, as_list, host_of, line_of

_COLUMNS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_BEGINNING = re.compile(r'\s*\[\s*\[\s*"')
_TIME = re.compile(r"\d{14}")
_COPY = "https://web.archive.org/web/{time}/{url}"
Cells = dict[str, str]


class Wayback(Importer):
    """One copy of a page is one archive record, which says whether the page was the same in the copy before."""

    name: ClassVar[str] = "Wayback Machine index (CDX)"
    about: ClassVar[str] = "the copies of a page that the Internet Archive keeps, as its CDX server lists them in JSON"

    def recognises(self, head: Head) -> bool:
        """A list of lists that names, or has, the index's columns."""
        if not _BEGINNING.match(head.text):
            return False
        first = head.text[:2_000].partition("]")[0]
        return '"timestamp"' in first and '"original"' in first

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """The copies, by their places in the list, whose first member is the header."""
        before: dict[str, Cells] = {}
        return each(_copies(source), lambda cells: _record(cells, before, arrival))


def _copies(source: Source) -> Iterator[tuple[int, Cells | None]]:
    columns: list[str] = []
    for number, member in members(source, ""):
        cells = [line_of(cell, 2_000) for cell in as_list(member)]
        if not columns:
            if not {"timestamp", "original"} <= set(cells):
                raise ImportRefused(
                    f"“{source.name}” does not name its columns in the first line: ask the CDX server for "
                    f"output=json with {', '.join(_COLUMNS)}."
                )
            columns = cells
        elif cells:  # an empty list stands before the key to go on with (resumeKey)
            yield number, dict(zip(columns, cells, strict=False)) if len(cells) == len(columns) else None


def _record(cells: Cells | None, before: dict[str, Cells], arrival: Arrival) -> tuple[Evidence, str]:
    if cells is None:
        raise RowRefused("It has another number of columns than the header.")
    url, time = address_of(cells["original"]), cells["timestamp"]
    if not url:
        raise RowRefused(f"“{cells['original'][:80]}” is no web address.")
    at = _moment(time)
    page = cells.get("urlkey") or url
    earlier = before.get(page)
    if cells.get("digest"):
        before[page] = cells
    record = Evidence(
        id=arrival.new_id(),
        kind=EvidenceKind.ARCHIVE,
        title=f"Copy of {url} from {at.day}",
        says=_says(cells, earlier),
        url=url,
        archived_url=_COPY.format(time=time, url=url),
        publisher=host_of(url),
        as_of=at,
        medium="Internet Archive",
        import_id=arrival.import_id,
        key=key_of("Wayback", f"{time} {page}"),
    )
    return record, ""


def _moment(time: str) -> Moment:
    """The moment behind "19970126045828", which is UTC."""
    try:
        if not _TIME.fullmatch(time):
            raise ValueError(time)
        return Moment.of(datetime.strptime(time, "%Y%m%d%H%M%S").replace(tzinfo=UTC))
    except ValueError:
        raise RowRefused(f"“{time[:40]}” is no time of a copy, which has 14 digits.") from None


def _says(cells: Cells, earlier: Cells | None) -> str:
    """What the index tells of the copy, beside the one before it in the list."""
    status, kind, length = (cells.get(name, "") for name in ("statuscode", "mimetype", "length"))
    facts = ", ".join(
        part
        for part in (
            f"status {status}" if status not in ("", "-") else "",
            kind,
            f"{int(length):,} bytes packed" if length.isascii() and length.isdigit() else "",
        )
        if part
    )
    lines = [f"The archive's copy: {facts}." if facts else "", _compared(cells, earlier)]
    lines.append(f"Digest sha1:{cells['digest']}" if cells.get("digest") else "")
    return "\n".join(line for line in lines if line)


def _compared(cells: Cells, earlier: Cells | None) -> str:
    if earlier is None or not cells.get("digest"):
        return ""
    when = _moment(earlier["timestamp"])
    if cells["digest"] == earlier["digest"]:
        return f"Unchanged since the copy from {when.day}: equal digest."
    return f"Changed since the copy from {when.day}: another digest."
