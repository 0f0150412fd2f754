"""Pages to be kept as evidence: what was asked and answered, word for word, and the text that can be read in it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from checks.domain.progress import Progress, no_progress
from checks.domain.web import WebAnswer
from checks.errors import IngestError
from checks.ingest.document import Document
from checks.ingest.fetch import read_answer
from checks.ingest.web import Limits, ask

if TYPE_CHECKING:
    import httpx

_KEPT = re.compile(r"text/|image/|application/(xhtml\+xml|pdf|json|ld\+json|octet-stream|.*wordprocessingml)|^$")
READER = f"trafilatura {version('trafilatura')}"
"""What took the readable text out of pages, for the chain of custody."""


@dataclass(frozen=True)
class CapturedPage:
    """A page as it was found, from the address that was asked for to where its redirects led."""

    answers: tuple[WebAnswer, ...]
    document: Document | None
    """Its readable text and what it says about itself; None for a picture, and where a program draws the page."""

    @property
    def page(self) -> WebAnswer:
        """The answer that holds the page."""
        return self.answers[-1]


def capture_page(
    url: str,
    *,
    client: httpx.Client | None = None,
    allow_private: bool = False,
    progress: Progress = no_progress,
    clock: Callable[[], float] = time.monotonic,
) -> CapturedPage:
    """Ask for the page at `url`, within the limits of `checks.ingest.web`; IngestError says why it cannot be kept."""
    limits = Limits.from_now(_KEPT, "page", allow_private=allow_private, clock=clock)
    answers = ask(url, limits, progress, client=client)
    return CapturedPage(answers, _document(answers[-1]))


def _document(page: WebAnswer) -> Document | None:
    if page.media_type.startswith("image/"):
        return None
    try:
        return read_answer(page)
    except IngestError:
        return None
