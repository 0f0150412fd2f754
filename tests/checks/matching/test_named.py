"""Whom and which places claims name."""

from __future__ import annotations

import pytest

from checks.matching.named import Named, find_named, language_of


def keys(text: str) -> set[str]:
    return {name.key for name in find_named(text)}


def are_same(one: str, other: str) -> bool:
    (first,), (second,) = find_named(f"He met {one}."), find_named(f"He met {other}.")
    return first.is_same(second) and second.is_same(first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("President Zelensky", "Volodymyr Zelenskyy"),
        ("Oleh Kiper", "Governor Kiper"),
        ("Oleksandr Syrskyi", "Oleksandr Syrsky"),
        ("Sergei Lavrov", "Lavrov"),
        ("Anna Kharkenko", "Anna Harkenko"),
        ("Odesa", "Odessa"),
        ("Khān Yūnis", "Khan Younis"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert are_same(one, other)


@pytest.mark.parametrize(("one", "other"), [("Iran", "Iraq"), ("Kharkiv", "Kherson"), ("Sudan", "South Sudan")])
def test_known_names_are_never_taken_for_each_other(one: str, other: str) -> None:
    assert not are_same(one, other)


def test_peoples_stand_for_their_states() -> None:
    assert keys("The Danish frigate left.") == keys("It left Denmark.")


def test_cyrillic_names_meet_latin_ones() -> None:
    assert keys("Президент Володимир Зеленський відвідав Харків.") == {"volodymyr zelensky", "kharkiv"}


def test_days_months_and_the_first_word_are_no_names() -> None:
    assert find_named("Officials met on Friday in March.") == ()


def test_a_text_without_capitals_still_has_known_names() -> None:
    assert "tehran" in {name.said.casefold() for name in find_named("a crowd in tehran on sunday")}


def test_language_of_cyrillic() -> None:
    assert (language_of("Київ"), language_of("Москва"), language_of("Kyiv é")) == ("uk", "ru", None)


def test_a_surname_stands_for_a_full_name_only_where_one_is_unknown() -> None:
    assert Named("Kiper", "kiper").is_same(Named("Oleh Kiper", "oleh kiper"))
    assert not Named("Anna Kiper", "anna kiper").is_same(Named("Oleh Kiper", "oleh kiper"))
