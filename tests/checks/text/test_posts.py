"""Posts, read as what they say."""

from __future__ import annotations

from datetime import date

import pytest

from checks.text.posts import plain_words, read_post


def test_what_stands_under_a_post_is_no_part_of_it() -> None:
    post = read_post("Eight were wounded in #OdesaPort https://t.co/aB1 — Ann Example (@AnnExample) May 23, 2025")
    assert post.words.split() == ["Eight", "were", "wounded", "in", "Odesa", "Port"]
    assert post.author.split() == ["Ann", "Example", "Ann", "Example"]
    assert post.day == date(2025, 5, 23)


def test_a_plain_text_stays_as_it_is() -> None:
    text = "The mayor (a former officer) said 50/50 odds were fair."
    assert read_post(text).words == text
    assert read_post(text).day is None


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("#StandWithUkraine", "Stand With Ukraine"),
        ("#NATOSummit2025", "NATO Summit 2025"),
        ("@war_monitor", "war monitor"),
        ("#ЗбройніСили", "Збройні Сили"),
    ],
)
def test_tags_are_read_as_words(tag: str, words: str) -> None:
    assert plain_words(tag).split() == words.split()


def test_a_name_with_a_broken_date_under_it_has_no_day() -> None:
    assert read_post("So it was. — Ann Example (@ann) Smarch 99, 2025").day is None
