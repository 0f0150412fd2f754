"""The sentence that fits a claim best."""

from __future__ import annotations

from checks.matching.passages import best_passage
from checks.matching.subject import subject_of_text
from checks.matching.words import weight

TEXT = "The port was quiet in the morning. At dusk two missiles hit a ship in Odesa. The mayor spoke at night."


def test_the_best_sentence_is_found_as_the_text_has_it() -> None:
    passage, found = best_passage(subject_of_text("Two missiles hit a ship in Odesa"), TEXT, weight)
    assert passage == "At dusk two missiles hit a ship in Odesa."
    assert found.alike > 0.8


def test_a_text_without_sentences_is_its_own_passage() -> None:
    assert best_passage(subject_of_text("a claim"), "", weight)[0] == ""
