"""The words of a claim as they are looked for and compared: folded, stemmed, one spelling for one Slavic name.

One analyser (tantivy's, in Rust) cuts texts both for the index and for the comparison, so that they never disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from checks.text.lexicons import words as listed

if TYPE_CHECKING:
    from tantivy import TextAnalyzer

ANALYSER = "claims"
"""The name under which an index knows the analyser."""
LIGHT = 0.5
"""What a word of talk weighs beside one that says what the claim is about."""
REACH = 4
"""Words that may lie between the words of a pair."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+(?:[’'ʼ][\u0400-\u04ff]+)*")
_ENDING = re.compile(r"(?:yy|iy|yi|ii|yj|ij)(?![^\W_])")
"""The ends of "Zelenskyy", "Zelenskiy", "Zelenskii" and "Zelenskyj", which are one."""
_GROUPED = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
"""The comma of "1,000"; it comes first, for a pattern that begins with one sign is found fastest."""


@cache
def analyser() -> TextAnalyzer:
    """What cuts a text into words: letters and digits, without case and accents, English words by their stems.

    Small words, which every text has, are left out.
    """
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    cut = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.ascii_fold())
    small = Filter.custom_stopword(sorted(listed("matching", "small")))
    return cut.filter(small).filter(Filter.stemmer("english")).build()


def one_spelling(text: str) -> str:
    """The text with Cyrillic in Latin letters, the ends of Slavic names alike, and figures without commas."""
    if not text.isascii():
        text = _CYRILLIC.sub(lambda word: latin(word.group()), text)
    if "yy" in text or "iy" in text or "yi" in text or "ii" in text or "yj" in text or "ij" in text:
        text = _ENDING.sub("y", text)
    return _GROUPED.sub("", text)


def tokens(text: str) -> list[str]:
    """The telling words of a text in order, as the index has them."""
    found: list[str] = analyser().analyze(one_spelling(text))
    return found


def weight(word: str) -> float:
    """What a word weighs, whatever text it stands in: 1, or less for a word of talk."""
    return LIGHT if word in _light() else 1.0


def pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words that stand near each other, in their order."""
    for place, word in enumerate(words):
        for other in words[place + 1 : place + 1 + REACH]:
            if other != word:
                yield word, other


@lru_cache(maxsize=20_000)
def latin(word: str) -> str:
    """A Cyrillic word in Latin letters, by the official Ukrainian table, or the Russian one for its own letters."""
    from translitua import RussianInternationalPassport, UkrainianKMU, translit

    table = RussianInternationalPassport if re.search("[ыэъё]", word, re.IGNORECASE) else UkrainianKMU
    return str(translit(word, table))


@cache
def _light() -> frozenset[str]:
    return frozenset(analyser().analyze(" ".join(listed("matching", "light"))))
