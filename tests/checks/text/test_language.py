"""Naming the language of a text."""

import pytest

from checks.text.language import LOOKED_AT, detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Russia and Ukraine carried out a massive prisoner exchange on Friday.", "en"),
        ("Росія та Україна провели великий обмін полоненими у п'ятницю.", "uk"),
        ("Россия и Украина провели в пятницу большой обмен пленными.", "ru"),
        ("Russland und die Ukraine haben am Freitag Gefangene ausgetauscht.", "de"),
        ("La Russie et l’Ukraine ont procédé à un échange de prisonniers vendredi.", "fr"),
    ],
)
def test_languages_of_a_desk(text: str, code: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize("text", ["", "390", "12.05.2025 – 17:01", "Kyiv"])
def test_too_little_to_tell(text: str) -> None:
    assert detect_language(text) is None


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    english = "The ministry said that eight people were wounded in the attack on the port. "
    text = english * (LOOKED_AT // len(english) + 1) + "Росія та Україна провели обмін. " * 50_000
    assert detect_language(text) == "en"
