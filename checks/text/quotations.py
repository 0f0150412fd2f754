"""Quotations: the words in the marks, who speaks them, with which verb and in which medium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from checks.domain.mention import Quotation
from checks.domain.span import Span
from checks.text.lexicons import lexicon, words
from checks.text.marks import find_inner, find_marked
from checks.text.names import PRONOUNS, Names
from checks.text.paragraphs import find_paragraphs
from checks.text.speakers import Tag, last_verb_subject, subject_of, tag_after, tag_before

_CLOSERS = "”“\"'’»」』"
_ENDS = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]+[”\"’]?\s+(?=[A-Z“\"‘«])")
_SO_CALLED = re.compile(r"\bso-called $")
SHORTEST = 2
"""Code points of the words in the marks; less is a sign and no quotation."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of `text`, in order, those inside others included where they have a speaker of their own.

    The speaker is the full name where the text gives it anywhere; his span is where the words for him stand. One that
    goes on after its tag is two quotations with one speaker.
    """
    return tuple(sorted(_Reader(text).quotations(), key=lambda quotation: (quotation.start, -quotation.end)))


class _Reader:
    """Goes through a text once and keeps in mind who spoke last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._names = Names(text)
        self._last: Quotation | None = None
        self._speakers: list[str] = []

    def quotations(self) -> Iterator[Quotation]:
        """All quotations, paragraph by paragraph."""
        before: Span | None = None
        for paragraph in find_paragraphs(self._text):
            yield from self._in_paragraph(paragraph, before)
            before = paragraph

    def _in_paragraph(self, paragraph: Span, before: Span | None) -> Iterator[Quotation]:
        marked = [span for span in find_marked(self._text, paragraph.start, paragraph.end) if self._words_of(span)]
        found: list[Quotation] = []
        reached = paragraph.start
        for i, span in enumerate(marked):
            following = marked[i + 1].start if i + 1 < len(marked) else paragraph.end
            tag = self._tag(span, reached, following)
            quotation = self._with(span, tag) if tag else self._carried(span, paragraph, before, found)
            found.append(quotation)
            reached = span.end
            yield from self._inner(span)
        yield from self._shared(found)

    def _words_of(self, span: Span) -> str:
        """The words without their marks; empty where there are too few of them."""
        end = span.end - 1 if self._text[span.end - 1] in _CLOSERS and len(span) > 1 else span.end
        said = self._text[span.start + 1 : end].strip("`' ")
        return self._text[span.start + 1 : end] if len(said) >= SHORTEST else ""

    def _tag(self, span: Span, start: int, end: int) -> Tag | None:
        """The tag of a quotation: after it where it ends with a comma or a sign, else the nearer of both."""
        after = tag_after(self._text, span.end, end)
        if after and self._closes_clause(span):
            return after
        if _SO_CALLED.search(self._text, max(0, span.start - 12), span.start):
            return None
        begin = self._sentence_start(start, span.start)
        return tag_before(self._text, begin, span.start) or after or self._late_tag(span, end)

    def _closes_clause(self, span: Span) -> bool:
        last = self._text[max(span.start, span.end - 2) : span.end]
        return any(sign in last for sign in ",?!—–-") or self._text[span.end : span.end + 1] == ","

    def _late_tag(self, span: Span, end: int) -> Tag | None:
        """A tag at the end of the sentence: "was “reckless” and would fail, the minister said"."""
        stop = _ENDS.search(self._text, span.end, end)
        limit = stop.start() + 1 if stop else end
        for comma in re.compile(r",(?=[ \n])").finditer(self._text, span.end, min(limit, span.end + 300)):
            if tag := tag_after(self._text, comma.start(), limit):
                return tag
        return None

    def _sentence_start(self, start: int, at: int) -> int:
        for found in _ENDS.finditer(self._text, max(start, at - 400), at):
            start = found.end()
        return start

    def _with(self, span: Span, tag: Tag) -> Quotation:
        speaker = self._resolve(tag.speaker)
        stop = _ENDS.search(self._text, tag.end, tag.end + 80)
        begin = self._sentence_start(max(0, span.start - 160), span.start)
        sentence = (
            self._text[begin : span.start]
            + self._text[span.end : stop.start() if stop else max(tag.end, span.end) + 60]
        )
        quotation = replace(
            self._bare(span),
            speaker=speaker,
            speaker_start=tag.speaker.start,
            speaker_end=tag.speaker.end,
            verb=tag.verb,
            medium=_medium(tag.verb, sentence),
        )
        self._remember(quotation)
        return quotation

    def _bare(self, span: Span) -> Quotation:
        said = self._words_of(span)
        first = said.lstrip("….[ ")[:1]
        return Quotation(
            span.start, span.end, said, is_partial=first.islower() or not re.search(r"[.,!?…—-]\s*$", said)
        )

    def _remember(self, quotation: Quotation) -> None:
        self._last = quotation
        if quotation.speaker and quotation.speaker[0].isupper():
            self._speakers = [*self._speakers[-5:], quotation.speaker]

    def _resolve(self, speaker: Span) -> str:
        """The full name behind the words for a speaker."""
        said = " ".join(speaker.of(self._text).split())
        if said.casefold() in PRONOUNS:
            return self._person_meant(speaker.start) or said
        if full := self._names.full(said, speaker.start):
            return full
        return self._names.titled(said, speaker.start) or said

    def _person_meant(self, at: int) -> str | None:
        """Whom a pronoun means: who spoke last, or whom a sentence since then is about."""
        subject = self._names.person_before(at, self._speakers)
        last = self._last if self._last and self._last.speaker and self._last.speaker[0].isupper() else None
        if subject and (last is None or subject.start > (last.speaker_end or 0)):
            return self._names.full(subject.name, subject.start)
        return last.speaker if last else None

    def _carried(self, span: Span, paragraph: Span, before: Span | None, found: list[Quotation]) -> Quotation:
        """Without a tag the speaker is that of the quotation before, in the paragraph or in the one before it."""
        bare = self._bare(span)
        if bare.is_partial and not self._begins(span, paragraph):
            return bare
        if found and found[-1].speaker:
            last = found[-1]
        elif before is not None and self._begins(span, paragraph):
            return self._from_before(bare, before)
        else:
            return bare
        return replace(bare, speaker=last.speaker, speaker_start=last.speaker_start, speaker_end=last.speaker_end,
                       verb=last.verb, medium=last.medium)  # fmt: skip

    def _begins(self, span: Span, paragraph: Span) -> bool:
        before = self._text[max(paragraph.start, span.start - 4) : span.start].rstrip()
        return not before or before[-1] in '.!?:”"('

    def _from_before(self, bare: Quotation, before: Span) -> Quotation:
        last = self._last
        if last and last.speaker and before.start <= last.start:
            speaker, start, end = last.speaker, last.speaker_start, last.speaker_end
        else:
            source = last_verb_subject(self._text, before.start, before.end)
            source = source or subject_of(self._text, before.start, before.end)
            if source is None:
                return bare
            speaker, start, end = self._resolve(source), source.start, source.end
        quotation = replace(bare, speaker=speaker, speaker_start=start, speaker_end=end)
        self._remember(quotation)
        return quotation

    def _inner(self, span: Span) -> Iterator[Quotation]:
        """Quotations inside one, where the words around them say who speaks."""
        for inner in find_inner(self._text, span):
            tag = tag_before(self._text, span.start + 1, inner.start) or tag_after(self._text, inner.end, span.end)
            if tag and self._words_of(inner):
                yield replace(self._bare(inner), speaker=self._resolve(tag.speaker), speaker_start=tag.speaker.start,
                              speaker_end=tag.speaker.end, verb=tag.verb, medium=_medium(tag.verb, ""))  # fmt: skip

    def _shared(self, found: list[Quotation]) -> Iterator[Quotation]:
        """Mark those that go on after their tag without a full stop."""
        for left, right in zip_longest(found, found[1:]):
            goes_on = right is not None and left.speaker == right.speaker and left.words.rstrip()[-1:] in ",—–-"
            between = self._text[left.end : right.start] if right else ""
            yield replace(left, is_interrupted=goes_on and not re.search(r"[.!?]\s", between))


def _medium(verb: str, sentence: str) -> str:
    """As in "said", "wrote" or "posted", by the verb or by words such as "in a post"."""
    for medium in ("posted", "wrote"):
        if verb in words("speech", medium):
            return "posted" if medium == "wrote" and _names_medium("posted", sentence) else medium
    return next((medium for medium in ("posted", "wrote") if _names_medium(medium, sentence)), "said")


def _names_medium(medium: str, sentence: str) -> bool:
    lowered = sentence.casefold()
    return any(re.search(rf"\b{phrase}\b", lowered) for phrase in lexicon("speech")["media"][medium])
