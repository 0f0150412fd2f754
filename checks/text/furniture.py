"""Page furniture: lines that belong to the page and not to the article."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checks.domain.span import Span
from checks.text.cover import Cover
from checks.text.lexicons import either, words
from checks.text.paragraphs import find_paragraphs

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_BARE = re.compile(
    r"""\{[^{}\n]*\}                                    # {Matzav.com}
      | [\W_]+                                          # rules and ornaments
      | (?:https?://|www\.)\S+                          # a bare address
      | \S+@\S+\.\w+
      | (?:[#@]\w+[\s,|]*)+                             # hashtags and handles
      | \d+\s+(?:comments?|shares?|views?|likes?|min(?:ute)?s?\s+(?:read|ago)|hours?\s+ago|days?\s+ago)
      | \d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?   # the hour of a live blog's entry
      | \[(?:image|photo|video|advertisement|caption)[^\]\n]*\]
      """,
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:By|BY|Von|Par)\s+(?:[A-Z][\w.’'-]*|and|AND|de|van|von|der|al|bin|[,&|/•·-])"
    r"(?:\s+(?:[A-Z][\w.’'-]*|and|in|for|of|the|de|van|von|der|al|bin|[,&|/•·—–-]|\d{1,2},?|\d{4}))*[,.]?"
)
_STAMP = re.compile(
    r"(?:(?:press|news|media)\s+(?:release|statement)(?:\s+(?:no|nr|number)\b\.?\s*[\w/.-]+)?"
    r"|(?:first |last )?(?:published|updated|modified|posted)\W.{0,80}"
    r"|(?:\w+day,?\s+)?(?:\w{3,9}\.?\s+\d{1,2}|\d{1,2}\s+\w{3,9}\.?),?\s+\d{4}(?:[\s,|•·-]+.{0,40})?)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\((?:photo|photograph|image|picture|reporting|writing|editing|additional reporting)\s+(?:by|credit|courtesy)"
    r"[^()\n]{1,200}\)"
    r"|\((?:AP|Reuters|Getty|AFP|EPA)\s+(?:Photo|Images)[^()\n]{0,120}\)",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"[.!?]\s|[.!?…]['\"”’»)\]]*$")

LONGEST_TITLE = 12
"""Words of a line without a full stop that may be a title; a longer one is text that lost its stop."""


def find_furniture(text: str) -> tuple[Span, ...]:
    """Lines and credits that belong to the page, in order. A text of one line has none but its credits.

    A title that is a clause is no furniture, because it holds claims; a title without a verb is.
    """
    paragraphs = find_paragraphs(text)
    lines = [line for line in paragraphs if len(paragraphs) > 1 and _is_furniture(line.of(text))]
    notes = [Span(*found.span()) for found in _CREDIT.finditer(text)]
    cover = Cover(lines)
    loose = [note for note in notes if cover.at(note.start) is None]
    return tuple(sorted([*lines, *loose]))


def has_verb(line: str) -> bool:
    """Does a line hold a word that is a verb in headlines? A guess from a word list and the usual endings."""
    return any(_is_verb(word) for word in _WORD.findall(line.casefold().replace("’", "'")))


def _is_furniture(line: str) -> bool:
    patterns = (_BARE, _BYLINE, _STAMP, _known())
    return any(pattern.fullmatch(line) for pattern in patterns) or bool(_CREDIT.fullmatch(line)) or _is_bare_title(line)


@cache
def _known() -> re.Pattern[str]:
    """A line that is, or begins with, one of the known words."""
    whole, labels, openings = (either("furniture", key) for key in ("whole", "labels", "openings"))
    return re.compile(
        rf"\W*(?:{whole}\W*(?:\(?\d+\)?)?\W*|{labels}\s*[:|].{{0,200}}|{openings}.{{0,300}})", re.IGNORECASE
    )


def _is_bare_title(line: str) -> bool:
    """A short line without a full stop anywhere and without a verb."""
    return (
        not _FINISHED.search(line)
        and len(line.split()) <= LONGEST_TITLE
        and not has_verb(line)
        and not any(character.isdigit() for character in line)
    )


@lru_cache(maxsize=8192)
def _is_verb(word: str) -> bool:
    verbs = words("furniture", "verbs")
    if word in verbs or word in words("furniture", "forms"):
        return True
    stems = (word.removesuffix(ending) for ending in ("s", "es", "ed", "d", "ing") if word.endswith(ending))
    return any(_is_stem(stem) for stem in stems)


def _is_stem(stem: str) -> bool:
    """Is this the base of a verb once a dropped "e", a doubled letter or an "i" for "y" is put right?"""
    verbs = words("furniture", "verbs")
    doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    changed = stem[:-1] + "y" if stem.endswith("i") else stem[:-1] + "ie" if stem.endswith("y") else stem
    return not verbs.isdisjoint((stem, stem + "e", doubled, changed))
