"""Who does the saying: the words before or after a verb that name its speaker."""

from __future__ import annotations

import re
from functools import cache

from checks.domain.span import Span
from checks.text.lexicons import either
from checks.text.names import CAPITALISED, find_name, read_name

_CAP = rf"(?:{CAPITALISED}|[$£€]?\d[\w-]*)(?:’s|'s|’|')?"
_CAPITAL = rf"{CAPITALISED}(?:’s|'s|’|')?"
SMALL = r"[a-z\d][\w’'-]*"
NAME = rf"{_CAPITAL}(?:[ \n](?:(?:of|for|the|and|de|van|von|bin|al|el)[ \n]){{0,2}}{_CAP}){{0,6}}"
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Ww]ho|[Ii]t)"
DETERMINER = f"(?i:{either('speech', 'determiners')})"
DETERMINED = rf"{DETERMINER}(?:[ \n](?:{SMALL}|{_CAP})){{1,7}}?"
_NO_VERB = r"(?!(?:is|are|was|were|be|been|has|have|had|that|which|who|and|but|or|would|will|in|on|at|to)\b)"
_NO_FINITE = (
    r"(?!(?:is|are|was|were|be|been|has|have|had|that|which|who|and|but|or|would|will|while|as|when|if|[a-z]+ed)\b)"
)
_DESCRIBED = rf"(?!{either('speech', 'no_subjects')}\b)(?:{SMALL}[ \n]){{1,4}}{NAME}"
_PLURAL = r"(?:[A-Za-z]+[ \n]){0,2}[A-Za-z]+s"
LOOSE = rf"(?!{either('speech', 'no_subjects')}\b)(?:(?:{SMALL}|{_CAP})[ \n]){{0,8}}?(?:{SMALL}|{_CAP})"
SUBJECT = rf"(?:{PRONOUN}|{NAME}(?:[ \n]{_NO_VERB}{SMALL}){{0,3}}?|{DETERMINED}|{_DESCRIBED}|{_PLURAL})"
ADVERB = (
    r"(?:[ \n](?:has|have|had|also|later|then|once|often|would|will|[a-z]+ly|recently|himself|herself|just|did)){0,3}"
)
_MANY = ("s", "people", "police", "men", "women", "children", "one", "body", "who")
_NOBODY = re.compile(r"n[’']t\b|^(?:thus|so|was|first|not|no|as|if)\b")
"""What shows that words are no speaker."""
_WHOLLY_PRONOUN = re.compile(PRONOUN)
_JOINED = re.compile(r"(?:^|[ \n])(?:and|but|or|then)(?:[ \n](?:then|also|later|even|[a-z]+ly)){0,2}[ \n]$")
_RELATIVE = re.compile(r"(?:^|[ \n])(?:that|which)(?:[ \n](?:also|often|has|had|once))?[ \n]$")
_PASSIVE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|gets?|got|so|as|widely|commonly|also[ \n]known|previously)|’s|'s)"
    r"(?:[ \n](?:[a-z]+ly|today|now|sometimes|often|also|not|now|still|what)){0,3}[ \n]$"
)
_REACH = 200
"""Code points before a verb in which its subject stands."""


def direct_subject(text: str, start: int, verb: int) -> Span | None:
    """Who does what the verb at a place says, where the words right before it tell: "Ann Example later said"."""
    begin = max(start, verb - _REACH)
    before = text[begin:verb]
    if _JOINED.search(before) or before.endswith(" to ") or not (found := _direct().search(before)):
        return None
    who = "aside" if _names_bearer(found) else "who"
    wider = _wider().search(before, 0, found.start(who)) if who == "who" else None
    return Span(begin + (wider.start("who") if wider else found.start(who)), begin + found.end(who))


def _word_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalpha():
        at += 1
    return at


def whole_subject(text: str, start: int, verb: int) -> Span | None:
    """All that stands before the verb in a sentence that begins with its subject: "State television", "Aid workers"."""
    found = _whole().fullmatch(text, start, verb)
    return Span(*found.span("who")) if found else None


def subject_of(text: str, start: int, end: int) -> Span | None:
    """The person or body that a sentence is about: what stands at its head, past "In Houston," and the like."""
    opening = _opening().match(text, start, end)
    head = _head().match(text, opening.end() if opening else start, end)
    if head and may_speak(head["who"]):
        return Span(*head.span("who"))
    name = find_name(text, start, end)
    return name if name and not name.of(text).isupper() else None


def agent_after(text: str, verb: int, end: int) -> Span | None:
    """The speaker in "described by the ministry as" and "according to the ministry", from where the verb ends."""
    found = _agent().match(text, verb, end)
    return Span(*found.span("who")) if found else None


def is_passive(text: str, verb: int) -> bool:
    """Does a participle stand after "was", "is often", "so" and the like, so that its subject says nothing?"""
    return (
        not text.startswith("ing", _word_end(text, verb) - 3)
        and _PASSIVE.search(text, max(0, verb - 40), verb) is not None
    )


def is_relative(text: str, verb: int) -> bool:
    """Does a verb say more about a thing, as in "a voice that said"?"""
    return _RELATIVE.search(text, max(0, verb - 20), verb) is not None


def _names_bearer(found: re.Match[str]) -> bool:
    """Does the aside say who bears the office, as in "The Minister of Defence, Ms Eleni Markou, stated"?"""
    if not found["aside"] or re.match(rf"{DETERMINER}\b", found["who"]) is None:
        return False
    named = read_name(found["aside"]) if re.fullmatch(NAME, found["aside"]) else None
    return named is not None and named.is_full


def may_speak(words_for: str) -> bool:
    """Are the words those for a speaker, and no single "Instead", "first" or "was", and no clause?"""
    if _NOBODY.search(words_for):
        return False
    if " " in words_for or _WHOLLY_PRONOUN.fullmatch(words_for):
        return True
    return read_name(words_for) is not None if words_for[0].isupper() else words_for.endswith(_MANY)


@cache
def _direct() -> re.Pattern[str]:
    """A subject that ends right before a verb, with adverbs or an aside between."""
    determined = rf"{DETERMINER}(?:[ \n]{_NO_FINITE}(?:{SMALL}|{_CAP})){{0,4}}[ \n]{SMALL}"
    subject = rf"(?:{PRONOUN}|{NAME}|{determined})"
    aside = (
        r"(?:,[ \n](?P<aside>[^,“”\"]{2,90}),|[ \n](?:[–-]|—)[ \n][^–—“”\"\n]{2,90}[ \n](?:[–-]|—)|—[^—“”\"\n]{2,90}—)?"
        r"(?:[ \n]\([^()\n]{1,30}\))?"
    )
    return re.compile(rf"(?<![\w’'])(?P<who>{subject}){aside}{ADVERB}[ \n]$")


@cache
def _wider() -> re.Pattern[str]:
    """The words before a name that belongs to a larger subject: "A spokesman for the ministry in Kyiv"."""
    inner = rf"(?:[ \n]{_NO_FINITE}(?:{SMALL}|{_CAP})){{0,7}}?"
    return re.compile(
        rf"(?:^|(?<=[.!?,:”\"][ \n])|(?<=and[ \n])|(?<=but[ \n]))(?P<who>(?:{DETERMINER}|{_CAPITAL}){inner})"
        rf"[ \n](?:in|of|at|for|from|on|near|with)[ \n](?:the[ \n])?$"
    )


@cache
def _whole() -> re.Pattern[str]:
    aside = r"(?:,[ \n][^,“”\"\n]{2,90},)?"
    others = f"{either('speech', 'openings')}|{either('speech', 'no_subjects')}|What|Who|Why|How|Where|Which"
    first = rf"(?!(?:{others})\b)[A-Z][\w’'-]*"
    return re.compile(rf"[ \n]*(?P<who>{first}(?:[ \n]{_NO_VERB}(?:{SMALL}|{_CAP})){{0,4}}?){aside}{ADVERB}[ \n]")


@cache
def _opening() -> re.Pattern[str]:
    """A phrase before the subject, up to its comma."""
    return re.compile(rf"[“\"]?{either('speech', 'openings')}\b(?:[^,.“”\"\n]{{0,100}},[ \n])?[ \n]?")


@cache
def _head() -> re.Pattern[str]:
    """A subject at the start of a sentence."""
    determined = rf"{DETERMINER}[ \n](?:(?:{SMALL}|{_CAP})[ \n]){{0,3}}?{SMALL}"
    return re.compile(rf"(?P<who>{PRONOUN}\b|{determined}|{NAME})(?=[ \n,])")


@cache
def _agent() -> re.Pattern[str]:
    return re.compile(rf"(?:[ \n]by)?[ \n](?P<who>{SUBJECT})(?=[,.:;\n]|[ \n](?:and|who|that|in|on|at|which|as)\b|$)")
