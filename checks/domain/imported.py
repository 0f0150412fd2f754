"""Records that came in together from one file, and checks that others made earlier."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from checks.domain.moment import Moment


@dataclass(frozen=True)
class Import:
    """One file that was brought in. Its records carry its id and are there as long as it is: undo hides them."""

    id: UUID
    name: str
    """The file's name, or its address."""
    format: str
    """The name of the importer: "UCDP GED"."""
    sha256: str
    """Of the file, 64 hexadecimal digits."""
    records: int
    """How many came in."""
    skipped: int
    """Rows that did not, as the account of the import said."""
    at: Moment
    query: str = ""
    """What was asked of the source, and when: what ACLED and others want to be told."""


@dataclass(frozen=True)
class EarlierCheck:
    """A claim that somebody checked before, as their check tells it."""

    id: UUID
    text: str
    """The claim."""
    title: str = ""
    """The headline of the check."""
    summary: str = ""
    url: str | None = None
    publisher: str | None = None
    published: Moment | None = None
    rating: str | None = None
    """In the words of those who checked; their scales are their own."""
    key: str | None = None
    """The id that the source gives it."""
    language: str | None = None
    import_id: UUID | None = None
