"""The structured fields of a claim in words."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from checks.domain.claim import Claim, Kind, Modality, Polarity
from checks.domain.mention import (
    Actor,
    Attribution,
    Comparison,
    PersonStatus,
    Place,
    PlaceLevel,
    Qualifier,
    Quantity,
    Quotation,
    Resolution,
    Severity,
    TimeMention,
)
from checks.domain.span import Anchor
from checks.reporting.fields import fields_of, kinds


def said(**fields: object) -> list[tuple[str, str]]:
    claim = Claim(UUID(int=1), UUID(int=2), Anchor.at("words", 0, 5), 0, Kind.QUANTITY, **fields)  # type: ignore[arg-type]
    return [(field.name, field.value) for field in fields_of(claim)]


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(0, 1, 8, unit="person", person_status=PersonStatus.WOUNDED), "8 people, wounded"),
        (Quantity(0, 1, 1, unit="person", severity=Severity.CRITICAL), "1 person, critical"),
        (Quantity(0, 1, 600, qualifier=Qualifier.MORE_THAN, unit="mile"), "more than 600 miles"),
        (Quantity(0, 1, low=200, high=999, unit="person", category="civilian"), "hundreds of people, civilian"),
        (Quantity(0, 1, low=200, high=900, unit="person"), "200 to 900 people"),
        (Quantity(0, 1, low=20), "at least 20"),
        (Quantity(0, 1, 12, unit="person", is_negated=True), "12 people, said not to be so"),
        (Quantity(0, 1, 12, unit="person", is_hypothetical=True), "12 people, only possible"),
        (Quantity(0, 1, high=20, qualifier=Qualifier.FEWER_THAN), "fewer than 20"),
        (Quantity(0, 1, 390, unit="person", basis="per_side"), "390 people, per side"),
        (Quantity(0, 1), "not stated"),
    ],
)
def test_a_figure(quantity: Quantity, words: str) -> None:
    assert said(quantities=(quantity,)) == [("Figure", words)]


def test_everything_else_in_the_order_of_asking() -> None:
    assert said(
        times=(TimeMention(0, 1, "Friday", date(2025, 5, 23), date(2025, 5, 23)), TimeMention(0, 1, "soon")),
        places=(Place("Odesa", "Odesa", PlaceLevel.CITY, "UA"), Place("the port", "Port of Odesa")),
        actors=(Actor("Moscow", "Russia", is_metonym=True), Actor("Kiper", "Oleh Kiper")),
        attribution=Attribution("officials", "said", "reportedly", is_named=False),
        quotation=Quotation(0, 1, "words", "Oleh Kiper", verb="said", is_partial=True),
        comparison=Comparison("largest", "people", "strikes", "March", "one of the"),
        polarity=Polarity.NEGATED,
        modality=Modality.PLANNED,
        resolves=(Resolution(0, 1, "he", "Oleh Kiper"),),
    ) == [
        ("Time", "“Friday”: 23 May 2025; “soon”, not dated"),
        ("Place", "Odesa (city, UA); Port of Odesa"),
        ("Who", "Russia (named as “Moscow”); Oleh Kiper"),
        ("Said by", "officials, said, reportedly, not named"),
        ("Quoted", "Oleh Kiper, said, in part"),
        ("Compared", "“largest”, by people, among strikes, since March, “one of the” allows a tie"),
        ("Form", "says that it is not so; planned"),
        ("Meant", "“he” is Oleh Kiper"),
    ]


def test_nothing_is_said_of_what_is_absent() -> None:
    assert said() == []


def test_kinds() -> None:
    claim = Claim(
        UUID(int=1), UUID(int=2), Anchor.at("words", 0, 5), 0, Kind.QUOTE, also=(Kind.QUANTITY, Kind.STATEMENT)
    )
    assert kinds(claim) == "Quotation, also figure and statement"
