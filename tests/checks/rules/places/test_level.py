"""City or region, one place or two of its name, here or far away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.evidence import EvidencePlace, Stance
from checks.domain.finding import Level
from checks.domain.mention import Place, PlaceLevel
from checks.rules.places.distances import kilometres, point_of
from checks.rules.places.levels import namesakes, spoken_levels
from tests.checks.rules.conftest import record

CITIES = "Moscow demanded on Friday that Ukraine give up four key cities — Donetsk, Luhansk, Kherson and Zaporizhzhia."


@pytest.mark.parametrize(
    ("says", "stance", "levels"),
    [
        ("Russia wants the Donetsk, Luhansk, Kherson and Zaporizhzhia oblasts.", Stance.AGAINST, (Level.CONFLICTS,)),
        ("Russia wants the Donetsk, Luhansk, Kherson and Zaporizhzhia oblasts.", Stance.SUPPORTS, (Level.PARTLY,)),
        ("Withdraw from the four regions", Stance.SUPPORTS, (Level.PARTLY,)),
        ("Withdraw from the four Ukrainian regions", Stance.SUPPORTS, (Level.PARTLY,)),
        ("Withdraw from the three regions", Stance.SUPPORTS, ()),
        ("Russia wants the cities of Donetsk and Kherson.", Stance.SUPPORTS, ()),
        ("The Kherson region governor spoke of the demand.", Stance.SUPPORTS, ()),
        ("In the Kharkiv region it rained.", Stance.AGAINST, ()),
        ("", Stance.AGAINST, ()),
    ],
)
def test_cities_are_held_against_regions(look: Callable, says: str, stance: Stance, levels: tuple[Level, ...]) -> None:
    assert look(CITIES, record("A", says=says), stance=stance, on="key cities —").levels("place.level") == levels


def test_a_region_is_held_against_the_city_of_a_record(look: Callable) -> None:
    city = EvidencePlace("Kherson", PlaceLevel.CITY)
    looked = look("Shelling in the Kherson region killed two people on Friday.", record("A", place=city), on="Kherson")
    assert set(looked.levels("place.level")) == {Level.PARTLY}


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        (CITIES + " Ukraine holds a part of the Kherson region.", True),
        (CITIES, False),
        ("Drones hit the city of Kharkiv on Friday. Two died in the Kharkiv region.", False),
        ("Drones hit the city of Kharkiv on Friday, the Kharkiv region governor said.", False),
    ],
)
def test_the_article_alone_is_enough_where_it_says_both_of_a_list(look: Callable, text: str, fires: bool) -> None:
    assert set(look(text).levels("place.level")) == ({Level.NOTE} if fires else set())


def test_where_another_record_has_cities_too_it_is_a_note(look: Callable) -> None:
    text = "Rebels seized the Syrian cities of Aleppo and Hama on Thursday."
    cities, regions = (
        record("A", says="The cities of Aleppo and Hama fell"),
        record("B", says="Aleppo and Hama provinces"),
    )
    assert set(look(text, regions, on="cities").levels("place.level")) == {Level.PARTLY}
    assert set(look(text, regions, cities, on="cities").levels("place.level")) == {Level.NOTE}


def test_a_name_of_two_places_is_noted_where_both_countries_are_spoken_of(look: Callable) -> None:
    both = "Russia demanded that Ukraine give up two key cities, Kherson and Donetsk."
    assert look(both).levels("place.homonym") == (Level.NOTE,)
    assert not look("Russia claims two regions of Ukraine: Donetsk and Kherson.").of("place.homonym")
    assert not look("The government gave up two key cities, Kherson and Donetsk.").of("place.homonym")


@pytest.mark.parametrize(
    ("at", "codes", "levels"),
    [
        ((46.48, 30.73), (), {Level.SUPPORTS}),
        ((50.45, 30.52), (), {Level.PARTLY}),
        ((46.80, 30.80), (), set()),
        ((46.48, 30.73), (("geo_precision", "3"),), {Level.CANNOT_TELL}),
        ((46.48, 30.73), (("where_prec", "4"),), {Level.CANNOT_TELL}),
        ((46.48, 30.73), (("where_prec", "1"),), {Level.SUPPORTS}),
        ((None, None), (), set()),
    ],
)
def test_the_point_of_a_record_is_held_against_the_city(
    look: Callable, at: tuple[float, float], codes: tuple[tuple[str, str], ...], levels: set[Level]
) -> None:
    row = record("A", place=EvidencePlace("somewhere", latitude=at[0], longitude=at[1]), codes=codes)
    looked = look("A missile strike on Odesa killed two people on Friday.", row, on="Odesa")
    assert set(looked.levels("place.contains")) == levels


@pytest.mark.parametrize(
    ("at", "codes", "told"),
    [
        ((46.48, 30.73), (("geo_precision", "3"),), "stands for the whole of Odesa Oblast"),
        ((46.48, 30.73), (), "lies in the capital of Odesa Oblast"),
        ((45.36, 28.85), (), None),
    ],
)
def test_a_capital_may_stand_for_its_region(
    look: Callable, at: tuple[float, float], codes: tuple[tuple[str, str], ...], told: str | None
) -> None:
    row = record("A", place=EvidencePlace("somewhere", latitude=at[0], longitude=at[1]), codes=codes)
    looked = look("A missile strike in the Odesa region killed two people on Friday.", row, on="killed two")
    assert [each.message.endswith(f"{told}.") for each in looked.of("place.contains")] == ([True] if told else [])


def test_distances_are_symmetric_and_right() -> None:
    odesa, kyiv = (point_of(Place(name, name, PlaceLevel.CITY, "UA")) for name in ("Odesa", "Kyiv"))
    assert odesa is not None
    assert kyiv is not None
    assert kilometres(odesa, kyiv) == pytest.approx(kilometres(kyiv, odesa))
    assert kilometres(odesa, kyiv) == pytest.approx(442, abs=10)


def test_every_namesake_is_read_as_city_and_as_region() -> None:
    for name in namesakes():
        (city,) = spoken_levels(f"They hold the city of {name}.")
        (region,) = spoken_levels(f"They hold {name} region.")
        assert (city.level, region.level) == (PlaceLevel.CITY, PlaceLevel.REGION)
        assert city.names == region.names
