"""What a file, a page or pasted text holds once it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checks.domain.article import Picture
from checks.domain.moment import Moment
from checks.domain.span import Span
from checks.errors import IngestError
from checks.text.canonical import canonicalise
from checks.text.furniture import find_furniture
from checks.text.language import detect_language

MOST_BYTES = 50_000_000
"""Size of the largest file that is read."""
MOST_CHARACTERS = 5_000_000
"""Length of the longest text: some 800,000 words."""


@dataclass(frozen=True)
class Source:
    """Bytes to be read, and what is known about them."""

    data: bytes
    name: str | None = None
    """File name with its suffix."""
    url: str | None = None
    charset: str | None = None
    """Encoding that the server declared."""

    @property
    def label(self) -> str:
        """The name by which a message can call it."""
        return f"“{self.name}”" if self.name else "The page" if self.url else "The text"


@dataclass(frozen=True)
class Details:
    """What a source says about itself; all of it can be corrected by hand later."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Moment | None = None
    timezone: str | None = None
    """IANA name."""
    language: str | None = None
    """ISO 639-1 code."""


@dataclass(frozen=True)
class Document:
    """A source as an article can be made of it: its details, its canonical text, and the original bytes."""

    text: str
    """Canonical."""
    original: bytes
    media_type: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Moment | None = None
    timezone: str | None = None
    """IANA name."""
    language: str | None = None
    """ISO 639-1 code."""
    offsets: tuple[tuple[int, int], ...] = ()
    """Ascending (canonical, source) code points, as in `Canonical`; for anything but plain text, empty."""
    furniture: tuple[Span, ...] = ()
    name: str | None = None
    """File name with its suffix."""
    picture: Picture | None = None
    """What the file tells of itself where it is a picture."""

    @property
    def label(self) -> str:
        """A heading for lists: the title, else the name of the file, else the address, else the first words."""
        return self.title or self.name or self.url or _first_words(self.text)

    def as_fields(self) -> dict[str, Any]:
        """The document as plain values, without its bytes: what `claimdesk ingest --json` prints."""
        return {
            "title": self.title,
            "byline": self.byline,
            "publisher": self.publisher,
            "url": self.url,
            "published": str(self.published) if self.published else None,
            "timezone": self.timezone,
            "language": self.language,
            "media_type": self.media_type,
            "text": self.text,
            "furniture": [{"start": span.start, "end": span.end} for span in self.furniture],
        }


def make_document(source: Source, media_type: str, raw: str, details: Details, *, is_plain: bool = False) -> Document:
    """The document of a source whose text is `raw`; IngestError where that is empty or too long.

    Only plain text keeps its offsets: for a page or a PDF there is no source text to point into.
    """
    require_text(raw, source)
    canonical = canonicalise(raw)
    return Document(
        text=canonical.text,
        original=source.data,
        media_type=media_type,
        title=details.title,
        byline=details.byline,
        publisher=details.publisher,
        url=details.url or source.url,
        published=details.published,
        timezone=details.timezone,
        language=details.language or detect_language(canonical.text),
        offsets=canonical.offsets if is_plain else (),
        furniture=find_furniture(canonical.text),
        name=source.name,
    )


def require_text(raw: str, source: Source) -> None:
    """Raise IngestError where `raw` has no words, or more than can be worked on."""
    if not raw.strip():
        raise IngestError(f"{source.label} holds no text: choose another file, or paste the article's text.")
    if len(raw) > MOST_CHARACTERS:
        raise IngestError(
            f"{source.label} holds {len(raw):,} characters, more than the {MOST_CHARACTERS:,} that can be checked as "
            "one article: split it into parts."
        )


def _first_words(text: str, most: int = 60) -> str:
    line = text.strip().partition("\n")[0]
    return line if len(line) <= most else line[:most].rpartition(" ")[0] + " …"
