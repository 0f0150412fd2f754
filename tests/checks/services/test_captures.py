"""Captured pages: kept word for word, readable, comparable; failures are told and can be tried again."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator
from hashlib import sha256
from uuid import uuid4

import httpx
import pytest
from warcio.archiveiterator import ArchiveIterator

from checks.casebook import Casebook
from checks.domain.custody import CustodyAction
from checks.domain.evidence import CaptureState, Evidence, EvidenceKind
from checks.domain.moment import Moment
from checks.errors import Cancelled, NotFound, StepRefused

ON_BOTH_ENGINES = True

URL = "http://93.184.215.14/news/port"
STORY = "Two missiles struck the port of Odesa on Friday, killing {} and wounding eight others, the governor said."
Answer = Callable[[httpx.Request], httpx.Response]


def page(killed: str = "one person") -> bytes:
    return (
        '<html lang="en"><head><title>Port struck</title>'
        '<meta property="article:published_time" content="2025-05-23T17:01:00+03:00"></head>'
        f"<body><article><p>{STORY.format(killed)}</p><p>The port was hit in March, too.</p></article></body></html>"
    ).encode()


def answering(body: bytes, status: int = 200, **headers: str) -> Answer:
    sent = {"Content-Type": "text/html; charset=utf-8", "Set-Cookie": "who=checker", **headers}
    return lambda request: httpx.Response(status, headers=sent, content=body)


@pytest.fixture
def client() -> Iterator[Callable[[Answer], httpx.Client]]:
    """Makes a client that is answered without a network."""
    made: list[httpx.Client] = []

    def make(answer: Answer) -> httpx.Client:
        made.append(httpx.Client(transport=httpx.MockTransport(answer), headers={"Authorization": "Basic c2VjcmV0"}))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def record(casebook: Casebook) -> Evidence:
    return added(casebook, title=URL)


def added(casebook: Casebook, **fields: object) -> Evidence:
    made = Evidence(**{"id": uuid4(), "kind": EvidenceKind.REPORT, "title": "A page", "url": URL} | fields)
    casebook.evidence.add(made)
    return made


def warc_records(data: bytes) -> list[tuple[str, dict[str, str], bytes]]:
    return [
        (
            each.rec_type,
            dict(each.http_headers.headers) if each.http_headers else {},
            each.content_stream().read(),
        )
        for each in ArchiveIterator(io.BytesIO(data), check_digests="raise")
    ]


def warc_of(casebook: Casebook, record: Evidence) -> bytes:
    shown = casebook.evidence.snapshot(record)
    assert shown.derived_from is not None
    archive = next(each for each in casebook.captures.all_snapshots(record) if each.id == shown.derived_from)
    return casebook.evidence.snapshot_bytes(archive)


def test_a_capture_is_one_change_that_fills_what_is_empty(casebook: Casebook, record: Evidence, client) -> None:
    change = casebook.captures.capture(record, client=client(answering(page())))
    kept = casebook.evidence.get(record.id)
    assert change.label == "Capture page"
    assert (kept.title, kept.language) == ("Port struck", "en")
    assert kept.published == Moment.parse("2025-05-23T17:01+03:00")
    assert [capture.state for capture in kept.captures] == [CaptureState.KEPT]
    casebook.apply(change.inverse())
    assert casebook.evidence.get(record.id) == record


def test_what_a_person_wrote_stays(casebook: Casebook, client) -> None:
    record = added(casebook, title="My title", published=Moment.parse("2025-05-22"))
    casebook.captures.capture(record, client=client(answering(page())))
    kept = casebook.evidence.get(record.id)
    assert (kept.title, kept.published) == ("My title", Moment.parse("2025-05-22"))


def test_request_and_answer_are_kept_word_for_word(casebook: Casebook, record: Evidence, client) -> None:
    casebook.captures.capture(record, client=client(answering(page())))
    info, response, request = warc_records(warc_of(casebook, casebook.evidence.get(record.id)))
    assert (info[0], response[0], request[0]) == ("warcinfo", "response", "request")
    assert response[2] == page()
    assert response[1]["Set-Cookie"] == "who=checker"
    assert request[1]["Authorization"] == "Basic c2VjcmV0"


def test_the_readable_text_is_derived_from_the_archive(casebook: Casebook, record: Evidence, client) -> None:
    casebook.captures.capture(record, client=client(answering(page())))
    kept = casebook.evidence.get(record.id)
    shown = casebook.evidence.snapshot(kept)
    assert shown.media_type == "text/plain"
    assert casebook.captures.text(kept.captures[-1]) == casebook.evidence.snapshot_bytes(shown).decode()
    assert STORY.format("one person") in casebook.captures.text(kept.captures[-1])
    archive = sha256(warc_of(casebook, kept)).hexdigest()
    assert [entry.action for entry in casebook.custody.of(archive)] == [CustodyAction.TAKEN_IN, CustodyAction.DERIVED]
    (derived,) = casebook.custody.of(shown.sha256)
    assert derived.tool.startswith("trafilatura ")
    assert (derived.sha256, derived.sha256_after) == (archive, shown.sha256)
    assert casebook.custody.verify().is_sound


def test_the_copy_that_is_handed_on_holds_no_secrets(casebook: Casebook, record: Evidence, client) -> None:
    casebook.captures.capture(record, client=client(answering(page())))
    archive = next(each for each in casebook.captures.all_snapshots(record) if each.derived_from is None)
    clean = casebook.captures.export(archive)
    text = gzip.decompress(clean)
    assert b"who=checker" not in text
    assert b"c2VjcmV0" not in text
    assert b"WARC-IP-Address" not in text
    assert [kind for kind, *_ in warc_records(clean)] == ["warcinfo", "response", "request"]
    assert page() in text
    assert casebook.custody.of(archive.sha256)[-1].action is CustodyAction.COPIED_OUT


def test_redirects_are_kept_with_where_they_led(casebook: Casebook, record: Evidence, client) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/news/port":
            return httpx.Response(301, headers={"Location": "/moved"})
        return answering(page())(request)

    casebook.captures.capture(record, client=client(answer))
    kept = casebook.evidence.get(record.id)
    assert kept.captures[-1].final_url == "http://93.184.215.14/moved"
    kinds = [kind for kind, *_ in warc_records(warc_of(casebook, kept))]
    assert kinds == ["warcinfo", "response", "request", "response", "request"]


@pytest.mark.parametrize(
    ("kind", "body"), [("image/png", b"\x89PNG\r\n\x1a\n"), ("application/pdf", b"%PDF-1.4 broken")]
)
def test_pictures_and_pdf_files_are_shown_themselves(
    casebook: Casebook, record: Evidence, client, kind: str, body: bytes
) -> None:
    casebook.captures.capture(record, client=client(answering(body, **{"Content-Type": kind})))
    kept = casebook.evidence.get(record.id)
    shown = casebook.evidence.snapshot(kept)
    assert (shown.media_type, shown.name, casebook.evidence.snapshot_bytes(shown)) == (kind, "port", body)
    with pytest.raises(NotFound, match="holds no text"):
        casebook.captures.text(kept.captures[-1])


def test_without_a_network_the_link_is_kept_with_the_reason(casebook: Casebook, record: Evidence, client) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("Network is unreachable")

    change = casebook.captures.capture(record, client=client(fail))
    kept = casebook.evidence.get(record.id)
    assert change.label == "Note failed capture"
    assert (kept.title, kept.url, kept.snapshot_id) == (record.title, URL, None)
    assert kept.captures[-1].state is CaptureState.FAILED
    assert "check the address and your connection" in kept.captures[-1].reason
    casebook.captures.capture(record, client=client(answering(page())))
    assert [capture.state for capture in casebook.evidence.get(record.id).captures] == [
        CaptureState.FAILED,
        CaptureState.KEPT,
    ]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1/admin", "lies in a private network"),
        ("ftp://example.org/a", "is no web address"),
        ("http://no-such-host.invalid/", "cannot be found"),
    ],
)
def test_what_may_not_be_asked_is_a_failed_capture(casebook: Casebook, url: str, reason: str) -> None:
    record = added(casebook, url=url)
    casebook.captures.capture(record)
    assert reason in casebook.evidence.get(record.id).captures[-1].reason


def test_a_program_is_no_page(casebook: Casebook, record: Evidence, client) -> None:
    casebook.captures.capture(record, client=client(answering(b"MZ", **{"Content-Type": "application/x-msdownload"})))
    assert "which holds no page" in casebook.evidence.get(record.id).captures[-1].reason


def test_a_record_without_an_address_cannot_be_captured(casebook: Casebook) -> None:
    with pytest.raises(StepRefused, match="has no web address"):
        casebook.captures.capture(added(casebook, url=None))


def test_a_stopped_capture_writes_nothing(casebook: Casebook, record: Evidence, client) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        casebook.captures.capture(record, client=client(answering(page())), progress=stop)
    assert casebook.evidence.get(record.id) == record


def test_capturing_again_shows_what_changed(casebook: Casebook, record: Evidence, client) -> None:
    for killed in ("one person", "two people"):
        casebook.captures.capture(record, client=client(answering(page(killed))))
    found = casebook.captures.changes(casebook.evidence.get(record.id))
    assert [(each.old, each.new) for each in found.changes] == [
        (STORY.format("one person"), STORY.format("two people"))
    ]
    assert found.earlier == casebook.evidence.get(record.id).captures[0]


def test_one_capture_alone_shows_no_change(casebook: Casebook, record: Evidence, client) -> None:
    casebook.captures.capture(record, client=client(answering(page())))
    with pytest.raises(StepRefused, match="capture it again"):
        casebook.captures.changes(casebook.evidence.get(record.id))


def test_what_others_wrote_meanwhile_stays(casebook: Casebook, record: Evidence, client) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        casebook.evidence.edit(Evidence(**{**vars(record), "note": "Typed meanwhile"}))
        return answering(page())(request)

    casebook.captures.capture(record, client=client(answer))
    assert casebook.evidence.get(record.id).note == "Typed meanwhile"
