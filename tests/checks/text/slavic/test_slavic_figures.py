"""Figures of Ukrainian and Russian texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.mention import PersonStatus, Qualifier, Quantity, Severity
from checks.domain.span import Span
from checks.text.slavic.figures import find_quantities

ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэё 0123456789.,–-%«»\n’'АВЗПТ"


def only(text: str, language: str = "uk") -> Quantity:
    (found,) = find_quantities(text, language)
    return found


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("двома балістичними ракетами", "uk", 2, "missile"),
        ("13 134 цивільних", "uk", 13134, "person"),
        ("12,5%", "uk", 12.5, "percent"),
        ("1,5 млн грн", "uk", 1_500_000, "hryvnia"),
        ("9 тис. осіб", "uk", 9000, "person"),
        ("двадцять пʼять дронів", "uk", 25, "drone"),
        ("двадцять п'ять дронів", "uk", 25, "drone"),
        ("сто двадцять три людини", "uk", 123, "person"),
        ("половина", "uk", 0.5, None),
        ("двумя баллистическими ракетами", "ru", 2, "missile"),
        ("сорок восемь беспилотников", "ru", 48, "drone"),
        ("3 млрд долларов", "ru", 3e9, "dollar"),
        ("пятеро человек", "ru", 5, "person"),
        ("600 км", "ru", 600, "kilometre"),
    ],
)
def test_values_and_units(text: str, language: str, value: float, unit: str | None) -> None:
    found = only(text, language)
    assert found.value == pytest.approx(value)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "language", "qualifier", "start"),
    [
        ("загинуло щонайменше 5 осіб", "uk", Qualifier.AT_LEAST, "щонайменше"),
        ("понад 700 дітей", "uk", Qualifier.MORE_THAN, "понад"),
        ("близько 40 танків", "uk", Qualifier.ABOUT, "близько"),
        ("майже 100 будинків", "uk", Qualifier.NEARLY, "майже"),
        ("не менее 5 человек", "ru", Qualifier.AT_LEAST, "не менее"),
        ("более 700 детей", "ru", Qualifier.MORE_THAN, "более"),
        ("до 50 раненых", "ru", Qualifier.UP_TO, "до"),
    ],
)
def test_the_hedge_belongs_to_the_figure(text: str, language: str, qualifier: Qualifier, start: str) -> None:
    found = only(text, language)
    assert found.qualifier is qualifier
    assert text[found.start :].startswith(start)


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("10–15 дронів", "uk", 10, 15),
        ("від 10 до 15 дронів", "uk", 10, 15),
        ("от 10 до 15 дронов", "ru", 10, 15),
        ("десятки людей", "uk", 20, 99),
        ("сотни человек", "ru", 200, 999),
        ("десятки тисяч людей", "uk", 20_000, 99_999),
    ],
)
def test_ranges_and_vague_words_have_two_ends(text: str, language: str, low: float, high: float) -> None:
    found = only(text, language)
    assert (found.value, found.low, found.high) == (None, low, high)
    assert found.qualifier is Qualifier.BETWEEN


@pytest.mark.parametrize(
    ("text", "language", "statuses"),
    [
        ("Загинула одна людина, ще вісім поранено.", "uk", ["killed", "wounded"]),
        ("Вчора повернулися 390 військовополонених.", "uk", ["returned"]),
        ("Убиты 3 солдата, 10 человек пропали без вести.", "ru", ["killed", "missing"]),
        ("Эвакуированы 200 жителей.", "ru", ["displaced"]),
        ("Збито 20 дронів.", "uk", [None]),
    ],
)
def test_what_happened_to_people(text: str, language: str, statuses: list[str | None]) -> None:
    found = [quantity.person_status for quantity in find_quantities(text, language)]
    assert found == [PersonStatus(status) if status else None for status in statuses]


def test_how_badly_people_are_hurt() -> None:
    found = only("Четверо перебувають у важкому стані.")
    assert (found.unit, found.person_status, found.severity) == ("person", PersonStatus.WOUNDED, Severity.SERIOUS)


@pytest.mark.parametrize(
    ("text", "category"),
    [("120 цивільних", "civilian"), ("270 військових", "military"), ("390 військовополонених", "prisoner")],
)
def test_who_is_counted(text: str, category: str) -> None:
    assert only(text).category == category


@pytest.mark.parametrize("text", ["Су-34", "ракета Х-101", "Т-72", "о 14:30", "бригада К-2"])
def test_numbers_of_types_and_clock_times_count_nothing(text: str) -> None:
    assert find_quantities(text, "uk") == ()


def test_what_a_time_has_taken_is_no_figure() -> None:
    text = "23 травня загинули 2 людини"
    (found,) = find_quantities(text, "uk", [Span(0, 9)])
    assert found.value == 2


@given(st.text(ALPHABET, max_size=80), st.sampled_from(["uk", "ru"]))
def test_any_text_gives_figures_inside_it_in_order(text: str, language: str) -> None:
    found = find_quantities(text, language)
    ends = 0
    for quantity in found:
        assert ends <= quantity.start < quantity.end <= len(text)
        assert quantity.low is not None
        assert quantity.high is not None
        assert quantity.low <= quantity.high
        ends = quantity.end


@given(st.integers(0, 999_999_999))
def test_digits_in_groups_keep_their_value(number: int) -> None:
    assert only(f"{number:,} дронів".replace(",", " ")).value == number
