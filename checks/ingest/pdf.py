"""PDF files: the text layer page by page, put back into paragraphs, without running heads and page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import accumulate
from statistics import median
from typing import Any

from checks.domain.moment import Moment
from checks.domain.progress import Progress
from checks.errors import IngestError
from checks.ingest.dateline import published_in, title_of
from checks.ingest.document import MOST_CHARACTERS, Details, Document, Source, make_document
from checks.ingest.page_lines import BREAK, joined
from checks.ingest.pdf_pages import PDFIUM, open_pdf
from checks.ingest.sniffing import PDF

FEWEST_CHARACTERS_A_PAGE = 20
"""A file with fewer on the average is a scan: pictures of pages."""
_GAP = 1.25
"""Lines that stand further apart than this many times the usual step begin a new paragraph."""


def read(source: Source, progress: Progress) -> Document:
    """The text of a PDF. Progress counts pages. IngestError for locked, broken and scanned files."""
    with PDFIUM:
        pdf = open_pdf(source.data, source.label)
    try:
        pages = list(_page_texts(pdf, source, progress))
        with PDFIUM:
            metadata = pdf.get_metadata_dict()
    finally:
        with PDFIUM:
            pdf.close()
    if sum(len(page.strip()) for page in pages) < FEWEST_CHARACTERS_A_PAGE * len(pages):
        raise IngestError(
            f"{source.label} is a scan without a text layer: run it through text recognition (OCR) first, or type the "
            "passage you need."
        )
    text = joined(pages)
    return make_document(source, PDF, text, _details(metadata, text))


def _page_texts(pdf: Any, source: Source, progress: Progress) -> Iterator[str]:  # noqa: ANN401 - pypdfium2's own object
    import pypdfium2

    total, characters = len(pdf), 0
    for number in range(total):
        progress(number, total)
        try:
            text = _text_of(pdf, number)
        except pypdfium2.PdfiumError:
            raise IngestError(
                f"Page {number + 1} of {source.label} is damaged: fetch or copy the file again, or paste its text."
            ) from None
        characters += len(text)
        if characters > MOST_CHARACTERS:
            raise IngestError(
                f"{source.label} holds more than the {MOST_CHARACTERS:,} characters that can be checked as one "
                "article: split it into parts."
            )
        yield text
    progress(total, total)


def _text_of(pdf: Any, number: int) -> str:  # noqa: ANN401 - pypdfium2's own object
    with PDFIUM:
        page = pdf[number]
        layer = page.get_textpage()
        text = _with_gaps(layer)
        layer.close()
        page.close()
    return text


def _with_gaps(layer: Any) -> str:  # noqa: ANN401 - pypdfium2's own object
    """The text of a page, with an empty line where the lines stand further apart than usual."""
    lines = str(layer.get_text_range()).replace("\r\n", "\n").split("\n")
    ends = list(accumulate(len(line) + 2 for line in lines))  # PDFium ends a line with two characters
    last = layer.count_chars() - 1
    steps = [_foot(layer, end - 3, last) - _foot(layer, end, last) for end in ends[:-1]]
    usual = median([step for step in steps if step > 0] or [0.0])
    parted = (f"\n{line}" if step > _GAP * usual else line for line, step in zip(lines[1:], steps, strict=True))
    return "\n".join([lines[0], *parted]).replace(BREAK, f"{BREAK}\n")


def _foot(layer: Any, place: int, last: int) -> float:  # noqa: ANN401 - pypdfium2's own object
    """The height on the page, in points, at which the character at `place` stands."""
    return float(layer.get_charbox(max(0, min(place, last)), loose=True)[1])


def _details(metadata: dict[str, str], text: str) -> Details:
    """Title and author as the file states them; the date of its making counts only where the text has none."""
    title = metadata.get("Title", "").strip()
    return Details(
        title=title if _is_title(title) else title_of(text),
        byline=metadata.get("Author", "").strip() or None,
        published=published_in(text) or _made_at(metadata.get("CreationDate", "")),
    )


def _is_title(title: str) -> bool:
    """Programs write file names and "untitled" there."""
    names = r"untitled|\(?anonymous\)?|microsoft word\b.*|.*\.(docx?|pdf|indd|qxd|odt)|document\d*"
    return bool(title) and not re.fullmatch(names, title, re.IGNORECASE)


def _made_at(stamp: str) -> Moment | None:
    """The day of a PDF date, "D:20250523170100+03'00'" (ISO 32000-1, 7.9.4)."""
    match = re.match(r"D:(\d{8})", stamp)
    try:
        return Moment(datetime.strptime(match[1], "%Y%m%d").date()) if match else None  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
