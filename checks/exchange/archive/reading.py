"""Reads WARC files record by record: the pages in them, and why other records give none."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from gzip import BadGzipFile, GzipFile
from html import unescape
from io import BufferedReader, RawIOBase
from typing import IO, TYPE_CHECKING, cast

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


class NothingWhole(ImportRefused):
    """Not one record of a web archive is whole."""


def read_records(stream: IO[bytes], name: str) -> Iterator[ArchivedPage | Unfit]:
    """The records of a WARC, packed or not, in their order, one at a time; digests are counted again on the way.

    Where it was cut short or is damaged, the records before that come, and then an Unfit that says what is lost.
    NothingWhole where not one record is whole; ImportRefused where it swells beyond all measure.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    plain = _unpacked(stream)
    unpacked, whole, is_cut, fault = 0, 0, False, ""
    try:
        for record in ArchiveIterator(plain, check_digests=True):
            unpacked += max(record.length or 0, 0)
            if unpacked > MOST_UNPACKED:
                raise _trap(name)
            found = _read(record)
            is_cut = _is_cut(record)
            whole += not is_cut
            yield found
        fault = "its packing breaks off" if getattr(plain, "is_cut", False) and not is_cut else ""
    except (ArchiveLoadFailed, BadGzipFile, zlib.error, EOFError, ValueError, AttributeError) as problem:
        fault = _first_line(problem)
    if not whole:
        raise NothingWhole(
            f"“{name}” is a web archive without one whole record ({fault or 'it breaks off'}): copy it again."
        )
    if fault:
        yield Unfit(f"The archive cannot be read beyond this ({fault}): it was cut short or is damaged.")


def _unpacked(stream: IO[bytes]) -> IO[bytes]:
    """The stream without its packing, whether each record was packed by itself or the file as a whole."""
    is_packed = cast("BufferedReader", stream).peek(2)[:2] == b"\x1f\x8b"
    return cast("IO[bytes]", _Unpacked(stream)) if is_packed else stream


class _Unpacked(RawIOBase):
    """A packed stream that ends where its packing breaks off: all that came before is given."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._packed = GzipFile(fileobj=stream)
        self.is_cut = False

    def readable(self) -> bool:
        """It is for nothing else."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read as the raw stream would."""
        try:
            data = self._packed.read1(len(buffer))
        except EOFError:
            self.is_cut = True
            return 0
        buffer[: len(data)] = data
        return len(data)


def _trap(name: str) -> ImportRefused:
    return ImportRefused(f"“{name}” swells beyond {MOST_UNPACKED // 2**30} GB when unpacked: it may be a trap.")


def _read(record: ArcWarcRecord) -> ArchivedPage | Unfit:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type == "revisit":
        return _drained(record, url, f"{url} had not changed since an earlier visit, which another archive holds.")
    if record.rec_type not in _HOLD_PAGES or not url.startswith(("http://", "https://")):
        return _drained(record, url)
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    kind, charset = _type_of(record)
    if status != "200":
        return _drained(record, url, "" if status.startswith("3") else f"{url} was answered with HTTP {status}.")
    if kind not in PAGE_TYPES:
        return _drained(record, url)
    return _page(record, url, kind, charset)


def _page(record: ArcWarcRecord, url: str, kind: str, charset: str | None) -> ArchivedPage | Unfit:
    body = record.content_stream().read(MOST_OF_A_PAGE + 1)
    if len(body) > MOST_OF_A_PAGE:
        return _drained(record, url, f"{url} is larger than {MOST_OF_A_PAGE // 1_000_000} MB.")
    wrong = _wrong(record, url)
    if wrong:
        return Unfit(wrong)
    at = _moment(record.rec_headers.get_header("WARC-Date"))
    if at is None:
        return Unfit(f"{url} has no date on which it was archived.")
    identity = (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>")
    title = title_of(body, charset) if "html" in kind else ""
    return ArchivedPage(url, at, kind, charset, body, identity, title, record.digest_checker.passed is True)


def _drained(record: ArcWarcRecord, url: str, why: str = "") -> Unfit:
    """A record that gives no page: it is read all the same, since digests speak for the whole archive."""
    return Unfit(_wrong(record, url) or why)


def _wrong(record: ArcWarcRecord, url: str) -> str:
    """What is wrong with the bytes of a record, which is read to its end; empty where nothing is."""
    while record.raw_stream.read(65_536):
        pass
    what = url or f"A record of the kind “{record.rec_type or 'unknown'}”"
    if _is_cut(record):
        return f"{what} breaks off: the archive was cut short."
    if record.digest_checker.passed is False:
        return f"{what} is not what was archived: its digest is another than the archive states."
    return ""


def _is_cut(record: ArcWarcRecord) -> bool:
    """Did a record that was read to its end have fewer bytes than it states, or not even its length?"""
    headers = record.rec_headers
    stated = headers.get_header("Content-Length") or headers.get_header("length") or ""
    return not stated.isdecimal() or getattr(record.raw_stream, "limit", 0) > 0


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
