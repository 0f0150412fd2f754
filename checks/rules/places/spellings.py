"""The spellings of places and people in an article, from `resources/lexicons/aliases.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checks.domain.span import Span
from checks.text.lexicons import lexicon


@dataclass(frozen=True)
class Name:
    """One place or person with all its spellings."""

    name: str
    is_place: bool
    russian: tuple[str, ...]
    old: tuple[str, ...]
    also: tuple[str, ...]
    who: str
    source: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """All of them, that of the house first."""
        return (self.name, *self.russian, *self.old, *self.also)

    def remark(self, spelling: str) -> str:
        """What is to be known of a spelling that is not the house's; empty where nothing is."""
        if spelling in self.russian:
            return f"{spelling} is the Russian-derived form of {self.name}"
        return f"{spelling} is an old name or spelling of {self.name}" if spelling in self.old else ""


@dataclass(frozen=True)
class Spelt:
    """A spelling in a text, and where it stands."""

    name: Name
    spelling: str
    span: Span


@cache
def names() -> tuple[Name, ...]:
    """All names of the table."""
    return tuple(
        Name(
            entry["name"],
            part == "places",
            tuple(entry.get("russian", ())),
            tuple(entry.get("old", ())),
            tuple(entry.get("also", ())),
            entry.get("who", ""),
            entry["source"],
        )
        for part in ("places", "people")
        for entry in lexicon("aliases")[part]
    )


@cache
def _by_spelling() -> dict[str, Name]:
    return {spelling.casefold(): name for name in reversed(names()) for spelling in name.spellings}


@cache
def _pattern() -> re.Pattern[str]:
    spellings = sorted((each for name in names() for each in name.spellings), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, spellings))})(?!\w|-\w|[’']\w{{2}})", re.IGNORECASE)


_PART_OF_NAME = re.compile(r"[ \n](?!(?:Oblast|Region|Province|District|City|Port|Harbor|Harbour)\b)[A-Z][a-z]+")
"""A capital right after a place: "the Kiev Security Forum" is the name of something else."""
_ELSEWHERE = re.compile(r", (?:Texas|Florida|Missouri|Delaware)\b")
_BEFORE = re.compile(r"(?:[Cc]hicken|Dynamo|Dinamo|Radio|HMS|[“\"«])[ \n]?$")


def find_spellings(text: str) -> Iterator[Spelt]:
    """Each place where a name of the table stands as such, in order; names of organisations are left out."""
    for found in _pattern().finditer(text):
        written = found.group()
        if not written[0].isupper() and not written.startswith(("el-", "al-")):
            continue
        name = _by_spelling()[written.casefold()]
        spelling = next(each for each in name.spellings if each.casefold() == written.casefold())
        after = _PART_OF_NAME.match(text, found.end()) or _ELSEWHERE.match(text, found.end())
        if not (name.is_place and (after or _BEFORE.search(text, max(0, found.start() - 10), found.start()))):
            yield Spelt(name, spelling, Span(*found.span()))
