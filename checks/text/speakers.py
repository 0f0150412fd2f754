"""Who says a quotation: the tag after it, the clause before it, or the speaker before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checks.domain.span import Span
from checks.text.lexicons import either, words
from checks.text.names import read_name
from checks.text.stops import sentence_start
from checks.text.subjects import (
    ADVERB,
    DETERMINER,
    LOOSE,
    NAME,
    PRONOUN,
    SUBJECT,
    agent_after,
    direct_subject,
    is_passive,
    is_relative,
    may_speak,
    subject_of,
    whole_subject,
)

REACH = 260
"""Code points before and after a quotation in which its tag is looked for."""

_FREE = r"[^“”\"\n]{2,140}"
_ASIDE = (
    r"(?:,[ \n][^,“”\"\n]{2,90},|,[ \n](?:who|a|an|the)\b[^“”\"\n]{2,140},"
    r"|[ \n]who[ \n][^,.“”\"\n]{2,80}?|[ \n]\([^()\n]{1,40}\))?"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """Who speaks, where the words for him stand, and the verb."""

    speaker: Span
    verb: str
    end: int
    """Where the tag ends; it begins or ends at the quotation."""
    is_near: bool = True
    """Does nothing but a comma or a colon stand between the verb and the quotation?"""


def tag_after(text: str, at: int, end: int) -> Tag | None:
    """The tag that follows a quotation which closes at `at`: "said X", "X said", "according to X"."""
    stop = min(end, at + REACH)
    for pattern in _after_patterns():
        found = pattern.match(text, at, stop)
        if found and may_speak(found["who"]):
            bearer = _BEARER.match(text, found.end("who"), stop) if found.start("verb") < found.start("who") else None
            return Tag(_bearer(found, bearer) or _stripped(text, found), found["verb"].casefold(), found.end())
    return None


def _bearer(office: re.Match[str], named: re.Match[str] | None) -> Span | None:
    """Who bears an office that speaks: "said the head of the corps, Col. Ann Example"."""
    if named is None or re.match(rf"{DETERMINER}\b", office["who"]) is None:
        return None
    name = read_name(named["who"])
    return Span(*named.span("who")) if name and name.is_full else None


def is_saying(verb: str) -> bool:
    """Is it a verb that by itself makes a tag, "according to" included?"""
    return re.fullmatch(rf"{_verbs()}|according to|came", verb) is not None


def tag_before(text: str, start: int, at: int) -> Tag | None:
    """The clause that leads to a quotation which opens at `at`, from the start of its sentence."""
    begin = max(start, at - REACH)
    if label := _LABEL.search(text, begin, at):
        return Tag(Span(*label.span("who")), "said", at)
    if said := _said_first().match(text, start, at):
        return Tag(Span(*said.span("who")), "said", at)
    verbs = _verbs_before(text, begin, at)
    if not verbs or _cut_off(text, verbs[-1].end(), at):
        return _announced(text, start, at)
    near = _NEAR.fullmatch(text, verbs[-1].end(), at) is not None
    verbs = _without_reported(text, verbs)
    speaker = _source_of(text, start, verbs, at)
    verb = "according to" if _is_source(verbs[-1]) else verbs[-1].group().casefold()
    return Tag(speaker, verb, at, near) if speaker else None


def _announced(text: str, start: int, at: int) -> Tag | None:
    """The subject of a sentence without a verb of saying whose colon leads to the quotation."""
    if text[start:at].rstrip().endswith(":") and (who := subject_of(text, start, at)):
        return Tag(who, "said", at)
    return None


def _verbs_before(text: str, begin: int, at: int) -> list[re.Match[str]]:
    """The verbs of saying before a quotation that are neither nouns nor parts of another verb's phrase."""
    found = _verb().finditer(text, begin, at)
    return [verb for verb in found if not (_is_noun(text, verb) or _tells_where(text, verb))]


def _source_of(text: str, start: int, verbs: list[re.Match[str]], at: int) -> Span | None:
    """Who speaks the last of the verbs of a sentence: its subject, or that of the verb which it goes on from."""
    verb = verbs[-1]
    if _is_source(verb) or text.startswith(" by ", verb.end()):
        return agent_after(text, verb.end(), at)
    if is_passive(text, verb.start()):
        return None
    begin = sentence_start(text, start, verb.start())
    for one in reversed(verbs):
        if _is_source(one) and (who := agent_after(text, one.end(), at)):
            return who
        is_told = is_passive(text, one.start()) or is_relative(text, one.start()) or one.group().endswith("ing")
        if not is_told and (who := direct_subject(text, start, one.start()) or whole_subject(text, begin, one.start())):
            return who
    return subject_of(text, begin, verb.start())


def _without_reported(text: str, verbs: list[re.Match[str]]) -> list[re.Match[str]]:
    """The verbs up to the first that reports the last: "said" alone in "the army said that residents called it"."""
    for i, verb in enumerate(verbs[:-1]):
        between = text[verb.end() : verbs[-1].start()]
        if verb.group() in words("speech", "tags") and not _CLAUSE.search(between):
            return verbs[: i + 1]
    return verbs


def _is_source(verb: re.Match[str]) -> bool:
    return verb.group().casefold().startswith("according")


def last_verb_subject(text: str, start: int, end: int) -> Span | None:
    """Who is the last to say something in a stretch of text."""
    begin = max(start, end - 600)
    for found in reversed(_verbs_before(text, begin, end)):
        if who := _source_of(text, sentence_start(text, start, found.start()), [found], end):
            return who
    return None


@cache
def _verbs() -> str:
    return "(?:" + "|".join(either("speech", key) for key in ("said", "wrote", "posted")) + ")"


@cache
def _verb() -> re.Pattern[str]:
    loose = f"{either('speech', 'phrases')}|{either('speech', 'judged')}"
    return re.compile(rf"\b(?:{_verbs()}|{loose}|[Aa]ccording[ \n]to)\b(?![’'])")


@cache
def _said_first() -> re.Pattern[str]:
    """As in "Said Ann Example, who saw it:"."""
    return re.compile(
        rf"[ \n]*(?:Said|Says|Added|Adds|Wrote|Writes|Asked)[ \n](?P<who>{SUBJECT})(?:,[ \n]{_FREE})?[,:][ \n]*\Z"
    )


@cache
def _bare_forms() -> frozenset[str]:
    """Verbs in their base form, which may as well be nouns: "call", "claim", "report"."""
    spoken = words("speech", "said") | words("speech", "wrote") | words("speech", "posted")
    return frozenset(word for word in spoken if {f"{word}s", f"{word}es", word[:-1] + "ies"} & spoken)


def _is_noun(text: str, verb: re.Match[str]) -> bool:
    """Is a base form no verb here, as it has no subject in the plural, or a form in "-s" owned: "his harsh remarks"?"""
    if verb.group().endswith("s") and _OWNED.search(text, max(0, verb.start() - 40), verb.start()):
        return True
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
_OWNED = re.compile(r"\b(?i:his|her|its|their|our|my|your|these|those|such)[ \n](?:[a-z-]+[ \n])?$")
_PLURALS = re.compile(
    r"\b(?:I|[Ww]e|[Tt]hey|[Yy]ou|who|people|men|women|to|would|will|[a-z]{3,}s)[ \n](?:[a-z]+ly[ \n])?$"
)
_BEARER = re.compile(rf"[^,.;:“”\"\n]{{0,80}},[ \n](?P<who>{NAME})(?=[,.;:\n]|$)")
_CLAUSE = re.compile(r"[,;:“”\"—–(]|[ \n](?:and|but|or|while|as|when|after|before|which|who|whom|by)[ \n]")
"""What parts a verb from the clause that it reports."""
_NEAR = re.compile(r"(?:[ \n][a-z]+ly)?[ \n,:—–-]*|[^“”\"]*:[ \n]*")
_LABEL = re.compile(rf"(?:^|[-—–.\n][ \n]*)(?P<who>{NAME}):[ \n]*\Z", re.MULTILINE)


@cache
def _after_patterns() -> tuple[re.Pattern[str], ...]:
    tags, follows = either("speech", "tags"), rf"[ \n]{either('speech', 'after_subject')}\b"
    gap = r"[,”\"’']*[ \n](?:[-—–][ \n]?)?"
    ends = r"\b(?![ \n](?:that|he|she|they|there)\b)"
    return (
        re.compile(rf"{gap}(?P<who>{SUBJECT}){_ASIDE}{ADVERB}[ \n](?P<verb>{_verbs()}){ends}"),
        re.compile(rf"{gap}(?P<who>{LOOSE}(?<!\bthe)){_ASIDE}{ADVERB}[ \n](?P<verb>{_verbs()}){ends}"),
        re.compile(rf"{gap}(?P<verb>{tags})[ \n](?P<who>{SUBJECT})(?=[,.:;“\"\n—–(]|$|{follows}|[ \n][A-Z])"),
        re.compile(rf"{gap}(?P<verb>according to)[ \n](?P<who>{SUBJECT})(?=[,.:;“\"\n—–(]|$|{follows})"),
        re.compile(rf"{gap}(?P<verb>[a-z]{{3,}}ed)[ \n](?P<who>{SUBJECT})(?=[,.;:])"),
        re.compile(rf"{gap}(?P<who>{PRONOUN}|{NAME})[ \n](?P<verb>[a-z]{{3,}}ed){ends}"),
        re.compile(rf"{gap}(?P<verb>came)[^.“”\"]{{1,40}}? from[ \n](?P<who>{SUBJECT})(?=[,.:;]|$)"),
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
