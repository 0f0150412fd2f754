"""The table of wars."""

from datetime import date

import pytest

from checks.text.conflicts import conflict_of
from checks.text.lexicons import lexicon


@pytest.mark.parametrize("row", lexicon("conflicts")["conflicts"], ids=lambda row: row["name"])
def test_every_war_has_a_first_day_words_that_name_it_and_a_source(row: dict[str, object]) -> None:
    assert isinstance(row["began"], date)
    assert row.get("ended") is None or row["ended"] > row["began"]  # type: ignore[operator]
    assert row["named"] == [word.lower() for word in row["named"]]  # type: ignore[attr-defined]
    assert len(str(row["source"])) > 20


def test_the_war_named_most_often_is_meant() -> None:
    found = conflict_of("Kyiv and Gaza. Ukraine, Ukraine.", date(2025, 5, 23))
    assert found is not None
    assert found.began == date(2022, 2, 24)


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("Ukraine", date(2022, 2, 23)),
        ("Kyiv and Gaza", date(2025, 5, 23)),
        ("Nothing is named", date(2025, 5, 23)),
        ("Tigray", date(2024, 1, 1)),
    ],
)
def test_no_war_is_guessed(text: str, today: date) -> None:
    assert conflict_of(text, today) is None


@pytest.mark.parametrize("row", lexicon("conflicts")["conflicts"], ids=lambda row: row["name"])
def test_other_beginnings_come_before_the_one_that_is_meant(row: dict[str, object]) -> None:
    for each in row.get("baselines", []):  # type: ignore[attr-defined]
        assert each["began"] < row["began"]
        assert len(each["name"]) > 5 < len(each["source"])


def test_a_war_goes_by_the_names_of_those_who_fight_it() -> None:
    found = conflict_of("Ukraine", date(2025, 5, 23))
    assert found is not None
    assert [each.began.year for each in found.others] == [2014]
    assert found.may_be("Russia")
    assert not found.may_be("Lebanon")
