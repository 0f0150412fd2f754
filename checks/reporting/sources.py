"""How a report without links names a record in one line."""

from __future__ import annotations

from checks.reporting.entries import Source


def source_line(source: Source) -> str:
    """Publisher, day, title and address of a record, as far as they may be printed."""
    title = "" if source.withheld else f"“{source.title}”"
    graphic = "graphic material" if source.is_graphic else ""
    known = (source.publisher, source.published, title, source.url or "", graphic)
    return ", ".join(part for part in known if part) + "."
