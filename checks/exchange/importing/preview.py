"""The first rows of a file as they would come in, before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from checks.exchange.importing.importer import Arrival, Importer, Row
from checks.exchange.importing.source import Source

SHOWN = 20


@dataclass(frozen=True)
class Preview:
    """What an import would do with a file."""

    format: str
    rows: tuple[Row, ...]
    """The first ones, those without a record included."""
    left_out: tuple[str, ...]
    """Columns or fields of the file of which nothing comes in."""


def preview(source: Source, importer: Importer, arrival: Arrival, most: int = SHOWN) -> Preview:
    """The first rows of `source` as `importer` reads them; ImportRefused where it is no file of the format."""
    return Preview(importer.name, tuple(islice(importer.rows(source, arrival), most)), importer.left_out(source))
