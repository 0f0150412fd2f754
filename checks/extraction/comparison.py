"""What a superlative compares: the term, the measure, the scope, and since when."""

from __future__ import annotations

import re

from checks.domain.mention import Comparison
from checks.text.lexicons import either, words

_ANY = r"\b(?:(?:more|fewer|less)(?: [\w-]+)?|\w+er) than any\b"
_TERM = re.compile(
    rf"\bfor the first time\b|{_ANY}|\b(?:most|least) [\w-]+|\b{either('claims', 'ordinals')}\b"
    r"|\b(?:first|only|sole|last|latest|record|unprecedented|unparalleled|all-time|worst|best|\w{2,}est)\b",
    re.IGNORECASE,
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
_DEAD = "number of people killed"
_MEASURED = {
    "large": "size",
    "big": "size",
    "small": "size",
    "high": "height or amount",
    "low": "amount",
    "long": "length or duration",
    "short": "length or duration",
    "dead": _DEAD,
    "deadly": _DEAD,
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
_ORDER = {"first", "last", "latest", "for the first time", *words("claims", "ordinals")}


def compare(claim: str) -> Comparison | None:
    """The comparison in the words of a claim; None where there is no superlative."""
    terms = (found for found in _TERM.finditer(claim) if found[0].lower() not in words("claims", "no_superlatives"))
    term = next(terms, None)
    if term is None:
        return None
    rest = claim[term.end() :]
    since, scope, tie = _SINCE.search(rest), _SCOPE.search(rest), _TIE.search(claim[: term.start()])
    return Comparison(
        term=term[0],
        measure=_measure(term[0].lower()),
        scope=scope["scope"].strip() if scope else None,
        since=(since["since"] or since["span"]).strip(" .,;") if since else None,
        tie=tie[0] if tie else None,
    )


def _measure(term: str) -> str | None:
    """What "largest" or "larger than any" measures; None for such as "most significant" that name no measure."""
    if term in _ORDER:
        return "order in time"
    stem = term.removesuffix(" than any").removesuffix("est").removesuffix("er")
    forms = (stem, stem + "e", stem.removesuffix("i") + "y", stem[:-1])
    return next((_MEASURED[form] for form in forms if form in _MEASURED), None)
