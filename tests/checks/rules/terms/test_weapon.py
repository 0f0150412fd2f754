"""The class and the type of a weapon agree."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.evidence import Stance
from checks.domain.finding import Level
from checks.rules.terms.arms import classes_in, fits, types_in
from checks.text.lexicons import lexicon
from tests.checks.rules.conftest import record


@pytest.mark.parametrize(
    ("text", "says", "levels"),
    [
        ("Russia fired two Kalibr ballistic missiles at Odesa.", "", {Level.CONFLICTS}),
        ("Russia fired two Kalibr cruise missiles at Odesa.", "", set()),
        ("Russia fired two Kinzhal ballistic missiles at Odesa.", "", set()),
        ("Russia fired two ballistic missiles at Odesa.", "Two Iskander-M hit the port", {Level.SUPPORTS}),
        ("Russia fired two ballistic missiles at Odesa.", "Two Iskander-K hit the port", {Level.PARTLY}),
        ("Russia fired two ballistic missiles at Odesa.", "Drones and two ballistic missiles", {Level.SUPPORTS}),
        ("Russia fired two ballistic missiles at Odesa.", "Two Kalibr hit the port", {Level.PARTLY}),
        ("Russia fired two ballistic missiles at Odesa.", "Two people died", set()),
        ("Russia fired two Shahed drones at Odesa.", "Two Iskander-M hit the port", {Level.PARTLY}),
        ("Russia fired two missiles at Odesa.", "Two Kalibr hit the port", set()),
    ],
)
def test_the_weapon_is_held_against_text_and_records(look: Callable, text: str, says: str, levels: set[Level]) -> None:
    assert set(look(text, record("A", says=says)).levels("terms.weapon")) == levels


def test_context_and_a_field_that_agrees_make_no_alarm(look: Callable) -> None:
    text = "Russia fired two ballistic missiles at Odesa."
    drones = record("Earlier", weapon="drones")
    assert not look(text, drones, stance=Stance.CONTEXT).of("terms.weapon")
    both = look(text, drones, record("Now", weapon="ballistic missile x2"))
    assert set(both.levels("terms.weapon")) == {Level.SUPPORTS}


def test_every_type_has_a_class_that_is_known_and_a_source() -> None:
    table = lexicon("weapons")
    for name, entry in table["types"].items():
        assert entry["class"] in table["classes"]
        assert entry["source"]
        assert fits(entry["class"], entry["class"]), name
    assert [each.weapon_class for each in classes_in("cruise missiles")] == ["cruise missile"]
    assert [each.type for each in types_in("Kh-101s and Iskander-K")] == ["Iskander-K"]
    assert [each.type for each in types_in("a Geran-2 drone")] == ["Shahed"]
