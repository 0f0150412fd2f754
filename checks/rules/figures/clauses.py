"""Totals that whole clauses break down: "Of the 33 tanks, ten were destroyed and 23 could be saved"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.domain.mention import Quantity
from checks.text.measures import PERSON

_OF_THE = re.compile(r"(?:^|[.!?]\s+)[Oo]f (?:the|its|their|these|those|all)\b[^.;:!?,]{0,40}$|(?:^|[.!?]\s+)Of $")
_RELATIVE = re.compile(r"^[^.;:!?\d]{0,60}?,?\s(?:of (?:whom|which)|among (?:whom|which))\s(?:\w+\s){0,2}$")
_OF_THEM = re.compile(r"^\s+of (?:them|whom|which|those|these)\b")
_NEXT = re.compile(
    r"^[^.;:!?\d]{0,70}?(?:,|\band\b|\bwhile\b|\bbut\b)(?:\s(?:and|while|the|another|some|other)\b)*\s*$"
)
_STILL = re.compile(r"^[^.;:!?\d]{0,20}?\b(?:still|remain\w*|others?|yet to)\b|^\s+(?:is|are|was|were) not\b")
_STATES = (
    re.compile(r"^\W*(?:of them |\w+ ){0,2}?(?:were |are |had been |returned |found |is |was )*alive\b"),
    re.compile(r"^\W*(?:\w+ ){0,2}?(?:were |are |is |was )?dead\b"),
)
"""What one person cannot be at once."""
_LOST = re.compile(r"\b(?:destroyed|shot down|intercepted|sunk|demolished)\b")
_KEPT = re.compile(r"\b(?:saved|survived|spared|lost|missed|got through|intact|unharmed|repaired|afloat)\b")


def of_a_whole(text: str, start: int, figures: Sequence[Quantity]) -> tuple[Quantity, tuple[Quantity, ...]] | None:
    """The whole and the parts that clauses give for it, in a sentence that begins at `start`; None where none do."""
    for whole, first in pairwise(figures):
        if not _opens(text, start, whole, first):
            continue
        parts = tuple(_chained(text, figures[figures.index(first) :]))
        if len(parts) > 1 and all(_may_be_part(whole, part) for part in parts):
            return whole, parts
    return None


def _opens(text: str, start: int, whole: Quantity, first: Quantity) -> bool:
    gap = text[whole.end : first.start]
    if _OF_THE.search(text[start : whole.start]):
        return "," in gap
    after = _OF_THEM.match(text[first.end :])
    return _RELATIVE.match(gap) is not None or (after is not None and "," in gap and not set(".:!?") & set(gap))


def _chained(text: str, figures: Sequence[Quantity]) -> Iterator[Quantity]:
    """The figures of clauses that follow each other."""
    yield figures[0]
    for before, figure in pairwise(figures):
        if not _NEXT.match(text[before.end : figure.start]) or figure.part_of == before.start:
            return
        yield figure


def _may_be_part(whole: Quantity, part: Quantity) -> bool:
    """Does the part count nothing else than the whole: has it no noun of its own, or one for people?"""
    if whole.unit == PERSON:
        return part.unit in (PERSON, None)
    return part.unit in (whole.unit, None) or (part.unit == PERSON and part.counted is None)


def are_exclusive(text: str, parts: Sequence[Quantity]) -> bool:
    """Do the clauses leave nothing out and count nothing twice: emptied or still occupied, alive or dead?"""
    if len(parts) < 2:
        return False
    clauses = [text[one.end : other.start] for one, other in pairwise(parts)]
    last = re.split(r"[.;:!?]", text[parts[-1].end :], maxsplit=1)[0]
    if _STILL.match(last):
        return True
    is_lost = _LOST.search(clauses[0]) and _KEPT.search(last[:60])
    return len(parts) == 2 and bool(is_lost or (_STATES[0].match(clauses[0]) and _STATES[1].match(last)))


def by_fate(text: str, start: int, figures: Sequence[Quantity]) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """The dead and the wounded apart: "five killed and 33 injured: four killed and 28 injured in one town, …"."""
    colon = next((at.start() for at in re.finditer(r":\s", text[start : figures[-1].start])), None)
    if colon is None:
        return
    before = [each for each in figures if each.start < start + colon]
    after = [each for each in figures if each.start > start + colon]
    fates = {each.person_status for each in before if each.person_status} if len(after) > 3 else set()
    for fate in sorted(fates):
        wholes = [each for each in before if each.person_status == fate]
        parts = tuple(each for each in after if each.person_status == fate and each.part_of is None)
        if len(fates) > 1 and len(wholes) == 1 and len(parts) > 1 and _are_plain(parts):
            yield wholes[0], parts


def _are_plain(parts: Sequence[Quantity]) -> bool:
    return not any(each.severity or each.is_hypothetical or each.is_negated for each in parts)
