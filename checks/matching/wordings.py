"""Whether words that were quoted stand so in a source, and what exactly differs, word by word.

Marks of quotation, capitals, dashes, contractions and the way a number is written make no difference. "…" in the
quotation lets words go, and [brackets] are the editor's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from checks.domain.span import Span
from checks.matching.quoted_words import Word, closes_sentence, segments_of, words_of

LEAST_SHARE = 0.6
"""Share of the quoted words that a passage has to have in common with them to be the same saying."""
LEAST_WORDS = 3
"""Words in common, at least, where a saying is not the same to the letter."""
_SLACK = 40
"""Words around the longest run in common, beside as many as the quotation has, among which the rest is looked for."""
_STRAY = 2
"""Words of a run that may agree by chance far from the rest."""


class Change(StrEnum):
    """What became of words on their way into the article."""

    NEGATION = "negation"
    NUMBER = "number"
    WORDS = "words"
    ADDED = "added"
    DROPPED = "dropped"
    SENTENCE = "dropped sentence"
    ENDING = "ending"
    """Another sign where a question or a shout counts: "big." against "big???"."""
    SIGN = "sign"
    """A comma or a full stop that another took the place of."""
    SPELLING = "spelling"
    """The same word in another form or spelling: "prisoner" against "prisoners"."""


@dataclass(frozen=True)
class Difference:
    """One place where a quotation is not its source; the spans are in the quoted words and in the source."""

    change: Change
    quoted: str
    source: str
    quoted_span: Span
    source_span: Span


@dataclass(frozen=True)
class Wording:
    """Where quoted words stand in a source, and all that differs."""

    span: Span
    """The passage of the source."""
    share: float
    """Share of the quoted words that stand there, 0 to 1."""
    differences: tuple[Difference, ...] = ()
    goes_on: str = ""
    """What the source's sentence goes on with where the quotation stops in it."""

    def changes(self, *kinds: Change) -> tuple[Difference, ...]:
        """The differences of these kinds."""
        return tuple(each for each in self.differences if each.change in kinds)

    @property
    def is_exact(self) -> bool:
        """Are the words the same, and the signs that count?"""
        return not any(each.change is not Change.SIGN for each in self.differences)


@lru_cache(maxsize=2048)
def find_wording(quoted: str, source: str) -> Wording | None:
    """The passage of `source` that `quoted` renders; None where it has nothing like it."""
    there = words_of(source)
    found: list[_Aligned] = []
    start = 0
    for segment in segments_of(quoted):
        aligned = _align(segment, there, start)
        if aligned is None:
            if len(segment) >= LEAST_WORDS:
                return None
            continue  # a word or two beside a bracket are found anywhere: they tell nothing
        found.append(aligned)
        start = aligned.end
    if not found or not _is_enough(found):
        return None
    common, size = sum(each.common for each in found), sum(len(each.words) for each in found)
    differences = tuple(each for aligned in found for each in _differences(aligned, there))
    span = Span(there[found[0].start].start, there[found[-1].end - 1].end)
    return Wording(span, common / size, differences, _goes_on(there, found[-1].end, source))


@dataclass(frozen=True)
class _Aligned:
    """A stretch of a quotation beside the words `start` to `end` of the source."""

    words: tuple[Word, ...]
    start: int
    end: int
    common: int
    pairs: tuple[tuple[str, int, int, int, int], ...]
    """As difflib tells them, with places in `words` and in the source."""


def _is_enough(found: Sequence[_Aligned]) -> bool:
    common, size = sum(each.common for each in found), sum(len(each.words) for each in found)
    return common == size or (common >= LEAST_WORDS and common / size >= LEAST_SHARE)


def _align(words: tuple[Word, ...], there: tuple[Word, ...], start: int) -> _Aligned | None:
    keys, others = [word.key for word in words], [word.key for word in there]
    at = _exactly(keys, others, start)
    if at is not None:
        size = len(keys)
        return _Aligned(words, at, at + size, size, (("equal", 0, size, at, at + size),))
    whole = SequenceMatcher(None, others, keys, autojunk=False)
    longest = whole.find_longest_match(start, len(others), 0, len(keys))
    if not longest.size:
        return None
    low = max(start, longest.a - len(keys) - _SLACK)
    high = min(len(others), longest.a + longest.size + len(keys) + _SLACK)
    near = SequenceMatcher(None, keys, others[low:high], autojunk=False)
    blocks = _together([(a, b + low, n) for a, b, n in near.get_matching_blocks() if n])
    return _aligned(words, blocks, (start, len(there)))


def _exactly(keys: list[str], others: list[str], start: int) -> int | None:
    places = (at for at in range(start, len(others) - len(keys) + 1) if others[at] == keys[0])
    return next((at for at in places if others[at : at + len(keys)] == keys), None)


def _together(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The runs in common without a stray word or two at either end that stand far from the others."""
    while len(blocks) > 1 and _is_stray(blocks[0], blocks[0], blocks[1]):
        blocks = blocks[1:]
    while len(blocks) > 1 and _is_stray(blocks[-1], blocks[-2], blocks[-1]):
        blocks = blocks[:-1]
    return blocks


def _is_stray(block: tuple[int, int, int], left: tuple[int, int, int], right: tuple[int, int, int]) -> bool:
    skipped = right[1] - left[1] - left[2]
    missed = right[0] - left[0] - left[2]
    return block[2] <= _STRAY and skipped > missed + 2 * block[2]


def _aligned(words: tuple[Word, ...], blocks: list[tuple[int, int, int]], limits: tuple[int, int]) -> _Aligned | None:
    """The stretch of the source that the runs in common span, and as many words around it as the quotation has more."""
    if not blocks:
        return None
    (first, there, _), (last, beside, size) = blocks[0], blocks[-1]
    start = max(limits[0], there - first)
    end = min(limits[1], beside + size + len(words) - last - size)
    pairs: list[tuple[str, int, int, int, int]] = []
    here, reached = 0, start
    for a, b, n in [*blocks, (len(words), end, 0)]:
        if a > here or b > reached:
            kind = "replace" if a > here and b > reached else "delete" if a > here else "insert"
            pairs.append((kind, here, a, reached, b))
        if n:
            pairs.append(("equal", a, a + n, b, b + n))
        here, reached = a + n, b + n
    return _Aligned(words, start, end, sum(n for _, _, n in blocks), tuple(pairs))


def _differences(aligned: _Aligned, there: tuple[Word, ...]) -> Iterator[Difference]:
    for kind, a, b, c, d in aligned.pairs:
        if kind == "equal":
            yield from _signs(aligned.words[a:b], there[c:d], b == len(aligned.words))
        else:
            yield from _changed(aligned.words, (a, b), there, (c, d))


def _signs(words: Sequence[Word], others: Sequence[Word], is_end: bool) -> Iterator[Difference]:
    """Signs after words that are the same; the comma or stop before the closing mark is the article's own."""
    for place, (word, other) in enumerate(zip(words, others, strict=True)):
        if word.sign == other.sign or not (word.sign or other.sign):
            continue
        is_last = is_end and place == len(words) - 1
        is_loud = bool(set("?!") & set(word.sign + other.sign))
        if is_loud or not is_last:
            kind = Change.ENDING if is_loud else Change.SIGN
            yield Difference(kind, word.text + word.sign, other.text + other.sign, word.span, other.span)


def _changed(
    words: Sequence[Word], here: tuple[int, int], there: Sequence[Word], beside: tuple[int, int]
) -> Iterator[Difference]:
    """Words of the one that the other has not, or has otherwise; "cease-fire" and "ceasefire" are one."""
    quoted, source = words[slice(*here)], there[slice(*beside)]
    if _is_one_writing(words, here, there, beside):
        return
    kind = _kind(quoted, source)
    if kind is Change.DROPPED and closes_sentence(there, beside):
        kind = Change.SENTENCE
    yield Difference(kind, _said(quoted), _said(source), _span(words, here), _span(there, beside))


def _is_one_writing(
    words: Sequence[Word], here: tuple[int, int], there: Sequence[Word], beside: tuple[int, int]
) -> bool:
    """Are the letters the same, and only the spaces and hyphens not? At either end the source may go a word further."""
    quoted = "".join(word.key for word in words[slice(*here)])
    start, end = beside
    stretches = [(start, end)]
    if here[1] == len(words):
        stretches += [(start, last) for last in range(start + 1, min(len(there), end + 1) + 1)]
    if here[0] == 0:
        stretches += [(first, end) for first in range(max(0, start - 1), end)]
    return any("".join(word.key for word in there[slice(*stretch)]) == quoted for stretch in stretches)


def _kind(quoted: Sequence[Word], source: Sequence[Word]) -> Change:
    if sum(word.is_negation for word in quoted) != sum(word.is_negation for word in source):
        return Change.NEGATION
    one, other = ({word.key for word in side if word.is_number} for side in (quoted, source))
    if one and other and one != other:
        return Change.NUMBER
    if not quoted or not source:
        return Change.ADDED if quoted else Change.DROPPED
    return Change.SPELLING if _are_forms(quoted, source) else Change.WORDS


def _are_forms(quoted: Sequence[Word], source: Sequence[Word]) -> bool:
    return len(quoted) == len(source) and all(one.is_form_of(other) for one, other in zip(quoted, source, strict=True))


def _said(words: Sequence[Word]) -> str:
    """The words as the text has them, a contraction once."""
    whole = [word for place, word in enumerate(words) if not place or word.start != words[place - 1].start]
    return " ".join(word.text + (word.sign if word is not whole[-1] else "") for word in whole)


def _span(words: Sequence[Word], places: tuple[int, int]) -> Span:
    """Where these words stand; for none, the word before them."""
    start, end = places
    if start < end:
        return Span(words[start].start, words[end - 1].end)
    beside = words[max(0, start - 1)]
    return beside.span


def _goes_on(there: Sequence[Word], end: int, source: str) -> str:
    """What follows in the source up to the end of its sentence, where it has not ended."""
    if set(".?!…") & set(there[end - 1].sign) or end >= len(there):
        return ""
    last = next((place for place in range(end, len(there)) if set(".?!") & set(there[place].sign)), len(there) - 1)
    return source[there[end].start : there[last].end]
