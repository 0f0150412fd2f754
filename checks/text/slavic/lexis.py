"""The word lists of one language, `resources/lexicons/uk.toml` or `ru.toml`, as regular expressions ready for use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from checks.text.lexicons import lexicon

LANGUAGES = ("uk", "ru")
_APOSTROPHES = "['’ʼ`]"


@dataclass(frozen=True)
class Choice:
    """Several forms, each with the value that it stands for; `pattern` matches any of them."""

    pattern: str
    """Of whole words, in no group of its own."""
    values: tuple[tuple[re.Pattern[str], str], ...]

    def value(self, words: str) -> str | None:
        """The value whose form `words` is, as the lexicon writes it; None where it is none of them."""
        return next((value for form, value in self.values if form.fullmatch(words)), None)


@dataclass(frozen=True)
class Lexis:
    """One language."""

    code: str
    table: dict[str, Any]

    def choice(self, name: str) -> Choice:
        """A table of the lexicon that gives each value its forms."""
        return _choice(self.code, name)

    def forms(self, table: str, key: str) -> str:
        """One entry as a pattern in a group of its own."""
        return f"(?:{_spelt(self.table[table][key])})"


@cache
def lexis(language: str) -> Lexis:
    """The word lists of "uk" or "ru"; FileNotFoundError for any other language."""
    return Lexis(language, lexicon(language))


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern without regard to case."""
    return re.compile(pattern, re.IGNORECASE)


@cache
def _choice(language: str, name: str) -> Choice:
    entries = {str(value): _spelt(forms) for value, forms in lexicon(language)[name].items()}
    longest_first = sorted(entries.values(), key=len, reverse=True)
    return Choice(f"(?:{'|'.join(longest_first)})", tuple((compiled(forms), value) for value, forms in entries.items()))


def _spelt(forms: str) -> str:
    """Any apostrophe where the list has one, any white space where it has a blank."""
    return forms.replace("ʼ", _APOSTROPHES).replace(" ", r"\s+")
