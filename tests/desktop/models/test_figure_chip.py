from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checks.domain.claim import Claim, Kind
from checks.domain.mention import PersonStatus, Qualifier, Quantity, Severity, TimeMention
from desktop.models.figure_chip import chip_of_quantity, chip_of_time, figure_chip


@pytest.mark.parametrize(
    ("quantity", "chip"),
    [
        (Quantity(0, 1, 8, unit="person", person_status=PersonStatus.WOUNDED), "8 wounded"),
        (Quantity(0, 1, 4, unit="person", severity=Severity.CRITICAL), "4 critical"),
        (Quantity(0, 1, 600, qualifier=Qualifier.MORE_THAN, unit="mile"), "> 600 mi"),
        (Quantity(0, 1, 2, unit="ballistic missile"), "2 missiles"),
        (Quantity(0, 1, 1, unit="missile"), "1 missile"),
        (Quantity(0, 1, 120, unit="person", category="civilian"), "120 civilians"),
        (Quantity(0, 1, 270, unit="person", category="military"), "270 military"),
        (Quantity(0, 1, 1000, unit="person"), "1,000 people"),
        (Quantity(0, 1, low=250, high=990, qualifier=Qualifier.ABOUT, unit="person"), "250–990 people"),
        (Quantity(0, 1, low=200, high=999, unit="person"), "hundreds of people"),
        (Quantity(0, 1, low=200, high=999, unit="person", category="prisoner"), "hundreds of prisoners"),
        (Quantity(0, 1, low=200, high=999, unit="person", person_status=PersonStatus.RETURNED), "hundreds returned"),
        (Quantity(0, 1, low=36, high=96, unit="drone"), "several dozen drones"),
        (Quantity(0, 1, low=24, high=99), "dozens"),
        (Quantity(0, 1, low=5, qualifier=Qualifier.AT_LEAST, counted="others"), "≥ 5 others"),
        (Quantity(0, 1, 40, unit="percent"), "40 %"),
        (Quantity(0, 1, unit="person"), ""),
    ],
)
def test_a_figure_is_said_shortly(quantity: Quantity, chip: str) -> None:
    assert chip_of_quantity(quantity) == chip


@pytest.mark.parametrize(
    ("first", "last", "chip"),
    [
        (date(2025, 3, 11), None, "since 11 Mar"),
        (None, date(2024, 3, 11), "until 11 Mar 2024"),
        (date(2025, 5, 23), date(2025, 5, 23), "23 May"),
        (date(2025, 5, 12), date(2025, 5, 18), "12 May – 18 May"),
        (None, None, ""),
    ],
)
def test_a_time_leaves_the_articles_year_out(first: date | None, last: date | None, chip: str) -> None:
    assert chip_of_time(TimeMention(0, 1, "x", first, last), 2025) == chip


def test_the_kind_says_which_comes_first(claim_called: object) -> None:
    assert callable(claim_called)
    claim: Claim = claim_called("eight")
    since = TimeMention(0, 1, "since March 11", date(2025, 3, 11))
    both = replace(claim, times=(since,), also=(Kind.TIME,))
    assert figure_chip(both, year=2025) == "8 wounded"
    assert figure_chip(replace(both, kind=Kind.SUPERLATIVE, also=(Kind.QUANTITY,)), year=2025) == "since 11 Mar"
    assert figure_chip(replace(both, kind=Kind.PLACE, also=())) == ""
