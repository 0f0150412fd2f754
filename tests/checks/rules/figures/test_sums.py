"""Parts listed for one total must add up."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from checks.domain.evidence import Figure, Stance
from checks.domain.finding import Level
from tests.checks.rules.conftest import record

FREED = "A total of 390 people from each side were freed on Friday."
RULE = "figure.sum"


@pytest.mark.parametrize(
    "text",
    [
        "A total of 390 people were freed — 270 soldiers and 110 civilians.",
        "Russia launched 12 missiles and 80 drones, a total of 95 weapons, overnight.",
        "They freed 390 people on Friday, 307 on Saturday and 313 on Sunday, 1,000 in all.",
        "The raid killed 31 people. Of those, 20 were civilians and 13 were soldiers.",
        "The convoy of 20 trucks was made up of 12 food trucks and seven fuel trucks.",
        "A group of 31 — 12 men, 14 women and six children — reached the border.",
        "At least 40 people were hurt. The ministry gave the breakdown: 20 soldiers and 10 civilians.",
    ],
)
def test_parts_that_do_not_add_up_are_a_slip(look: Callable, text: str) -> None:
    assert look(text).levels(RULE) == (Level.CONFLICTS,)


@pytest.mark.parametrize(
    "text",
    [
        "The strike killed nine people — seven civilians and two soldiers — on Sunday.",
        "They freed 390 captives (270 soldiers, including 12 women, and 120 civilians).",
        "More than 50 people were hurt: 20 men, 15 women and 20 children.",
        "At least 12 people died — seven in the city and at least four nearby.",
        "A total of 390 people were freed. The ministry gave the breakdown: 270 soldiers and 120 civilians.",
        "Officials said 12 people were killed in two days of fighting (three soldiers and nine rebels).",
    ],
)
def test_parts_that_add_up_are_counted_for_the_reader(look: Callable, text: str) -> None:
    assert look(text).levels(RULE) == (Level.SUPPORTS,)


def test_a_list_that_may_leave_some_out_is_no_slip(look: Callable) -> None:
    found = look("The attack wounded eight people — three in Kharkiv and two in Sumy.").one(RULE)
    assert found.level is Level.PARTLY
    assert "3 + 2 = 5, not 8" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "They killed three people and wounded eight in March, bringing the total to 40.",
        "They killed three people and wounded eight in March, for a total of 40 so far.",
        "The raid killed 31 people. Of those, 20 were civilians and three were children.",
        "He served from 1990 to 1994 — four years, two months and one day.",
        "The shelling killed two people, wounded 12 and damaged 15 houses.",
        "Eight people were wounded on Friday, including four in critical condition.",
        "A drone hit a house in the city: two floors burned, and 30 people left their homes.",
    ],
)
def test_figures_that_are_no_parts_of_one_total_are_left_alone(look: Callable, text: str) -> None:
    assert look(text).of(RULE) == ()


def test_the_order_of_the_parts_makes_no_difference(look: Callable) -> None:
    parts = ("20 men", "15 women", "six children")
    for one, two, three in permutations(parts):
        (found,) = look(f"The raid hurt 40 people: {one}, {two} and {three}.").of(RULE)
        assert found.level is Level.CONFLICTS
        assert "= 41, not 40" in found.message


def test_a_record_bears_a_total_out_by_its_parts(look: Callable) -> None:
    halves = [
        Figure(f"{who} released by each side", best=count) for who, count in (("soldiers", 270), ("civilians", 120))
    ]
    kept = record("ministry", figures=(Figure("people released by each side", best=390), *halves))
    found = look(FREED, kept).one(RULE)
    assert found.level is Level.SUPPORTS
    assert {value.evidence_id for value in found.values[1:]} == {kept.id}


def test_stages_of_an_exchange_add_up_to_the_whole(look: Callable) -> None:
    stages = [Figure(f"people released in stage {n}", best=count) for n, count in enumerate((390, 307, 303), 1)]
    kept = record("summary", figures=(Figure("people released", best=1000), *stages))
    text = "They released 1,000 people in all, the ministry said."
    assert look(text, kept).one(RULE).message == "390 + 307 + 303 = 1,000."


def test_a_record_of_other_people_adds_nothing(look: Callable) -> None:
    assert look(FREED, record("r", figures=(Figure("soldiers wounded", best=270),))).of(RULE) == ()


def test_what_comes_after_the_attribution_is_no_part(look: Callable) -> None:
    text = "The convoy of 20 trucks was made up of 12 trucks with flour and eight with tea, he said, and three cars."
    assert look(text).levels(RULE) == (Level.SUPPORTS,)


def test_a_breakdown_for_each_side_is_of_the_figure_for_each_side(look: Callable) -> None:
    text = (
        "They freed 120 prisoners from each side, 240 people in all. The breakdown for each group: {} and 30 civilians."
    )
    assert look(text.format("90 soldiers")).levels(RULE) == (Level.SUPPORTS,)
    assert look(text.format("80 soldiers")).levels(RULE) == (Level.CONFLICTS,)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Of the 33 storage tanks, ten were destroyed and 23 could be saved.", Level.SUPPORTS),
        ("Of the 33 storage tanks, ten were destroyed and 32 could be saved.", Level.CONFLICTS),
        ("Of the 21 sites, eighteen were emptied and two are still occupied.", Level.CONFLICTS),
        ("About 36,800 people fled: 17,300 from Bara, 14,200 from Kadugli and 7,100 from Babanusa.", Level.PARTLY),
        (
            "The week saw 46,300 people arrive in three zones: 21,900 in Bara, 14,600 in Numbi and 9,800 in Kalungu.",
            Level.SUPPORTS,
        ),
        (
            "Five were killed and 33 injured: four killed and 28 injured in Bara, one killed and 15 injured in Numbi.",
            Level.CONFLICTS,
        ),
        ("The army shot down 75 of them: 37 over the sea and 58 over land.", Level.CONFLICTS),
    ],
)
def test_clauses_and_lists_of_places_add_up(look: Callable, text: str, level: Level) -> None:
    assert level in look(text).levels(RULE)


@pytest.mark.parametrize(
    "text",
    [
        "Of the 100 people who answered, 60 had lost a house and 30 had lost a relative.",
        "Of the 17 people killed, nine were buried in the town and two in the hills.",
        "About 400 people fled: 210 men and 170 women.",
    ],
)
def test_clauses_that_may_overlap_or_leave_some_out_are_let_be(look: Callable, text: str) -> None:
    assert not {Level.CONFLICTS, Level.PARTLY} & {*look(text).levels(RULE)}


def test_the_stages_of_a_record_bear_out_what_was_promised(look: Callable) -> None:
    stages = tuple(Figure(f"people released in stage {name}", best=best) for name, best in (("one", 390), ("two", 610)))
    kept = record("kept", figures=(*stages, Figure("people released, whole exchange", best=1000)))
    text = "Both delegations left with a promise to release 1,000 prisoners each."
    found = look(text, kept).one("figure.sum")
    assert (found.level, found.message) == (Level.SUPPORTS, "390 + 610 = 1,000.")
    assert look(text, kept, stance=Stance.CONTEXT).of("figure.sum") == ()
    assert look(text.replace("1,000", "1,200"), kept).of("figure.sum") == ()
