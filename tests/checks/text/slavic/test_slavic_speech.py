"""Quotations and names of Ukrainian and Russian texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.mention import ActorKind, PlaceLevel
from checks.text.sentences import split_sentences
from checks.text.slavic.names import find_actors, find_places
from checks.text.slavic.speech import find_quotations


@pytest.mark.parametrize(
    ("text", "language", "words", "speaker", "medium"),
    [
        (
            "«Дуже важливо повернути всіх додому», — сказав президент України Володимир Зеленський.",
            "uk",
            "Дуже важливо повернути всіх додому",
            "Володимир Зеленський",
            "said",
        ),
        ("Речник міністерства заявив: «Ми не зупинимося».", "uk", "Ми не зупинимося", "Речник", "said"),
        ("„Усе горіло“, — розповів мер міста.", "uk", "Усе горіло", "мер", "said"),
        (
            'Дмитрий Песков заявил: "Мы готовы к переговорам".',
            "ru",
            "Мы готовы к переговорам",
            "Дмитрий Песков",
            "said",
        ),
        ("«Удар был сильным», - написал губернатор Олег Кипер.", "ru", "Удар был сильным", "Олег Кипер", "wrote"),
    ],
)
def test_who_said_it(text: str, language: str, words: str, speaker: str, medium: str) -> None:
    (found,) = find_quotations(text, language)
    assert (found.words, found.medium) == (words, medium)
    assert found.speaker == speaker
    assert found.speaker_start is not None
    assert found.speaker_end is not None
    assert text[found.speaker_start : found.speaker_end] == found.speaker


def test_a_surname_becomes_the_full_name() -> None:
    text = "Прибув Володимир Зеленський. «Ми повернемо всіх», — сказав Зеленський."
    (found,) = find_quotations(text, "uk")
    assert found.speaker == "Володимир Зеленський"


def test_the_names_of_ships_and_papers_are_no_quotations() -> None:
    assert find_quotations("Газета «Сьогодні» пише про крейсер «Москва».", "uk") == ()


def test_long_words_in_marks_are_a_quotation_even_without_a_speaker() -> None:
    (found,) = find_quotations("«Ми не здамося нікому і ніколи».", "uk")
    assert found.speaker is None


@pytest.mark.parametrize(
    ("text", "language", "name", "level"),
    [
        ("в Одесі", "uk", "Odesa", PlaceLevel.CITY),
        ("на Харківщині", "uk", "Kharkiv Oblast", PlaceLevel.REGION),
        ("у Харківській області", "uk", "Kharkiv Oblast", PlaceLevel.REGION),
        ("из Киева", "ru", "Kyiv", PlaceLevel.CITY),
        ("в Донецкой области", "ru", "Donetsk Oblast", PlaceLevel.REGION),
        ("Россией", "ru", "Russia", PlaceLevel.COUNTRY),
    ],
)
def test_places_in_every_case(text: str, language: str, name: str, level: PlaceLevel) -> None:
    (found,) = find_places(text, language)
    assert (found.name, found.level) == (name, level)
    assert found.start is not None
    assert text[found.start : found.end] == found.mention


def test_people_and_forces() -> None:
    found = find_actors("Повідомив начальник ОВА Олег Кіпер. Зеленського чекали ЗСУ.", "uk")
    assert [(actor.name, actor.kind) for actor in found] == [
        ("Олег Кіпер", ActorKind.PERSON),
        ("Volodymyr Zelensky", ActorKind.PERSON),
        ("Armed Forces of Ukraine", ActorKind.FORCE),
    ]


@pytest.mark.parametrize("text", ["Кияни прокинулися.", "сумувати", "Одесит приїхав"])
def test_other_words_are_no_places(text: str) -> None:
    assert find_places(text, "uk") == ()


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "Вул. Шевченка перекрита. У 2024 р. поранено 9 тис. осіб. Парк ім. Горького зачинено."
    assert [span.of(text) for span in split_sentences(text)] == [
        "Вул. Шевченка перекрита.",
        "У 2024 р. поранено 9 тис. осіб.",
        "Парк ім. Горького зачинено.",
    ]


@given(st.text("абвгіїя АБВГ «»„“\"':.,—-\n", max_size=80), st.sampled_from(["uk", "ru"]))
def test_any_text_gives_what_is_inside_it(text: str, language: str) -> None:
    for quotation in find_quotations(text, language):
        assert 0 <= quotation.start < quotation.end <= len(text)
    for actor in find_actors(text, language):
        assert text[actor.start : actor.end] == actor.mention
