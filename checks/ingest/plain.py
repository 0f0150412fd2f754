"""Plain text: the file itself is the text."""

from __future__ import annotations

from checks.domain.progress import Progress
from checks.ingest.dateline import published_in, title_of
from checks.ingest.document import Details, Document, Source, make_document
from checks.ingest.encoding import decode


def read(source: Source, progress: Progress) -> Document:
    """The text as it stands, so that offsets hold against the file; title and date where its head states them."""
    progress(0, 1)
    text = decode(source)
    details = Details(title=title_of(text), published=published_in(text))
    document = make_document(source, "text/plain", text, details, is_plain=True)
    progress(1, 1)
    return document
