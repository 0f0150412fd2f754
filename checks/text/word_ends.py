"""Where the words of a text begin and end: the places at which a claim can be taken up, let go, or parted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import category

from checks.domain.span import Span
from checks.text.lexicons import words

_JOINER = "\u200d"
_OPENING, _CLOSING = "“„«‹‘([{", "”»›)]}"
_MARKS = re.escape(_OPENING + _CLOSING) + '"'
_COMMAS = ",;:—–،؛、"
_LETTERS = rf"[^\s’'.!?…؟。！？{_COMMAS}{_MARKS}]+"
_WORD = re.compile(rf"{_LETTERS}(?:[.,:’']{_LETTERS})*|[{_MARKS}]")
_AFTER_HEAD = re.compile(rf"[\s{_COMMAS}]+$")
_BEFORE_TAIL = re.compile(rf"[\s{_COMMAS}]+")


def word_starts(text: str, within: Span) -> list[int]:
    """Where words begin within a span, and the marks that open quotations and brackets; in order."""
    return [word.start() for word in _words(text, within) if word.group() not in _CLOSING]


def word_ends(text: str, within: Span) -> list[int]:
    """Where words end within a span, and the marks that close quotations and brackets; in order."""
    return [word.end() for word in _words(text, within) if word.group() not in _OPENING]


def stop_after(stops: Sequence[int], place: int, by: int) -> int:
    """The stop that lies `by` stops after `place`, or before it where negative; the last one where they run out."""
    ahead = [stop for stop in stops if stop > place] if by > 0 else [stop for stop in stops if stop < place][::-1]
    return ahead[min(abs(by), len(ahead)) - 1] if ahead else place


def nearest_stop(stops: Sequence[int], place: int) -> int:
    """The stop nearest to a place, the earlier of two; the place itself where there are none."""
    return min(stops, key=lambda stop: (abs(stop - place), stop), default=place)


def reach(text: str, sentences: Sequence[Span], span: Span) -> Span:
    """How far the ends of a claim at `span` can go: over its sentence, or its line where no sentence is known."""
    own = [sentence for sentence in sentences if sentence.overlaps(span)]
    if own:
        return Span(min(span.start, own[0].start), max(span.end, own[-1].end))
    line_end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if line_end < 0 else line_end)


def letter_places(text: str, within: Span) -> list[int]:
    """The places within a span, its ends included, at which no character is torn apart."""
    return [place for place in range(within.start, within.end + 1) if not _is_inside_letter(text, place)]


def trimmed(text: str, span: Span) -> Span:
    """A span without the blanks around its words; empty where it holds none."""
    words_of = span.of(text)
    start = span.start + len(words_of) - len(words_of.lstrip())
    return Span(start, start + len(words_of.strip()))


def parted(text: str, span: Span, at: int) -> tuple[Span, Span]:
    """What lies before and after `at`, without the blanks, commas and dashes that stood between."""
    head, tail = text[span.start : at], text[at : span.end]
    left, right = _AFTER_HEAD.search(head), _BEFORE_TAIL.match(tail)
    end = span.start + left.start() if left else at
    start = at + right.end() if right else at
    return trimmed(text, Span(span.start, end)), trimmed(text, Span(start, span.end))


def cuts(text: str, span: Span) -> list[int]:
    """Where a span can be parted in two: before each of its words but the first."""
    return [start for start in word_starts(text, span) if start > span.start]


def likely_cut(text: str, span: Span) -> int | None:
    """Where two statements most likely meet: after a comma or dash, else at a conjunction, else between any two words.

    Of several such places the one nearest to the middle of the span; None where there is but one word.
    """
    places = cuts(text, span)
    joints = [place for place in places if text[:place].rstrip()[-1:] in tuple(_COMMAS)]
    joints = joints or [place for place in places if _is_conjunction(text, place)]
    return nearest_stop(joints or places, (span.start + span.end) // 2) if places else None


def _is_inside_letter(text: str, place: int) -> bool:
    """Does an accent, a vowel sign or a joined emoji go on here?"""
    after = text[place : place + 1]
    return bool(after) and (category(after) in ("Mn", "Me", "Mc") or _JOINER in (after, text[place - 1 : place]))


def _is_conjunction(text: str, place: int) -> bool:
    word = _WORD.match(text, place)
    return word is not None and word.group().casefold() in words("joints", "conjunctions")


def _words(text: str, within: Span) -> list[re.Match[str]]:
    return list(_WORD.finditer(text, within.start, within.end))
