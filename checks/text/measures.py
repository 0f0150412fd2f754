"""What a figure counts: its unit, the words of the text for it, and which people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from checks.text.asides import is_hyphen
from checks.text.cardinals import Number, word_at
from checks.text.lexicons import lexicon
from checks.text.tokens import Token

PERSON = "person"
LONGEST = 6
"""Words of a noun phrase that are looked at after a figure."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun after a figure: its unit, and the tokens from `first` up to `after` (equal where there is none)."""

    unit: str | None
    first: int
    after: int
    category: str | None = None


def read_counted(tokens: Sequence[Token], number: Number) -> Counted:
    """What the figure counts: "600-mile", "$3 billion", "20 percent", "eight others", "two ballistic missiles"."""
    after = number.after
    suffix = measures().get(tokens[after - 1].suffix.casefold()) if tokens[after - 1].suffix else None
    if suffix and not scaled(tokens[after - 1]):
        return Counted(suffix, after, after)
    if currency := lexicon("units")["currencies"].get(word_at(tokens, number.first - 1)):
        return Counted(currency, after, after)
    if share := _percentage(tokens, after):
        return share
    after += word_at(tokens, after) == "+"
    hyphen = word_at(tokens, after) in ("-", "‑", "–")
    if hyphen and word_at(tokens, after + 1) == "strong":
        return Counted(PERSON, after + 2, after + 2)
    if hyphen and (unit := measures().get(word_at(tokens, after + 1))):
        return Counted(unit, after + 1, after + 2)
    return _noun(tokens, _past_measure(tokens, after + hyphen + (word_at(tokens, after + 1) == "plus")))


def _past_measure(tokens: Sequence[Token], at: int) -> int:
    """The place after the measure of "ten 500-kg bombs"."""
    measured = at + 2 < len(tokens) and tokens[at].value is not None and tokens[at + 1].word == "-"
    return at + 3 if measured and tokens[at + 2].word in measures() else at


def _percentage(tokens: Sequence[Token], after: int) -> Counted | None:
    """As in "20%", "20 per cent" and "3 percentage points"."""
    signs = 2 if (word_at(tokens, after), word_at(tokens, after + 1)) == ("per", "cent") else 1
    if signs == 1 and word_at(tokens, after) not in ("%", "percent", "percentage", "pct"):
        return None
    if word_at(tokens, after + signs) in ("point", "points"):
        return Counted("percentage point", after, after + signs + 1)
    return Counted("percent", after, after)


def scaled(token: Token) -> bool:
    """Are the letters glued to the digits a scale, as in "10k", and no unit, as in "10km"?"""
    return token.suffix in lexicon("numbers")["suffixes"]


def _noun(tokens: Sequence[Token], after: int) -> Counted:
    """The head of the noun phrase after a figure, with what stands before it."""
    start = after
    while start + 1 < len(tokens) and _is_initial(tokens, start):  # "five U.S. senators"
        start += 2
    if word_at(tokens, start) == "of":
        start += 1
        while word_at(tokens, start) in ("the", "his", "her", "their", "its", "these", "those", "our", "each"):
            start += 1
    words = _phrase(tokens, start)
    head = next((i for i, word in enumerate(words) if _is_head(words, i)), None)
    if head is None:
        return Counted(None, after, after)
    end = start + head + 1
    if words[head] in people() or _is_demonym(tokens[end - 1]) or (words[head - 1] if head else "") == "military":
        unit = singular(words[head]) if words[head] in grammar("households") else PERSON
        return Counted(unit, start, end, category_of(tokens, start, end))
    return Counted(_unit(words[: head + 1]), start, end)


def is_household(counted: Counted) -> bool:
    """Are families counted, of which one is several people?"""
    return counted.unit in grammar("households")


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Is it a capital with its full stop, as in "U.S."?"""
    return tokens[at].is_capital and len(tokens[at].word) == 1 and tokens[at + 1].word == "."


def _phrase(tokens: Sequence[Token], start: int) -> list[str]:
    """Words up to the end of the noun phrase; a hyphen or an apostrophe inside does not end it."""
    stops = grammar("stops")
    found: list[str] = []
    for at in range(start, min(len(tokens), start + LONGEST)):
        token = tokens[at]
        noun = not found and (
            token.word in ("dead", "wounded", "injured", "missing", "more") or word_at(tokens, at + 1) in people()
        )
        if not (token.is_word or is_hyphen(tokens, at)) or (token.word in stops and not noun):
            break
        found.append(token.word)
    return found


def _is_demonym(token: Token) -> bool:
    """Does the word name people by where they come from: "Ukrainians", "Spaniards"?"""
    return token.is_capital and token.word.endswith(("ans", "ards"))


def _is_head(words: Sequence[str], at: int) -> bool:
    """Is this the noun that is counted: a person, a unit, a plural before no other noun?"""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word in ("other", "more") or following == "-" or word == "-":
        return False
    if word in people() or word in measures():
        return following not in people() or word in measures()
    return _is_plural(word) and not (_is_plural(following) or following in people())


def _is_plural(word: str) -> bool:
    irregular = lexicon("units")["irregular"]
    return word in irregular or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous", "'s"))
    )


def _unit(words: Sequence[str]) -> str:
    """The singular, with the word before it where that tells the kind: "ballistic missile"."""
    head = measures().get(words[-1]) or singular(words[-1])
    before = words[-2] if len(words) > 1 else ""
    plain = (
        not before or before in grammar("generic") or before == "-" or words[-1] in measures() or before.endswith("'s")
    )
    return head if plain else f"{before} {head}"


def singular(word: str) -> str:
    """The singular of an English plural."""
    irregular = lexicon("units")["irregular"]
    if word in irregular:
        return str(irregular[word])
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def category_of(tokens: Sequence[Token], start: int, end: int) -> str | None:
    """Which people a noun phrase names, with "of the military" after it."""
    named = [token.word for token in tokens[start:end]]
    if word_at(tokens, end) == "of":
        named += [token.word for token in tokens[end + 1 : end + 5]]
    return next((found for word in reversed(named) if (found := _categories().get(word))), None)


@cache
def measures() -> dict[str, str]:
    """Spellings of units, singular and plural, with the name of the unit."""
    found: dict[str, str] = {}
    for unit, spellings in lexicon("units")["measures"].items():
        for spelling in spellings.split():
            found |= {spelling: unit, f"{spelling}s": unit}
    return found


@cache
def people() -> frozenset[str]:
    """Words for people that can be counted."""
    return frozenset(lexicon("people")["people"].split())


@cache
def grammar(name: str) -> frozenset[str]:
    """A list of small words."""
    return frozenset(lexicon("people")["grammar"][name].split())


@cache
def _categories() -> dict[str, str]:
    return {word: name for name, words in lexicon("people")["categories"].items() for word in words.split()}
