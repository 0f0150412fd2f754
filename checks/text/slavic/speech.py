"""Quotations of Ukrainian and Russian texts, with the speaker where a verb of speech names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from checks.domain.mention import Quotation
from checks.domain.span import Span
from checks.text.marks import find_marked, words_within
from checks.text.paragraphs import find_paragraphs
from checks.text.slavic.lexis import compiled, lexis
from checks.text.slavic.names import without_place

_NAME = r"[А-ЯІЇЄҐЁ][\w’'ʼ-]+(?:\s+[А-ЯІЇЄҐЁ][\w’'ʼ-]+){0,2}"
_STOP = re.compile(r"[.!?…»”]\s")
_FEWEST = 3
"""Words of a quotation by somebody; shorter ones are names and words used with irony, unless somebody says them."""
_REACH = 160
"""Code points from a quotation to the end of its tag."""


def find_quotations(text: str, language: str) -> tuple[Quotation, ...]:
    """What stands in quotation marks in a text in "uk" or "ru" and is said by somebody, or long enough to be."""
    found: list[Quotation] = []
    for paragraph in find_paragraphs(text):
        for marked in find_marked(text, paragraph.start, paragraph.end):
            found += _quotation(text, marked, paragraph, language)
    return tuple(_with_full_names(text, found))


def _quotation(text: str, marked: Span, paragraph: Span, language: str) -> Iterator[Quotation]:
    words = words_within(text, marked).of(text)
    tag = _tag(text, marked, paragraph, language)
    quotation = Quotation(marked.start, marked.end, words, is_partial=words[:1].islower())
    if tag is not None:
        name = without_place(tag["name"] or "", language) or tag["title"] or tag["name"]
        end = tag.end("name") if tag["name"] else tag.end("title")
        written = compiled(lexis(language).forms("speech", "written")).fullmatch(tag["verb"])
        yield replace(
            quotation,
            speaker=name,
            speaker_start=end - len(name),
            speaker_end=end,
            verb=tag["verb"],
            medium="wrote" if written else "said",
        )
    elif len(words.split()) >= _FEWEST:
        yield quotation


def _tag(text: str, marked: Span, paragraph: Span, language: str) -> re.Match[str] | None:
    """The clause that reports the quotation: after it, or before it and a colon."""
    after, before = _tags(language)
    tag = after.match(text, marked.end, min(paragraph.end, marked.end + _REACH))
    if tag is None:
        reach = max(paragraph.start, marked.start - _REACH)
        start = max((stop.end() for stop in _STOP.finditer(text, reach, marked.start)), default=reach)
        tag = before.search(text, start, marked.start)
    return tag if tag and (tag["name"] or tag["title"]) else None


def _with_full_names(text: str, quotations: list[Quotation]) -> Iterator[Quotation]:
    """A surname becomes the full name that the text gives before."""
    for quotation in quotations:
        name = quotation.speaker
        if name and " " not in name and name[:1].isupper():
            full = re.search(rf"[А-ЯІЇЄҐЁ][\w’'ʼ-]+\s+{re.escape(name)}(?!\w)", text)
            yield replace(quotation, speaker=full.group()) if full else quotation
        else:
            yield quotation


@cache
def _tags(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """After the quotation: dash, verb, perhaps an office, name. Before it: an office, a name, verb, colon."""
    words = lexis(language)
    verb = rf"(?P<verb>(?i:{words.forms('speech', 'verbs')}))"
    title = rf"(?i:{words.forms('speech', 'titles')})(?:\s+[^\W\d_]+){{0,4}}?"
    who = rf"(?:(?:{title}\s+)?(?P<name>{_NAME})|(?P<title>{title}))"
    after = rf"\s*[,.]?\s*(?:[—–-]\s*)?{verb}(?:\s+\w+){{0,2}}?\s+{who}"
    before = rf"{who}(?:\s+[\w,-]+){{0,4}}?\s+{verb}[^.!?«“„]{{0,60}}:\s*$"
    return re.compile(after), re.compile(before)
