"""Articles from the web: one page, asked for once."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from checks.domain.progress import Progress, no_progress
from checks.domain.web import WebAnswer
from checks.ingest.document import Document
from checks.ingest.reader import read_bytes
from checks.ingest.web import Limits, ask, charset_of

if TYPE_CHECKING:
    import httpx

_READABLE = re.compile(r"text/(?!css|javascript)|application/(xhtml\+xml|pdf|octet-stream|gzip|.*wordprocessingml)|^$")


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
    limits = Limits.from_now(_READABLE, "article", allow_private=allow_private, clock=clock)
    return read_answer(ask(url, limits, progress, client=client)[-1], progress)


def read_answer(page: WebAnswer, progress: Progress = no_progress) -> Document:
    """The document that a server answered with; IngestError where it holds none."""
    return read_bytes(page.body, name=_name(page.url), url=page.url, charset=charset_of(page), progress=progress)


def _name(url: str) -> str | None:
    """The file name in the address, if it ends in one."""
    name = PurePosixPath(urlsplit(url).path).name
    return name if PurePosixPath(name).suffix else None
