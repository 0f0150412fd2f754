"""The small pieces of a text that figures are read from: words, digits and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checks.text.lexicons import lexicon

_DIGITS = r"""
    \d+(?:\.\d+)?(?:[eE][+-]?\d+\b|[ ]?[x×][ ]?10\^[+-]?\d+|\^[+-]*\d+)      # 1.3e6, 6.23x10^-4, 1.1^23
  | (?<![\d.,])\d{1,3}(?:[ \u2009\u202f]\d{3})+(?:[.,]\d+)?(?![\d\w])       # 40 000
  | \d{1,3}(?:\.\d{3})+,\d+(?!\d)                                           # 1.111,11
  | \d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])                                    # 1,234,567.8
  | \d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![\d])                              # 12,34,567
  | (?<!\d,)\d+,\d{1,2}(?![\d,])                                            # 5,00
  | (?<!\d\.)\d+\.\d+(?!\.?\d)
  | \d+
"""
_TOKEN = re.compile(
    rf"""
    (?P<skip>https?://\S+|www\.\S+|[\w.+-]{1, 64}@[\w-]{1, 64}\.\w+|[@#]\w+
        |\b[A-Z][A-Za-z]*-?\d[\w/-]*(?<!\$))                               # addresses; F-16, T34, COVID-19
  | (?P<digits>{_DIGITS})(?P<suffix>[^\W\d_]+)?
  | (?P<word>[^\W\d_]+(?:[’'][^\W\d_]+)*)
  | (?P<sign>\S)
    """,
    re.VERBOSE,
)


ORDINAL = frozenset({"st", "nd", "rd", "th"})
"""Letters that make an ordinal of digits; such a token has no value."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, a figure in digits with its value, or a sign."""

    start: int
    end: int
    word: str
    value: float | None = None
    suffix: str = ""
    """Letters glued to the digits."""
    is_capital: bool = False

    @property
    def is_word(self) -> bool:
        """Is it made of letters?"""
        return self.word[:1].isalpha()


def read_tokens(text: str) -> list[Token]:
    """The tokens of a text; addresses and type names such as F-16 become one word without letters."""
    return [_token(found) for found in _TOKEN.finditer(text)]


def _token(found: re.Match[str]) -> Token:
    start, end = found.span()
    if found["digits"]:
        return _figure(start, end, found["digits"], found["suffix"] or "")
    if found["skip"]:
        return Token(start, end, "\N{REPLACEMENT CHARACTER}", is_capital=True)
    word = found["word"] or found["sign"]
    return Token(start, end, word.casefold().replace("’", "'"), is_capital=word[:1].isupper())


def _figure(start: int, end: int, digits: str, suffix: str) -> Token:
    value = None if suffix.casefold() in ORDINAL else number_in(digits)
    scale = lexicon("numbers")["suffixes"].get(suffix)
    return Token(start, end, digits, value if scale is None or value is None else value * scale, suffix)


def number_in(digits: str) -> float:
    """The value of a figure in digits, whatever groups its digits; infinity where a power is past all counting."""
    digits = re.sub(r"(?<=\d)[ \u2009\u202f](?=\d)", "", digits)
    if "^" in digits:
        return _power(digits)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+|\d+,\d{1,2}", digits):
        digits = digits.replace(".", "").replace(",", ".")
    return float(digits.replace(",", ""))


def _power(digits: str) -> float:
    base, exponent = digits.split("^")
    sign = -1 if exponent.count("-") % 2 else 1
    size = sign * int(exponent.lstrip("+-")[:6])
    factor, _, ten = base.replace("×", "x").partition("x")
    try:
        return float(factor) * float(ten) ** size if ten else float(base) ** size
    except (OverflowError, ZeroDivisionError):
        return float("inf")
