"""A picture that was seen earlier, or taken before what it is to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

import pytest

from checks.domain.article import Picture, Snapshot
from checks.domain.change import Change
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence
from checks.domain.finding import Finding, Level
from checks.domain.moment import Moment
from checks.rules.engine import check
from tests.checks.rules.conftest import record

RULE = "image.reuse"
TEXT = "Missiles struck the harbor in Odesa on Friday."
HASH = "0f" * 32


def flipped(bits: int) -> str:
    """The hash with so many bits changed."""
    return f"{int(HASH, 16) ^ (2**bits - 1):064x}"


def pictured(
    name: str, published: str | None, taken: str | None = None, hash_: str | None = HASH
) -> tuple[Evidence, Snapshot]:
    picture = Picture(640, 480, Moment.parse(taken) if taken else None, perceptual_hash=hash_)
    snapshot = Snapshot(uuid5(NAMESPACE_URL, f"{name} file"), name.encode().hex(), "image/jpeg", 9, picture=picture)
    made = record(name, snapshot_id=snapshot.id, published=Moment.parse(published) if published else None)
    return made, snapshot


def noticed(look: Callable, *pairs: tuple[Evidence, Snapshot]) -> list[Finding]:
    looked = look(TEXT, *(made for made, _ in pairs), on="struck")
    desk: Desk = looked.desk.after(Change("", after=tuple(snapshot for _, snapshot in pairs)))
    return [each for each in check(replace(desk)) if each.rule == RULE]


def test_the_same_picture_earlier_is_shown_with_both_dates(look: Callable) -> None:
    found = noticed(look, pictured("Now", "2025-05-23"), pictured("Then", "2023-02-01", hash_=flipped(31)))
    assert {each.level for each in found} == {Level.PARTLY}
    assert {each.message for each in found} == {
        "The picture of “Now” looks like that of “Then”, which is of 2023-02-01: look at both."
    }
    assert [value.value for value in found[0].values] == ["2025-05-23", "2023-02-01, 31 of 256 bits differ"]


@pytest.mark.parametrize(
    "other",
    [
        pictured("Then", "2023-02-01", hash_=flipped(32)),
        pictured("Same day", "2025-05-23"),
        pictured("Undated", None),
        pictured("Blank", "2023-02-01", hash_=None),
    ],
)
def test_another_picture_and_one_of_the_day_are_left_alone(look: Callable, other: tuple[Evidence, Snapshot]) -> None:
    assert noticed(look, pictured("Now", "2025-05-23"), other) == []


def test_a_picture_taken_before_the_event_is_told(look: Callable) -> None:
    (found, *_) = noticed(look, pictured("Now", "2025-05-23", taken="2025-05-20T10:00"))
    assert "was taken on 2025-05-20, before the event on 2025-05-23" in found.message
    assert noticed(look, pictured("Now", "2025-05-23", taken="2025-05-23T10:00")) == []


def test_the_day_of_the_record_weighs_more_than_that_of_the_claim(look: Callable) -> None:
    made, snapshot = pictured("Now", "2025-05-23", taken="2025-05-20T10:00")
    assert noticed(look, (replace(made, event_start=Moment.parse("2025-05-20")), snapshot)) == []
