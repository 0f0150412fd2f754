"""Reads WARC files record by record: the pages in them, and why other records give none."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import IO, TYPE_CHECKING

from checks.domain.moment import Moment
from checks.errors import ImportRefused

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

MOST_OF_A_PAGE = 50_000_000
"""Bytes of the largest page that comes in, unpacked."""
MOST_UNPACKED = 4 * 2**30
"""Bytes of all records together, unpacked: web archives of single stories hold some hundred megabytes."""
PAGE_TYPES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_LONGEST_TITLE = 300
_TITLE = re.compile(rb"<title[^>]*>(.{0,4000}?)</title", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_HOLD_PAGES = ("response", "resource")


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page as an archive holds it."""

    url: str
    at: Moment
    """When it was archived, UTC."""
    media_type: str
    charset: str | None
    body: bytes
    """As the browser got it: unpacked."""
    record_id: str
    """As the archive names it: "urn:uuid:…"."""
    title: str
    has_digest: bool
    """Did the archive state a digest? If so, it was counted again and is right."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A record of the archive that gives no page, and why; empty where it is none that anybody would miss."""

    why: str = ""


def read_records(stream: IO[bytes], name: str) -> Iterator[ArchivedPage | Unfit]:
    """The records of a WARC, packed or not, in their order, one at a time; digests are counted again on the way.

    ImportRefused where the file is none, is damaged, or swells beyond all measure.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    unpacked, count = 0, 0
    try:
        for record in ArchiveIterator(stream, check_digests=True):
            count += 1
            unpacked += max(record.length or 0, 0)
            if unpacked > MOST_UNPACKED:
                raise _trap(name)
            yield _read(record)
    except ArchiveLoadFailed as problem:
        raise ImportRefused(f"“{name}” is no readable web archive ({_first_line(problem)}): copy it again.") from None
    except (zlib.error, EOFError, ValueError, AttributeError, UnicodeError) as problem:
        raise ImportRefused(f"“{name}” is a damaged web archive ({_first_line(problem)}): copy it again.") from None
    if not count:
        raise ImportRefused(f"“{name}” is a web archive without any records: copy it again.")


def _trap(name: str) -> ImportRefused:
    return ImportRefused(f"“{name}” swells beyond {MOST_UNPACKED // 2**30} GB when unpacked: it may be a trap.")


def _read(record: ArcWarcRecord) -> ArchivedPage | Unfit:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type == "revisit":
        return Unfit(f"{url} had not changed since an earlier visit, which another archive holds.")
    if record.rec_type not in _HOLD_PAGES or not url.startswith(("http://", "https://")):
        return _drained(record, url)
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    kind, charset = _type_of(record)
    if status != "200":
        return _drained(record, url) if status.startswith("3") else Unfit(f"{url} was answered with HTTP {status}.")
    if kind not in PAGE_TYPES:
        return _drained(record, url)
    return _page(record, url, kind, charset)


def _page(record: ArcWarcRecord, url: str, kind: str, charset: str | None) -> ArchivedPage | Unfit:
    body = record.content_stream().read(MOST_OF_A_PAGE + 1)
    if len(body) > MOST_OF_A_PAGE:
        return Unfit(f"{url} is larger than {MOST_OF_A_PAGE // 1_000_000} MB.")
    wrong = _wrong(record, url)
    if wrong:
        return Unfit(wrong)
    at = _moment(record.rec_headers.get_header("WARC-Date"))
    if at is None:
        return Unfit(f"{url} has no date on which it was archived.")
    identity = (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>")
    title = title_of(body, charset) if "html" in kind else ""
    return ArchivedPage(url, at, kind, charset, body, identity, title, record.digest_checker.passed is True)


def _drained(record: ArcWarcRecord, url: str) -> Unfit:
    """A record that is no page: it is read all the same, since digests speak for the whole archive."""
    while record.raw_stream.read(65_536):
        pass
    return Unfit(_wrong(record, url))


def _wrong(record: ArcWarcRecord, url: str) -> str:
    """What is wrong with the bytes of a record that was read to its end; empty where nothing is."""
    while record.raw_stream.read(65_536):
        pass
    what = url or f"A record of the kind “{record.rec_type}”"
    if getattr(record.raw_stream, "limit", 0) > 0:  # a record without a length has no limit
        return f"{what} breaks off: the archive was cut short."
    if record.digest_checker.passed is False:
        return f"{what} is not what was archived: its digest is another than the archive states."
    return ""


def title_of(body: bytes, charset: str | None) -> str:
    """The title of an HTML page, in plain words; empty where it has none."""
    found = _TITLE.search(body)
    if not found:
        return ""
    try:
        words = found[1].decode(charset or "utf-8", errors="replace")
    except LookupError:
        words = found[1].decode("utf-8", errors="replace")
    return " ".join(unescape(words).split())[:_LONGEST_TITLE]


def _type_of(record: ArcWarcRecord) -> tuple[str, str | None]:
    headers = record.http_headers or record.rec_headers
    stated = headers.get_header("Content-Type") or ""
    charset = _CHARSET.search(stated)
    return stated.partition(";")[0].strip().casefold(), charset[1] if charset else None


def _moment(text: str | None) -> Moment | None:
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return Moment.of(at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC))


def _first_line(problem: Exception) -> str:
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    return (lines[0] if lines else type(problem).__name__)[:200].rstrip(".")
