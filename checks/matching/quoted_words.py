"""The words of a quotation as they are compared: how they are written makes no difference, what they say does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from checks.domain.span import Span
from checks.text.lexicons import lexicon, words

_TOKEN = re.compile(
    r"(?P<gap>\[?\s?(?:…|\.\s?\.\s?\.)\s?\.?\]?)"
    r"|(?P<word>(?:\[[^\W\d_]\])?[^\W_]+(?:(?:[’'ʼ]|(?<=\d)[.,:](?=\d))[^\W_]+)*%?)"
    r"|(?P<aside>\[[^\[\]\n]{1,80}\])|(?P<sign>[.,;:?!]+)"
)
"""Hyphenated words are compared by their parts: "cease-fire" and "cease fire" are one."""
_SHORT = {
    "n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "'d": " would",
}  # fmt: skip
_IS = frozenset(["it", "he", "she", "that", "there", "what", "here", "who", "where", "how", "this"])
_LEAST_LETTERS = 4
"""Letters of a word that may have another spelling; shorter ones are other words."""
_STEM = 5
"""Letters at the beginning that words have in common of which two others may differ: "programme" and "program"."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands, how it is compared, the sign after it."""

    text: str
    key: str
    start: int
    end: int
    sign: str = ""

    @property
    def span(self) -> Span:
        """Its place, with the sign after it."""
        return Span(self.start, self.end)

    @property
    def is_number(self) -> bool:
        """Is it a figure, in digits or a word?"""
        return self.key[:1].isdigit()

    @property
    def is_negation(self) -> bool:
        """Does it deny?"""
        return self.key in _negations()

    def is_form_of(self, other: Word) -> bool:
        """Is it the same word in another form or spelling: "prisoner" and "prisoners", "defence" and "defense"?"""
        shorter = min(len(self.key), len(other.key))
        if shorter < _LEAST_LETTERS or self.is_number or other.is_number or self.key[:2] != other.key[:2]:
            return False
        is_one_stem = self.key[:_STEM] == other.key[:_STEM]
        return DamerauLevenshtein.distance(self.key, other.key) <= (2 if is_one_stem else 1)


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a source, in order, each with the sign after it."""
    return tuple(word for word in _read(text) if word is not None)


def segments_of(quoted: str) -> tuple[tuple[Word, ...], ...]:
    """The stretches of a quotation between which it says that words were left out or put in."""
    segments: list[list[Word]] = [[]]
    for word in _read(quoted):
        if word is None:
            segments.append([])
        else:
            segments[-1].append(word)
    return tuple(tuple(segment) for segment in segments if segment)


def closes_sentence(told: Sequence[Word], places: tuple[int, int]) -> bool:
    """Are the words between two places whole sentences: does one end before them and one with them?"""
    start, end = places
    begins = start == 0 or bool(set(".?!") & set(told[start - 1].sign))
    return start < end and begins and bool(set(".?!") & set(told[end - 1].sign))


def _read(text: str) -> Iterator[Word | None]:
    """Words, and None for each place where the writer says that words are missing or not the speaker's."""
    waiting: list[Word] = []
    for found in _TOKEN.finditer(text):
        if found["sign"] is not None:
            if waiting and not text[waiting[-1].end : found.start()].strip("”“\"'’» "):
                last = waiting[-1]
                waiting[-1] = Word(last.text, last.key, last.start, found.end(), found["sign"])
            continue
        yield from waiting
        waiting = []
        if found["word"] is None:
            yield None
        else:
            waiting = list(_written_out(found))
    yield from waiting


def _written_out(found: re.Match[str]) -> Iterator[Word]:
    """One word, or two where it is a contraction: "it's" is "it is"."""
    text = found["word"]
    folded = _folded(text)
    for short, long in _SHORT.items():
        if folded.endswith(short) and len(folded) > len(short):
            folded = {"won't": "will not", "can't": "can not"}.get(folded, folded.removesuffix(short) + long)
            break
    if folded.endswith("'s") and folded[:-2] in _IS:
        folded = f"{folded[:-2]} is"
    folded = "can not" if folded == "cannot" else folded
    folded = folded.replace("%", " percent")
    *before, last = folded.split()
    for key in before:
        yield Word(text, _key(key), found.start(), found.end())
    yield Word(text, _key(last), found.start(), found.end())


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.translate(str.maketrans("’ʼ‘", "'''")).translate(_NO_BRACKETS))
    return "".join(each for each in bare if not unicodedata.combining(each)).casefold()


_NO_BRACKETS = str.maketrans("", "", "[]")


def _key(word: str) -> str:
    """A number by its digits, whichever way it is written."""
    if word[:1].isdigit():
        return word.replace(",", "")
    return _number_words().get(word, word)


@lru_cache(maxsize=1)
def _number_words() -> dict[str, str]:
    tables = lexicon("numbers")
    named = {**tables["small"], **tables["tens"], **tables["scales"]}
    return {word: f"{value:.0f}" for word, value in named.items() if value > 1}


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    return words("quoting", "negations")
