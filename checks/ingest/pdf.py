"""PDF files: the text layer page by page, put back into paragraphs, without running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import accumulate, pairwise
from statistics import median
from typing import Any

from checks.domain.moment import Moment
from checks.domain.progress import Progress
from checks.errors import IngestError
from checks.ingest.dateline import published_in, title_of
from checks.ingest.document import MOST_CHARACTERS, Details, Document, Source, make_document
from checks.ingest.sniffing import PDF

FEWEST_CHARACTERS_A_PAGE = 20
"""A file with fewer on the average is a scan: pictures of pages."""
_FEWEST_REPEATS = 3
"""Pages on which a line must stand at the edge to be a running head."""
_EDGE = 2
"""Lines at the top and at the bottom of a page that can be running heads."""
_PAGE_NUMBER = re.compile(r"(page\s+)?[-–—\s]*\d{1,4}[-–—\s]*((of|/)\s*\d{1,4})?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:][”\"’')\]]*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\ufffe\u0002]$")
_BULLET = re.compile(r"[•▪◦*–-]\s|\(?\d{1,2}[.)]\s")
_GAP = 1.25
"""Lines that stand further apart than this many times the usual step begin a new paragraph."""
_SHORT = 0.75
"""A line below this share of the page's widest ends its paragraph, if a sentence ends with it."""


def read(source: Source, progress: Progress) -> Document:
    """The text of a PDF. Progress counts pages. IngestError for locked, broken and scanned files."""
    pdf = _opened(source)
    try:
        pages = list(_page_texts(pdf, source, progress))
        metadata = pdf.get_metadata_dict()
    finally:
        pdf.close()
    if sum(len(page.strip()) for page in pages) < FEWEST_CHARACTERS_A_PAGE * len(pages):
        raise IngestError(
            f"{source.label} is a scan without a text layer: run it through text recognition (OCR) first, or type the "
            "passage you need."
        )
    text = joined(pages)
    return make_document(source, PDF, text, _details(metadata, text))


def _opened(source: Source) -> Any:  # noqa: ANN401 - pypdfium2's own object
    import pypdfium2
    import pypdfium2.raw

    try:
        return pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as problem:
        if getattr(problem, "err_code", None) in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY):
            raise IngestError(
                f"{source.label} is locked by a password: open it with the password, print or save it without one, and "
                "choose that file."
            ) from None
        raise IngestError(f"{source.label} is a damaged PDF: fetch or copy it again, or paste its text.") from None


def _page_texts(pdf: Any, source: Source, progress: Progress) -> Iterator[str]:  # noqa: ANN401 - pypdfium2's own object
    import pypdfium2

    total, characters = len(pdf), 0
    for number in range(total):
        progress(number, total)
        try:
            page = pdf[number]
            layer = page.get_textpage()
            text = _with_gaps(layer)
            layer.close()
            page.close()
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


def _with_gaps(layer: Any) -> str:  # noqa: ANN401 - pypdfium2's own object
    """The text of a page, with an empty line where the lines stand further apart than usual."""
    lines = str(layer.get_text_range()).replace("\r\n", "\n").split("\n")
    starts = [0, *accumulate(len(line) + 2 for line in lines[:-1])]  # PDFium ends a line with two characters
    last = layer.count_chars() - 1
    feet = [layer.get_charbox(min(start, last), loose=True)[1] for start in starts] if last >= 0 else []
    steps = [above - below for above, below in pairwise(feet)]
    usual = median([step for step in steps if step > 0] or [0.0])
    parted = (f"\n{line}" if step > _GAP * usual else line for line, step in zip(lines[1:], steps, strict=False))
    return "\n".join([lines[0], *parted])


def joined(pages: Sequence[str]) -> str:
    """The paragraphs of all pages, each on one line, with empty lines between; page furniture is left out."""
    furniture = _running_lines(pages)
    paragraphs: list[str] = []
    for page in pages:
        lines = _body(page, furniture)
        widest = max(map(len, lines), default=0)
        for place, line in enumerate(lines):
            before = lines[place - 1] if place else None
            if paragraphs and _continues(paragraphs[-1], line, before, widest):
                paragraphs[-1] = _glued(paragraphs[-1], line)
            elif line:
                paragraphs.append(line)
    return "\n\n".join(paragraphs)


def _running_lines(pages: Sequence[str]) -> set[str]:
    """Lines that come back at the edge of pages, their numbers aside."""
    seen: Counter[str] = Counter()
    for page in pages:
        lines = _lines_of(page)
        seen.update({_shape(lines[place]) for place in _edges(lines) if not _SENTENCE_END.search(lines[place])})
    return {shape for shape, times in seen.items() if times >= max(_FEWEST_REPEATS, len(pages) // 3)}


def _edges(lines: Sequence[str]) -> set[int]:
    """The places of the first and last lines of a page that have words."""
    inked = [place for place, line in enumerate(lines) if line]
    return {*inked[:_EDGE], *inked[-_EDGE:]}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line).strip()


def _lines_of(page: str) -> list[str]:
    return [line.strip() for line in page.strip().split("\n")]


def _body(page: str, furniture: set[str]) -> list[str]:
    """The lines of a page without running heads and page numbers at its edges; empty lines part paragraphs."""
    lines = _lines_of(page)
    edges = _edges(lines)
    kept = (
        line
        for place, line in enumerate(lines)
        if place not in edges or not (_shape(line) in furniture or _PAGE_NUMBER.fullmatch(line))
    )
    return "\n".join(kept).strip("\n").split("\n")


def _continues(paragraph: str, line: str, before: str | None, widest: int) -> bool:
    """Does `line` go on with the paragraph? `before` is the line above it, None at the top of a page."""
    if not line or before == "" or _BULLET.match(line):
        return False
    if before is None:
        return not _SENTENCE_END.search(paragraph) and (line[0].islower() or bool(_HYPHEN.search(paragraph)))
    if _SENTENCE_END.search(before):
        return len(before) >= _SHORT * widest
    is_heading = len(before) < _SHORT * widest / 1.5 and line[0].isupper()
    return not is_heading


def _glued(paragraph: str, line: str) -> str:
    """Join two lines. A hyphen at the break goes only where it is a soft one: "thirty-" and "five" keep theirs."""
    if paragraph.endswith(("\u00ad", "\ufffe", "\u0002")):
        return paragraph[:-1] + line
    if _HYPHEN.search(paragraph):
        return paragraph + line
    return f"{paragraph} {line}"


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
