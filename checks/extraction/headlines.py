"""Headlines in the present tense, whose verb the parser takes for a noun: "RSF shells El Fasher market"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from checks.extraction.parser import Parser

_STAND_INS = {
    4: "took",
    5: "broke",
    6: "struck",
    7: "invaded",
    8: "attacked",
    9: "destroyed",
    10: "confronted",
    11: "confiscated",
}
"""Verbs in the past, by length, that nobody takes for nouns; the length keeps every offset."""
_ENDS = (".", "!", "?", "”", '"', ":")


def parse_headline(sentence: str, doc: Doc, parser: Parser) -> Doc:
    """`doc`, or where a headline was read without a verb, the parse with a past tense in the place of its verb.

    The verb gets its own dictionary form back; only its letters in the parse are those of the stand-in.
    """
    if sentence.rstrip().endswith(_ENDS) or _has_verb(doc):
        return doc
    verb = next((token for token in doc[1:] if _is_taken_for_noun(token)), None)
    if verb is None or len(verb) not in _STAND_INS:
        return doc
    shown = sentence[: verb.idx] + _STAND_INS[len(verb)] + sentence[verb.idx + len(verb) :]
    again = next(parser.parse([shown]))
    if not _has_verb(again) or len(again) != len(doc):
        return doc
    again[verb.i].lemma_ = _stem(verb.lower_)
    return again


def _has_verb(doc: Doc) -> bool:
    """Does a verb in a tense, or a participle, carry the sentence?"""
    return any(token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ROOT", "ccomp"} for token in doc)


def _is_taken_for_noun(token: Token) -> bool:
    """Could it be what somebody does: "shells" after one, "shell" after many?"""
    before = token.nbor(-1)
    if token.pos_ not in {"NOUN", "PROPN"} or before.pos_ not in {"NOUN", "PROPN"}:
        return False
    is_many = before.lower_.endswith("s") and not before.lower_.endswith("ss")
    return _stem(token.lower_) in _verbs() and token.lower_.endswith("s") is not is_many


def _stem(word: str) -> str:
    """The dictionary form of a verb: "shells" is "shell", "denies" is "deny"."""
    forms = (word, word[:-1], word.removesuffix("es"), word.removesuffix("ies") + "y") if word[-1] == "s" else (word,)
    return next((form for form in forms if form in _verbs()), word)


def _verbs() -> frozenset[str]:
    return words("claims", "attack") | words("claims", "stance") | words("claims", "report")
