"""The days of records: whether they overlap the claim's, and how exactly they are known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.evidence import Stance
from checks.domain.finding import Level
from checks.domain.mention import Precision
from checks.domain.moment import Moment
from tests.checks.rules.conftest import record

STRIKE = "Missiles struck the port on 20 May 2025."


def at(day: str, **fields: object) -> dict[str, object]:
    return {"event_start": Moment.parse(day), **fields}


@pytest.mark.parametrize(
    ("fields", "stance", "levels"),
    [
        (at("2025-05-16"), Stance.SUPPORTS, (Level.CONFLICTS,)),
        (at("2025-05-16"), Stance.AGAINST, (Level.PARTLY,)),
        (at("2025-05-19"), Stance.SUPPORTS, (Level.NOTE,)),
        (at("2025-05-20"), Stance.SUPPORTS, ()),
        (at("2025-05-01", event_end=Moment.parse("2025-05-31")), Stance.SUPPORTS, ()),
        (at("2025-05-16"), Stance.CONTEXT, ()),
        (at("2025-05-16", event_precision=Precision.MONTH), Stance.SUPPORTS, ()),
        (at("2025-05-16", codes=(("date_prec", "4"),)), Stance.SUPPORTS, ()),
        ({}, Stance.SUPPORTS, ()),
    ],
)
def test_the_day_of_a_record_must_overlap_that_of_the_claim(
    look: Callable, fields: dict[str, object], stance: Stance, levels: tuple[Level, ...]
) -> None:
    assert look(STRIKE, record("Strike", **fields), stance=stance).levels("time.dates") == levels


def test_a_claim_of_several_times_is_left_alone(look: Callable) -> None:
    text = "Missiles struck the port on 20 May 2025 and on 2 May 2025."
    assert look(text, record("Strike", **at("2025-04-16"))).levels("time.dates") == ()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"codes": (("date_prec", "4"),)}, "the date within a month (date_prec 4)"),
        ({"codes": (("where_prec", "6"), ("date_prec", "1"))}, "the country alone (where_prec 6)"),
        ({"codes": (("time_precision", "3"),)}, "the date within a month (time_precision 3)"),
        ({"event_precision": Precision.WEEK}, "the date within a week"),
    ],
)
def test_a_coarse_record_never_settles(look: Callable, fields: dict[str, object], words: str) -> None:
    found = look(STRIKE, record("Event 4711", **fields)).one("time.precision")
    assert found.level is Level.NOTE
    assert found.message == f"“Event 4711” gives {words}: it can support, not settle."


@pytest.mark.parametrize(
    "fields",
    [
        {"codes": (("date_prec", "1"), ("where_prec", "2"))},
        {"codes": (("geo_precision", "1"), ("type_of_violence", "3"))},
        {"event_precision": Precision.DAY},
        {},
    ],
)
def test_an_exact_record_raises_nothing(look: Callable, fields: dict[str, object]) -> None:
    assert look(STRIKE, record("Event", **fields)).levels("time.precision") == ()


def test_a_coarse_record_in_the_context_raises_nothing(look: Callable) -> None:
    coarse = record("Event", codes=(("date_prec", "4"),))
    assert look(STRIKE, coarse, stance=Stance.CONTEXT).levels("time.precision") == ()
