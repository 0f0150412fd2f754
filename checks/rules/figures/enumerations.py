"""A counted list has as many items as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checks.domain.finding import FindingValue, Level
from checks.domain.mention import Qualifier, Quantity
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.figures.values import in_article
from checks.rules.rule import Example, Need, Notice, article_rule
from checks.text.lexicons import words
from checks.text.measures import PERSON

MOST = 20
"""Lists longer than this are not counted out in running text."""
_OPENED = re.compile(r"^(?P<noun>[^.;:!?()—–,]{2,60}?)\s*(?P<sign>[(:—–]|\s-\s|,)\s*(?P<namely>namely |i\.e\. )?")
_CLOSING = {"(": r"\)", "—": r"[—.;!?]", "–": r"[–.;!?]", "-": r"\s-\s|[.;!?]", ":": r"[.;!?—(]", ",": r"[.;!?—(]"}
_NAMED = re.compile(
    r"(?:[Tt]he\s)?[A-ZÀ-ÞŠŽ][\w’'.-]*(?:\s(?:of|the|and|de|al|el|du|des|[A-ZÀ-ÞŠŽ][\w’'.-]*|[A-Z]{2,}))*"
)
_LOOSE = re.compile(
    r"\b(?:includ\w+|such as|among (?:others|them)|for example|like|and (?:others|more|so on)|etc|e\.g|mostly|mainly"
    r"|especially|notably|at least|other|others)\b"
)
_COMMA = re.compile(r",\s*(?:and\s+|or\s+)?")
_AGES = re.compile(
    r"^\s(?:\w+\s){0,2}?(?:children|sons|daughters|siblings|brothers|sisters|boys|girls|grandchildren|kids),? aged?s?\s"
    r"(?P<ages>\w+(?:, \w+)*,? and \w+)\b(?! (?:months|weeks|days))"
)
_BETWEEN = re.compile(r"\b(?:between|from|to|under|over|about)\b")
_PLAIN = re.compile(r"(?:(?:the|a|an|its|their|his|her|those of|by|in|for|to) )?[^\W\d_][\w’'-]*(?: [\w’'-]+){0,7}")
"""An item of a list of common nouns: "a permanent end to the war"."""
_KNOWN_AS = re.compile(r"\s(?:known as|called|dubbed|that make up)\s[\w\s’'-]{2,30}$")
_AND = re.compile(r"\s+(?:and|&)\s+")
_SAYS = re.compile(r"\b(?:said|says|told|according|reported|was|were|is|are|has|have|had|that|who|which|by|from)\b")


@dataclass(frozen=True)
class _List:
    """The items that stand after a count, with the least and the most that they can be read as."""

    span: Span
    least: int
    most: int
    is_loose: bool = False
    """May it be another sort of list: of common nouns, which are not as sure to be told apart as names?"""


@article_rule(
    "figure.enumeration",
    needs=Need.TEXT,
    source="Arithmetic.",
    blind="Lists without names or of whole clauses, and lists before their count.",
    example=Example(
        "They demanded four cities — Donetsk, Luhansk and Kherson.",
        "The text announces 4 and names 3: one may be missing.",
    ),
)
def list_is_complete(context: Context) -> Iterator[Notice]:
    """A counted list has as many items as it says.

    "Four cities — Donetsk, Luhansk and Kherson" leaves one out or counts one too many. Lists that only give examples
    ("including", "such as", "among others") are left alone, and an "and" within a name is read both ways.
    """
    for figure in context.quantities:
        if _is_count(figure):
            sentence = next((span for span in context.sentences if span.start <= figure.start < span.end), None)
            found = _list_after(figure, sentence, context.text) if sentence else None
            if found is not None:
                yield from _notice(figure, found, context.text)
            elif sentence is not None:
                yield from _of_ages(figure, context.text[figure.end : sentence.end], context.text)


def _is_count(figure: Quantity) -> bool:
    value = figure.value
    return (
        value is not None
        and value == int(value)
        and 2 <= value <= MOST
        and figure.unit is not None
        and figure.counted is not None
        and figure.qualifier is Qualifier.EXACT
    )


def _list_after(figure: Quantity, sentence: Span, text: str) -> _List | None:
    """The list of names that follows the noun of the figure, after a colon, a dash, a bracket or a comma."""
    opened = _OPENED.match(text[figure.end : sentence.end])
    if opened is None or not _is_noun_phrase(opened["noun"], figure):
        return None
    start = figure.end + opened.end()
    sign = opened["sign"].strip()
    close = re.search(_CLOSING[sign], text[start : sentence.end])
    listed = text[start : start + close.start() if close else sentence.end]
    if _LOOSE.search(listed):
        return None
    if sign == "," and not opened["namely"]:
        listed = _names_of(listed) if _is_of_places(figure) else ""
    span, counts = Span(start, start + len(listed.rstrip())), _counts(listed)
    if counts is None and (sign == ":" or opened["namely"]):
        plain = _count_plain(listed)
        return _List(span, *plain, is_loose=True) if plain else None
    return _List(span, *counts) if counts else None


def _count_plain(listed: str) -> tuple[int, int] | None:
    """How many common nouns a list holds, whose last is led by "and"; each "and" before may be inside of one."""
    head, _, last = listed.strip().removeprefix("those of ").rpartition(" and ")
    pieces = [piece.strip() for piece in head.rstrip(",").split(",")]
    if not head or re.search(r"\d", listed) or not all(_PLAIN.fullmatch(piece) for piece in (*pieces, last)):
        return None
    inner = 0 if head.endswith(",") else sum(len(_AND.findall(piece)) for piece in pieces)
    return len(pieces) + 1, len(pieces) + 1 + inner


def _of_ages(figure: Quantity, rest: str, text: str) -> Iterator[Notice]:
    """As in "her three children, aged four, nine and 13"; two of one age may be named once."""
    found = _AGES.match(rest)
    if found is None or _BETWEEN.search(found["ages"]):
        return
    span = Span(figure.end + found.start("ages"), figure.end + found.end("ages"))
    size = len(re.split(r",? and |, ", found["ages"]))
    yield from _notice(figure, _List(span, size, size, is_loose=size < (figure.value or 0)), text)


def _names_of(listed: str) -> str:
    """The names up to the one after "and", where a comma or the end follows: of "Kyiv and Odesa, overnight" the two."""
    found = re.match(rf"{_NAMED.pattern}(?:,\s{_NAMED.pattern})*,?\sand\s{_NAMED.pattern}(?=,|\s*$)", listed)
    return found.group() if found else ""


def _is_noun_phrase(noun: str, figure: Quantity) -> bool:
    """Does nothing but the noun stand between the figure and the sign? "four key cities", "five of the cities"."""
    noun = _KNOWN_AS.sub("", noun)
    return not _SAYS.search(noun) and noun.casefold().strip().endswith((figure.counted or "").split()[-1])


def _is_of_places(figure: Quantity) -> bool:
    """Are places counted? After a mere comma only their names are surely a list: "two cities, Kyiv and Odesa"."""
    return figure.unit != PERSON and (figure.unit or "").split()[-1] in words("figures", "named")


def _counts(listed: str) -> tuple[int, int] | None:
    """How many names a list holds, at the least and at the most; None where it is not a list of names."""
    pieces = [piece for piece in _COMMA.split(listed.strip().rstrip(",")) if piece]
    has_last_comma = re.search(r",\s*(?:and|or)\s", listed) is not None
    if not pieces or not all(_is_name(piece) for piece in pieces):
        return None
    inner = [len(_AND.findall(piece)) for piece in pieces]
    if len(pieces) == 1 and not inner[0]:
        return None
    least = len(pieces) + (0 if has_last_comma or not inner[-1] else 1)
    if has_last_comma:
        return len(pieces), len(pieces) + sum(inner)
    return least, len(pieces) + sum(inner)


def _is_name(piece: str) -> bool:
    return all(_NAMED.fullmatch(part.strip()) for part in _AND.split(piece.strip()))


def _notice(figure: Quantity, found: _List, text: str) -> Iterator[Notice]:
    told = int(figure.value or 0)
    named = found.most if found.most == found.least else f"{found.least} or {found.most}"
    fits = found.least <= told <= found.most
    message = f"The text announces {told} and names {named}: one may be missing, or the count is a slip."
    otherwise = Level.PARTLY if found.is_loose else Level.CONFLICTS
    values = (
        in_article("announced", figure, text),
        FindingValue("named", found.span.of(text), span=found.span),
    )
    yield Notice(Level.SUPPORTS if fits else otherwise, f"The list names all {told}." if fits else message, values)
