"""Places and actors: the gazetteer first, the parser where it is silent."""

from __future__ import annotations

from itertools import pairwise

import pytest

from checks.domain.mention import ActorKind, PlaceLevel
from checks.extraction.names import find_names
from checks.text.gazetteer import find_in_gazetteer, gazetteer


@pytest.mark.parametrize(
    ("text", "name", "level", "country"),
    [
        ("Odessa was hit.", "Odesa", PlaceLevel.CITY, "UA"),
        ("Fighting in the Donetsk region went on.", "Donetsk Oblast", PlaceLevel.REGION, "UA"),
        ("Fighting in Donetsk went on.", "Donetsk", PlaceLevel.CITY, "UA"),
        ("Türkiye hosted the talks.", "Turkey", PlaceLevel.COUNTRY, "TR"),
        ("Troops entered Khan Yunis.", "Khan Younis", PlaceLevel.CITY, "PS"),
        ("Fighters left North Darfur.", "North Darfur", PlaceLevel.REGION, "SD"),
        ("The U.S. agreed.", "United States", PlaceLevel.COUNTRY, "US"),
    ],
)
def test_places_have_one_name_a_level_and_a_country(text, name, level, country):
    (place,) = find_names(text, ()).places
    assert (place.name, place.level, place.country) == (name, level, country)
    assert text[place.start : place.end] == place.mention


def test_a_capital_and_the_kremlin_stand_for_their_states():
    actors = find_names("Moscow declined, the Kremlin said. Russia agreed.", ()).actors
    assert [(actor.name, actor.is_metonym) for actor in actors] == [
        ("Russia", True),
        ("Russia", True),
        ("Russia", False),
    ]


def test_forces_have_one_name():
    (actor,) = find_names("The IDF withdrew.", ()).actors
    assert (actor.name, actor.kind) == ("Israel Defense Forces", ActorKind.FORCE)


def test_a_small_place_needs_a_hint():
    assert find_names("Nice work, they said.", ()).places == ()
    (place,) = find_names("Police in Nice said so.", ()).places
    assert place.country == "FR"


def test_the_full_name_of_a_surname(reading_of):
    names = reading_of("Mayor Jean Bahati spoke. Bahati left.").names
    assert names.full_name("Bahati") == "Jean Bahati"
    assert names.full_name("Nobody") == "Nobody"


def test_the_longest_name_wins_and_names_do_not_overlap():
    hits = list(find_in_gazetteer("The Gaza Health Ministry in Gaza City."))
    assert hits[0].entry.name == "Gaza Health Ministry"
    assert all(a.end <= b.start for a, b in pairwise(hits))


def test_every_entry_names_something():
    assert len(gazetteer()) > 10_000
    assert all(entry.name and (entry.level or entry.actor) for entry in gazetteer().values())
