"""A source is known again however outlets write its name, and two sources are not taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.matching.names import fold, plain_name, same_names


@pytest.mark.parametrize(
    "names",
    [
        ("Oleh Kiper", "Oleh Kiper, Odesa Oblast governor", "Oblast governor Oleh Kiper", "  oleh  KIPER "),
        ("Volodymyr Zelenskyy, President of Ukraine", "President Zelensky", "Ukrainian President Volodymyr Zelenskiy"),
        ("Russian Ministry of Defence", "Russia’s Defense Ministry", "Russian defence ministry"),
        ("Donald Trump, Truth Social post", "Trump", "Donald J. Trump"),
        ("Kremlin spokesman Dmitry Peskov", "Dmitry Peskov, Kremlin spokesman"),
        ("José Núñez", "Jose Nunez"),
        ("The Kyiv Independent", "Kyiv Independent"),
        ("CNA", "CNA (wire copy)"),
        ("Commander-in-Chief Oleksandr Syrskyi", "Oleksandr Syrskyi, Commander-in-Chief of the Armed Forces"),
    ],
)
def test_one_source_has_one_name(names: tuple[str, ...]) -> None:
    assert len({plain_name(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Defence, Ukraine", "Ministry of Defence, Russia"),
        ("Ukrainian official, unnamed", "Ukrainian military source, unnamed"),
        ("Office of the President of Ukraine", "President of Ukraine"),
        ("Governor of Odesa", "Governor of Kherson"),
        ("Oleksiy Kuleba, Deputy Prime Minister of Ukraine", "Dmytro Kuleba, Foreign Minister of Ukraine"),
        ("Ukrainian Air Force", "Israeli Air Force"),
        ("The Independent", "The Kyiv Independent"),
        ("General Staff of Ukraine", "Staff of Ukraine"),
        ("Олег Кіпер", "Олег Синєгубов"),
    ],
)
def test_two_sources_have_two_names(one: str, other: str) -> None:
    assert plain_name(one) != plain_name(other)
    assert len(set(same_names([one, other]).values())) == 2


def test_a_surname_stands_for_the_one_full_name() -> None:
    found = same_names(["Governor Kiper", "Oleh Kiper", "Hospital"])
    assert found["Governor Kiper"] == found["Oleh Kiper"] != found["Hospital"]


def test_a_surname_that_two_bear_stands_for_itself() -> None:
    found = same_names(["Minister Kuleba", "Dmytro Kuleba", "Oleksiy Kuleba"])
    assert len(set(found.values())) == 3


def test_the_last_word_of_a_body_is_no_surname() -> None:
    found = same_names(["Ministry", "Health Ministry"])
    assert found["Ministry"] != found["Health Ministry"]


def test_signs_alone_are_a_name_of_no_words() -> None:
    assert plain_name("…") == plain_name("") == ""


def test_a_name_in_brackets_only_is_taken_from_them() -> None:
    assert plain_name("(AFP)") == plain_name("AFP")


@given(st.lists(st.sampled_from(["Kiper", "Oleh Kiper", "Anna Kiper", "Governor Kiper", "KIPER", "A B C"]), max_size=6))
def test_what_names_mean_does_not_depend_on_their_order(names: list[str]) -> None:
    assert same_names(names) == same_names(reversed(names))


@given(st.text(max_size=40))
def test_any_text_has_a_name_and_folding_twice_changes_nothing(text: str) -> None:
    assert isinstance(plain_name(text), str)
    assert fold(fold(text)) == fold(text)
