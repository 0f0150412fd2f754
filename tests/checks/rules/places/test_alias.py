"""One place or person, one spelling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from checks.domain.finding import Level
from checks.domain.house import HOUSE_ID, House
from checks.rules.engine import check
from checks.rules.places.spellings import find_spellings, names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Drones hit Odesa on Friday. The Odessa attack killed two people.", "“Odesa” (once) and “Odessa” (once)"),
        ("Drones hit Kiev on Friday and killed two people.", "Kiev is the Russian-derived form of Kyiv"),
        ("Troops took Artemivsk on Friday.", "an old name or spelling of Bakhmut"),
        ("Zelensky met Zelenskiy’s critics on Friday, he said.", "One person in several spellings"),
        ("President Zelensky went to Paris on Friday.", "Reuters Zelenskiy"),
        ("The talks were held in Turkey on Friday.", "Türkiye"),
    ],
)
def test_spellings_are_named(look: Callable, text: str, told: str) -> None:
    found = look(text).one("place.alias")
    assert found.level is Level.NOTE
    assert told in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Drones hit Odesa on Friday. The attack on Odesa killed two people.",
        "A fire broke out in Odessa, Texas, on Friday and killed two people.",
        "The Kiev Security Forum opened on Friday with 200 guests.",
        "“We will take Odessa and Odesa,” he said on Friday.",
        "He ate chicken Kiev on Friday with 200 guests.",
        "They ate turkey on Friday with 200 guests.",
        "The Kharkivites went home on Friday with 200 guests.",
    ],
)
def test_what_has_one_spelling_or_its_own_is_left_alone(look: Callable, text: str) -> None:
    assert not look(text).of("place.alias")


def test_usual_spellings_of_several_names_are_one_notice(look: Callable) -> None:
    found = look("President Zelensky flew to Turkey on Friday. Zelensky came back from Turkey on Monday.")
    message = found.one("place.alias").message
    assert message.startswith("Zelensky is also written ")
    assert "; Turkey is also written " in message


def test_the_places_in_the_text_are_shown(look: Callable) -> None:
    looked = look("ODESA, May 23 — Drones hit Odesa on Friday. The Odessa attack killed two people.")
    spans = looked.one("place.alias").spans
    assert [span.of(looked.desk.version.text) for span in spans] == ["ODESA", "Odessa"]


def test_no_spelling_stands_for_two_names_and_each_is_found() -> None:
    spellings = [each.casefold() for name in names() for each in name.spellings]
    assert len(spellings) == len(set(spellings))
    assert all(
        next(find_spellings(f"In {each} it rained.")).spelling == each for name in names() for each in name.spellings
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("President Zelensky went to Paris on Friday.", "the house writes Zelenskyy, not Zelensky"),
        ("Drones hit Kiev on Friday and killed two people.", None),
        ("Hizbullah fired two rockets on Friday.", "the house writes “Hezbollah”"),
        ("“Hizbullah fired two rockets on Friday,” she said.", None),
        ("President Zelenskyy went to Paris on Friday.", None),
    ],
)
def test_what_the_house_decided_goes_before_the_table(look: Callable, text: str, told: str | None) -> None:
    desk = look(text).desk
    spellings = (("Zelensky", "Zelenskyy"), ("Kyiv", "Kiev"), ("Hizbullah", "Hezbollah"))
    desk = replace(desk, records={**desk.records, HOUSE_ID: House(spellings=spellings)})
    found = {each.message for each in check(desk) if each.rule == "place.alias"}
    assert [bool(told and told in message) for message in found] == ([True] if told else [])
