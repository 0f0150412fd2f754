"""Full stops: which end a sentence, and which belong to a word such as "Gen." or "U.N."."""

from __future__ import annotations

import re

from checks.text.lexicons import words

OPENING = "“\"‘'«„([「『"
"""Signs that may stand before the first word of a sentence."""
FAR = 600
"""Code points back in which the start of a sentence is looked for; longer sentences are rare, endless texts are not."""
_HOURS = frozenset({"a.m", "p.m"})
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘«/—–]+$")
_WORD_AFTER = re.compile(r"[\w’'-]+")
_END = re.compile(r"[.!?…]+[”\"’»)]*\s+(?=[^\W\d_a-zß-öø-ÿ]|[“\"‘«„(]?\d|[“\"‘«„(])")


def sentence_start(text: str, start: int, at: int) -> int:
    """Where the sentence begins that the place `at` lies in; not before `start`, nor further back than FAR."""
    begin = max(start, at - FAR)
    for found in _END.finditer(text, begin, min(at + 1, len(text))):
        if found.end() <= at and not _goes_on(text, start, found):
            begin = found.end()
    return begin


def sentence_end(text: str, at: int, end: int) -> int:
    """Where the sentence ends that goes on at `at`, its full stop included; `end` at the latest."""
    for found in _END.finditer(text, at, end):
        if not _goes_on(text, max(0, at - 24), found):
            return found.start() + 1
    return end


def _goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    """Is the stop a mere full stop of a short word?"""
    after = text[stop.end() : stop.end() + 40]
    return stop.group().rstrip() == "." and is_abbreviation(text, start, stop.start(), after)


def is_abbreviation(text: str, start: int, stop: int, after: str) -> bool:
    """Does the full stop at `stop` belong to the word before it and not to the sentence?"""
    found = _WORD_BEFORE.search(text, max(start, stop - 24), stop)
    word = found.group().casefold() if found else ""
    is_capital = bool(found) and text[stop - 1].isupper()
    following = _WORD_AFTER.match(after.lstrip(OPENING))
    next_word = following.group() if following else ""
    if word in words("abbreviations", "leading"):
        return True
    if word in words("abbreviations", "before_figures") and not (len(word) == 1 and is_capital):
        return next_word[:1].isdigit()
    if word in _HOURS:
        return next_word[:1].islower() or next_word in words("abbreviations", "after_hours")
    initial = len(word) == 1 and word.isalpha() and word != "i"
    if initial or word in words("abbreviations", "either") or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return next_word.casefold() not in words("abbreviations", "starters")
    return False
