"""What a superlative compares: the term, the measure, the scope, and since when."""

from __future__ import annotations

import re

from checks.domain.mention import Comparison

_TERM = re.compile(
    r"\b(?:most|least) [\w-]+|\b(?:first|only|sole|last|latest|record)\b|\b\w{2,}(?:est)\b|\b(?:worst|best)\b",
    re.IGNORECASE,
)
_NOT_TERMS = frozenset(
    {
        "west",
        "midwest",
        "test",
        "protest",
        "rest",
        "request",
        "interest",
        "arrest",
        "guest",
        "quest",
        "forest",
        "harvest",
        "contest",
        "honest",
        "modest",
        "bucharest",
        "budapest",
        "invest",
        "suggest",
        "priest",
        "chest",
        "nest",
        "vest",
        "northwest",
        "southwest",
        "manifest",
        "unrest",
        "brest",
    }
)
_TIE = re.compile(r"\b(?:one of|among) (?:the|its|their|his|her)\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsince (?P<since>.+)$"
    r"|\b(?:in|for) (?P<span>(?:more than |at least |nearly )?\w+ (?:years|months|weeks|days|decades))\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:in|of|on|by|between|among|against) (?P<scope>(?!(?:one|many)\b).+?)(?= since\b|[,;:.]|$)", re.IGNORECASE
)
_MEASURED = {
    "large": "size",
    "big": "size",
    "small": "size",
    "high": "height or amount",
    "low": "amount",
    "long": "length or duration",
    "short": "length or duration",
    "dead": "number of people killed",
    "old": "age",
    "young": "age",
    "bloody": "number of casualties",
    "heavy": "amount or weight",
    "near": "distance",
    "close": "distance",
    "fast": "speed",
    "early": "time",
    "late": "time",
}


def compare(words: str) -> Comparison | None:
    """The comparison in the words of a claim; None where there is no superlative."""
    term = next((found for found in _TERM.finditer(words) if found[0].lower() not in _NOT_TERMS), None)
    if term is None:
        return None
    rest = words[term.end() :]
    since, scope, tie = _SINCE.search(rest), _SCOPE.search(rest), _TIE.search(words[: term.start()])
    return Comparison(
        term=term[0],
        measure=_measure(term[0].lower()),
        scope=scope["scope"].strip() if scope else None,
        since=(since["since"] or since["span"]).strip(" .,;") if since else None,
        tie=tie[0] if tie else None,
    )


def _measure(term: str) -> str | None:
    """What "largest" measures; None for terms such as "most significant" that name no measure."""
    stem = term.removesuffix("est")
    for known in (stem, stem + "e", stem.removesuffix("i") + "y", stem[:-1]):
        if known in _MEASURED:
            return _MEASURED[known]
    return (
        "number of people killed"
        if term == "deadliest"
        else "order in time"
        if term in {"first", "last", "latest"}
        else None
    )
