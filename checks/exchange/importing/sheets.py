"""Rows of the first sheet of an Excel file (xlsx)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from checks.errors import ImportRefused
from checks.exchange.importing.delimited import MOST_CELLS, Cells
from checks.exchange.importing.importer import RowRefused
from checks.exchange.importing.source import MOST_BYTES, MOST_SWELLING, Head, Source
from checks.exchange.importing.values import text_of

_LARGEST_TEXTS = 300_000_000
"""Bytes of the list of texts of a file, which has to be held as a whole."""
_TOLD_EVERY = 500


def is_sheet(head: Head) -> bool:
    """Does it begin as an Excel file does?"""
    return head.data.startswith(b"PK\x03\x04") and (b"xl/" in head.data or head.name.lower().endswith(".xlsx"))


def sheet_rows(source: Source) -> Iterator[tuple[int, Cells | RowRefused]]:
    """The rows of the first sheet with their numbers there; empty ones are passed over."""
    _require_harmless(source)
    for number, row in enumerate(_read(source), start=1):
        if len(row) > MOST_CELLS:
            yield number, RowRefused(f"The row reaches beyond {MOST_CELLS:,} columns: it is no row of a table.")
        elif any(cell is not None for cell in row):
            yield number, [_written(cell) for cell in row]
        if number % _TOLD_EVERY == 0:
            source.tell_alive()


def _read(source: Source) -> Iterator[tuple[Any, ...]]:
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which nothing here needs
            book = load_workbook(source.path, read_only=True, data_only=True, keep_links=False)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
        try:
            yield from sheet.iter_rows(values_only=True)
        finally:
            book.close()
    except Exception as problem:  # noqa: BLE001
        # A damaged file makes openpyxl raise whatever its parts raise: KeyError, TypeError, ParseError and more.
        raise ImportRefused(
            f"“{source.name}” is damaged or no table of Excel ({type(problem).__name__}): open it there and save it "
            "again as xlsx or as CSV."
        ) from None


def _require_harmless(source: Source) -> None:
    with source.explained(), zipfile.ZipFile(source.path) as archive:
        parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    texts = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    swollen = any(part.file_size > max(MOST_SWELLING * part.compress_size, 1_000_000) for part in parts)
    if total > MOST_BYTES or texts > _LARGEST_TEXTS or swollen:
        raise ImportRefused(f"“{source.name}” swells more than a table does when unpacked: save it as CSV.")


def _written(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(timespec="minutes")
    return text_of(cell)
