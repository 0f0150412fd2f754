"""The house scale as it is shipped."""

from __future__ import annotations

from checks.services.scales import load_scale

SCALE = load_scale()


def test_the_ratings_stand_in_the_order_of_their_buttons() -> None:
    assert [(rating.label, rating.value) for rating in SCALE.ratings] == [
        ("True", 5),
        ("Mostly true", 4),
        ("Mixture", 3),
        ("Mostly false", 2),
        ("False", 1),
        ("Misleading", None),
        ("Unproven", None),
    ]


def test_the_flags_are_those_of_the_house() -> None:
    assert [flag.key for flag in SCALE.flags] == [
        "superseded",
        "scope_ambiguous",
        "outdated_since",
        "translation",
        "missing_context",
    ]


def test_everything_has_a_meaning_and_a_key_of_its_own() -> None:
    assert all(each.meaning for each in (*SCALE.ratings, *SCALE.flags))
    assert len({rating.key for rating in SCALE.ratings}) == len(SCALE.ratings)
