"""What an importer is: it knows its format by the content and yields records, or why a row gives none, row by row."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, TypeAlias, TypeVar
from uuid import UUID

from checks.domain.evidence import Evidence
from checks.domain.imported import EarlierCheck
from checks.domain.moment import Moment
from checks.exchange.importing.source import Head, Source

T = TypeVar("T")
Imported: TypeAlias = Evidence | EarlierCheck
"""What can come in."""


class RowRefused(ValueError):
    """One row gives no record; the message is the sentence for the account."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What all records of one import have in common."""

    import_id: UUID
    at: Moment
    new_id: Callable[[], UUID]
    query: str = ""
    """What was asked of the source; empty where nobody said."""
    accessed: Moment | None = None
    """When the file was got from its source, where somebody said."""

    @property
    def seen(self) -> Moment:
        """When the source was read: when the file was got there, or else when it came in."""
        return self.accessed or self.at


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: its record, or none and why."""

    number: int
    """As a person counts: the line of a spreadsheet, whose header is line 1, or the place in a list, from 1."""
    record: Imported | None
    remark: str = ""
    """Why there is no record; of a record that comes in, what to look at in it."""


class Importer(ABC):
    """Reads files of one format. It keeps no state: one instance serves every file.

    A file that is broken as a whole ends in ImportRefused; a bad row is a row without a record, and the others go on.
    Rows come one at a time, so that memory does not grow with the file.
    """

    name: ClassVar[str]
    """What people call the format: "UCDP GED"."""
    about: ClassVar[str]
    """What such a file is and where it comes from, in a few words."""
    wants_query: ClassVar[str] = ""
    """Why it has to be told what was asked of the source, and when; empty where it need not be."""

    @abstractmethod
    def recognises(self, head: Head) -> bool:
        """Is it a file of this format, by its content first and its name second?"""

    @abstractmethod
    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """The rows of the file in its order."""

    def left_out(self, source: Source) -> tuple[str, ...]:  # noqa: ARG002 - for importers that can say
        """Names of columns or fields of this file of which nothing comes in."""
        return ()


def each(items: Iterable[tuple[int, T | RowRefused]], make: Callable[[T], tuple[Imported, str]]) -> Iterator[Row]:
    """A row for each numbered item: the record and the remark that `make` gives.

    An item that is a RowRefused, or for which `make` raises one, is a row without a record.
    """
    for number, item in items:
        try:
            if isinstance(item, RowRefused):
                raise item
            record, remark = make(item)
        except RowRefused as why:
            yield Row(number, None, str(why))
        else:
            yield Row(number, record, remark)
