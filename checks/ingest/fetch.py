"""Articles from the web: one page, asked for once, within limits of size, time and place."""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.request import getproxies

import httpx

from checks.domain.progress import Progress, no_progress
from checks.errors import IngestError
from checks.ingest.document import MOST_BYTES, Document
from checks.ingest.reader import read_bytes

LONGEST_SILENCE = 20.0
"""Seconds without an answer."""
LONGEST_FETCH = 60.0
"""Seconds for the whole page."""
MOST_REDIRECTS = 5
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Claimdesk)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
}
_READABLE = re.compile(r"text/(?!css|javascript)|application/(xhtml\+xml|pdf|octet-stream|gzip|.*wordprocessingml)|^$")
_PASTE = "open it in a browser and save the page, or paste its text"
_REFUSALS = {
    401: "asks for a password",
    402: "stands behind a paywall",
    403: "refuses programs",
    404: "does not have this page",
    410: "has removed this page",
    429: "has been asked too often",
    451: "may not show this page here",
}


@dataclass(frozen=True)
class _Limits:
    """Where a fetch may go, and until when."""

    allow_private: bool
    deadline: float
    clock: Callable[[], float]

    def require_time(self, url: str) -> None:
        """Raise IngestError once the time is over."""
        if self.clock() > self.deadline:
            raise IngestError(
                f"{_host(url)} took longer than {LONGEST_FETCH:.0f} seconds: try again later, or {_PASTE}."
            )

    def require_place(self, url: str) -> None:
        """Raise IngestError unless `url` is a web address that may be asked."""
        if not _host(url) or httpx.URL(url).scheme not in ("http", "https"):
            raise IngestError(f"“{url}” is no web address: it has to begin with http:// or https://.")
        if not self.allow_private:
            _require_public(url)

    def require_peer(self, response: httpx.Response) -> None:
        """Raise IngestError where the name led to a private address after all; a proxy may stand in one."""
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream else None
        if peer and not self.allow_private and not getproxies():
            _require_global(str(peer[0]), str(response.url))


def fetch(
    url: str,
    *,
    client: httpx.Client | None = None,
    allow_private: bool = False,
    progress: Progress = no_progress,
    clock: Callable[[], float] = time.monotonic,
) -> Document:
    """Read the article at `url` (http or https). Nothing that the page refers to is loaded.

    Addresses of this computer and of its local network are refused, also after a redirect, unless `allow_private`:
    a link in an article must not reach what only this computer can see. IngestError says what went wrong.
    """
    limits = _Limits(allow_private, clock() + LONGEST_FETCH, clock)
    with nullcontext(client) if client else httpx.Client(headers=_HEADERS, timeout=LONGEST_SILENCE) as session:
        try:
            return _followed(url.strip(), session, limits, progress)
        except httpx.TimeoutException:
            raise IngestError(f"{_host(url)} did not answer in time: try again later, or {_PASTE}.") from None
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            raise IngestError(
                f"{_host(url)} cannot be read ({problem}): check the address and your connection."
            ) from None


def _followed(url: str, session: httpx.Client, limits: _Limits, progress: Progress) -> Document:
    """The document at `url`, or where its redirects lead; each step is checked anew."""
    for _ in range(MOST_REDIRECTS + 1):
        limits.require_place(url)
        with session.stream("GET", url, follow_redirects=False) as response:
            limits.require_peer(response)
            if response.next_request is None:
                _require_article(response)
                data = _body(response, limits, progress)
                return read_bytes(data, name=_name(url), url=url, charset=response.charset_encoding, progress=progress)
            url = str(response.next_request.url)
    raise IngestError(f"{_host(url)} sends from one address to the next without an end: {_PASTE}.")


def _require_article(response: httpx.Response) -> None:
    url, status = str(response.url), response.status_code
    if status != httpx.codes.OK:
        why = _REFUSALS.get(status, "is out of order" if status >= 500 else "gave no page")
        raise IngestError(f"{_host(url)} {why} (HTTP {status}): {_PASTE}.")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if not _READABLE.match(kind):
        raise IngestError(f"{url} is of type {kind}, which holds no article: give the address of a page or a PDF.")


def _body(response: httpx.Response, limits: _Limits, progress: Progress) -> bytes:
    """The bytes of the page. Progress counts them against the length that the server states."""
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


def _require_public(url: str) -> None:
    try:
        found = socket.getaddrinfo(_host(url), None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        if getproxies():  # behind a proxy, only the proxy can look up names
            return
        raise IngestError(f"{_host(url)} cannot be found: check the address and your connection.") from None
    for *_, address in found:
        _require_global(str(address[0]), url)


def _require_global(address: str, url: str) -> None:
    """Raise IngestError for loopback, private, link-local and reserved addresses, IPv4 inside IPv6 included."""
    place = ipaddress.ip_address(address.partition("%")[0])
    inner = place.ipv4_mapped if isinstance(place, ipaddress.IPv6Address) else None
    if not (inner or place).is_global or (inner or place).is_multicast:
        raise IngestError(f"{_host(url)} lies in a private network and is not fetched: {_PASTE}.")


def _host(url: str) -> str:
    """The computer that `url` names, as httpx will understand it; empty if it names none."""
    try:
        return httpx.URL(url.strip()).host
    except (httpx.InvalidURL, ValueError):
        return ""


def _name(url: str) -> str | None:
    """The file name in the address, if it ends in one."""
    name = PurePosixPath(httpx.URL(url).path).name
    return name if PurePosixPath(name).suffix else None
