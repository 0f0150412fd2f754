"""A Word document as it is written from top to bottom, in the program's styles or in a newsroom's own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from checks.reporting.look import direction
from checks.reporting.report import Report
from checks.reporting.templates import WORD, Templates
from checks.text.xml_text import xml_text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

_TABLE = "Light Grid Accent 1"
_STYLES = ("Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet", _TABLE)
"""What a document must have to be written in."""


def styled(templates: Templates) -> Document:
    """An empty document in the styles of the newsroom, or in the program's own."""
    import docx

    styles = templates.styles()
    try:
        document = docx.Document(styles)
    except (ValueError, KeyError, OSError, SyntaxError, zipfile.BadZipFile) as error:
        raise templates.fault(WORD, None, "it is no Word document") from error
    missing = [name for name in _STYLES if name not in document.styles]
    if missing:
        raise templates.fault(WORD, None, f"it has no style called “{missing[0]}”")
    body = document.element.body
    for element in list(body):
        if not element.tag.endswith("}sectPr"):  # the last section holds margins, header and footer
            body.remove(element)
    return document


class Page:
    """The document as it is written from top to bottom."""

    def __init__(self, document: Document, report: Report) -> None:
        self.document = document
        self.report = report
        self._is_rtl = direction(report.language) == "rtl"
        self._styles = {name: document.styles[name].style_id for name in _STYLES}
        """The library would look each style up anew, for which it reads all of them."""

    def heading(self, text: str, level: int = 1) -> WordParagraph:
        """A heading; level 0 is the title."""
        return self.text(text, style=f"Heading {level}" if level else "Title")

    def text(self, text: str, *, style: str | None = None, is_written: bool = False) -> WordParagraph:
        """A paragraph; `is_written` for words of the article, which run as its language does."""
        paragraph = self.document.add_paragraph(xml_text(text))
        if style:
            paragraph._p.style = self._styles[style]  # noqa: SLF001 - the library's own way takes a millisecond
        if is_written:
            self.turn(paragraph)
        return paragraph

    def turn(self, paragraph: WordParagraph) -> None:
        """Let a paragraph run from right to left where the article does."""
        if self._is_rtl:
            from docx.oxml import OxmlElement

            paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
            for run in paragraph.runs:
                run.font.rtl = True

    def field(self, name: str, value: str) -> None:
        """A line "name: value"; nothing where there is no value."""
        if value:
            paragraph = self.document.add_paragraph()
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(xml_text(value))

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table whose first row is repeated on each page, and whose rows stay whole."""
        from docx.oxml import OxmlElement

        table = self.document.add_table(rows=1, cols=len(header), style=_TABLE)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - the library has no other way
        for row, cells in ((table.rows[0], header), *((table.add_row(), cells) for cells in rows)):
            for cell, value in zip(row.cells, cells, strict=True):
                cell.text = xml_text(value)
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - as above
