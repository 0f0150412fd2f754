"""Words that say more, or less, than the evidence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.finding import Level
from tests.checks.rules.conftest import record


@pytest.mark.parametrize(
    ("text", "fields", "level"),
    [
        ("Kyiv would accept the plan without hesitation.", {"says": "Ready, subject to acceptance"}, Level.PARTLY),
        ("The exchange was completed on Friday.", {"says": "The exchange is ongoing, not yet complete"}, Level.PARTLY),
        ("Moscow sought to annex the region.", {"says": "Moscow declared annexation in 2022"}, Level.NOTE),
        ("Moscow sent a junior delegation.", {"says": "A high-ranking delegation"}, Level.NOTE),
        ("The army will send two brigades.", {"says": "The army could send two brigades"}, Level.PARTLY),
        ("The army will send two brigades.", {"says": "It said it would send two if asked"}, Level.PARTLY),
        ("Troops destroyed two bridges.", {"hedge": "reportedly"}, Level.PARTLY),
    ],
)
def test_a_word_of_another_strength_is_shown(look: Callable, text: str, fields: dict[str, str], level: Level) -> None:
    looked = look(text, record("A", **fields))
    assert set(looked.levels("terms.strength")) == {level}
    here, there = looked.of("terms.strength")[0].values
    assert (here.evidence_id, there.evidence_id is not None) == (None, True)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Kyiv would accept the plan without hesitation.", {"says": "It would accept unconditionally"}),
        ("Kyiv would accept the plan.", {"says": "Ready, subject to acceptance"}),
        ("The exchange was completed on Friday.", {"says": "Long under way, it was completed on Friday"}),
        ("The exchange is under way.", {"says": "The exchange was completed"}),
        ("Troops destroyed two bridges.", {"says": "Bridges were damaged and two of them destroyed"}),
        ("The army could send two brigades.", {"says": "The army will send two brigades"}),
        ("The army will send two brigades.", {"says": "The army said it would send two brigades"}),
        ("The army will send two brigades.", {"says": "The army could move two brigades"}),
        ("Troops reportedly destroyed two bridges.", {"hedge": "reportedly"}),
        ("Troops destroyed two bridges, the army said.", {"hedge": "said"}),
        ("Troops destroyed two bridges.", {}),
    ],
)
def test_words_of_one_strength_are_left_alone(look: Callable, text: str, fields: dict[str, str]) -> None:
    assert not look(text, record("A", **fields)).of("terms.strength")


def test_of_a_long_page_only_what_is_about_the_same_counts(look: Callable) -> None:
    page = record("Page")
    text = "The exchange was completed on Friday."
    other = {page.id: "Work on the bridge is ongoing. A prisoner exchange took place on Friday."}
    same = {page.id: "The exchange that began on Friday is ongoing, officials said on Friday. More prisoners follow."}
    assert not look(text, page, texts=other).of("terms.strength")
    assert not look("The road was completed.", page, texts=same).of("terms.strength")
