"""Files that give leads and no evidence of counts: known, and refused with the reason and the way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checks.errors import ImportRefused
from checks.exchange.importing.delimited import first_rows, separator_of
from checks.exchange.importing.fields import plain_name
from checks.exchange.importing.importer import Arrival, Importer, Row
from checks.exchange.importing.json_stream import is_json
from checks.exchange.importing.source import Head, Source

_BY_HAND = "To look at its rows all the same, choose the format Table and say in a mapping what each column is."


class Leads(Importer):
    """A format that is known in order to be refused."""


class Gdelt(Leads):
    """GDELT 2.0 events: 61 columns parted by tabs, without a header. They are coded by a machine."""

    name: ClassVar[str] = "GDELT events"
    about: ClassVar[str] = "machine-coded leads, which are not brought in"

    def recognises(self, head: Head) -> bool:
        """61 cells, a number and a day first."""
        rows = first_rows(head.text, "\t")
        cells = rows[0] if rows else []
        return len(cells) == 61 and cells[0].isdigit() and len(cells[1]) == 8 and cells[1].isdigit()

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:  # noqa: ARG002 - none come
        """ImportRefused."""
        raise ImportRefused(
            f"“{source.name}” holds events of GDELT, which a machine codes from news, one event many times: they are "
            f"leads, and no evidence of counts. {_BY_HAND}"
        )


class Oryx(Leads):
    """Tables made from Oryx's lists of lost equipment."""

    name: ClassVar[str] = "Oryx losses"
    about: ClassVar[str] = "running totals taken from web pages, which are not brought in"

    def recognises(self, head: Head) -> bool:
        """The columns of the known tables and lists."""
        if is_json(head.text):
            return '"equipment_oryx"' in head.text or all(
                f'"{name}"' in head.text for name in ("personnel", "personnel*", "POW")
            )
        rows = first_rows(head.text, separator_of(head.text) or ",")
        columns = {plain_name(cell) for cell in rows[0]} if rows else set()
        return columns - {"timestamp"} == {"country", "category", "state", "value"}

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:  # noqa: ARG002 - none come
        """ImportRefused."""
        raise ImportRefused(
            f"“{source.name}” holds running totals taken from Oryx's pages: each row counts all the rows before it, "
            f"some are known to be mislabelled, and none is evidence of one event. {_BY_HAND}"
        )
