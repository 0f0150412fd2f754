"""What happened to the people that a figure counts: killed, wounded, captured, freed …"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checks.domain.mention import PersonStatus, Severity
from checks.text.asides import past_aside, past_comma
from checks.text.cardinals import Number, word_at
from checks.text.lexicons import lexicon
from checks.text.measures import Counted, grammar, measures, people
from checks.text.tokens import Token

AHEAD = 24
BEHIND = 8
LIST = 24
"""Tokens after a figure, right before it, and in a list before it, among which the words about it are looked for."""
_PAIR = 6
"""Tokens from "and" to what happened to both, in "a woman and two children were killed"."""

_ENDS = frozenset('.;!?:”"')
_CONTRASTS = ("but", "while", "although", "whereas")
_PARENTS = ("mother", "father", "parent", "parents", "widow", "widower")
_HARM = (PersonStatus.KILLED, PersonStatus.WOUNDED)
_BLOTTED = "\N{REPLACEMENT CHARACTER}"


def status_of(tokens: Sequence[Token], number: Number, counted: Counted) -> PersonStatus | None:
    """What the words around a figure say about the people counted; None where they say nothing."""
    after = max(number.after, counted.after)
    if _is_mixed(tokens, number, after) or _is_of_parent(tokens, number):
        return None
    if _is_whole(tokens, number):
        return _said_by_noun(tokens, counted)
    return (
        _said_by_noun(tokens, counted)
        or _possessed(tokens, after)
        or _governed(tokens, number, without="and")
        or _right_after(tokens, after)
        or _governed(tokens, number)
        or _told_after(tokens, after)
        or _tallied(tokens, number)
        or _in_list(tokens, number, after)
    )


def status_by_deed(tokens: Sequence[Token], number: Number, counted: Counted) -> PersonStatus | None:
    """As in "killing two vendors": what nobody listed as people is people where somebody killed or wounded them."""
    names = [token.word for token in tokens[number.after : counted.after]]
    if counted.unit is None or counted.unit in measures().values() or not grammar("animals").isdisjoint(names):
        return None
    found = _governed(tokens, number)
    return found if found in _HARM else None


def status_of_one(tokens: Sequence[Token], number: Number, counted: Counted) -> PersonStatus | None:
    """What the words right beside "a soldier" say about him; of words farther off he may only be the witness."""
    after = counted.after + 3 * _is_age_aside(tokens, counted.after)
    is_pair = word_at(tokens, after) == "and"
    is_alone = is_pair or _ends_phrase(tokens, after)
    return (
        _right_after(tokens, after)
        or (_governed(tokens, number) if is_alone else None)
        or (_told_after(tokens[: after + _PAIR], after) if is_pair else None)
    )


def _is_age_aside(tokens: Sequence[Token], at: int) -> bool:
    """As in "a woman, 30, was killed"."""
    return [word_at(tokens, at), word_at(tokens, at + 2)] == [",", ","] and tokens[at + 1].value is not None


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


def _is_whole(tokens: Sequence[Token], number: Number) -> bool:
    """The "six" of "four of the six were hurt", whom the verb says nothing of."""
    words = [token.word for token in tokens[max(0, number.first - 3) : number.first]]
    if len(words) < 3 or words[1] != "of" or words[2] not in ("the", "these", "those", "its", "their", "his", "her"):
        return False
    part = tokens[number.first - 3]
    return part.value is not None or part.word in lexicon("numbers")["small"]


def _is_of_parent(tokens: Sequence[Token], number: Number) -> bool:
    """The "three" of "a mother of three died"."""
    return word_at(tokens, number.first - 1) == "of" and word_at(tokens, number.first - 2) in _PARENTS


def _is_mixed(tokens: Sequence[Token], number: Number, after: int) -> bool:
    """Does one figure count the dead and the wounded together: "killed or wounded 1,000", "100 dead or wounded"?"""
    before = [token.word for token in tokens[max(0, number.first - 8) : number.first]]
    while before and before[-1] in grammar("between"):
        before.pop()
    around = (before[-3:], _words_at(tokens, after - 1, 3), _words_at(tokens, after, 3))
    return any(_joins_two(words) for words in around)


def _words_at(tokens: Sequence[Token], place: int, count: int) -> list[str]:
    return [token.word for token in tokens[place : place + count]]


def _joins_two(words: Sequence[str]) -> bool:
    """As in "killed or wounded", "dead and injured"; who is "killing and wounding" 40 does both."""
    if len(words) < 3 or words[1] not in ("and", "or"):
        return False
    parts = ("doing", "noun") if words[1] == "or" else ("noun",)
    told = {_words(part).get(word) for word in (words[0], words[2]) for part in parts} - {None}
    return {PersonStatus.KILLED, PersonStatus.WOUNDED} <= told


def _right_after(tokens: Sequence[Token], after: int) -> PersonStatus | None:
    """As in "50 people missing", "18 who are missing", "12 people who were killed"."""
    place = after + (word_at(tokens, after) in ("who", "that"))
    has_been = False
    helpers = grammar("auxiliaries")
    while (word := word_at(tokens, place)) in ("have", "had", "has", *helpers) or (
        has_been and _leads_on(tokens, place)
    ):
        has_been |= word in helpers
        place += 1
    word = word_at(tokens, place)
    if found := _words("fell").get(word) or (_words("noun").get(word) if place == after else None):
        return found if word not in _words("suffered") or _is_participle(tokens, place) else None
    fits = word in _words("suffered") and (has_been or (place == after and _is_participle(tokens, place)))
    return _words("suffered")[word] if fits else None


def _leads_on(tokens: Sequence[Token], place: int) -> bool:
    """Does a word only prepare for what happened: the "seriously" of "was seriously wounded", "shot" before "dead"?"""
    word = word_at(tokens, place)
    return word.endswith("ly") or (word in ("shot", "found") and word_at(tokens, place + 1) == "dead")


def is_age(tokens: Sequence[Token], number: Number) -> bool:
    """Is it somebody's age between commas: "the minister, 65, was killed"?"""
    alone = (word_at(tokens, number.first - 1), word_at(tokens, number.after)) == (",", ",")
    is_plain = number.after == number.first + 1 and tokens[number.first].value is not None
    named = number.first >= 2 and (tokens[number.first - 2].is_capital or tokens[number.first - 2].word in people())
    is_one = word_at(tokens, number.after + 1) in ("was", "is", "has")
    return alone and is_plain and (named or is_one) and number.low < 120


def _said_by_noun(tokens: Sequence[Token], counted: Counted) -> PersonStatus | None:
    """As in "12 dead", "eight wounded", "29 deaths", "30 dead civilians"."""
    nouns = _words("noun")
    if counted.after > counted.first:
        said = [token.word for token in tokens[counted.first : counted.after]]
        return nouns.get(said[-1]) or next((found for word in said if (found := _words("told").get(word))), None)
    return nouns.get(word_at(tokens, counted.after))


def _possessed(tokens: Sequence[Token], after: int) -> PersonStatus | None:
    """As in "the six Jesuits' murder"."""
    owner = word_at(tokens, after - 1)
    place = after + 1 if word_at(tokens, after) in ("'", "’") else after if owner.endswith("'s") else None
    return None if place is None else _words("event").get(word_at(tokens, place))


def _governed(tokens: Sequence[Token], number: Number, *, without: str = "") -> PersonStatus | None:
    """As in "killed at least 12", "wounding 20", "the deaths of six", "the murder on Friday of six"."""
    at = number.first - 1
    steps = 0
    has_of = False
    while steps < BEHIND and (word_at(tokens, at) in grammar("between") or word_at(tokens, at) == _BLOTTED):
        has_of |= word_at(tokens, at) == "of"
        if word_at(tokens, at) == without:
            return None
        at, steps = at - 1, steps + 1
    return _verb_or_event(tokens, at, has_of=has_of)


def _verb_or_event(tokens: Sequence[Token], at: int, *, has_of: bool) -> PersonStatus | None:
    """The status that a verb in the active voice, or an event before "of", gives to those named after it."""
    word = word_at(tokens, at)
    if word in _words("doing") and not (word.endswith("ed") and _is_passive(tokens, at)):
        found = _words("doing")[word]
        return None if found in _HARM and _is_unreal(tokens, at) else found
    return _words("event").get(word) if has_of else None


def _in_list(tokens: Sequence[Token], number: Number, after: int) -> PersonStatus | None:
    """As in "killed the mayor and two peasants", "was shot dead along with two guards": last in a list of people."""
    at = number.first - 1
    while word_at(tokens, at) in grammar("links") and word_at(tokens, at) not in ("and", ","):
        at -= 1
    joined = word_at(tokens, at) in ("and", ",") or word_at(tokens, at - 1) == "along"
    joined = joined or (word_at(tokens, at - 1), word_at(tokens, at)) == ("together", "with")
    if not joined:
        return None
    has_of = False
    is_with = word_at(tokens, at) == "with"
    for place in range(at - 1, max(-1, at - LIST), -1):
        word = tokens[place].word
        if word in _ENDS or (word in grammar("clauses") and not is_with):
            return None
        found = _verb_or_event(tokens, place, has_of=has_of)
        if is_with and word == "death" and word_at(tokens, place - 1) == "to":
            return PersonStatus.KILLED
        if found is None and is_with:
            found = _words("suffered").get(word) or _words("fell").get(word)
        if found:
            return found if has_of or _ends_phrase(tokens, after) else None
        has_of |= word == "of"
    return None


def _ends_phrase(tokens: Sequence[Token], after: int) -> bool:
    """Does no verb of their own follow on the people counted?"""
    word = word_at(tokens, after)
    return not word[:1].isalnum() or word in grammar("after_participle") or word in ("who", "whose", "according")


def _told_after(tokens: Sequence[Token], after: int) -> PersonStatus | None:
    """As in "12 people were killed", "eight soldiers and three civilians died", "four remain missing"."""
    place, end, is_list = after, after + AHEAD, True
    while place < min(len(tokens), end):
        place, began = past_aside(tokens, place), place
        end += place - began
        word = word_at(tokens, place)
        if word in _ENDS or not word or word in _CONTRASTS:
            return None
        if word == "," and word_at(tokens, place + 1) == "including":
            place = past_comma(tokens, place + 1)
        if found := _found_after(tokens, place):
            return found
        if word in _words("suffered"):
            return None
        if tokens[place].value is not None or (place > after and word in lexicon("numbers")["small"]):
            if not is_list:
                return None
        elif word not in grammar("links"):
            is_list = False
        place += 1
    return None


def _found_after(tokens: Sequence[Token], place: int) -> PersonStatus | None:
    """What a word after the figure says: "died", "were killed", "shot to death", "have bullet wounds"."""
    word = tokens[place].word
    if (found := _words("fell").get(word)) and word_at(tokens, place - 1) != "the":
        return found
    if word == "to" and word_at(tokens, place + 1) == "death":
        return PersonStatus.KILLED if _is_participle(tokens, place + 1) else None
    if word in grammar("having"):
        named = [token.word for token in tokens[place + 1 : place + 5]]
        return PersonStatus.WOUNDED if {"wounds", "injuries"} & set(named) else None
    is_done_to = word in _words("suffered") and (_is_passive(tokens, place) or _is_participle(tokens, place))
    return _words("suffered")[word] if is_done_to else None


def _tallied(tokens: Sequence[Token], number: Number) -> PersonStatus | None:
    """As in "the death toll rose to 25", "the number of dead to 12", "among the injured are two girls"."""
    if word_at(tokens, number.first - 1) not in grammar("before_tally"):
        return None
    for at in range(number.first - 1, max(-1, number.first - 10), -1):
        word = tokens[at].word
        if word in _ENDS and word != ":":
            return None
        if word in _words("tally") and (_names_a_count(tokens, at) or _names_people(tokens, at, number.first)):
            return _words("tally")[word]
    return None


def _names_a_count(tokens: Sequence[Token], at: int) -> bool:
    """As in "death toll", "number of dead"."""
    return tokens[at].word == "toll" or any(
        token.word in ("number", "toll", "count", "total") for token in tokens[max(0, at - 4) : at]
    )


def _names_people(tokens: Sequence[Token], at: int, first: int) -> bool:
    """As in "the dead were two women", "among the wounded are four", "the injured include six"."""
    is_group = word_at(tokens, at - 1) == "the" and tokens[at].word != "victims"
    return (
        is_group and first - at <= 3 and word_at(tokens, at + 1) in ("are", "were", "include", "included", "is", "was")
    )


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Is the participle at a place done to those before it: "were killed", "have been killed"?"""
    return any(token.word in grammar("auxiliaries") for token in tokens[max(0, at - 3) : at])


def _is_participle(tokens: Sequence[Token], at: int) -> bool:
    """Does no object follow, as in "12 people killed in a raid"?"""
    following = word_at(tokens, at + 1)
    return not following[:1].isalnum() or following in grammar("after_participle")


def _is_unreal(tokens: Sequence[Token], at: int) -> bool:
    """Is the deed at a place only threatened or planned: "vowed to kill", "could kill"?"""
    before = [token.word for token in tokens[max(0, at - 6) : at]]
    if before and before[-1] in grammar("modals"):
        return True
    return before[-1:] == ["to"] and not grammar("intentions").isdisjoint(before)


@cache
def _words(part: str) -> dict[str, PersonStatus]:
    """The words of one part of the lexicon with the status they mean."""
    tables = lexicon("people")["status"]
    return {word: PersonStatus(status) for status, table in tables.items() for word in table[part].split()}


@cache
def _severities() -> dict[str, Severity]:
    return {word: Severity(name) for name, entries in lexicon("people")["severity"].items() for word in entries}
