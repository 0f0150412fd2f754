"""Tables as text: CSV, TSV and their kin, row by row, whatever separates the cells."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from checks.exchange.importing.importer import RowRefused
from checks.exchange.importing.source import Source

MOST_CELLS = 1000
LONGEST_LINE = 1_000_000
"""Characters."""
_SEPARATORS = ",;\t|"
_SHOWN = 10

Cells = list[str]


def separator_of(text: str) -> str | None:
    """What separates the cells of the table that `text` begins with; None where it looks like no table.

    The separator that gives most columns to the first line, where the lines after it have nearly as many.
    """
    declared = text[:5].lower()
    if declared.startswith("sep=") and declared[4:5].strip(" \r\n"):
        return text[4]
    widths = {separator: _widths(text, separator) for separator in _SEPARATORS}
    best = max(widths, key=lambda separator: (_agreeing(widths[separator]), widths[separator][:1]))
    return best if _agreeing(widths[best]) > 0 else None


def first_rows(text: str, separator: str) -> list[Cells]:
    """The first rows of the table that `text` begins with; the last may be cut."""
    lines = iter(text.splitlines(keepends=True))
    if text[:4].lower() == "sep=":
        next(lines, None)
    found = []
    try:
        for row in csv.reader(lines, delimiter=separator):
            found.append(row)
            if len(found) == _SHOWN:
                break
    except csv.Error:
        pass
    return [row for row in found if any(cell.strip() for cell in row)]


def rows_of(source: Source, separator: str) -> Iterator[tuple[int, Cells | RowRefused]]:
    """The rows with their numbers, the first being 1, empty ones passed over; what is no row is refused."""
    with source.text() as text:
        lines = _Lines(text)
        reader = csv.reader(lines, delimiter=separator)
        number = 0
        while True:
            number += 1
            begins = lines.number + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as problem:
                yield number, RowRefused(_unreadable(problem, begins, lines.number))
                continue
            if lines.is_over:  # the reader asked for one more line, since a quotation mark was open
                yield number, RowRefused(_unreadable("the file ends inside quotation marks", begins, lines.number))
            elif number == 1 and row and row[0].lower().startswith("sep="):
                number = 0
            elif len(row) > MOST_CELLS:
                yield number, RowRefused(f"The row has more than {MOST_CELLS:,} cells: it is no row of a table.")
            elif any(row):
                yield number, row


class _Lines:
    """The lines of a text; one that is too long is a csv.Error, after which the next can be asked for."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.number = 0
        self.is_over = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_LINE)
        if not line:
            self.is_over = True
            raise StopIteration
        self.number += 1
        if len(line) < LONGEST_LINE or line.endswith("\n"):
            return line
        while (rest := self._text.readline(LONGEST_LINE)) and not rest.endswith("\n"):
            pass
        raise csv.Error(f"longer than {LONGEST_LINE:,} characters")


def _unreadable(problem: csv.Error | str, first: int, last: int) -> str:
    if first == last:
        return f"The line cannot be read as a row ({problem})."
    return (
        f"Lines {first:,} to {last:,} cannot be read as a row ({problem}): a quotation mark may open there that is "
        "never closed."
    )


def _widths(text: str, separator: str) -> list[int]:
    return [len(row) for row in first_rows(text, separator)]


def _agreeing(widths: list[int]) -> int:
    """The columns of the first row, if there are two at least and most rows have as many."""
    if not widths or widths[0] < 2:
        return 0
    same = sum(width == widths[0] for width in widths)
    return widths[0] if same * 2 >= len(widths) else 0
