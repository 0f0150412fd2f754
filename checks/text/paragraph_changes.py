"""What changed between two readings of a page, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

ALIKE = 0.5
"""Share of common words from which a paragraph counts as rewritten, not as one that went and another that came."""
_LONGEST_COMPARED = 2000
"""Words of a paragraph beyond which it is not compared word by word: pages have none, texts without breaks do."""


@dataclass(frozen=True)
class ParagraphChange:
    """A paragraph that is not what it was: `old` is empty for a new one, `new` for one that is gone."""

    old: str
    new: str


def paragraph_changes(old: str, new: str) -> tuple[ParagraphChange, ...]:
    """The paragraphs that differ, in the order of the pages; white space does not count."""
    before, after = _paragraphs(old), _paragraphs(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        change
        for kind, start, end, new_start, new_end in matcher.get_opcodes()
        if kind != "equal"
        for change in _paired(before[start:end], after[new_start:new_end])
    )


def _paragraphs(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if line]


def _paired(gone: list[str], come: list[str]) -> Iterator[ParagraphChange]:
    """Paragraphs in one place: those that are alike make pairs, the others stand alone."""
    for old, new in zip_longest(gone, come, fillvalue=""):
        if old and new and not _are_alike(old, new):
            yield ParagraphChange(old, "")
            yield ParagraphChange("", new)
        else:
            yield ParagraphChange(old, new)


def _are_alike(old: str, new: str) -> bool:
    words, others = old.split(), new.split()
    if max(len(words), len(others)) > _LONGEST_COMPARED:
        return True
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
