"""Asks web servers for pages, within limits of size, time, redirects and place. Nothing that a page names is loaded."""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self
from urllib.request import getproxies

import httpx

from checks.domain.moment import Moment
from checks.domain.progress import Progress
from checks.domain.web import Headers, WebAnswer
from checks.errors import IngestError
from checks.ingest.document import MOST_BYTES

LONGEST_SILENCE = 20.0
"""Seconds without an answer."""
LONGEST_FETCH = 60.0
"""Seconds for the whole page."""
MOST_REDIRECTS = 5
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Claimdesk)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
}
_ADVICE = "open it in a browser and save the page, or paste its text"
_REFUSALS = {
    401: "asks for a password",
    402: "stands behind a paywall",
    403: "refuses programs",
    404: "does not have this page",
    410: "has removed this page",
    429: "has been asked too often",
    451: "may not show this page here",
}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses that stand for an IPv4 address in their last four bytes (RFC 6052)."""
_CHANGED_ON_THE_WAY = ("content-encoding", "transfer-encoding")
"""Headers that speak of a packing of the body which is undone when it arrives."""


@dataclass(frozen=True)
class Limits:
    """Where a fetch may go, until when, and what it may bring."""

    allow_private: bool
    """May addresses of this computer and of its local network be asked?"""
    readable: re.Pattern[str]
    """Media types that are read; the empty one, where a server states none, included."""
    what: str
    """What a page of another type does not hold: "article"."""
    deadline: float
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def from_now(
        cls, readable: re.Pattern[str], what: str, *, allow_private: bool, clock: Callable[[], float] = time.monotonic
    ) -> Self:
        """Limits for a fetch that begins now."""
        return cls(allow_private, readable, what, clock() + LONGEST_FETCH, clock)

    def require_time(self, url: str) -> None:
        """Raise IngestError once the time is over."""
        if self.clock() > self.deadline:
            raise IngestError(
                f"{host_of(url)} took longer than {LONGEST_FETCH:.0f} seconds: try again later, or {_ADVICE}."
            )

    def require_place(self, url: str) -> None:
        """Raise IngestError unless `url` is a web address that may be asked."""
        if not host_of(url) or httpx.URL(url).scheme not in ("http", "https"):
            raise IngestError(f"“{url}” is no web address: it has to begin with http:// or https://.")
        if not self.allow_private:
            _require_public(url)

    def require_peer(self, response: httpx.Response) -> None:
        """Raise IngestError where the name led to a private address after all; a proxy may stand in one."""
        peer = _peer(response)
        if peer and not self.allow_private:
            _require_global(peer, str(response.url))

    def require_type(self, answer: httpx.Response) -> None:
        """Raise IngestError for a page that is not there, or of a type that is not read."""
        url, status = str(answer.url), answer.status_code
        if status != httpx.codes.OK:
            why = _REFUSALS.get(status, "is out of order" if status >= 500 else "gave no page")
            raise IngestError(f"{host_of(url)} {why} (HTTP {status}): {_ADVICE}.")
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().casefold()
        if not self.readable.match(kind):
            raise IngestError(
                f"{url} is of type {kind}, which holds no {self.what}: give the address of a page or a PDF."
            )


def ask(url: str, limits: Limits, progress: Progress, *, client: httpx.Client | None = None) -> tuple[WebAnswer, ...]:
    """The answers from `url` to where its redirects lead, in order; each step is checked anew, and the last is a page.

    IngestError says what went wrong. Progress counts the bytes of the body against the length that the server states.
    """
    with nullcontext(client) if client else httpx.Client(headers=_HEADERS, timeout=LONGEST_SILENCE) as session:
        try:
            return tuple(_followed(url.strip(), session, limits, progress))
        except httpx.TimeoutException:
            raise IngestError(f"{host_of(url)} did not answer in time: try again later, or {_ADVICE}.") from None
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            raise IngestError(
                f"{host_of(url)} cannot be read ({_reason(problem)}): check the address and your connection."
            ) from None


def _reason(problem: Exception) -> str:
    """What went wrong in words; the number that the system gives it helps nobody."""
    return re.sub(r"^\[Errno -?\d+\] ", "", str(problem))


def host_of(url: str) -> str:
    """The computer that `url` names, as httpx will understand it; empty if it names none."""
    try:
        return httpx.URL(url.strip()).host
    except (httpx.InvalidURL, ValueError):
        return ""


def charset_of(answer: WebAnswer) -> str | None:
    """The encoding that the server declared."""
    return httpx.Response(200, headers=[("Content-Type", answer.header("content-type"))]).charset_encoding


def _followed(url: str, session: httpx.Client, limits: Limits, progress: Progress) -> Iterator[WebAnswer]:
    for _ in range(MOST_REDIRECTS + 1):
        limits.require_place(url)
        with session.stream("GET", url, follow_redirects=False) as response:
            limits.require_peer(response)
            peer = _peer(response)
            following = response.next_request
            if following is None:
                limits.require_type(response)
            yield _answer(response, _body(response, limits, progress), peer)
            if following is None:
                return
            url = str(following.url)
    raise IngestError(f"{host_of(url)} sends from one address to the next without an end: {_ADVICE}.")


def _answer(response: httpx.Response, body: bytes, peer: str | None) -> WebAnswer:
    request = response.request
    return WebAnswer(
        url=str(request.url),
        at=Moment.of(datetime.now(UTC).replace(microsecond=0)),
        request_headers=tuple(_decoded(request.headers)),
        status=response.status_code,
        reason=response.reason_phrase,
        headers=tuple(_as_arrived(response.headers)),
        body=body,
        address=peer,
    )


def _as_arrived(headers: httpx.Headers) -> Iterator[tuple[str, str]]:
    """The headers of an answer; those about a packing that is undone are kept under another name, as archives do."""
    for name, value in _decoded(headers):
        yield (f"X-Archive-Orig-{name}", value) if name.casefold() in _CHANGED_ON_THE_WAY else (name, value)


def _decoded(headers: httpx.Headers) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


def _body(response: httpx.Response, limits: Limits, progress: Progress) -> bytes:
    url = str(response.url)
    stated = response.headers.get("content-length", "")
    total = int(stated) if stated.isdigit() else 0
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        limits.require_time(url)
        if max(len(data), total) > MOST_BYTES:
            raise IngestError(
                f"{url} is larger than {MOST_BYTES // 1_000_000} MB: save it, cut it down, and open the file."
            )
        progress(len(data), max(total, len(data)))
    return bytes(data)


def _peer(response: httpx.Response) -> str | None:
    """The address that answered; None behind a proxy, which may well stand in the local network."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream else None
    return str(peer[0]) if peer and not getproxies() else None


def _require_public(url: str) -> None:
    try:
        found = socket.getaddrinfo(host_of(url), None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        if getproxies():  # behind a proxy, only the proxy can look up names
            return
        raise IngestError(f"{host_of(url)} cannot be found: check the address and your connection.") from None
    for *_, address in found:
        _require_global(str(address[0]), url)


def _require_global(address: str, url: str) -> None:
    """Raise IngestError for loopback, private, link-local and reserved addresses, IPv4 inside IPv6 included."""
    place = ipaddress.ip_address(address.partition("%")[0])
    if any(not each.is_global or each.is_multicast for each in (_meant(place) or (place,))):
        host = host_of(url)
        raise IngestError(f"{host} lies in a private network, which is asked only if the settings allow it: {_ADVICE}.")


def _meant(place: ipaddress.IPv4Address | ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...]:
    """The IPv4 addresses to which an IPv6 address leads in the end: mapped, 6to4, Teredo and NAT64."""
    if isinstance(place, ipaddress.IPv4Address):
        return ()
    nat64 = ipaddress.IPv4Address(int(place) & 0xFFFFFFFF) if place in _NAT64 else None
    found = (place.ipv4_mapped, place.sixtofour, nat64, *(place.teredo or ()))
    return tuple(each for each in found if each is not None)
