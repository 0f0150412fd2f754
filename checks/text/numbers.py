"""Numbers in digits and words: "1.2 million", "three quarters", "dozens", "a hundred and five"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from checks.text.lexicons import lexicon
from checks.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens `first` up to `after` name a number; a vague one has `low` and `high` without `value`."""

    first: int
    after: int
    value: float | None
    low: float
    high: float
    scale: float = 1.0
    """The last scale word in it: 1e6 in "1.2 million"."""

    @classmethod
    def exactly(cls, first: int, after: int, value: float, scale: float = 1.0) -> Number:
        """A number with one value."""
        return cls(first, after, value, value, value, scale)


def find_numbers(tokens: Sequence[Token]) -> Iterator[Number]:
    """The numbers among tokens, left to right, each as long as it can be."""
    place = 0
    while place < len(tokens):
        number = None if (year := _spoken_year(tokens, place)) else read_number(tokens, place)
        if number is None:
            place = year or place + 1
        else:
            yield number
            place = number.after


def read_number(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that begins at a token; None where none does."""
    return _phrase(tokens, at) or _signed(tokens, at) or _share(tokens, at) or _of_all(tokens, _mixed(tokens, at))


# --- whole phrases ----------------------------------------------------------------------------------------------------


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[float, ...]]]]:
    """Vague words and names of numbers by their first word, the longest first."""
    tables = lexicon("numbers")
    entries = [(phrase, tuple(bounds)) for phrase, bounds in tables["vague"].items()]
    entries += [(phrase, (value,)) for phrase, value in tables["pairs"].items()]
    found: dict[str, list[tuple[tuple[str, ...], tuple[float, ...]]]] = {}
    for phrase, bounds in sorted(entries, key=lambda entry: -len(entry[0].split())):
        words = tuple(phrase.replace("-", " - ").split())
        found.setdefault(words[0], []).append((words, bounds))
    return found


def _phrase(tokens: Sequence[Token], at: int) -> Number | None:
    """A vague word or a name of a number."""
    for words, bounds in _phrases().get(tokens[at].word, []):
        after = at + len(words)
        if all(word_at(tokens, at + offset) == word for offset, word in enumerate(words)):
            after -= words[-1] == "of"
            if len(bounds) == 1:
                return _of_all(tokens, Number.exactly(at, after, float(bounds[0])))
            return Number(at, after, None, float(bounds[0]), float(bounds[1]))
    return None


# --- signs ------------------------------------------------------------------------------------------------------------


def _signed(tokens: Sequence[Token], at: int) -> Number | None:
    """ "minus five", "negative one", "-12" where nothing stands before the sign."""
    word = tokens[at].word
    if word in ("-", "−"):
        glued = at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start and tokens[at + 1].value is not None
        free = at == 0 or tokens[at - 1].end < tokens[at].start or tokens[at - 1].word in "(["
        if not (glued and free):
            return None
    elif word not in ("minus", "negative"):
        return None
    number = _mixed(tokens, at + 1) if at + 1 < len(tokens) else None
    if number is None or number.value is None:
        return None
    return Number.exactly(at, number.after, -number.value, number.scale)


# --- cardinals --------------------------------------------------------------------------------------------------------


def _cardinal(tokens: Sequence[Token], at: int, depth: int = 0) -> Number | None:
    """ "two hundred and five thousand three", "3 hundred", "1.2 million", "a hundred"."""
    total, group, scale, place = 0.0, None, float("inf"), at
    while place < len(tokens):
        step = _step(tokens, place, at, group, total, scale, depth)
        if step is None:
            break
        group, total, scale, place = step
    if place == at or (group is None and not total):
        return None
    last = scale if group is None else 1.0
    return Number.exactly(at, place, total + (group or 0.0), last)


DEEPEST = 2
"""How often "and" may stand in a number: "two million and three hundred thousand and five"."""

_State = tuple[float | None, float, float, int]


def _step(
    tokens: Sequence[Token], place: int, at: int, group: float | None, total: float, scale: float, depth: int
) -> _State | None:
    """Take one more word into a cardinal; None where it ends."""
    token, tables = tokens[place], lexicon("numbers")
    word = token.word
    if token.value is not None:
        return (token.value, total, scale, place + 1) if place == at else None
    if word == "-" and place > at and _joins(tokens, place):
        following = _step(tokens, place + 1, at, group, total, scale, depth)
        return following if tokens[place + 1].word in (*tables["small"], *tables["tens"]) else None
    if word in ("a", "an") and place == at:
        return (1.0, total, scale, place + 1) if word_at(tokens, place + 1) in (*tables["scales"], "hundred") else None
    if word == "and" and place > at:
        return _after_and(tokens, place, group, total, scale, depth)
    if word in tables["small"] or word in tables["tens"]:
        value = float(tables["small"].get(word, tables["tens"].get(word)))
        fits = group is None or _fits(group, value) and tokens[at].value is None
        return ((group or 0.0) + value, total, scale, place + 1) if fits else None
    if word in ("hundred", "hundreds"):
        return _hundred(tokens, place, at, group, total, scale)
    if (
        word in tables["scales"]
        and float(tables["scales"][word]) < scale
        and (group is not None or (place == at and word[-1] != "s"))
    ):
        return (
            None,
            total + (1.0 if group is None else group) * tables["scales"][word],
            tables["scales"][word],
            place + 1,
        )
    return None


def _hundred(
    tokens: Sequence[Token], place: int, at: int, group: float | None, total: float, scale: float
) -> _State | None:
    plural = tokens[place].word == "hundreds"
    if group is None:
        return (100.0, total, scale, place + 1) if place == at and not plural else None
    return (group * 100, total, scale, place + 1) if 0 < group < 100 else None


def _fits(group: float, value: float) -> bool:
    """May a small number follow: five after twenty, fifty after three hundred?"""
    if group % 100 == 0 and group > 0:
        return value < 100
    return group % 10 == 0 and group % 100 >= 20 and 1 <= value < 10


def _after_and(
    tokens: Sequence[Token], place: int, group: float | None, total: float, scale: float, depth: int
) -> _State | None:
    """ "hundred and five", "million and three hundred": what follows must be smaller than what stands before."""
    if place + 1 >= len(tokens) or word_at(tokens, place + 1) in ("a", "an", "and"):
        return None
    if depth >= DEEPEST or (group is not None and (group % 100 or not group)):
        return None
    rest = _cardinal(tokens, place + 1, depth + 1)
    if rest is None or rest.value is None or _is_proper_part(tokens, rest):
        return None
    if group is not None:
        return (group + rest.value, total, scale, rest.after) if rest.value < 100 else None
    in_words = all(token.value is None for token in tokens[place + 1 : rest.after])
    return (None, total + rest.value, rest.scale, rest.after) if in_words and rest.value < scale else None


def _spoken_year(tokens: Sequence[Token], at: int) -> int | None:
    """Where "nineteen ninety-six" ends, which is a year and not two numbers; None where there is none."""
    tables = lexicon("numbers")
    if tokens[at].word not in ("eighteen", "nineteen", "twenty") or word_at(tokens, at + 1) not in tables["tens"]:
        return None
    after = at + 2 + (word_at(tokens, at + 2) == "-")
    unit = tables["small"].get(word_at(tokens, after), 0)
    return after + 1 if 0 < unit < 10 else at + 2


# --- parts ------------------------------------------------------------------------------------------------------------


def _mixed(tokens: Sequence[Token], at: int) -> Number | None:
    """A cardinal with what may follow: "point five", "and a half", "1/4", "thirds", "over three"."""
    if at >= len(tokens):
        return None
    whole = _cardinal(tokens, at)
    if whole is None or whole.value is None or _is_pronoun(tokens, at, whole):
        return None
    for read in (_point, _slash, _parts, _and_part, _ratio):
        if number := read(tokens, whole):
            return _rescaled(tokens, number)
    return whole


def _point(tokens: Sequence[Token], whole: Number) -> Number | None:
    """ "five point five", "nought point nought three"."""
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
    """ "1/4", "2 1/4"; a date such as 5/17/2018 is neither."""
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
    """ "two thirds", "three twenty-firsts", "two hundred and fifty-four hundredths"."""
    place = whole.after + (word_at(tokens, whole.after) == "-")
    size = _part_size(tokens, place)
    if (tens := lexicon("numbers")["tens"].get(word_at(tokens, place))) and (whole.value or 0) > 1:
        place += 1 + (word_at(tokens, place + 1) == "-")
        unit = _part_size(tokens, place)
        size = tens + unit if unit and unit < 10 else None
    if size is None or whole.value is None or not _is_share(tokens, place, plural=whole.value != 1):
        return None
    last = tokens[whole.after - 1].word
    tens = lexicon("numbers")["tens"].get(last)
    spoken = [token.word for token in tokens[whole.first : whole.after]]
    if tens and len(spoken) > 1 and spoken[-2] not in ("and", "-"):
        return Number.exactly(whole.first, place + 1, (whole.value - tens) / (tens + size))
    return Number.exactly(whole.first, place + 1, whole.value / size)


def _and_part(tokens: Sequence[Token], whole: Number) -> Number | None:
    """ "five and a quarter", "two and three fifths", "3 million and a half"."""
    if _spaced(tokens, whole.after) == ["and", "a", "half"]:
        return Number.exactly(whole.first, whole.after + 6, (whole.value or 0.0) + 0.5 * whole.scale, whole.scale)
    if word_at(tokens, whole.after) != "and" or whole.after + 1 >= len(tokens) or whole.value is None:
        return None
    part = _share(tokens, whole.after + 1) or _fraction(tokens, whole.after + 1)
    if part is None or part.value is None or (part.value >= 1 and part.scale == 1):
        return None
    scale = whole.scale if part.scale == 1 else 1.0
    return Number.exactly(whole.first, part.after, whole.value + part.value * scale, whole.scale)


def _spaced(tokens: Sequence[Token], at: int) -> list[str]:
    """The words of "-and-a-half"."""
    return [word_at(tokens, at + step) for step in (1, 3, 5) if word_at(tokens, at + step - 1) == "-"]


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """ "three fifths", with a scale word after it or not."""
    whole = _cardinal(tokens, at)
    part = _parts(tokens, whole) if whole else None
    return _rescaled(tokens, part) if part else None


def _ratio(tokens: Sequence[Token], whole: Number) -> Number | None:
    """ "one out of three", and "one over three" where nothing follows."""
    if word_at(tokens, whole.after) == "out" and word_at(tokens, whole.after + 1) == "of":
        lower = _cardinal(tokens, whole.after + 2) if whole.after + 2 < len(tokens) else None
        fits = lower and lower.value and whole.value is not None and whole.value < lower.value
    elif word_at(tokens, whole.after) == "over" and whole.after + 1 < len(tokens):
        lower = _cardinal(tokens, whole.after + 1)
        fits = lower and lower.value and not word_at(tokens, lower.after)[:1].isalpha()
    else:
        return None
    if not fits or lower is None:
        return None
    return Number.exactly(whole.first, lower.after, (whole.value or 0.0) / (lower.value or 1.0))


def _share(tokens: Sequence[Token], at: int) -> Number | None:
    """ "half", "a third of", "half a million", "a twenty-first"."""
    begun = at
    word = tokens[at].word
    if word in ("a", "an") and at + 1 < len(tokens):
        at += 1
    size, after = _part_size(tokens, at), at + 1
    tens = lexicon("numbers")["tens"].get(tokens[at].word)
    if tens and word_at(tokens, at + 1) == "-" and (unit := _part_size(tokens, at + 2)) and unit < 10 and at > begun:
        size, after = tens + unit, at + 3
    if size is None or not _is_share(tokens, after - 1, plural=False) or (at == begun and size != 2):
        return None
    if size == 2 and not _is_half(tokens, begun, after):
        return None
    return _rescaled(tokens, Number.exactly(begun, after, 1 / size))


def _is_half(tokens: Sequence[Token], begun: int, after: int) -> bool:
    """Is "half" a share here, and not the second half of a year or of a match?"""
    before = word_at(tokens, begun - 1) if begun else ""
    return before not in (
        "first",
        "second",
        "latter",
        "other",
        "last",
        "later",
        "early",
        "top",
        "bottom",
        "better",
        "this",
        "that",
        "each",
        "in",
    ) and word_at(tokens, after) not in ("-", "way", "time", "brother", "sister")


def _part_size(tokens: Sequence[Token], at: int) -> float | None:
    """The denominator that a word names: 3 for "third" and "thirds"."""
    word = word_at(tokens, at)
    tables = lexicon("numbers")
    size = tables["parts"].get(word) or tables["parts"].get(word.removesuffix("s"))
    if size is None and tokens[at - 1 if at else 0].word in ("-", *tables["tens"]):
        size = tables["first_parts"].get(word.removesuffix("s"))
    return None if size is None else float(size)


def _is_proper_part(tokens: Sequence[Token], number: Number) -> bool:
    """Is the number the upper half of a share under one: the "three" of "a hundred and three quarters"?"""
    place = number.after + (word_at(tokens, number.after) == "-")
    size = _part_size(tokens, place)
    return size is not None and (number.value or 0) < size and _is_share(tokens, place, plural=True)


def _is_share(tokens: Sequence[Token], at: int, *, plural: bool) -> bool:
    """Is the word a share, and no ordinal such as "a third attack"? Plurals are; singulars by what follows."""
    word, following = word_at(tokens, at), word_at(tokens, at + 1)
    if word in ("half", "halves") or (word.endswith("s") and plural):
        return True
    if plural:
        return False
    if word in ("quarter", "fourth", "third") and following in ("quarter", "person", "party", "country"):
        return False
    return following == "of" or not following[:1].isalpha() or following in lexicon("numbers")["scales"]


def _rescaled(tokens: Sequence[Token], number: Number) -> Number:
    """ "half a million", "two thirds of a million", "one and a half million"."""
    scales, place = lexicon("numbers")["scales"], number.after
    if word_at(tokens, place) == "of" and word_at(tokens, place + 1) in ("a", "one"):
        place += 2
    elif word_at(tokens, place) in ("a", "-"):
        place += 1
    word = word_at(tokens, place)
    if word not in scales or number.value is None:
        return number
    return Number.exactly(number.first, place + 1, number.value * scales[word], scales[word])


def _of_all(tokens: Sequence[Token], number: Number | None) -> Number | None:
    """ "two dozen", "5 dozen": the number counts twelves."""
    if number is None or number.value is None:
        return number
    size = lexicon("numbers")["dozens"].get(word_at(tokens, number.after))
    if size is None:
        return number
    return Number.exactly(number.first, number.after + 1, number.value * size, float(size))


# --- words that only look like numbers --------------------------------------------------------------------------------

_POINTING = frozenset("the which that this no any every some each another either neither only loved".split())


def _is_pronoun(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """Is "one" a pronoun here: "that one", "no one", "one another", "one of the largest"?"""
    if tokens[at].word != "one" or number.after != at + 1:
        return False
    before, following = word_at(tokens, at - 1) if at else "", word_at(tokens, at + 1)
    if before in _POINTING or following in ("another", "'s", "another's", "by"):
        return not (
            before in ("the", "only", "this", "that") and following[:1].isalpha() and following not in _AFTER_PRONOUN
        )
    return before == "-" and at > 1


_AFTER_PRONOUN = frozenset(
    "who that which is was are were you i we he she they to in on at of with and or he's".split()
)


def _joins(tokens: Sequence[Token], hyphen: int) -> bool:
    """Does the hyphen tie two number words, with white space on both sides or on neither?"""
    if hyphen + 1 >= len(tokens):
        return False
    left = tokens[hyphen].start - tokens[hyphen - 1].end
    right = tokens[hyphen + 1].start - tokens[hyphen].end
    return (left == 0) == (right == 0)


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The word at a place, empty outside."""
    return tokens[at].word if 0 <= at < len(tokens) else ""
