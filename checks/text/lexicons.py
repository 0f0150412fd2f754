"""Word lists as data: `resources/lexicons/*.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The tables of `resources/lexicons/<name>.toml`; treat them as read-only."""
    return tomllib.loads((resources.files("resources") / "lexicons" / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The entries of one list of a lexicon, which may be written as lists or as words between spaces."""
    entries = lexicon(name)[key]
    return frozenset(entries.split() if isinstance(entries, str) else entries)


@cache
def either(name: str, key: str) -> str:
    """A regular expression that matches any entry of a list, the longest first, in a group of its own."""
    entries = sorted(words(name, key), key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in entries) + ")"
