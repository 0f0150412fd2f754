"""What comparisons amount to, in words."""

from __future__ import annotations

from checks.matching.similarity import Closeness, Part, Similarity
from checks.matching.weights import VETOES, WEIGHTS, PartName


def similarity(*parts: Part) -> Similarity:
    return Similarity(parts)


def test_reasons_name_what_is_the_same_and_what_differs() -> None:
    found = similarity(Part(PartName.WORDS, 0.9), Part(PartName.NAMES, 1.0), Part(PartName.NUMBERS, -1.0, "215", "230"))
    assert found.explain() == "Same words and names; differs in numbers: 215, there 230."
    assert found.closeness() is Closeness.DIFFERS


def test_reasons_for_little_and_for_nothing() -> None:
    assert similarity(Part(PartName.WORDS, 0.3)).explain() == "Some of the words."
    assert similarity(Part(PartName.WORDS, 0.0)).explain() == "Nothing in common."


def test_a_veto_holds_however_alike_the_rest_is() -> None:
    for name in VETOES:
        found = similarity(Part(PartName.WORDS, 1.0), Part(PartName.ORDER, 1.0), Part(name, -1.0, "a", "b"))
        assert found.closeness() is Closeness.DIFFERS


def test_meaning_alone_never_makes_certain() -> None:
    words = similarity(Part(PartName.WORDS, 0.5))
    near = words.with_part(Part(PartName.MEANING, 1.0))
    assert near.points > words.points
    assert near.closeness() is Closeness.SUGGEST


def test_points_come_from_the_one_table() -> None:
    assert set(WEIGHTS) == set(PartName)
    assert Part(PartName.WORDS, 0.5).points == WEIGHTS[PartName.WORDS] / 2
    assert similarity(*(Part(name, 1.0) for name in PartName)).total == 1.0
