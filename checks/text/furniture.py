"""Page furniture: lines that belong to the page and not to the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from checks.domain.span import Span
from checks.text.lexicons import either, lexicon, words
from checks.text.paragraphs import find_paragraphs

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_BARE = re.compile(
    r"""\{[^{}\n]*\}                                    # {Matzav.com}
      | [\W_]+                                          # rules and ornaments
      | (?:https?://|www\.)\S+                          # a bare address
      | \S+@\S+\.\w+
      | (?:[#@]\w+[\s,|]*)+                             # hashtags and handles
      | (?:posted\s+|updated\s+)?\d+\s*(?:h|hrs?|m|mins?|d|hours?|minutes?|days?)\s+ago
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
_CREDIT_AT_END = re.compile(
    r"(?P<caption>.*?[.!?…”])?\s*(?:(?:photo|photograph|picture|image|video|illustration|graphic|map|credit)s?(?:\s+(?:by|credit))?\s*[:|]"
    r"|(?:AP|AFP|EPA|Reuters|Getty)(?:\s+(?:photo|images|file))?\s*/)\s*\S[^.!?\n]{0,80}\.?",
    re.IGNORECASE,
)
_STAMP_AT_HEAD = re.compile(
    r"[\[(]?(?:\d{1,2}:\d{2}|\d{1,2}[:.]\d{2}(?=\s?[ap]\.?m\b|\s+[—–|-]))(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s?[A-Z]{2,4}\b(?=\W))?[\])]?(?:\s*[—–|:]|\s+-)?(?=\s+[\"“‘«A-Z])"
)
"""The hour at the head of an entry of a live blog: "14:31 GMT – Sirens sound"."""
_CONTRIBUTED = re.compile(
    r"\W*\S.{2,300}\bcontributed\s+(?:reporting|research|to\s+th(?:is|e)\s+(?:report|reporting|story|article))\b.{0,80}"
)
_COMPOUND = re.compile(r"\bpress\s+(?=service|office|cent|release|conference|briefing|statement|secretary|pool|room)")
_SPAN_OF_TIME = re.compile(r"\b(?:past|last|previous|next)\s+\d+\s+(?:hours|days|weeks|months|years)\b", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"\b(?:an?|the|of|in|on|at|for|from|with|by|after|over|under|near|amid|his|her|its|their|our|your|this)\s+"
    r"[^\W\d_]+(?:[’'-][^\W\d_]+)*"
)
"""A word that is no verb, because an article or a preposition stands right before it: "a march", "after strike"."""
_FINISHED = re.compile(r"[.!?]\s|[.!?…]['\"”’»)\]]*$")

LONGEST_TITLE = 12
"""Words of a line without a full stop that may be a title; a longer one is text that lost its stop."""


def find_furniture(text: str) -> tuple[Span, ...]:
    """Lines and credits that belong to the page, in order. A text of one line has none but its credits.

    A title that is a clause is no furniture, because it holds claims; a title without a verb is.
    """
    paragraphs = find_paragraphs(text)
    lines = [line for line in paragraphs if len(paragraphs) > 1 and _is_furniture(line.of(text), line == paragraphs[0])]
    notes = [Span(*found.span()) for found in _CREDIT.finditer(text)] + list(_ends_and_heads(text, paragraphs))
    return tuple(_apart(sorted([*lines, *notes], key=lambda span: (span.start, -span.end))))


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans without those that begin inside another, as a credit in a line that is all furniture."""
    reached = 0
    for span in spans:
        if span.start >= reached:
            yield span
            reached = span.end


def _ends_and_heads(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """The credits that end captions which are clauses, "Rescuers dig. Photograph: Agency", and the hours of entries."""
    for line in paragraphs:
        if len(paragraphs) > 1 and (stamp := _STAMP_AT_HEAD.match(text, line.start, line.end)):
            yield Span(*stamp.span())
        found = _CREDIT_AT_END.fullmatch(text, line.start, line.end)
        if found and found["caption"]:
            start = found.end("caption")
            while text[start].isspace():
                start += 1
            yield Span(start, line.end)


def has_verb(line: str) -> bool:
    """Does a line hold a word that is a verb in headlines? A guess from a word list and the usual endings."""
    plain = _NOUN_AFTER.sub(" ", _COMPOUND.sub("", line.casefold().replace("’", "'")))
    return any(_is_verb(word) for word in _WORD.findall(plain))


def _is_furniture(line: str, is_first: bool) -> bool:
    """Does a line belong to the page? The first one may be a headline without a verb, which is the article's own."""
    line = line.replace("’", "'")
    patterns = (_BARE, _BYLINE, _STAMP, _CREDIT, _CONTRIBUTED, _known())
    if any(pattern.fullmatch(line) for pattern in patterns) or _is_bare_caption(line):
        return True
    return _is_bare_title(line) and not (is_first and _is_headline(line))


def _is_headline(line: str) -> bool:
    """May a first line without a verb be what the article is called, and no letterhead or name of a section?"""
    named = {word.casefold() for word in _WORD.findall(line)} & frozenset(lexicon("speech")["names"]["bodies"].split())
    return not line.isupper() and not named


def _is_bare_caption(line: str) -> bool:
    """Does a line end with a credit, after a caption that says nothing with a verb?"""
    found = _CREDIT_AT_END.fullmatch(line)
    return found is not None and not has_verb(found["caption"] or "")


@cache
def _known() -> re.Pattern[str]:
    """A line that is, or begins with, one of the known words."""
    whole, labels, openings = (either("furniture", key) for key in ("whole", "labels", "openings"))
    return re.compile(
        rf"\W*(?:{whole}\W*(?:\(?\d+\)?)?\W*|{labels}\s*[:|].{{0,200}}|{openings}.{{0,300}})", re.IGNORECASE
    )


def _is_bare_title(line: str) -> bool:
    """A short line without a full stop anywhere and without a verb."""
    title = _SPAN_OF_TIME.sub("", line.removesuffix("?"))
    return (
        not _FINISHED.search(title)
        and len(title.split()) <= LONGEST_TITLE
        and not has_verb(title)
        and not any(character.isdigit() for character in title)
    )


@lru_cache(maxsize=8192)
def _is_verb(word: str) -> bool:
    verbs = words("furniture", "verbs")
    if word in verbs or word in words("furniture", "forms") or word in words("speech", "tags"):
        return True
    stems = (word.removesuffix(ending) for ending in ("s", "es", "ed", "d", "ing") if word.endswith(ending))
    return any(_is_stem(stem) for stem in stems)


def _is_stem(stem: str) -> bool:
    """Is this the base of a verb once a dropped "e", a doubled letter or an "i" for "y" is put right?"""
    verbs = words("furniture", "verbs")
    doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    changed = stem[:-1] + "y" if stem.endswith("i") else stem[:-1] + "ie" if stem.endswith("y") else stem
    return not verbs.isdisjoint((stem, stem + "e", doubled, changed))
