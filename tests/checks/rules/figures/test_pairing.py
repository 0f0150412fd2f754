"""Which figure of a record speaks of the same thing as one of the claim: when unsure, none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from checks.domain.evidence import Evidence, Figure
from checks.domain.mention import PersonStatus, Severity
from checks.rules.context import Context
from checks.rules.figures.pairing import Pair, pairs
from tests.checks.rules.conftest import record

TOLL = "Two people were killed and eight were wounded in the strike on Odesa on Friday."
FRONT = "Fighting goes on along the 600-mile frontline."


def pairs_of(look: Callable, text: str, found: Evidence, **given: object) -> Sequence[Pair]:
    """All pairs of the claims of a text, each once."""
    desk = look(text, found, **given).desk
    context = Context(desk)
    every = [pair for claim in desk.claims for pair in pairs(claim, context)]
    return list({(pair.claimed, pair.reported.figure): pair for pair in every}.values())


@pytest.mark.parametrize(
    ("text", "figure", "is_same"),
    [
        (TOLL, Figure("killed", best=2), True),
        (TOLL, Figure("injured", best=8), True),
        (TOLL, Figure("injured, serious condition", best=4), False),
        (TOLL, Figure("civilians killed", best=2), False),
        (TOLL, Figure("killed in Kharkiv", best=2), False),
        (TOLL, Figure("killed in Odesa", best=2), True),
        (TOLL, Figure("people", best=3, person_status=PersonStatus.WOUNDED, severity=Severity.LIGHT), False),
        (TOLL, Figure("drones", best=8), False),
        (FRONT, Figure("length of the front line in kilometres", best=1000), True),
        (FRONT, Figure("length of the whole front with the border in kilometres", best=2450), False),
        (FRONT, Figure("length of the front line", best=1000, unit="km"), True),
        (FRONT, Figure("weight of the front line", best=1000, unit="kg"), False),
        ("Each side released 390 people.", Figure("people released", best=780), False),
        ("They released 390 people each on Friday.", Figure("people released by each side", best=390), True),
        ("Two ballistic missiles struck the port.", Figure("ballistic missiles", best=2), True),
        ("Two ballistic missiles struck the port.", Figure("missiles", best=9), False),
        ("The meeting lasted two hours.", Figure("length of the meeting in minutes", best=120), True),
        ("The meeting lasted two hours.", Figure("length of the call in minutes", best=120), False),
    ],
)
def test_a_field_of_a_record_is_paired_with_what_it_counts(
    look: Callable, text: str, figure: Figure, is_same: bool
) -> None:
    assert bool(pairs_of(look, text, record("r", figures=(figure,)))) is is_same


@pytest.mark.parametrize(
    ("says", "count"),
    [
        ("The strike on Odesa killed 2 people and wounded 8, the governor said.", 2),
        ("In Kharkiv, 2 died after a fire.", 0),
        ("The strike on Odesa could have killed 200 people.", 0),
        ("Odesa was struck by 2 missiles.", 0),
    ],
)
def test_a_figure_of_the_text_needs_words_in_common(look: Callable, says: str, count: int) -> None:
    assert len(pairs_of(look, TOLL, record("r", says=says))) == count


def test_a_pair_tells_why_and_holds_the_figure_in_the_unit_of_the_claim(look: Callable) -> None:
    (pair,) = pairs_of(look, FRONT, record("r", figures=(Figure("length of the front line in kilometres", best=1000),)))
    assert pair.reasons
    assert pair.is_converted
    assert pair.converted.value == pytest.approx(621.371, abs=0.001)


def test_an_unrelated_record_adds_no_pair(look: Callable) -> None:
    assert not pairs_of(look, TOLL, record("r", says="The harvest was 12 tons.", figures=(Figure("ships", best=3),)))
