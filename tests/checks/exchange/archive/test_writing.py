"""What leaves the house in a web archive: the pages, and nothing of who asked for them."""

from __future__ import annotations

import gzip
import io

import pytest
from warcio.archiveiterator import ArchiveIterator

from checks.domain.moment import Moment
from checks.domain.web import WebAnswer
from checks.errors import ImportRefused
from checks.exchange.archive.writing import SECRET_HEADERS, exportable, write_warc

AT = Moment.parse("2025-05-23T16:05:30+00:00")
BODY = b"<html><p>Two missiles struck the port.</p></html>"


def answer(url: str = "https://example.org/port?a=1", address: str | None = "93.184.215.14", **more: str) -> WebAnswer:
    headers = (("Content-Type", "text/html"), *more.items())
    return WebAnswer(url, AT, (("Host", "example.org"), *more.items()), 200, "OK", headers, BODY, address)


def records(warc: bytes) -> list[tuple[str, str, bytes]]:
    """Kind, address and block of each record, with digests counted again."""
    return [
        (each.rec_type, each.rec_headers.get_header("WARC-Target-URI") or "", each.content_stream().read())
        for each in ArchiveIterator(io.BytesIO(warc), check_digests="raise")
    ]


def test_request_and_answer_are_written_with_date_and_address() -> None:
    written = write_warc([answer()], "claimdesk 1")
    assert [kind for kind, *_ in records(written)] == ["warcinfo", "response", "request"]
    text = gzip.decompress(written)
    assert b"WARC-Date: 2025-05-23T16:05:30Z" in text
    assert b"WARC-IP-Address: 93.184.215.14" in text
    assert b"GET /port?a=1 HTTP/1.1" in text
    assert b"software: claimdesk 1" in text


@pytest.mark.parametrize("name", sorted(SECRET_HEADERS))
def test_secrets_stay_in_the_house(name: str) -> None:
    written = write_warc([answer(**{name.title(): "tell-tale"})], "claimdesk 1")
    assert b"tell-tale" in gzip.decompress(written)
    clean = exportable(written)
    assert b"tell-tale" not in gzip.decompress(clean)
    assert records(clean)[1] == ("response", "https://example.org/port?a=1", BODY)


def test_names_and_passwords_in_addresses_are_taken_out() -> None:
    written = write_warc(
        [answer("https://me:secret@example.org/port", Location="https://me:secret@example.org/b")], "x"
    )
    text = gzip.decompress(exportable(written))
    assert b"secret" not in text
    assert b"Location: https://example.org/b" in text


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://localhost:8080/a", None),
        ("http://192.168.1.7/a", None),
        ("http://[::1]/a", None),
        ("http://wiki.internal/a", None),
        ("http://printer.local/a", None),
        ("https://name-of-ours.example/a", "10.0.0.7"),
    ],
)
def test_what_local_computers_answered_stays_in_the_house(url: str, address: str | None) -> None:
    clean = exportable(write_warc([answer(url, address), answer()], "x"))
    assert {where for _, where, _ in records(clean)} == {"", "https://example.org/port?a=1"}
    assert b"WARC-IP-Address" not in gzip.decompress(clean)


def test_whose_machine_it_was_is_taken_out_of_foreign_archives() -> None:
    info = b"software: Wget\r\nhostname: checker-laptop\r\nip: 10.0.0.7\r\noperator: Anna\r\n"
    record = (
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: 2025-05-23T16:05:00Z\r\nWARC-Filename: home-anna.warc\r\n"
        b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/warc-fields\r\n"
        b"Content-Length: " + str(len(info)).encode() + b"\r\n\r\n" + info + b"\r\n\r\n"
    )
    text = gzip.decompress(exportable(record))
    assert b"software: Wget" in text
    for told in (b"checker-laptop", b"10.0.0.7", b"Anna", b"home-anna"):
        assert told not in text


@pytest.mark.parametrize("broken", [b"no archive at all", b"WARC/9.9\r\n\r\n"])
def test_a_broken_archive_is_not_handed_on(broken: bytes) -> None:
    with pytest.raises(ImportRefused, match="cannot be read"):
        exportable(broken)
