"""The door to articles: give it a file, bytes or pasted text, and it gives a document."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from checks.domain.progress import Progress, no_progress
from checks.errors import IngestError
from checks.ingest import sniffing
from checks.ingest.document import Document, Source
from checks.ingest.sniffing import media_type, require_size, unpacked

_READERS = {
    sniffing.PLAIN: "plain",
    sniffing.MARKDOWN: "markdown",
    sniffing.HTML: "html",
    sniffing.PDF: "pdf",
    sniffing.DOCX: "docx",
}
"""The module that reads each type; imported when first needed, because some stand on heavy libraries."""


def read_file(path: Path, *, url: str | None = None, progress: Progress = no_progress) -> Document:
    """Read an article from a file of any type; `url` is where it came from. IngestError says what is wrong with it."""
    source = Source(b"", name=path.name, url=url)
    try:
        require_size(path.stat().st_size, source)
        data = path.read_bytes()
    except (FileNotFoundError, ValueError):  # a path with a character that no file name may hold
        raise IngestError(f"There is no file {path}: check its name and folder.") from None
    except IsADirectoryError:
        raise IngestError(f"{path} is a folder: choose a file in it.") from None
    except OSError as problem:
        raise IngestError(f"{path} cannot be read ({problem.strerror}): check your rights to it.") from problem
    return read_bytes(data, name=path.name, url=url, progress=progress)


def read_bytes(
    data: bytes,
    *,
    name: str | None = None,
    url: str | None = None,
    charset: str | None = None,
    progress: Progress = no_progress,
) -> Document:
    """Read an article from bytes. The original kept is `data` itself; a gzip file is read as what it holds."""
    source = Source(data, name=name, url=url, charset=charset)
    require_size(len(data), source)
    source = unpacked(source)
    if not source.data.strip():
        raise IngestError(f"{source.label} is empty: choose another file, or paste the article's text.")
    return _reader(media_type(source))(source, progress)


def read_text(text: str) -> Document:
    """Read pasted text, exactly as it stands."""
    return _reader(sniffing.PLAIN)(_pasted(text), no_progress)


def read_html(html: str) -> Document:
    """Read pasted HTML, as the clipboard holds it when a part of a page was copied."""
    from checks.ingest.html import read_part

    return read_part(_pasted(html), no_progress)


def _pasted(text: str) -> Source:
    source = Source(text.encode("utf-8", errors="surrogatepass").decode("utf-8", errors="replace").encode("utf-8"))
    require_size(len(source.data), source)
    return source


def _reader(kind: str) -> Callable[[Source, Progress], Document]:
    read: Callable[[Source, Progress], Document] = import_module(f"checks.ingest.{_READERS[kind]}").read
    return read
