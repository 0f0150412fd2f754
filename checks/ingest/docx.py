"""Word files: paragraphs and tables in the order of the page, and the properties of the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from checks.domain.progress import Progress
from checks.errors import IngestError
from checks.ingest.dateline import published_in, title_of
from checks.ingest.document import Details, Document, Source, make_document
from checks.ingest.sniffing import DOCX

MOST_UNPACKED_BYTES = 300_000_000
"""All parts of a Word file unpacked. An honest file of 50 MB stays below it; a zip bomb does not."""
MOST_TEXT_BYTES = 60_000_000
"""The unpacked part that holds the text: five million characters with generous markup."""
_TEXT_PART = "word/document.xml"


def read(source: Source, progress: Progress) -> Document:
    """The text of a Word file, a line for each paragraph, an empty line between, table cells joined by bars."""
    require_honest_archive(source)
    word = _opened(source)
    blocks = list(word.iter_inner_content())
    lines: list[str] = []
    for done, block in enumerate(blocks):
        if done % 100 == 0:
            progress(done, len(blocks))
        lines.extend(_lines(block))
    text = "\n\n".join(lines)
    document = make_document(source, DOCX, text, _details(word.core_properties, text))
    progress(len(blocks), len(blocks))
    return document


def require_honest_archive(source: Source) -> None:
    """Raise IngestError for a file that unpacks to far more than a document can hold, before it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        parts = archive.infolist()
    text = next((part.file_size for part in parts if part.filename == _TEXT_PART), 0)
    if text > MOST_TEXT_BYTES or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise IngestError(
            f"{source.label} unpacks to far more than an article holds, so it was not opened: if you trust it, "
            "save its text as a new file."
        )
    if any(part.flag_bits & 0x1 for part in parts):
        raise IngestError(f"{source.label} is locked by a password: open it, remove the password and save it again.")


def _opened(source: Source) -> Any:  # noqa: ANN401 - python-docx's own object
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return docx.Document(io.BytesIO(source.data))
    except (
        OpcError,
        LxmlError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        OSError,
        NotImplementedError,
        AttributeError,
    ):
        raise IngestError(
            f"{source.label} is a damaged Word file: open it in Word and save it again, or paste its text."
        ) from None


def _lines(block: Any) -> Iterator[str]:  # noqa: ANN401 - a paragraph or a table of python-docx
    """The text of a paragraph, or of each row of a table; a merged cell counts once."""
    if hasattr(block, "rows"):
        for row in block.rows:
            cells = {id(cell._tc): cell.text.strip() for cell in row.cells}  # noqa: SLF001 - the only identity of a cell
            if any(cells.values()):
                yield " | ".join(cells.values())
    elif block.text.strip():
        yield block.text.strip()


def _details(properties: Any, text: str) -> Details:  # noqa: ANN401 - python-docx's own object
    """Title and author as the file states them; a date only from the text: "created" is when the file was."""
    return Details(
        title=str(properties.title or "").strip() or title_of(text),
        byline=_person(properties.author),
        published=published_in(text),
        language=None,
    )


def _person(author: str | None) -> str | None:
    """The author, unless it is the name of a program that wrote the file."""
    name = (author or "").strip()
    return name if name and name.casefold() not in ("python-docx", "un-named", "unknown", "user", "author") else None
