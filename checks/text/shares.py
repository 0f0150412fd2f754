"""Parts of numbers: "point five", "three quarters", "a third of", "half a million", "one out of three"."""

from __future__ import annotations

from collections.abc import Sequence

from checks.text.cardinals import Number, is_share, part_size, read_cardinal, word_at
from checks.text.lexicons import lexicon, words
from checks.text.tokens import Token


def read_mixed(tokens: Sequence[Token], at: int) -> Number | None:
    """A cardinal with what may follow: "point five", "and a half", "1/4", "thirds", "over three"."""
    if at >= len(tokens):
        return None
    whole = read_cardinal(tokens, at)
    if whole is None or whole.value is None or _is_pronoun(tokens, at, whole):
        return None
    for read in (_point, _slash, _parts, _and_part, _ratio):
        if number := read(tokens, whole):
            return _rescaled(tokens, number)
    return whole


def _point(tokens: Sequence[Token], whole: Number) -> Number | None:
    """As in "five point five", "nought point nought three"."""
    if word_at(tokens, whole.after) != "point":
        return None
    digits, place = "", whole.after + 1
    tables = lexicon("numbers")
    while place < len(tokens):
        value = tables["small"].get(tokens[place].word, tables["tens"].get(tokens[place].word))
        if value is None:
            break
        digits += str(value)
        place += 1
    return Number.exactly(whole.first, place, float(f"{whole.value:.0f}.{digits}")) if digits else None


def _slash(tokens: Sequence[Token], whole: Number) -> Number | None:
    """As in "1/4", "2 1/4"; a date such as 5/17/2018 is neither."""
    place = whole.after
    if tokens[place - 1].value is None:
        return None
    extra = 0.0
    if place < len(tokens) and tokens[place].value is not None and word_at(tokens, place + 1) == "/":
        extra, place = whole.value or 0.0, place + 1
    lower = tokens[place + 1] if place + 1 < len(tokens) and tokens[place].word == "/" else None
    if lower is None or not lower.value or word_at(tokens, place + 2) == "/" or word_at(tokens, whole.first - 1) == "/":
        return None
    upper = tokens[place - 1].value or 0.0
    if upper >= lower.value or (extra and upper == extra and place == whole.after):
        return None
    return Number.exactly(whole.first, place + 2, extra + upper / lower.value)


def _parts(tokens: Sequence[Token], whole: Number) -> Number | None:
    """As in "two thirds", "three twenty-firsts", "two hundred and fifty-four hundredths"."""
    place = whole.after + (word_at(tokens, whole.after) == "-")
    size = part_size(tokens, place)
    if (tens := lexicon("numbers")["tens"].get(word_at(tokens, place))) and (whole.value or 0) > 1:
        place += 1 + (word_at(tokens, place + 1) == "-")
        unit = part_size(tokens, place)
        size = tens + unit if unit and unit < 10 else None
    if size is None or whole.value is None or not is_share(tokens, place, plural=whole.value != 1):
        return None
    last = tokens[whole.after - 1].word
    tens = lexicon("numbers")["tens"].get(last)
    spoken = [token.word for token in tokens[whole.first : whole.after]]
    if tens and len(spoken) > 1 and spoken[-2] not in ("and", "-"):
        return Number.exactly(whole.first, place + 1, (whole.value - tens) / (tens + size))
    return Number.exactly(whole.first, place + 1, whole.value / size)


def _and_part(tokens: Sequence[Token], whole: Number) -> Number | None:
    """As in "five and a quarter", "two and three fifths", "3 million and a half"."""
    if _spaced(tokens, whole.after) == ["and", "a", "half"]:
        return Number.exactly(whole.first, whole.after + 6, (whole.value or 0.0) + 0.5 * whole.scale, whole.scale)
    if word_at(tokens, whole.after) != "and" or whole.after + 1 >= len(tokens) or whole.value is None:
        return None
    part = read_share(tokens, whole.after + 1) or _fraction(tokens, whole.after + 1)
    if part is None or part.value is None or (part.value >= 1 and part.scale == 1):
        return None
    if part.scale > 1 and whole.scale == 1:
        return Number.exactly(whole.first, part.after, whole.value * part.scale + part.value, part.scale)
    scale = whole.scale if part.scale == 1 else 1.0
    return Number.exactly(whole.first, part.after, whole.value + part.value * scale, whole.scale)


def _spaced(tokens: Sequence[Token], at: int) -> list[str]:
    """The words of "-and-a-half"."""
    return [word_at(tokens, at + step) for step in (1, 3, 5) if word_at(tokens, at + step - 1) == "-"]


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """As in "three fifths", with a scale word after it or not."""
    whole = read_cardinal(tokens, at)
    part = _parts(tokens, whole) if whole else None
    return _rescaled(tokens, part) if part else None


def _ratio(tokens: Sequence[Token], whole: Number) -> Number | None:
    """As in "one out of three", and "one over three" where nothing follows."""
    if word_at(tokens, whole.after) == "out" and word_at(tokens, whole.after + 1) == "of":
        lower = read_cardinal(tokens, whole.after + 2) if whole.after + 2 < len(tokens) else None
        fits = lower and lower.value and whole.value is not None and whole.value < lower.value
    elif word_at(tokens, whole.after) == "over" and whole.after + 1 < len(tokens):
        lower = read_cardinal(tokens, whole.after + 1)
        fits = lower and lower.value and not word_at(tokens, lower.after)[:1].isalpha()
    else:
        return None
    if not fits or lower is None:
        return None
    return Number.exactly(whole.first, lower.after, (whole.value or 0.0) / (lower.value or 1.0))


def read_share(tokens: Sequence[Token], at: int) -> Number | None:
    """As in "half", "a third of", "half a million", "a twenty-first"."""
    begun = at
    word = tokens[at].word
    if word in ("a", "an") and at + 1 < len(tokens):
        at += 1
    size, after = part_size(tokens, at), at + 1
    tens = lexicon("numbers")["tens"].get(tokens[at].word)
    if tens and word_at(tokens, at + 1) == "-" and (unit := part_size(tokens, at + 2)) and unit < 10 and at > begun:
        size, after = tens + unit, at + 3
    if size is None or not is_share(tokens, after - 1, plural=False) or (at == begun and size != 2):
        return None
    if size == 2 and not _is_half(tokens, begun, after):
        return None
    return _rescaled(tokens, Number.exactly(begun, after, 1 / size))


def _is_half(tokens: Sequence[Token], begun: int, after: int) -> bool:
    """Is "half" a share here, and not the second half of a year or of a match?"""
    before = word_at(tokens, begun - 1) if begun else ""
    return before not in words("numbers", "before_half") and word_at(tokens, after) not in words(
        "numbers", "after_half"
    )


def _rescaled(tokens: Sequence[Token], number: Number) -> Number:
    """As in "half a million", "two thirds of a million", "one and a half million"."""
    scales, place = lexicon("numbers")["scales"], number.after
    if word_at(tokens, place) == "of" and word_at(tokens, place + 1) in ("a", "one"):
        place += 2
    elif word_at(tokens, place) in ("a", "-"):
        place += 1
    word = word_at(tokens, place)
    if word not in scales or number.value is None:
        return number
    return Number.exactly(number.first, place + 1, number.value * scales[word], scales[word])


# --- words that only look like numbers ------------------------------------------------------------------------------


def _is_pronoun(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """Is "one" a pronoun here: "that one", "no one", "one another", "one of the largest"?"""
    if tokens[at].word != "one" or number.after != at + 1:
        return False
    before, following = word_at(tokens, at - 1) if at else "", word_at(tokens, at + 1)
    if before in words("numbers", "pointing") or following in ("another", "'s", "another's", "by"):
        return not (
            before in ("the", "only", "this", "that")
            and following[:1].isalpha()
            and following not in words("numbers", "after_pronoun")
        )
    return before == "-" and at > 1
