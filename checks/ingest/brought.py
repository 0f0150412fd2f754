"""Evidence that somebody brings: a file of any type, or a page. What cannot be read as text is kept as it is."""

from __future__ import annotations

from dataclasses import replace
from mimetypes import guess_type
from pathlib import Path

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.progress import Progress, no_progress
from checks.errors import IngestError
from checks.ingest.document import Document, Source
from checks.ingest.pictures import looks_like_picture, read_picture
from checks.ingest.reader import read_bytes
from checks.ingest.sniffing import require_size

_UNKNOWN = "application/octet-stream"
_KINDS = {"image": EvidenceKind.IMAGE, "video": EvidenceKind.VIDEO}
_REPORTS = ("text/html", "text/plain", "text/markdown")


def read_evidence(path: Path, progress: Progress = no_progress) -> Document:
    """A file as evidence: with its text where it has one. IngestError where it is not there, empty or too large."""
    try:
        require_size(path.stat().st_size, Source(b"", name=path.name))
        data = path.read_bytes()
    except OSError as problem:
        raise IngestError(
            f"{path.name} cannot be read ({problem.strerror}): check its place and your rights."
        ) from None
    if not data:
        raise IngestError(f"{path.name} is empty: choose another file.")
    if looks_like_picture(data):
        return _picture(data, path.name)
    media_type = guess_type(path.name)[0] or _UNKNOWN
    if media_type.partition("/")[0] in _KINDS:
        return Document("", data, media_type, name=path.name)
    try:
        return read_bytes(data, name=path.name, progress=progress)
    except IngestError:  # a sheet, a sound, a scan: evidence all the same
        return Document("", data, media_type, name=path.name)


def _picture(data: bytes, name: str) -> Document:
    """A picture with what it tells of itself; a broken one is evidence all the same, and tells nothing."""
    try:
        picture, media_type = read_picture(data, name)
    except IngestError:
        return Document("", data, guess_type(name)[0] or _UNKNOWN, name=name)
    return Document("", data, media_type, name=name, picture=picture)


def draft_of(document: Document, blank: Evidence) -> Evidence:
    """`blank` filled with what a document says about itself; whoever brings it checks and completes it."""
    return replace(
        blank,
        kind=kind_of(document),
        title=document.label,
        url=document.url,
        publisher=document.publisher,
        published=document.published,
        language=document.language,
    )


def kind_of(document: Document) -> EvidenceKind:
    """What sort of record a document makes: pages and texts are reports, pictures images, the rest documents."""
    family = document.media_type.partition("/")[0]
    return _KINDS.get(family, EvidenceKind.REPORT if document.media_type in _REPORTS else EvidenceKind.DOCUMENT)
