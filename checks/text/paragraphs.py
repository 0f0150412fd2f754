"""The paragraphs of a text: its lines, with hard-wrapped lines joined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.domain.span import Span

_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_FINISHED = re.compile(r"[.!?…:;。！？؟।]['\"”’»)\]]*$")

SHORTEST_WRAPPED = 40
LONGEST_WRAPPED = 110
"""Code points of a line that was broken by a machine; shorter lines were ended on purpose, longer ones not broken."""
SLACK = 20
"""By how much the last line may be longer than the others: one that is far longer is a paragraph under its heading."""


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs, without the white space around them.

    A blank line always parts two; a line end does too, unless the block of lines was wrapped to a width or the next
    line goes on in lower case.
    """
    return tuple(paragraph for block in _blocks(text) for paragraph in _join(text, block))


def trim(text: str, start: int, end: int) -> Span | None:
    """The range without white space at its ends; None where nothing else is in it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _blocks(text: str) -> Iterator[list[Span]]:
    """Lines with ink, in groups between blank lines."""
    block: list[Span] = []
    for found in _LINE.finditer(text):
        line = trim(text, found.start(), found.end())
        if line is None:
            continue
        if block and _BLANK.search(text, block[-1].end, line.start):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _join(text: str, block: list[Span]) -> Iterator[Span]:
    wrapped = _is_wrapped(text, block)
    current = block[0]
    for line in block[1:]:
        if wrapped or (text[line.start].islower() and not _FINISHED.search(text, current.start, current.end)):
            current = Span(current.start, line.end)
        else:
            yield current
            current = line
    yield current


def _are_headings(text: str, block: list[Span]) -> bool:
    """Are two lines of which neither ends a sentence a headline with the line of its date or its author?"""
    return len(block) == 2 and not any(_FINISHED.search(text, line.start, line.end) for line in block)


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Do most lines but the last stop in the middle of a sentence, at about one width?"""
    full = block[:-1]
    if not full or not all(SHORTEST_WRAPPED <= len(line) <= LONGEST_WRAPPED for line in full):
        return False
    if len(block[-1]) > max(len(line) for line in full) + SLACK or _are_headings(text, block):
        return False
    unfinished = sum(not _FINISHED.search(text, max(line.start, line.end - 8), line.end) for line in full)
    return 2 * unfinished > len(full)
