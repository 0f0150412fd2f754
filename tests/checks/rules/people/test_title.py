"""The title of a person on the day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.finding import Level
from checks.rules.people.offices import known_until, offices, spoken_language


@pytest.mark.parametrize(
    ("text", "published", "level"),
    [
        ("President Volodymyr Zelensky of Ukraine met aides.", "2025-05-23", Level.SUPPORTS),
        ("Ukraine’s defense minister, Rustem Umerov, met aides.", "2025-05-23", Level.SUPPORTS),
        ("Ukraine’s defence minister, Rustem Umerov, met aides.", "2025-05-23", Level.SUPPORTS),
        ("Ukraine’s foreign minister, Rustem Umerov, met aides.", "2025-05-23", Level.CONFLICTS),
        ("Ukraine’s foreign minister, Dmytro Kuleba, met aides.", "2025-05-23", Level.PARTLY),
        ("President Joe Biden met aides.", "2025-05-23", Level.PARTLY),
        ("President Joe Biden met aides.", "2025-01-21", Level.SUPPORTS),
        ("Former President Volodymyr Zelensky met aides.", "2025-05-23", Level.NOTE),
        ("Prime Minister Keir Starmer met aides.", "2025-05-23", Level.SUPPORTS),
        ("Antonio Guterres, the secretary-general of the United Nations, met aides.", "2025-05-23", Level.SUPPORTS),
    ],
)
def test_the_title_is_looked_up_for_the_day(look: Callable, text: str, published: str, level: Level) -> None:
    found = look(text, published=published).one("person.title")
    assert found.level is level
    assert found.values[1].origin.startswith("http")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Former President Joe Biden met aides.", "2025-05-23"),
        ("Deputy Defense Minister Ann Example met aides.", "2025-05-23"),
        ("President Ann Example met aides.", "2025-05-23"),
        ("Prime Minister Benjamin Netanyahu met aides.", "2031-05-23"),
        ("The Trump ally and senator Marco Example met aides.", "2025-05-23"),
    ],
)
def test_what_the_table_does_not_tell_is_left_alone(look: Callable, text: str, published: str) -> None:
    assert not look(text, published=published).of("person.title")


def test_the_day_of_the_sentence_counts_as_well(look: Callable) -> None:
    text = "In 2015, President Barack Obama met Ukraine’s president, Petro Poroshenko."
    assert set(look(text).levels("person.title")) <= {Level.SUPPORTS}


def test_no_two_people_hold_an_office_at_once() -> None:
    for office in offices():
        for before, after in zip(office.terms, office.terms[1:], strict=False):
            assert before.first < after.first
            assert before.last is not None
            assert before.last <= after.first, office.titles
        assert office.source.startswith("http")
        assert all(term.first <= known_until() for term in office.terms)


def test_the_language_of_an_officeholder_is_that_of_the_state() -> None:
    assert spoken_language("Volodymyr Zelenskyy") == "Ukrainian"
    assert spoken_language("Keir Starmer") is None
    assert spoken_language("Ann Example") is None
