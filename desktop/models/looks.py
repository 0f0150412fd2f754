"""What can be looked at of a record's kept bytes: text, pages, or a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QImageReader

from checks.domain.article import Snapshot
from checks.domain.progress import Progress
from checks.errors import IngestError

if TYPE_CHECKING:
    from checks.ingest.pdf_pages import PdfPages

_PDF = "application/pdf"
_MOST_PIXELS = 6000
"""Pixels on each side up to which a picture is unpacked; a larger one is read smaller."""
_PAGE = "Page {number}"


@dataclass(frozen=True)
class Look:
    """One of these, or a sentence about why there is none. `text` goes with `pages` as well, for selecting."""

    title: str = ""
    text: str = ""
    image: QImage | None = None
    pages: PdfPages | None = None
    trouble: str = ""


def look_at(snapshot: Snapshot, data: bytes, progress: Progress) -> Look:
    """Make what was kept ready to be looked at; runs off the GUI thread. Nothing in it is run or loaded."""
    if snapshot.media_type.startswith("image/"):
        return _picture(data)
    if snapshot.media_type == _PDF:
        return _pages(snapshot, data)
    if snapshot.media_type.startswith("video/"):
        return Look(trouble="Videos are kept and not played here. Open the copy with a player.")
    return _words(snapshot, data, progress)


def _picture(data: bytes) -> Look:
    bytes_ = QByteArray(data)
    buffer = QBuffer(bytes_)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _MOST_PIXELS:
        reader.setScaledSize(_within(size))
    image = reader.read()
    return Look(trouble="This picture cannot be shown: its file is damaged.") if image.isNull() else Look(image=image)


def _within(size: QSize) -> QSize:
    part = _MOST_PIXELS / max(size.width(), size.height())
    return QSize(max(1, round(size.width() * part)), max(1, round(size.height() * part)))


def _pages(snapshot: Snapshot, data: bytes) -> Look:
    from checks.ingest.pdf_pages import PdfPages

    try:
        pages = PdfPages(data, f"“{snapshot.name}”" if snapshot.name else "The file")
    except IngestError as error:
        return Look(trouble=str(error))
    parts = (f"{_PAGE.format(number=n + 1)}\n\n{pages.words(n).strip()}" for n in range(len(pages.sizes)))
    return Look(text="\n\n".join(parts), pages=pages)


def _words(snapshot: Snapshot, data: bytes, progress: Progress) -> Look:
    from checks.ingest.reader import read_bytes

    try:
        document = read_bytes(data, name=snapshot.name, url=snapshot.url, progress=progress)
    except IngestError as error:
        return Look(trouble=str(error))
    return Look(title=document.title or "", text=document.text)


def page_place(page: int) -> str:
    """A page, from 0, as a locator: "page 3"."""
    return _PAGE.format(number=page + 1).lower()


def place_of(look: Look, start: int) -> str:
    """Where in the text of a look something stands, in words: "page 2" or "paragraph 3"."""
    before = look.text[:start].split("\n")
    if look.pages is not None:
        starts = [line for line in before if line.startswith("Page ") and line[5:].isdecimal()]
        return starts[-1].lower() if starts else "page 1"
    return f"paragraph {sum(1 for line in before[:-1] if line.strip()) + 1}"
