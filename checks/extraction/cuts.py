"""Which verbs govern a claim of their own, and what stands outside the claim that a verb governs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from checks.extraction.tree import (
    SUBJECTS,
    child,
    is_finite,
    is_parted,
    is_participle,
    is_set_off,
    is_verb,
    lemma_in,
    lost_subject,
    opens_with_participle,
    says,
    shared_subject,
    size,
    subject,
)
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEWEST = 2
_LONGEST_TAG = 8
"""Tokens of "two officials of the ministry said that"; what a longer tag reports is a claim without it."""
_LONGEST_RIDER = 6
"""Tokens of a clause of time or purpose that rides on another: "before they reached the town"."""
_LONGEST_ASIDE = 6
_LONGEST_PURPOSE = 6
"""Tokens of "to dig with their hands", which stays with what was done for it."""
_LEAD = 10
"""Tokens up to which a phrase of time or place that opens the sentence stays in the claim."""


def heads_clause(token: Token) -> bool:
    """Does this verb govern a clause that can be true or false by itself?"""
    test = _TESTS.get(token.dep_)
    return test is not None and is_verb(token) and test(token)


def is_cut(token: Token, head: Token) -> bool:
    """Does what `token` governs stand outside the claim of the clause of `head`?"""
    if token.i > head.i and (opens_with_participle(token) or _is_taken(token)):
        return True
    test = _CUTS.get(token.dep_)
    return test is not None and test(token, head)


def _is_taken(token: Token) -> bool:
    """Is it the subject of the verb that follows?"""
    after = token.right_edge.i + 1
    return (
        token.dep_ == "conj"
        and after < len(token.doc)
        and any(lost_subject(verb) == token for verb in token.doc[after : after + _FEWEST + 1])
    )


def stands_apart(content: Token) -> bool:
    """Is what is reported a claim without the words that report it: a long tag, or "… and said that"?"""
    verb = content.head
    if content.dep_ != "ccomp" or content.i < verb.i or not lemma_in(verb, "report") or not is_finite(content):
        return False
    if verb.dep_ == "conj" and subject(verb) is None:
        return True
    who = subject(verb)
    first = who.left_edge.i if who is not None else verb.left_edge.i
    return who is not None and content.left_edge.i - first > _LONGEST_TAG


def _is_within_report(token: Token) -> bool:
    """Is this the content of a report that stands before it, and so part of the claim?"""
    head = token.head
    if not (is_verb(head) and token.i > head.i) or is_parted(head, token):
        return False
    if stands_apart(token) or (head.lemma_ == "deny" and is_finite(token)):
        return False
    return heads_clause(head) or head.dep_ in {"xcomp", "acl", "relcl"}


def _is_main(verb: Token) -> bool:
    """Did the parser take the main clause for a relative one, under a noun as the root of the sentence?"""
    who = subject(verb)
    is_bare = who is not None and who.pos_ in {"NOUN", "PROPN"} and child(verb, "mark") is None
    return (
        verb.head.dep_ == "ROOT" and verb.head.i < verb.i and is_bare and is_finite(verb) and verb.doc[-1].text == "."
    )


def describes(verb: Token) -> bool:
    """Does a relative clause say who somebody is: "Helen Garside, who studies the economy"?"""
    name = verb.head
    full = name.pos_ == "PROPN" and any(one.dep_ == "compound" and one.pos_ == "PROPN" for one in name.lefts)
    return verb.dep_ == "relcl" and full and verb.tag_ == "VBZ" and any(one.lower_ == "who" for one in verb.children)


def _is_own_adverbial(token: Token) -> bool:
    """Is it a clause with a subject, or a participle set off by a comma?"""
    mark = child(token, "mark", "advmod")
    if mark is not None and (mark.lower_ in words("claims", "conditions") or _is_content(token, mark)):
        return False
    if _is_rider(token) or _is_aside(token):
        return False
    return (is_finite(token) and subject(token) is not None) or is_participle(token)


def _is_rider(token: Token) -> bool:
    """Is it a few words of time, purpose or comparison, "before they reached the town", with nothing to look up?"""
    marks = {one.lower_ for one in token.children if one.dep_ in {"mark", "advmod"} and one.i < token.i}
    rides = token.dep_ == "advcl" and token.i > token.head.i and not is_set_off(token)
    return rides and bool(marks & words("claims", "riders")) and size(token) <= _LONGEST_RIDER and not _has_fact(token)


def _is_aside(token: Token) -> bool:
    """Is it a short participle between a subject and its verb, "Troops, backed by drones, entered"?"""
    noun = token.head
    between = token.dep_ == "acl" and noun.dep_ in SUBJECTS and noun.i < token.i < noun.head.i
    return between and size(token) <= _LONGEST_ASIDE and not _has_fact(token)


def _has_fact(token: Token) -> bool:
    """Does it name a date, a figure or somebody, or an act of war?"""
    return any(one.ent_type_ or one.like_num or one.pos_ == "PROPN" or lemma_in(one, "attack") for one in token.subtree)


def _is_content(token: Token, mark: Token) -> bool:
    """Is it what a noun holds, "optimism that this might work"?"""
    return token.dep_ == "acl" and mark.lower_ == "that"


def _is_own_conjunct(token: Token) -> bool:
    """Is it joined to a clause that stands by itself, and not to a verb that shares its object?"""
    head = token.head
    if not is_verb(head):
        return False
    if subject(token) is not None or size(token) <= _FEWEST:
        return subject(token) is not None
    between = [
        one for one in head.children if head.i < one.i < token.left_edge.i and one.dep_ not in {"cc", "prt", "punct"}
    ]
    return bool(between) and (shared_subject(token) is not None or heads_clause(head))


def _is_loose_adverbial(token: Token, head: Token) -> bool:
    if _is_own_adverbial(token) or (token.head == head and (_is_purpose(token) or token.i < head.i)):
        return True
    return is_set_off(token) and not any(one.lower_ in words("claims", "conditions") for one in token.children)


def _is_purpose(token: Token) -> bool:
    leads = token.tag_ == "VB" and any(one.lower_ == "to" for one in token.children) and token.i > token.head.i
    return leads and (size(token) > _LONGEST_PURPOSE or is_set_off(token))


def _is_loose_relative(token: Token, head: Token) -> bool:
    if _is_own_adverbial(token) and is_finite(token) and token.dep_ == "acl":
        return True
    return is_set_off(token) or _is_heavy(token, head) or is_dated_participle(token)


def _is_heavy(token: Token, head: Token) -> bool:
    """Is a relative clause at the end longer than what it leans on?"""
    if token.right_edge.i < head.right_edge.i - 1:
        return False
    before = token.left_edge.i - head.left_edge.i
    return token.dep_ == "relcl" and is_finite(token) and size(token) > before


def is_dated_participle(token: Token) -> bool:
    """Is it "held in Istanbul on May 16", with two circumstances of its own, one of them a date?"""
    circumstances = [one for one in token.children if one.dep_ in {"prep", "npadvmod", "agent"}]
    dated = any(one.ent_type_ in {"DATE", "TIME"} for one in token.subtree)
    return token.tag_ == "VBN" and dated and len(circumstances) >= _FEWEST


def _is_loose_apposition(token: Token, head: Token) -> bool:
    """Does it follow at the end of the clause, behind a comma, dash or colon?"""
    return is_set_off(token) and token.i > head.i and size(token) > 1 and token.left_edge.i > 0


def _is_loose_phrase(token: Token, head: Token) -> bool:
    """Is it set off by a comma, or does it open the sentence and only lead over to the claim?"""
    if token.lower_ == "according":
        return True
    if token.left_edge.i < head.i:
        return token.head == head and (lemma_in(token, "loose") or size(token) > _LEAD)
    return (is_set_off(token) and lemma_in(token, "loose")) or _is_counted_means(token)


def _is_counted_means(token: Token) -> bool:
    """Is it "struck with two ballistic missiles", a figure of its own?"""
    return (
        lemma_in(token.head, "attack")
        and token.lower_ in {"with", "using"}
        and any(one.dep_ == "nummod" or one.lower_ == "pair" for one in token.subtree)
    )


def _is_own_part(token: Token, head: Token) -> bool:
    """Is it a joined clause, or a further figure behind a comma: ", as well as four missiles"?"""
    counted = token.pos_ == "NOUN" and _is_counted(token) and (is_set_off(token) or _is_counted(token.head))
    return heads_clause(token) or (counted and token.i > head.i)


def _is_counted(noun: Token) -> bool:
    return any(one.dep_ == "nummod" for one in noun.children)


_TESTS: Mapping[str, Callable[[Token], bool]] = {
    "ROOT": lambda token: is_finite(token) or subject(token) is not None,
    "conj": _is_own_conjunct,
    "ccomp": lambda token: is_finite(token) and not _is_within_report(token),
    "relcl": lambda token: (is_finite(token) and is_set_off(token) and not describes(token)) or _is_main(token),
    "advcl": _is_own_adverbial,
    "acl": _is_own_adverbial,
    "parataxis": lambda token: subject(token) is not None,
    "dep": lambda token: subject(token) is not None,
}
"""When a verb in this relation governs a claim of its own."""

_CUTS: Mapping[str, Callable[[Token, Token], bool]] = {
    "conj": _is_own_part,
    "advcl": _is_loose_adverbial,
    "relcl": _is_loose_relative,
    "acl": _is_loose_relative,
    "appos": _is_loose_apposition,
    "npadvmod": lambda token, head: _is_loose_apposition(token, head) and child(token, "relcl") is not None,
    "prep": _is_loose_phrase,
    "ccomp": lambda token, head: (token.i < head.i and says(head)) or is_parted(head, token) or stands_apart(token),
    "parataxis": lambda _, __: True,
}
"""When what stands in this relation to a clause is no part of its claim."""
