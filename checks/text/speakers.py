"""Who says a quotation: the tag after it, the clause before it, or the speaker before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checks.domain.span import Span
from checks.text.lexicons import either, words
from checks.text.names import CAPITALISED, find_name, read_name

REACH = 260
"""Code points before and after a quotation in which its tag is looked for."""

_CAP = rf"{CAPITALISED}(?:’s|'s|’|')?"
_SMALL = r"[a-z][\w’'-]*"
_NAME = rf"{_CAP}(?:[ \n](?:(?:of|for|the|and|de|van|von|bin|al|el)[ \n]){{0,2}}{_CAP}){{0,6}}"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Ww]ho|[Ii]t)"
_DETERMINER = f"(?i:{either('speech', 'determiners')})"
_DETERMINED = rf"{_DETERMINER}(?:[ \n](?:{_SMALL}|{_CAP})){{1,7}}?"
_DESCRIBED = rf"(?:{_SMALL}[ \n]){{1,4}}{_NAME}"
_PLURAL = r"(?:[A-Za-z]+[ \n]){0,2}[A-Za-z]+s"
_LOOSE = rf"(?!{either('speech', 'no_subjects')}\b)(?:(?:{_SMALL}|{_CAP})[ \n]){{0,8}}?(?:{_SMALL}|{_CAP})"
_SUBJECT = rf"(?:{_PRONOUN}|{_NAME}(?:[ \n]{_SMALL}){{0,3}}?|{_DETERMINED}|{_DESCRIBED}|{_PLURAL})"
_ASIDE = (
    r"(?:,[ \n][^,“”\"\n]{2,90},|,[ \n](?:who|a|an|the)\b[^“”\"\n]{2,140},"
    r"|[ \n]who[ \n][^,.“”\"\n]{2,80}?|[ \n]\([^()\n]{1,40}\))?"
)
_ADVERB = (
    r"(?:[ \n](?:has|have|had|also|later|then|once|often|would|will|[a-z]+ly|recently|himself|herself|just|did)){0,3}"
)


_WHOLLY_PRONOUN = re.compile(_PRONOUN)


@dataclass(frozen=True, slots=True)
class Tag:
    """Who speaks, where the words for him stand, and the verb."""

    speaker: Span
    verb: str
    end: int
    """Where the tag ends; it begins or ends at the quotation."""


def tag_after(text: str, at: int, end: int) -> Tag | None:
    """The tag that follows a quotation which closes at `at`: "said X", "X said", "according to X"."""
    stop = min(end, at + REACH)
    for pattern in _after_patterns():
        if found := pattern.match(text, at, stop):
            return Tag(_stripped(text, found), found["verb"].casefold(), found.end())
    return None


def tag_before(text: str, start: int, at: int) -> Tag | None:
    """The clause that leads to a quotation which opens at `at`, from the start of its sentence."""
    begin = max(start, at - REACH)
    if label := _LABEL.search(text, begin, at):
        return Tag(Span(*label.span("who")), "said", at)
    last = None
    for found in _verb().finditer(text, begin, at):
        last = last if _is_noun(text, found) or _tells_where(text, found) else found
    if last is not None and not _cut_off(text, last.end(), at):
        if last.group().casefold().startswith("according"):
            source = _source().match(text, last.end(), at)
            return Tag(_stripped(text, source), "according to", at) if source else None
        if speaker := _subject_before(text, start, last):
            return Tag(speaker, last.group().casefold(), at)
    return None


def subject_of(text: str, start: int, end: int) -> Span | None:
    """The person or body that a sentence is about: what stands at its head, past "In Houston," and the like."""
    opening = _opening().match(text, start, end)
    head = _head().match(text, opening.end() if opening else start, end)
    return Span(*head.span("who")) if head and _can_speak(head["who"]) else find_name(text, start, end)


def _can_speak(words_for: str) -> bool:
    """Are the words at the head of a sentence a speaker, and no single "Instead" or "More"?"""
    single = " " not in words_for and words_for[0].isupper()
    return not single or read_name(words_for) is not None or _WHOLLY_PRONOUN.fullmatch(words_for) is not None


def last_verb_subject(text: str, start: int, end: int) -> Span | None:
    """Who is the last to say something in a stretch of text."""
    for found in reversed(list(_verb().finditer(text, max(start, end - 600), end))):
        if speaker := _subject_before(text, start, found):
            return speaker
    return None


@cache
def _verbs() -> str:
    return "(?:" + "|".join(either("speech", key) for key in ("said", "wrote", "posted")) + ")"


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_verbs()}|[Aa]ccording[ \n]to)\b(?![’'])")


@cache
def _opening() -> re.Pattern[str]:
    """A phrase before the subject, up to its comma."""
    return re.compile(rf"[“\"]?{either('speech', 'openings')}\b(?:[^,.“”\"\n]{{0,100}},[ \n])?[ \n]?")


@cache
def _head() -> re.Pattern[str]:
    """A subject at the start of a sentence."""
    determined = rf"{_DETERMINER}[ \n](?:(?:{_SMALL}|{_CAP})[ \n]){{0,3}}?{_SMALL}"
    return re.compile(rf"(?P<who>{_PRONOUN}\b|{_NAME}|{determined})(?=[ \n,])")


@cache
def _bare_forms() -> frozenset[str]:
    """Verbs in their base form, which may as well be nouns: "call", "claim", "report"."""
    spoken = words("speech", "said") | words("speech", "wrote") | words("speech", "posted")
    return frozenset(word for word in spoken if {f"{word}s", f"{word}es", word[:-1] + "ies"} & spoken)


def _is_noun(text: str, verb: re.Match[str]) -> bool:
    """Is a base form no verb here, as it has no subject in the plural?"""
    if verb.group().casefold() not in _bare_forms():
        return False
    return _PLURALS.search(text, max(0, verb.start() - 24), verb.start()) is None


def _tells_where(text: str, verb: re.Match[str]) -> bool:
    """Is it the participle of "said in a video posted on Telegram that", whose subject speaks before?"""
    return (
        verb.group().casefold() in _PARTICIPLES
        and _CHANNEL.search(text, max(0, verb.start() - 60), verb.start()) is not None
    )


_PARTICIPLES = frozenset({"aired", "broadcast", "posted", "published", "released", "shared", "tweeted", "written"})
_CHANNEL = re.compile(r"\b(?:in|on|via|through)[ \n](?:an?|the|his|her|their|its)[ \n](?:[\w-]+[ \n]){1,3}$")
_PLURALS = re.compile(
    r"\b(?:I|[Ww]e|[Tt]hey|[Yy]ou|who|people|men|women|to|would|will|[a-z]{3,}s)[ \n](?:[a-z]+ly[ \n])?$"
)
_LABEL = re.compile(rf"(?:^|[-—–.\n][ \n]*)(?P<who>{_NAME}):[ \n]*\Z", re.MULTILINE)


@cache
def _source() -> re.Pattern[str]:
    return re.compile(rf"[ \n](?P<who>{_SUBJECT})(?=[,.:;\n]|[ \n](?:and|who|that|in|on|at|which)\b|$)")


@cache
def _after_patterns() -> tuple[re.Pattern[str], ...]:
    tags, follows = either("speech", "tags"), rf"[ \n]{either('speech', 'after_subject')}\b"
    gap = r"[,”\"’']*[ \n](?:[-—–][ \n]?)?"
    return (
        re.compile(rf"{gap}(?P<who>{_SUBJECT}){_ASIDE}{_ADVERB}[ \n](?P<verb>{_verbs()})\b"),
        re.compile(rf"{gap}(?P<who>{_LOOSE}){_ASIDE}{_ADVERB}[ \n](?P<verb>{_verbs()})\b"),
        re.compile(rf"{gap}(?P<verb>{tags})[ \n](?P<who>{_SUBJECT})(?=[,.:;“\"\n—–(]|$|{follows}|[ \n][A-Z])"),
        re.compile(rf"{gap}(?P<verb>according to)[ \n](?P<who>{_SUBJECT})(?=[,.:;“\"\n—–(]|$|{follows})"),
        re.compile(rf"{gap}(?P<verb>[a-z]{{3,}}ed)[ \n](?P<who>{_NAME}|{_DETERMINED})(?=[,.;:])"),
        re.compile(rf"{gap}(?P<who>{_PRONOUN}|{_NAME})[ \n](?P<verb>[a-z]{{3,}}ed)\b"),
        re.compile(rf"{gap}(?P<verb>came)[^.“”\"]{{1,40}}? from[ \n](?P<who>{_SUBJECT})(?=[,.:;]|$)"),
    )


def _stripped(text: str, found: re.Match[str]) -> Span:
    start, end = found.span("who")
    while end > start + 1 and text[end - 1] in " ,\n":
        end -= 1
    return Span(start, end)


def _cut_off(text: str, verb_end: int, at: int) -> bool:
    """Does a sentence end, or another quotation stand, between the verb and the quotation?"""
    return _CUT.search(text[verb_end:at]) is not None


_CUT = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][”\"’]?\s|[“”\"]")


def _subject_before(text: str, start: int, verb: re.Match[str]) -> Span | None:
    """Who does the saying: the words right before the verb, or the subject of the sentence before ", saying"."""
    begin = max(start, verb.start() - 200)
    before = text[begin : verb.start()]
    if found := _direct().search(before):
        who = "aside" if _names_bearer(found) else "who"
        return Span(begin + found.start(who), begin + found.end(who))
    return subject_of(text, _sentence_start(text, start, verb.start()), verb.start())


def _names_bearer(found: re.Match[str]) -> bool:
    """Does the aside say who bears the office, as in "The Minister of Defence, Ms Eleni Markou, stated"?"""
    if not found["aside"] or re.match(rf"{_DETERMINER}\b", found["who"]) is None:
        return False
    named = read_name(found["aside"]) if re.fullmatch(_NAME, found["aside"]) else None
    return named is not None and named.is_full


def _sentence_start(text: str, start: int, at: int) -> int:
    begin = max(start, at - REACH)
    for found in re.compile(r"[.!?][”\"’]?\s+(?=[A-Z“\"])").finditer(text, begin, at):
        begin = found.end()
    return begin


@cache
def _direct() -> re.Pattern[str]:
    """A subject that ends right before a verb, with adverbs or an aside between."""
    subject = rf"(?:{_PRONOUN}|{_NAME}|{_DETERMINER}(?:[ \n]{_SMALL}){{1,4}})"
    return re.compile(
        rf"(?<![\w’'])(?P<who>{subject})(?:,[ \n](?P<aside>[^,“”\"]{{2,90}}),)?{_ADVERB}(?:[ \n](?:and|but))?[ \n]$"
    )
