"""Quotation marks: where quotations open and close, curly, straight, single or guillemets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.domain.span import Span
from checks.text.lexicons import words

_PAIRS = {
    "“": '”"',
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    '"': '"”',
    "'": "'",
    "「": "」",
    "『": "』",
    "``": "''",
    "''": "''",
}
_MARK = re.compile(r"``|''|[“”„«»‘’\"'「」『』]")
_NEXT_WORD = re.compile(r" (?P<word>[a-z]+)")
_LETTERS = re.compile(r"[^\W\d_][\w’']*")
_SINGLE = frozenset("‘'")

LONGEST_SINGLE = 600
"""Code points of a quotation in single marks; a longer one is an apostrophe that was taken for a mark."""


def find_marked(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The outermost quotations between `start` and `end`, with their marks. One that is never closed ends at `end`.

    A paragraph should be looked at by itself: a quotation that runs over several opens anew in each.
    """
    return tuple(_outermost(text, start, len(text) if end is None else end))


def find_inner(text: str, quotation: Span) -> tuple[Span, ...]:
    """The quotations inside one, with their marks."""
    opening = text[quotation.start]
    inner = quotation.start + 1, max(quotation.start + 1, quotation.end - 1)
    return tuple(span for span in find_marked(text, *inner) if text[span.start] != opening and len(span) > 2)


def words_within(text: str, quotation: Span) -> Span:
    """The words of a quotation without its marks; one that is never closed reaches to its end."""
    width = 2 if text.startswith(("``", "''"), quotation.start) else 1
    start = min(quotation.start + width, quotation.end)
    closing = text[max(start, quotation.end - width) : quotation.end]
    is_closed = closing == "''" if width == 2 else closing in _PAIRS[text[quotation.start]]
    return Span(start, quotation.end - width) if closing and is_closed else Span(start, quotation.end)


def is_name(said: str) -> bool:
    """Is every word but the small ones written with a capital, as in “The War of the Worlds”?"""
    large = [word for word in _LETTERS.findall(said) if word not in words("speech", "small_words")]
    return (
        bool(large)
        and said[-1] not in "!?"
        and all(word[0].isupper() for word in large)
        and not re.search(r"[.!?…]\s", said)
    )


def _outermost(text: str, start: int, end: int) -> Iterator[Span]:
    """Each mark opens a quotation or closes the open one; what does neither is an apostrophe."""
    opened: int | None = None
    closers, reached = "", start
    for found in _MARK.finditer(text, start, end):
        at, mark = found.start(), found.group()
        if at < reached:
            continue
        if mark == '"' and opened is None and at > start and text[at - 1] == "=":
            reached = text.find(mark, at + 1, end) + 1  # the value of an attribute, as in <a href="…">
            continue
        if opened is None and mark in _SINGLE and _opens(text, at, mark, start, end):
            reached = (_single_end(text, at, end) or at) + 1
            yield Span(at, reached)
        elif opened is None:
            if _opens(text, at, mark, start, end):
                opened, closers = at, _PAIRS[mark]
        elif mark in closers and _closes(text, at, mark, end) and _fits(text, opened, at, end):
            yield Span(opened, found.end())
            opened = None
    if opened is not None:
        yield Span(opened, end)


def _opens(text: str, at: int, mark: str, start: int, end: int) -> bool:
    if mark not in _PAIRS:
        return False
    after = text[at + len(mark) : at + len(mark) + 1]
    if mark in _SINGLE:
        return _stands_free(text, at, start) and after.isalnum() and _single_end(text, at, end) is not None
    if mark == "''":
        return _stands_free(text, at, start) and not after.isspace()
    before = text[at - 1] if at > start else " "
    return not (mark == '"' and ((not after or after.isspace()) and not before.isspace()))


def _closes(text: str, at: int, mark: str, end: int) -> bool:
    """An apostrophe in a word closes nothing."""
    return mark not in "’'" or not (at + 1 < end and text[at + 1].isalnum())


def _fits(text: str, opened: int, at: int, end: int) -> bool:
    """May marks of two sorts belong together? A straight one in curly ones only where the curly one never comes."""
    if text[opened] != "“" or text[at] != '"':
        return True
    closer, opener = text.find("”", at, end), text.find("“", at, end)
    return text[at - 1] in ".,!?…" and (closer < 0 or 0 <= opener < closer)


def _stands_free(text: str, at: int, start: int) -> bool:
    return at == start or text[at - 1].isspace() or text[at - 1] in '([—–-“"„«'


def _single_end(text: str, at: int, end: int) -> int | None:
    """Where a quotation in single marks ends: at a closing mark after a sign, or else at the first that can be.

    One after a plural, "the soldiers’ wives", may be an apostrophe: another before the next opening mark is preferred.
    """
    closers = _PAIRS[text[at]]
    loose = owner = None
    for found in re.finditer(f"[{closers}‘\n]", text[at + 1 : min(end, at + LONGEST_SINGLE)]):
        place = at + 1 + found.start()
        if found.group() not in closers:
            break
        if not _closes(text, place, closers, end):
            continue
        if text[place - 1] in ".,!?…":
            return place
        if loose is None and _may_own(text, place):
            owner = place if owner is None else owner
        elif loose is None:
            loose = place
    return owner if loose is None else loose


def _may_own(text: str, place: int) -> bool:
    """Does a noun seem to follow a mark after "s", as in "the soldiers’ wives"?"""
    following = _NEXT_WORD.match(text, place + 1)
    small = words("speech", "small_words") | words("speech", "no_subjects")
    return text[place - 1] == "s" and following is not None and following["word"] not in small
