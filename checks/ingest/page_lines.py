"""The lines of printed pages put back into paragraphs, without running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

_FEWEST_REPEATS = 3
"""Pages on which a line must stand at the edge to be a running head."""
_EDGE = 2
"""Lines at the top and at the bottom of a page that can be running heads."""
_PAGE_NUMBER = re.compile(r"(page\s+)?[-–—\s]*\d{1,4}[-–—\s]*((of|/)\s*\d{1,4})?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:][”\"’')\]]*$")
_HYPHEN = re.compile(r"(?<=\w)-$")
BREAK = "\ufffe"
"""What PDFium puts for a hyphen at the end of a line, with the line break."""
_BROKEN_WORD = re.compile(rf"(\w+){BREAK}(\w+)")
_KEEPS_HYPHEN = re.compile(
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half"
    r"|anti|cease|co|ex|long|mid|non|pro|self|short|vice|well",
    re.IGNORECASE,
)
"""First halves of compounds that are written with a hyphen, figures above all."""
_BULLET = re.compile(r"[•▪◦*–-]\s|\(?\d{1,2}[.)]\s")
_SHORT = 0.75
"""A line below this share of the page's widest ends its paragraph, if a sentence ends with it."""
_SHORT_HEADING = 0.5
"""A line below this share is a heading, if the next begins with a capital letter."""


def joined(pages: Sequence[str]) -> str:
    """The paragraphs of all pages, each on one line, with empty lines between; page furniture is left out."""
    furniture = _running_lines(pages)
    paragraphs: list[list[str]] = []
    for page in pages:
        lines = _body(page, furniture)
        widest = max(map(len, lines), default=0)
        for place, line in enumerate(lines):
            above = lines[place - 1] if place else None
            if paragraphs and _continues(paragraphs[-1][-1], line, above, widest):
                paragraphs[-1].append(line)
            elif line:
                paragraphs.append([line])
    text = "\n\n".join("".join([*map(_tied, lines[:-1]), lines[-1]]) for lines in paragraphs)
    words = Counter(re.findall(r"\w+(?:-\w+)*", text))
    return _BROKEN_WORD.sub(lambda match: _mended(match[1], match[2], words), text).replace(BREAK, "-")


def _running_lines(pages: Sequence[str]) -> set[str]:
    """Lines that come back at the edge of pages, their numbers aside."""
    seen: Counter[str] = Counter()
    for page in pages:
        lines = _lines_of(page)
        seen.update({_shape(lines[place]) for place in _edges(lines) if not _SENTENCE_END.search(lines[place])})
    return {shape for shape, times in seen.items() if times >= max(_FEWEST_REPEATS, len(pages) // 3)}


def _edges(lines: Sequence[str]) -> set[int]:
    """The places of the first and last lines of a page that have words."""
    inked = [place for place, line in enumerate(lines) if line]
    return {*inked[:_EDGE], *inked[-_EDGE:]}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line).strip()


def _lines_of(page: str) -> list[str]:
    return [line.strip() for line in page.strip().split("\n")]


def _body(page: str, furniture: set[str]) -> list[str]:
    """The lines of a page without running heads and page numbers at its edges; empty lines part paragraphs."""
    lines = _lines_of(page)
    edges = _edges(lines)
    kept = (
        line
        for place, line in enumerate(lines)
        if place not in edges or not (_shape(line) in furniture or _PAGE_NUMBER.fullmatch(line))
    )
    return "\n".join(kept).strip("\n").split("\n")


def _continues(last: str, line: str, above: str | None, widest: int) -> bool:
    """Does `line` go on with the paragraph that ends with `last`? `above` is None at the top of a page."""
    if not line or above == "" or _BULLET.match(line):
        return False
    is_closed = _SENTENCE_END.search(last)
    if above is None:
        return not is_closed and (line[0].islower() or last.endswith(BREAK) or bool(_HYPHEN.search(last)))
    if last.endswith(BREAK):
        return True
    if is_closed:
        return len(last) >= _SHORT * widest
    is_heading = len(last) < _SHORT_HEADING * widest and line[0].isupper()
    return not is_heading


def _tied(line: str) -> str:
    """A line as it stands before the next one of its paragraph."""
    return line if line.endswith(BREAK) or _HYPHEN.search(line) else f"{line} "


def _mended(first: str, second: str, words: Mapping[str, int]) -> str:
    """A word broken at the end of a line, with its hyphen where it is written with one.

    The rest of the text decides; where it is silent, a break is one of typesetting unless a compound begins so.
    """
    whole, compound = f"{first}{second}", f"{first}-{second}"
    if words[whole] != words[compound]:
        return max(whole, compound, key=lambda word: words[word])
    return compound if _KEEPS_HYPHEN.fullmatch(first) or second[0].isupper() or second[0].isdigit() else whole
