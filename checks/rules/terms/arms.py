"""Weapons named in words: their types and classes, from `resources/lexicons/weapons.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checks.text.lexicons import lexicon


@dataclass(frozen=True)
class Named:
    """A type or a class of weapons in a text."""

    type: str | None
    """The name of the type; None where only a class is named."""
    weapon_class: str
    found: re.Match[str]
    source: str = ""


@cache
def _types() -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    return tuple(
        (name, entry["class"], entry["source"], re.compile(rf"(?<![\w-])(?:{entry['names']})(?!\w)", re.IGNORECASE))
        for name, entry in lexicon("weapons")["types"].items()
    )


@cache
def _classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"\b(?:{entry['words']})\b", re.IGNORECASE))
        for name, entry in lexicon("weapons")["classes"].items()
    )


def types_in(text: str) -> Iterator[Named]:
    """The types that a text names."""
    for name, weapon_class, source, pattern in _types():
        for found in pattern.finditer(text):
            yield Named(name, weapon_class, found, source)


def classes_in(text: str) -> Iterator[Named]:
    """The classes that a text names in words, such as "cruise missiles"."""
    for name, pattern in _classes():
        for found in pattern.finditer(text):
            yield Named(None, name, found)


def fits(one: str, other: str) -> bool:
    """Is one class the other, or a sort of it?"""
    return one == other or _parent(one) == other or _parent(other) == one


def _parent(weapon_class: str) -> str | None:
    parent: str | None = lexicon("weapons")["classes"][weapon_class].get("in")
    return parent
