"""What happened to the people that a figure counts: killed, wounded, captured, freed …"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checks.domain.mention import PersonStatus, Severity
from checks.text.cardinals import Number, word_at
from checks.text.lexicons import lexicon
from checks.text.measures import Counted, grammar
from checks.text.tokens import Token

AHEAD = 14
BEHIND = 8
"""Tokens after and before a figure among which the words about it are looked for."""

_ENDS = frozenset('.;!?:”"')


def status_of(tokens: Sequence[Token], number: Number, counted: Counted) -> PersonStatus | None:
    """What the words around a figure say about the people counted; None where they say nothing."""
    return (
        _said_by_noun(tokens, counted)
        or _governed(tokens, number)
        or _told_after(tokens, max(number.after, counted.after))
        or _tallied(tokens, number)
    )


def severity_of(tokens: Sequence[Token], number: Number, counted: Counted) -> Severity | None:
    """How badly they are hurt: "in critical condition", "seriously wounded"."""
    after = max(number.after, counted.after)
    for token in tokens[after : after + 8]:
        if token.word in _ENDS or token.word == ",":
            break
        if found := _severities().get(token.word):
            return found
    before = word_at(tokens, counted.first) if counted.after > counted.first else ""
    return _severities().get(before)


def _said_by_noun(tokens: Sequence[Token], counted: Counted) -> PersonStatus | None:
    """As in "12 dead", "eight wounded", "29 deaths"."""
    nouns = _words("noun")
    at = counted.after - 1 if counted.after > counted.first else counted.after
    return nouns.get(word_at(tokens, at))


def _governed(tokens: Sequence[Token], number: Number) -> PersonStatus | None:
    """As in "killed at least 12", "wounding 20", "the deaths of six"."""
    at = number.first - 1
    steps = 0
    has_of = False
    while steps < BEHIND and word_at(tokens, at) in grammar("between"):
        has_of |= word_at(tokens, at) == "of"
        at, steps = at - 1, steps + 1
    if at < 0:
        return None
    word = tokens[at].word
    if word in _words("doing") and not (word.endswith("ed") and _is_passive(tokens, at)):
        return _words("doing")[word]
    return _words("event").get(word) if has_of else None


def _told_after(tokens: Sequence[Token], after: int) -> PersonStatus | None:
    """As in "12 people were killed", "eight soldiers and three civilians died", "four remain missing"."""
    place = after
    while place < min(len(tokens), after + AHEAD):
        word = tokens[place].word
        if word in _ENDS:
            return None
        if word == "," and word_at(tokens, place + 1) == "including":
            place = _past_comma(tokens, place + 1)
        if found := _words("fell").get(word):
            return found
        if word == "to" and word_at(tokens, place + 1) == "death":
            return PersonStatus.KILLED
        if word in _words("suffered"):
            return _words("suffered")[word] if _is_passive(tokens, place) or _is_participle(tokens, place) else None
        if tokens[place].value is not None or (place > after and word in lexicon("numbers")["small"]):
            return None
        place += 1
    return None


def _tallied(tokens: Sequence[Token], number: Number) -> PersonStatus | None:
    """As in "the death toll rose to 25", "the number of dead to 12", "left 12 people dead" is told after."""
    if word_at(tokens, number.first - 1) not in grammar("before_tally"):
        return None
    for at in range(number.first - 1, max(-1, number.first - 10), -1):
        word = tokens[at].word
        if word in _ENDS and word != ":":
            return None
        if word in _words("tally") and _names_a_count(tokens, at):
            return _words("tally")[word]
    return None


def _names_a_count(tokens: Sequence[Token], at: int) -> bool:
    """As in "death toll", "number of dead"."""
    return tokens[at].word == "toll" or any(
        token.word in ("number", "toll", "count", "total") for token in tokens[max(0, at - 4) : at]
    )


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Is the participle at a place done to those before it: "were killed", "have been killed"?"""
    return any(token.word in grammar("auxiliaries") for token in tokens[max(0, at - 3) : at])


def _is_participle(tokens: Sequence[Token], at: int) -> bool:
    """Does no object follow, as in "12 people killed in a raid"?"""
    following = word_at(tokens, at + 1)
    return not following[:1].isalnum() or following in grammar("after_participle")


def _past_comma(tokens: Sequence[Token], at: int) -> int:
    """The next comma, so that "including three children," is passed over."""
    for place in range(at, min(len(tokens), at + 10)):
        if tokens[place].word == ",":
            return place
    return at


@cache
def _words(part: str) -> dict[str, PersonStatus]:
    """The words of one part of the lexicon with the status they mean."""
    tables = lexicon("people")["status"]
    return {word: PersonStatus(status) for status, table in tables.items() for word in table[part].split()}


@cache
def _severities() -> dict[str, Severity]:
    return {word: Severity(name) for name, entries in lexicon("people")["severity"].items() for word in entries}
