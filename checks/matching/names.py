"""One name for one source, however outlets write it: "Governor Kiper", "Oleh Kiper, Odesa Oblast governor"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from checks.text.gazetteer_files import parts, rows
from checks.text.lexicons import lexicon

_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_MOST_WORDS = 4
"""Words of the name of a person; more before a comma is the name of a body or a paper."""


def fold(text: str) -> str:
    """The words of `text` without case, accents, signs and the mark of the genitive: "russia defence ministry"."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'")).replace("'s ", " ")
    return " ".join(_WORD.findall("".join(each for each in bare if not unicodedata.combining(each)).casefold()))


def same_names(names: Iterable[str]) -> dict[str, str]:
    """What each of `names` is called among them, equal where they mean one: titles and spellings make no difference.

    A surname alone stands for the one full name of a person among them that ends with it; where there are several,
    for itself.
    The result does not depend on their order.
    """
    called = {name: plain_name(name) for name in names}
    full: dict[str, set[str]] = {}
    for plain in set(called.values()):
        if " " in plain and _may_be_person(plain.split()):
            full.setdefault(plain.rpartition(" ")[2], set()).add(plain)
    return {
        name: next(iter(full[plain])) if len(full.get(plain, ())) == 1 and not _is_body(name) else plain
        for name, plain in called.items()
    }


@lru_cache(maxsize=20_000)
def plain_name(name: str) -> str:
    """The name without titles, in the spelling of the gazetteer where that knows it, folded."""
    whole = (fold(_ASIDE.sub(" ", name)) or fold(name)).removeprefix("the ")
    if whole in _known():
        return _known()[whole]
    before, comma, _ = name.partition(",")
    for part in (before, name) if comma and _may_be_person(fold(before).split()) else (name,):
        bare = _without_title(fold(_ASIDE.sub(" ", part)).split()).removeprefix("the ")
        if bare:
            return _known().get(bare, bare)
    return whole


def _without_title(words: list[str]) -> str:
    """What stands after the last title, where that can be a person; else all of it."""
    last = max((place for place, word in enumerate(words) if word in _names()["offices"]), default=-1)
    rest = words[last + 1 :]
    return " ".join(rest if last >= 0 and _may_be_person(rest) else words)


def _is_body(name: str) -> bool:
    """Does its article tell that it is no surname: "The Independent"?"""
    return name.lstrip().casefold().startswith("the ")


def _may_be_person(words: list[str]) -> bool:
    """One to four words, none of them small or the name of a body."""
    strange = _names()["bodies"] | _names()["small"] | _names()["titles"]
    return 0 < len(words) <= _MOST_WORDS and not strange & set(words)


@cache
def _names() -> Mapping[str, frozenset[str]]:
    told = lexicon("speech")["names"]
    small = told["inner"] + " " + lexicon("speech")["small_words"]
    lists = {"offices": told["offices"], "titles": told["titles"] + " secret", "bodies": told["bodies"], "small": small}
    return MappingProxyType({key: frozenset(words.split()) for key, words in lists.items()})


@cache
def _known() -> Mapping[str, str]:
    """The folded name behind each name and alias of the actors; a capital that stands for its state is none."""
    known: dict[str, str] = {}
    for row in rows("actors"):
        if not row["metonym"]:
            for name in (row["name"], *parts(row["aliases"])):
                known.setdefault(fold(name), fold(row["name"]))
    return MappingProxyType(known)
