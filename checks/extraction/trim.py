"""The ends of a claim: no outer conjunction, no connector, no loose punctuation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from checks.domain.span import Span
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING = frozenset('“‘"«„([')
_CLOSING = frozenset('”’"»“)]')
_LAPSE = 5
"""Tokens of "just a few hours after"."""
_PAIRS = (("“", "”"), ("‘", "’"), ('"', '"'), ("«", "»"), ("„", "“"), ("(", ")"))


def trim(tokens: Iterable[Token]) -> list[Token]:
    """The tokens without what belongs to the sentence rather than to the claim. May be empty."""
    kept = _without_remark([token for token in tokens if not token.is_space])
    while kept and _is_loose_start(kept):
        kept = kept[1:]
    kept = _without_lapse(kept)
    while kept and _is_loose_end(kept):
        kept = kept[:-1]
    return kept


def _without_lapse(tokens: list[Token]) -> list[Token]:
    """The tokens without the "hours after" or "a day before" that ties them to another clause; a figure stays."""
    mark = next((i for i, token in enumerate(tokens[:_LAPSE]) if token.dep_ == "mark" and token.head in tokens), 0)
    led = mark and tokens[mark].lower_ in {"after", "before"} and tokens[mark - 1].dep_ == "npadvmod"
    return tokens[mark + 1 :] if led and not any(token.like_num for token in tokens[:mark]) else tokens


def _without_remark(tokens: list[Token]) -> list[Token]:
    """The tokens without the editor's remark in square brackets that they open with, "[Update]"."""
    if not tokens or tokens[0].text != "[":
        return tokens
    close = next((i for i, token in enumerate(tokens) if token.text == "]"), None)
    return tokens if close is None else tokens[close + 1 :]


def balanced(span: Span, text: str) -> Span:
    """`span` with the closing mark of a quotation that opens in it, where that is the next character or the one after.

    The stop or comma inside an American quotation goes with the mark: “deal "harsh blows"” and not “deal "harsh blows”.
    """
    words, after = span.of(text), text[span.end : span.end + 2]
    for opening, closing in _PAIRS:
        more = words.count(opening) - words.count(closing) if opening != closing else words.count(opening) % 2
        if more > 0 and closing in after and not after[: after.index(closing)].strip(".,!?"):
            return Span(span.start, span.end + after.index(closing) + 1)
    return span


def _is_loose_start(tokens: Sequence[Token]) -> bool:
    first = tokens[0]
    if first.lower_ == "so" and len(tokens) > 1 and tokens[1].lower_ == "far":
        return False
    if first.is_punct or first.text in {"—", "–", "-", "•"}:
        return not (first.text in _OPENING and any(token.text in _CLOSING for token in tokens[1:]))
    if not (first.is_currency or any(character.isalnum() for character in first.text)):
        return True  # an emoji or an ornament
    if first.lower_ in words("claims", "links"):
        return first.dep_ in {"mark", "cc", "advmod", "dobj", "pobj"} or _brings_in_relative(first)
    if len(tokens) > 1 and first.dep_ == "prep" and tokens[1].lower_ in {"which", "whom"}:
        return True
    return first.dep_ in {"advmod", "cc", "prep"} and first.lower_ in words("claims", "openers")


def _brings_in_relative(first: Token) -> bool:
    """Is it "which" as the subject, or the preposition of "during which"?"""
    return first.lower_ == "which" or any(one.lower_ in {"which", "whom"} for one in first.children)


def _is_loose_end(tokens: Sequence[Token]) -> bool:
    last = tokens[-1]
    if last.text == '"' and sum(token.text == '"' for token in tokens) % 2:
        return True
    if last.text in _CLOSING and any(token.text in _OPENING for token in tokens[:-1]):
        return False
    if last.is_punct and last.text != "%":
        return True
    return last.lower_ in words("claims", "dangling") and last.dep_ in {"prep", "cc", "det", "mark", "aux"}
