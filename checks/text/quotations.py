"""Quotations: the words in the marks, who speaks them, with which verb and in which medium."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from checks.domain.mention import Quotation
from checks.domain.span import Span
from checks.text.lexicons import lexicon, words
from checks.text.marks import find_inner, find_marked, is_name, words_within
from checks.text.names import PRONOUNS, Names
from checks.text.paragraphs import find_paragraphs
from checks.text.speakers import Tag, is_saying, last_verb_subject, tag_after, tag_before
from checks.text.stops import sentence_end, sentence_start
from checks.text.subjects import subject_of

_MASK = "¤"
_COMMA = re.compile(r",(?=[ \n])")
_PREPOSITION = re.compile(r" (?:in|of|at|for|from|on|near|with) ")
_DEFINITE = re.compile(r"(?:the|his|her|its|their) ", re.IGNORECASE)
_NAMES = re.compile(
    r"(?:[’']s|\b(?:on|in|of|for|titled|entitled|named|dubbed|program|programme|show|film|movie|book|series|song|podcast"
    r"|magazine|newspaper|operation))[ \n]$|[¤”\"](?:,|[ \n]and|,[ \n]and)[ \n]$",
    re.IGNORECASE,
)
"""Words that a name in marks stands right after: "the film", "on CNN’s", or another name."""
_LISTED = re.compile(r"[^.!?;:\n“”\"]{0,60}")
"""What may stand between two quotations of one sentence that one verb leads to."""
_SO_CALLED = re.compile(r"\b[Ss]o[- ]{1,2}called $")
SHORTEST = 2
"""Code points of the words in the marks; less is a sign and no quotation."""
LONGEST_SCARE = 1
"""Words in marks that are no quotation where nobody speaks them."""
LONGEST_CROSSHEAD = 8
"""Words of a quotation that may be a heading in the middle of an article."""


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
        self._paragraphs = find_paragraphs(text)
        self._marked = [find_marked(text, paragraph.start, paragraph.end) for paragraph in self._paragraphs]
        self._masked = _masked(text, self._marked)
        sorts = [text[span.start] for spans in self._marked for span in spans]
        self._is_in_double_marks = 2 * sum(sort not in "‘'" for sort in sorts) > len(sorts)
        self._last: Quotation | None = None
        self._speakers: list[str] = []

    def quotations(self) -> Iterator[Quotation]:
        """All quotations, paragraph by paragraph; one that a paragraph leaves open waits for the tag of the next."""
        before: Span | None = None
        waiting: list[Quotation] = []
        for paragraph, marked in zip(self._paragraphs, self._marked, strict=True):
            found = list(self._in_paragraph(paragraph, marked, before))
            goes_on = bool(found) and found[0].start == paragraph.start
            stays_open = [one for one in found[-1:] if self._stays_open(one, paragraph)]
            if goes_on and found[0].verb is not None:
                yield from (self._like(one, found[0]) for one in waiting)
                waiting = []
            elif not (goes_on and stays_open):
                yield from waiting
                waiting = []
            yield from found[: len(found) - len(stays_open)]
            waiting += stays_open
            before = paragraph
        yield from waiting

    def _stays_open(self, quotation: Quotation, paragraph: Span) -> bool:
        """Does a paragraph end in a quotation that nobody is said to speak and that no mark closes?"""
        span = Span(quotation.start, quotation.end)
        is_open = span.end == paragraph.end and words_within(self._text, span).end == span.end
        return is_open and quotation.verb is None

    def _in_paragraph(self, paragraph: Span, marked: Sequence[Span], before: Span | None) -> Iterator[Quotation]:
        spans = [span for span in marked if self._words_of(span)]
        found: list[Quotation] = []
        for span, following in zip_longest(spans, spans[1:]):
            tag = self._tag(span, paragraph, following.start if following else paragraph.end)
            if not self._is_name(span, paragraph, tag):
                quotation = self._with(span, tag) if tag else self._carried(span, paragraph, before, found)
                found.append(quotation)
            yield from self._inner(span)
        yield from self._shared([quotation for quotation in found if not _is_scare(quotation)])

    def _words_of(self, span: Span) -> str:
        """The words without their marks; empty where there are too few of them."""
        said = words_within(self._text, span).of(self._text)
        return said if len(said.strip("`' ")) >= SHORTEST else ""

    def _is_name(self, span: Span, paragraph: Span, tag: Tag | None) -> bool:
        """Do the marks hold the name of a book, a programme or an operation that nobody speaks right there?"""
        if self._is_crosshead(span, paragraph):
            return True
        if self._stands_alone(span, paragraph) or not is_name(self._words_of(span)):
            return False
        is_spoken = tag is not None and tag.is_near
        return not is_spoken or _NAMES.search(self._masked, max(0, span.start - 40), span.start) is not None

    def _is_crosshead(self, span: Span, paragraph: Span) -> bool:
        """Is a line no more than a few quoted words, in capitals or in other marks than the article's: a heading?"""
        if span != paragraph or len(self._words_of(span).split()) > LONGEST_CROSSHEAD or span.start == 0:
            return False
        return self._words_of(span).isupper() or (self._text[span.start] in "‘'" and self._is_in_double_marks)

    def _stands_alone(self, span: Span, paragraph: Span) -> bool:
        """Is a quotation a sentence of its own, with none going on after it?"""
        after = self._text[span.end : min(paragraph.end, span.end + 2)].strip(" ,")
        return self._begins(span, paragraph) and not after.islower()

    def _tag(self, span: Span, paragraph: Span, end: int) -> Tag | None:
        """The tag of a quotation: after it where it ends with a comma or a sign, else the nearer of both."""
        begin = sentence_start(self._masked, paragraph.start, span.start)
        before, after = tag_before(self._masked, begin, span.start), tag_after(self._masked, span.end, end)
        if after and self._bare(span).is_partial and not is_saying(after.verb):
            after = None
        if after and self._closes_clause(span) and not (before and before.is_near and self._bare(span).is_partial):
            return after
        if _SO_CALLED.search(self._text, max(0, span.start - 12), span.start):
            return None
        late = None if before and before.is_near else self._late_tag(span, end)
        if late and late.verb == "according to":
            return late
        return before or (after if self._last_sign(span) != "." else None) or late

    def _closes_clause(self, span: Span) -> bool:
        return self._last_sign(span) in ",?!—–-" or self._text[span.end : span.end + 1] == ","

    def _last_sign(self, span: Span) -> str:
        return self._words_of(span).rstrip()[-1:]

    def _late_tag(self, span: Span, end: int) -> Tag | None:
        """A tag at the end of the sentence: "was “reckless” and would fail, the minister said"."""
        if self._last_sign(span) in ".!?…" and not self._text[span.end : span.end + 2].strip().islower():
            return None
        limit = sentence_end(self._masked, span.end, end)
        for comma in _COMMA.finditer(self._masked, span.end, min(limit, span.end + 300)):
            tag = tag_after(self._masked, comma.start(), limit)
            if tag and is_saying(tag.verb):
                return tag
        return None

    def _with(self, span: Span, tag: Tag) -> Quotation:
        speaker = self._resolve(tag.speaker)
        begin = sentence_start(self._masked, max(0, span.start - 160), span.start)
        last = max(tag.end, span.end)
        after = self._text[span.end : sentence_end(self._masked, last, last + 80)]
        around = self._text[begin : span.start].rpartition("\n")[2] + after.partition("\n")[0]
        quotation = replace(
            self._bare(span),
            speaker=speaker,
            speaker_start=tag.speaker.start,
            speaker_end=tag.speaker.end,
            verb=tag.verb,
            medium=_medium(tag.verb, around),
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
        head = _PREPOSITION.split(said, maxsplit=1)[0]
        if head.split()[-1][0].isupper() and (full := self._names.full(said, speaker.start)):
            return full
        titled = self._names.titled(head, speaker.start) if _DEFINITE.match(said) else None
        return titled or said

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
            is_listed = found and _LISTED.fullmatch(self._masked, found[-1].end, span.start)
            return self._like(bare, found[-1]) if is_listed else bare
        reached = found[-1].end if found else paragraph.start
        if self._begins(span, paragraph) and (who := last_verb_subject(self._masked, reached, span.start)):
            speaker = self._resolve(who)
            goes_on = found and found[-1].speaker == speaker
            return self._like(bare, found[-1]) if goes_on else self._spoken(bare, speaker, who)
        if found and found[-1].speaker:
            return self._like(bare, found[-1])
        if not found and before is not None and self._begins(span, paragraph):
            return self._from_before(bare, before)
        return bare

    def _like(self, bare: Quotation, other: Quotation) -> Quotation:
        return replace(bare, speaker=other.speaker, speaker_start=other.speaker_start, speaker_end=other.speaker_end,
                       verb=other.verb, medium=other.medium)  # fmt: skip

    def _begins(self, span: Span, paragraph: Span) -> bool:
        before = self._text[max(paragraph.start, span.start - 4) : span.start].rstrip()
        return not before or before[-1] in '.!?:”"('

    def _from_before(self, bare: Quotation, before: Span) -> Quotation:
        last = self._last
        if last and last.speaker and before.start <= last.start and last.speaker_start is not None:
            return self._spoken(bare, last.speaker, Span(last.speaker_start, last.speaker_end or last.speaker_start))
        source = last_verb_subject(self._masked, before.start, before.end)
        source = source or subject_of(self._masked, before.start, before.end)
        return self._spoken(bare, self._resolve(source), source) if source else bare

    def _spoken(self, bare: Quotation, speaker: str, where: Span) -> Quotation:
        quotation = replace(bare, speaker=speaker, speaker_start=where.start, speaker_end=where.end)
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


def _masked(text: str, marked: Iterable[Sequence[Span]]) -> str:
    """The text with everything quoted made unreadable, but for the sign at its end, so that only tags are read."""
    pieces, reached = [], 0
    for span in chain.from_iterable(marked):
        inside = words_within(text, span)
        is_aside = is_name(inside.of(text)) and text[span.end - 2 : span.end - 1].isalpha()
        start, end = (span.start, span.end) if is_aside else (inside.start, max(inside.start, inside.end - 1))
        pieces += [text[reached:start], _MASK * (end - start)]
        reached = end
    return "".join([*pieces, text[reached:]])


def _is_scare(quotation: Quotation) -> bool:
    """Are a few words in marks that nobody is said to have spoken, such as a so-called “republic”?"""
    return quotation.speaker is None and quotation.is_partial and len(quotation.words.split()) <= LONGEST_SCARE


def _medium(verb: str, sentence: str) -> str:
    """As in "said", "wrote" or "posted", by the verb or by words such as "in a post"."""
    for medium in ("posted", "wrote"):
        if verb in words("speech", medium):
            return "posted" if medium == "wrote" and _names_medium("posted", sentence) else medium
    return next((medium for medium in ("posted", "wrote") if _names_medium(medium, sentence)), "said")


def _names_medium(medium: str, sentence: str) -> bool:
    lowered = sentence.casefold()
    return any(re.search(rf"\b{phrase}\b", lowered) for phrase in lexicon("speech")["media"][medium])
