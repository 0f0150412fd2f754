"""Numbers that a text names without a value: the word for "hundreds", where only 200 to 999 is stored."""

from __future__ import annotations

from functools import cache

from checks.text.lexicons import lexicon


def loose_number(low: float | None, high: float | None) -> str | None:
    """The word that is read as `low` to `high`: "hundreds", "several dozen"; None where these are plain figures."""
    return _words().get((low, high))


def before_noun(words: str) -> str:
    """The words as they stand before what is counted: "hundreds of", "several dozen"."""
    return f"{words} of" if words.endswith(("s", "couple", "handful")) else words


@cache
def _words() -> dict[tuple[float | None, float | None], str]:
    """Words by their bounds; of several with the same bounds, the shortest."""
    vague = lexicon("numbers")["vague"]
    found: dict[tuple[float | None, float | None], str] = {}
    for words in sorted(vague, key=len):
        low, high = vague[words]
        found.setdefault((float(low), float(high)), words.removesuffix(" of"))
    return found
