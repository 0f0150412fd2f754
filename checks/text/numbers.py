"""Numbers in digits and words: "1.2 million", "three quarters", "dozens", "a hundred and five"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checks.text.cardinals import Number, word_at
from checks.text.lexicons import lexicon
from checks.text.shares import read_mixed, read_share
from checks.text.tokens import Token


def find_numbers(tokens: Sequence[Token]) -> Iterator[Number]:
    """The numbers among tokens, left to right, each as long as it can be."""
    place = 0
    while place < len(tokens):
        number = None if (year := _spoken_year(tokens, place)) else read_number(tokens, place)
        if number is None:
            place = year or place + 1
        else:
            yield number
            place = number.after


def read_number(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that begins at a token; None where none does."""
    if tokens[at].value is None and tokens[at].word not in _beginnings():
        return None
    return (
        _phrase(tokens, at) or _signed(tokens, at) or read_share(tokens, at) or _of_all(tokens, read_mixed(tokens, at))
    )


@cache
def _beginnings() -> frozenset[str]:
    """Words that a number may begin with; most words are none of them."""
    tables = lexicon("numbers")
    named = {*tables["small"], *tables["tens"], *tables["scales"], *tables["dozens"], *tables["parts"]}
    return frozenset({*named, *_phrases(), "hundred", "a", "an", "minus", "negative", "-", "−"})


# --- whole phrases --------------------------------------------------------------------------------------------------


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[float, ...]]]]:
    """Vague words and names of numbers by their first word, the longest first."""
    tables = lexicon("numbers")
    entries = [(phrase, tuple(bounds)) for phrase, bounds in tables["vague"].items()]
    entries += [(phrase, (value,)) for phrase, value in tables["pairs"].items()]
    found: dict[str, list[tuple[tuple[str, ...], tuple[float, ...]]]] = {}
    for phrase, bounds in sorted(entries, key=lambda entry: -len(entry[0].split())):
        words = tuple(phrase.replace("-", " - ").split())
        found.setdefault(words[0], []).append((words, bounds))
    return found


def _phrase(tokens: Sequence[Token], at: int) -> Number | None:
    """A vague word or a name of a number."""
    for words, bounds in _phrases().get(tokens[at].word, []):
        after = at + len(words)
        if all(word_at(tokens, at + offset) == word for offset, word in enumerate(words)):
            after -= words[-1] == "of"
            if len(bounds) == 1:
                return _of_all(tokens, Number.exactly(at, after, float(bounds[0])))
            return Number(at, after, None, float(bounds[0]), float(bounds[1]))
    return None


# --- signs ----------------------------------------------------------------------------------------------------------


def _signed(tokens: Sequence[Token], at: int) -> Number | None:
    """As in "minus five", "negative one", "-12" where nothing stands before the sign."""
    word = tokens[at].word
    if word in ("-", "−"):
        glued = at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start and tokens[at + 1].value is not None
        free = at == 0 or tokens[at - 1].end < tokens[at].start or tokens[at - 1].word in "(["
        if not (glued and free):
            return None
    elif word not in ("minus", "negative"):
        return None
    number = read_mixed(tokens, at + 1) if at + 1 < len(tokens) else None
    if number is None or number.value is None:
        return None
    return Number.exactly(at, number.after, -number.value, number.scale)


def _of_all(tokens: Sequence[Token], number: Number | None) -> Number | None:
    """As in "two dozen", "5 dozen": the number counts twelves."""
    if number is None or number.value is None:
        return number
    size = lexicon("numbers")["dozens"].get(word_at(tokens, number.after))
    if size is None:
        return number
    return Number.exactly(number.first, number.after + 1, number.value * size, float(size))


def _spoken_year(tokens: Sequence[Token], at: int) -> int | None:
    """Where "nineteen ninety-six" ends, which is a year and not two numbers; None where there is none."""
    tables = lexicon("numbers")
    if tokens[at].word not in ("eighteen", "nineteen", "twenty") or word_at(tokens, at + 1) not in tables["tens"]:
        return None
    after = at + 2 + (word_at(tokens, at + 2) == "-")
    unit = tables["small"].get(word_at(tokens, after), 0)
    return after + 1 if 0 < unit < 10 else at + 2
