"""Fetching pages from a server on this computer."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import httpx
import pytest

from checks.errors import Cancelled, IngestError
from checks.ingest import web
from checks.ingest.document import Document
from checks.ingest.fetch import fetch
from checks.ingest.web import LONGEST_FETCH, MOST_REDIRECTS

BODY = "<p>Two missiles struck the port of Odesa on Friday, killing one person and wounding eight others.</p>"
PAGE = f"<html><head><title>Port struck</title></head><body><article>{BODY}</article></body></html>".encode()
Answer = tuple[int, dict[str, str], bytes]
ANSWERS: dict[str, Answer] = {
    "/article": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
    "/cyrillic": (200, {"Content-Type": "text/plain; charset=koi8-u"}, "Київ мовчить".encode("koi8_u")),
    "/files/report.txt": (200, {}, b"Eight people were wounded, officials said."),
    "/moved": (301, {"Location": "/article"}, b""),
    "/inside": (302, {"Location": "http://127.0.0.1:9/admin"}, b""),
    "/disk": (302, {"Location": "file:///etc/passwd"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/paywall": (402, {}, b""),
    "/broken": (503, {}, b""),
    "/odd": (418, {}, b""),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def local(url: str, **options: object) -> Document:
    return fetch(url, allow_private=True, **options)


def refusal(read: Callable[[], Document]) -> str:
    with pytest.raises(IngestError) as caught:
        read()
    return str(caught.value)


def test_a_page_is_fetched_and_kept(server: str) -> None:
    document = local(f"  {server}/article ")
    assert document.text.startswith("Two missiles struck the port")
    assert document.title == "Port struck"
    assert document.original == PAGE
    assert document.url == f"{server}/article"


def test_the_address_after_redirects_is_kept(server: str) -> None:
    assert local(f"{server}/moved").url == f"{server}/article"


def test_the_declared_encoding_and_the_file_name_are_used(server: str) -> None:
    assert local(f"{server}/cyrillic").text == "Київ мовчить"
    assert local(f"{server}/files/report.txt").name == "report.txt"


def test_progress_counts_bytes_and_can_stop(server: str) -> None:
    seen: list[tuple[int, int]] = []
    local(f"{server}/article", progress=lambda done, total: seen.append((done, total)))
    assert (len(PAGE), len(PAGE)) in seen

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        local(f"{server}/article", progress=stop)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/nothing", "does not have this page (HTTP 404): open it in a browser"),
        ("/paywall", "stands behind a paywall (HTTP 402)"),
        ("/broken", "is out of order (HTTP 503)"),
        ("/odd", "gave no page (HTTP 418)"),
        ("/picture", "is of type image/png, which holds no article"),
        ("/loop", "sends from one address to the next without an end"),
        ("/disk", "is no web address"),
    ],
)
def test_what_is_no_article_is_refused_with_advice(server: str, path: str, says: str) -> None:
    message = refusal(lambda: local(f"{server}{path}"))
    assert says in message
    assert message.endswith(".")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/a", "example.org", "", "http://", "http://[::1"]
)
def test_only_web_addresses_are_asked(url: str) -> None:
    assert "is no web address" in refusal(lambda: fetch(url))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.1.2.3",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "224.0.0.1",
        "2130706433",
        "[fe80::1]",
        "[2002:7f00:1::]",
        "[64:ff9b::10.0.0.1]",
        "100.64.0.1",
    ],
)
def test_private_addresses_are_refused(host: str) -> None:
    assert "lies in a private network, which is asked only if the settings allow it" in refusal(
        lambda: fetch(f"http://{host}/")
    )


def test_a_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(302, headers={"Location": "http://127.0.0.1/admin"})

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        message = refusal(lambda: fetch("http://93.184.215.14/", client=client))
    assert "127.0.0.1 lies in a private network" in message
    assert asked == ["93.184.215.14"]


def test_a_name_that_turns_private_after_the_look_up_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_require_public", lambda url: None)
    assert "lies in a private network" in refusal(lambda: fetch(f"{server}/article"))


def test_a_name_that_nobody_knows_is_refused() -> None:
    assert "cannot be found: check the address" in refusal(lambda: fetch("http://no-such-host.invalid/"))


def test_behind_a_proxy_the_proxy_looks_up_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, content=PAGE))) as client:
        assert fetch("http://no-such-host.invalid/", client=client).title == "Port struck"


def test_redirects_are_counted(server: str) -> None:
    asked = count()

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": f"/{next(asked)}"})

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        refusal(lambda: local("http://desk.example/", client=client))
    assert next(asked) == MOST_REDIRECTS + 1


def test_large_and_slow_pages_are_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hours = count(0, LONGEST_FETCH)
    assert "took longer than 60 seconds" in refusal(lambda: local(f"{server}/article", clock=lambda: next(hours) * 2))
    monkeypatch.setattr(web, "MOST_BYTES", 100)
    assert "is larger than" in refusal(lambda: local(f"{server}/article"))


@pytest.mark.parametrize(
    ("problem", "says"),
    [
        (httpx.ReadTimeout("slow"), "did not answer in time: try again later"),
        (httpx.ConnectError("refused"), "cannot be read (refused): check the address and your connection"),
        (httpx.ConnectError("[Errno -2] Name not known"), "cannot be read (Name not known): check"),
        (httpx.RemoteProtocolError("cut off"), "cannot be read (cut off)"),
    ],
)
def test_troubles_of_the_network_are_told(problem: Exception, says: str) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise problem

    with httpx.Client(transport=httpx.MockTransport(fail)) as client:
        assert says in refusal(lambda: local("http://desk.example/", client=client))
