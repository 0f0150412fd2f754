"""People of whom one alone was harmed or taken, told without a number: "a soldier was killed", "wounding a girl"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.domain.mention import PersonStatus
from checks.text.cardinals import Number, word_at
from checks.text.casualties import status_of_one
from checks.text.measures import LONGEST, PERSON, Counted, grammar, people, read_counted
from checks.text.tokens import Token


def find_singles(tokens: Sequence[Token], numbers: Sequence[Number]) -> Iterator[tuple[Number, Counted, PersonStatus]]:
    """Each "a" or "an" that counts somebody of whom the words right beside tell what happened.

    "A man said …" counts nobody, and neither does an "a" that belongs to one of `numbers`, as in "a dozen".
    """
    taken = {place for number in numbers for place in range(number.first, number.after)}
    for place, token in enumerate(tokens):
        if token.word in ("a", "an") and place not in taken and _names_person(tokens, place):
            number = Number.exactly(place, place + 1, 1.0)
            counted = read_counted(tokens, number)
            is_one = counted.unit == PERSON and word_at(tokens, counted.after - 1) not in grammar("several_in_one")
            status = status_of_one(tokens, number, counted) if is_one else None
            if status is not None:
                yield number, counted, status


def _names_person(tokens: Sequence[Token], place: int) -> bool:
    """Does a word for a person follow soon? Most times none does, which is quickly seen."""
    return any(word_at(tokens, place + ahead) in people() for ahead in range(1, LONGEST + 2))
