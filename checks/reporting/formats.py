"""What a verdict report can be written as, and the one way to write it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from checks.domain.desk import Desk
from checks.domain.verdict import Scale
from checks.errors import ChecksError
from checks.reporting.edition import Edition


class Format(StrEnum):
    """A form of the report; its value is what file names end in."""

    HTML = "html"
    PDF = "pdf"
    WORD = "docx"
    MARKDOWN = "md"

    @property
    def words(self) -> str:
        """What people call it."""
        return _WORDS[self]

    @classmethod
    def of(cls, path: Path) -> Format | None:
        """The form that the name of a file asks for; None where it asks for none of these."""
        ending = path.suffix.lower().removeprefix(".")
        return cls(ending) if ending in {*cls} else None


_WORDS = {
    Format.HTML: "Web page",
    Format.PDF: "PDF document",
    Format.WORD: "Word document",
    Format.MARKDOWN: "Markdown",
}


def render(form: Format, desk: Desk, scale: Scale, edition: Edition) -> bytes:
    """The report on the article that lies on the desk, as the bytes of a file (text in UTF-8)."""
    match form:  # each brings its own large library
        case Format.HTML:
            from checks.reporting.html import render_html as write
        case Format.PDF:
            from checks.reporting.pdf import render_pdf as write
        case Format.WORD:
            from checks.reporting.word import render_word as write
        case Format.MARKDOWN:
            from checks.reporting.markdown import render_markdown as write
    return write(desk, scale, edition)


def save(path: Path, report: bytes) -> Path:
    """Write a report into its file, whole or not at all; a ChecksError where the place cannot be written to."""
    fresh = path.with_name(f".{path.name}.part")
    try:
        fresh.write_bytes(report)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        reason = (error.strerror or "the system refused").lower()
        raise ChecksError(f"The report could not be saved as {path}: {reason}. Choose another place.") from error
    return path
