"""Quotations of a text."""

from __future__ import annotations

from checks.domain.mention import Quotation
from checks.text.marks import find_marked
from checks.text.paragraphs import find_paragraphs


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of `text` in order."""
    return tuple(
        Quotation(span.start, span.end, text[span.start + 1 : span.end - 1])
        for paragraph in find_paragraphs(text)
        for span in find_marked(text, paragraph.start, paragraph.end)
    )
