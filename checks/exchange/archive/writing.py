"""Writes web answers as WARC 1.1 (ISO 28500:2017), and makes the copy of it that may leave the house."""

from __future__ import annotations

import io
import ipaddress
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from checks.domain.web import WebAnswer
from checks.errors import ImportRefused

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.warcwriter import WARCWriter

MEDIA_TYPE = "application/warc+gzip"
SECRET_HEADERS = {
    *("cookie", "set-cookie", "set-cookie2", "authorization", "proxy-authorization", "www-authenticate"),
    *("proxy-authenticate", "authentication-info", "x-forwarded-for", "forwarded", "x-real-ip", "via"),
    *("x-api-key", "x-csrf-token", "x-xsrf-token"),
}
"""Headers that tell who asked, or let somebody ask in their name (RFC 6265; RFC 9110, sections 7.6.3 and 11; RFC 7239).
"""
_TELLS_THE_MACHINE = {"hostname", "operator", "ip", "http-header-user-agent", "wget-arguments"}
"""Fields of a "warcinfo" record that speak of who made the archive and where."""


def write_warc(answers: Iterable[WebAnswer], software: str) -> bytes:
    """Request and response of each answer as packed WARC records, with digests of block and payload."""
    from warcio.warcwriter import WARCWriter

    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True, warc_version="1.1")
    _write(writer, writer.create_warcinfo_record(None, {"software": software, "format": "WARC File Format 1.1"}))
    for answer in answers:
        _write_answer(writer, answer)
    return packed.getvalue()


def exportable(warc: bytes) -> bytes:
    """A copy of a WARC without what may not leave the house: cookies, passwords, local addresses, and whose machine.

    Records from computers of a local network are left out whole. Digests are counted anew over what is left.
    ImportRefused where it is no readable WARC.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.warcwriter import WARCWriter

    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True, warc_version="1.1")
    try:
        # An answer alone says who gave it, and may come after its request.
        local = {_url(each) for each in ArchiveIterator(io.BytesIO(warc)) if _is_local(each)}
        for record in ArchiveIterator(io.BytesIO(warc)):
            if _url(record) not in local:
                _write_clean(writer, record)
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as problem:
        raise ImportRefused(f"The web archive cannot be read ({problem}): verify it before it is handed on.") from None
    return packed.getvalue()


def _write_answer(writer: WARCWriter, answer: WebAnswer) -> None:
    from warcio.statusandheaders import StatusAndHeaders

    address = {"WARC-IP-Address": answer.address} if answer.address else {}
    date = {"WARC-Date": _utc(answer)}
    parts = urlsplit(answer.url)
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    response = writer.create_warc_record(
        answer.url,
        "response",
        payload=io.BytesIO(answer.body),
        http_headers=StatusAndHeaders(f"{answer.status} {answer.reason}".strip(), list(answer.headers), "HTTP/1.1"),
        warc_headers_dict={**date, **address},
    )
    request = writer.create_warc_record(
        answer.url,
        "request",
        http_headers=StatusAndHeaders(f"GET {target} HTTP/1.1", list(answer.request_headers), is_http_request=True),
        warc_headers_dict=date,
    )
    writer.write_request_response_pair(request, response)
    _close(request, response)


def _write_clean(writer: WARCWriter, record: ArcWarcRecord) -> None:
    if record.rec_type in ("metadata", "conversion", "continuation"):
        return
    if record.rec_type == "warcinfo":
        fields = dict(_info_fields(record.content_stream().read()))
        _write(writer, writer.create_warcinfo_record(None, fields))
        return
    body = record.raw_stream.read()
    kept = {"WARC-Date": record.rec_headers.get_header("WARC-Date")}
    headers = record.http_headers
    if headers is not None:
        headers.headers = list(_clean(headers.headers))
    clean = writer.create_warc_record(
        _without_user(_url(record)),
        record.rec_type,
        payload=io.BytesIO(body),
        http_headers=headers,
        warc_content_type=record.rec_headers.get_header("Content-Type") or "",
        warc_headers_dict={name: value for name, value in kept.items() if value},
    )
    _write(writer, clean)


def _write(writer: WARCWriter, record: ArcWarcRecord) -> None:
    writer.write_record(record)
    _close(record)


def _close(*records: ArcWarcRecord) -> None:
    """Let go of the temporary files into which the writer copies what it counts digests over."""
    for record in records:
        record.raw_stream.close()


def _clean(headers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, value in headers:
        if name.casefold() not in SECRET_HEADERS:
            yield name, _without_user(value) if name.casefold() in ("location", "referer") else value


def _info_fields(data: bytes) -> Iterator[tuple[str, str]]:
    for line in data.decode("utf-8", errors="replace").splitlines():
        name, colon, value = line.partition(":")
        if colon and name.strip().casefold() not in _TELLS_THE_MACHINE:
            yield name.strip(), value.strip()


def _url(record: ArcWarcRecord) -> str:
    return record.rec_headers.get_header("WARC-Target-URI") or ""


def _is_local(record: ArcWarcRecord) -> bool:
    """Does its address name this computer or one of a local network, or did such a one answer?"""
    try:
        host = urlsplit(_url(record)).hostname or ""
    except ValueError:
        return True
    answered_by = record.rec_headers.get_header("WARC-IP-Address")
    return _is_local_host(host) or (answered_by is not None and _is_local_host(answered_by))


def _is_local_host(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".lan", ".home.arpa"))


def _without_user(url: str) -> str:
    """The address without the name and the password that may stand in it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else url


def _utc(answer: WebAnswer) -> str:
    """The moment as WARC wants it: 2025-05-23T14:01:00Z."""
    at = answer.at
    clock = at.clock.isoformat("seconds").removesuffix("+00:00") if at.clock else "00:00:00"
    return f"{at.day.isoformat()}T{clock}Z"
