"""What can be found by a search, and how its words are cut: as they stand, but without case, accents and alphabet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from checks.matching.names import fold
from checks.matching.search_query import Field, Sort
from checks.matching.words import one_spelling

if TYPE_CHECKING:
    from tantivy import TextAnalyzer

CUT = "pages"
"""The name under which an index knows how words are cut."""


@dataclass(frozen=True, slots=True)
class Page:
    """One thing to be found: by its title and words, by what its fields say, by its day."""

    key: str
    """Its id as 32 hexadecimal digits."""
    sort: Sort
    title: str = ""
    words: str = ""
    day: int = 0
    """As 20250523; 0 where none is known."""
    facets: tuple[str, ...] = ()
    """What `facet` makes."""
    places: str = ""
    speakers: str = ""
    publishers: str = ""
    import_key: str = ""


def facet(field: Field, value: str) -> str:
    """A value of a field that has few, as it is looked for: "status:signed off"."""
    return f"{field.value}:{fold(value)}"


def number_of(day: date) -> int:
    """A day as 20250523, whose order is that of the days."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(moment: str | None) -> int:
    """The day of a moment as it is stored, "2025-05-23T17:01"."""
    digits = moment[:10].replace("-", "")[:8] if moment else ""
    return int(digits) if digits.isdecimal() else 0


@cache
def cutter() -> TextAnalyzer:
    """What cuts a text into words."""
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    return TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.ascii_fold()).build()


@lru_cache(maxsize=100_000)
def cut(text: str) -> tuple[str, ...]:
    """The words of a short text, in order."""
    return tuple(cutter().analyze(one_spelling(text)))
