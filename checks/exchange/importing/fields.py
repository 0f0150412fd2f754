"""The cells of a row by the names of their columns, and what data sets of events have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from checks.domain.mention import Precision
from checks.exchange.importing.delimited import Cells, rows_of
from checks.exchange.importing.importer import RowRefused
from checks.exchange.importing.source import Source
from checks.exchange.importing.values import Period, period_of, shortened, text_of

Fields = Mapping[str, Any]
"""Values by the names of columns, in small letters."""
_UNITS = list(Precision)
"""From the most exact to the least."""


def plain_name(column: object) -> str:
    """A column's name as it is compared: in small letters, without a byte order mark and blanks around it."""
    return text_of(column).strip("\ufeff ").casefold()


def named_rows(
    source: Source, separator: str, columns: tuple[str, ...] | None = None
) -> Iterator[tuple[int, Fields | RowRefused]]:
    """The rows of a table by column; `columns` are the names where the table has no header."""
    for number, cells in rows_of(source, separator):
        if columns is None and not isinstance(cells, RowRefused):
            columns = tuple(map(plain_name, cells))
        elif columns is None or isinstance(cells, RowRefused):
            yield number, cells if isinstance(cells, RowRefused) else RowRefused("There is no header.")
        else:
            yield number, _named(columns, cells)


def _named(columns: tuple[str, ...], cells: Cells) -> Fields | RowRefused:
    if len(cells) == len(columns):
        return dict(zip(columns, cells, strict=True))
    if len(cells) > len(columns) and not any(cells[len(columns) :]):
        return dict(zip(columns, cells, strict=False))
    how = "it may be cut off" if len(cells) < len(columns) else "a quotation mark may be missing"
    return RowRefused(f"The row has {len(cells)} cells instead of {len(columns)}: {how}.")


def required(fields: Fields, name: str) -> str:
    """The text of a field without which there is no record."""
    found = text_of(fields.get(name))
    if not found:
        raise RowRefused(f"It has no “{name}”.")
    return found


def event_period(fields: Fields, name: str) -> Period:
    """The day, month or year in a field without which there is no record."""
    found = required(fields, name)
    try:
        return _period(found)
    except ValueError:
        raise RowRefused(f"Its “{name}” is “{shortened(found)}”, which is no date that can be read.") from None


def coarsest(coded: Precision | None, *periods: Period) -> Precision | None:
    """How exactly a time is known: by the code of its data set, or less so where its dates name no day."""
    known = [*([coded] if coded else []), *(each.precision for each in periods if each.precision is not Precision.DAY)]
    return max(known, key=_UNITS.index, default=None)


def whole(fields: Fields, name: str) -> int | None:
    """A whole number, None where the field is empty; RowRefused where it holds something else."""
    found = text_of(fields.get(name))
    if not found:
        return None
    if found.isdecimal() and len(found) < 10:
        return int(found)
    try:
        number = float(found)
        if number == int(number):
            return int(number)
    except (ValueError, OverflowError):
        pass
    raise RowRefused(f"Its “{name}” is “{shortened(found)}”, which is no whole number.")


def deaths(fields: Fields, name: str) -> int | None:
    """A count, None where the field is empty; RowRefused where it holds something else."""
    number = whole(fields, name)
    if number is not None and not 0 <= number < 10**8:
        raise RowRefused(f"Its “{name}” is {number}, which is no count of people.")
    return number


def coordinates(fields: Fields, say: Callable[[str], None]) -> tuple[float | None, float | None]:
    """Latitude and longitude in degrees; both None where they are missing, or, which is said, where they are none."""
    texts = text_of(fields.get("latitude")), text_of(fields.get("longitude"))
    if not any(texts):
        return None, None
    try:
        latitude, longitude = map(float, texts)
    except ValueError:
        latitude = longitude = float("nan")
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        return latitude, longitude
    say(f"Its coordinates “{shortened(', '.join(texts))}” are no place on earth, and were left out.")
    return None, None


def codes_of(fields: Fields, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The named fields that hold anything, as they are."""
    return tuple((name, found) for name in names if (found := text_of(fields.get(name))))


@lru_cache(maxsize=4096)
def _period(text: str) -> Period:
    return period_of(text)
