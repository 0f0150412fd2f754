"""Different figures for one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from checks.domain.article import Article
from checks.domain.claim import Claim, Kind, Polarity
from checks.domain.mention import PersonStatus, Place, Quantity, TimeMention
from checks.domain.moment import Moment
from checks.domain.span import Anchor
from checks.matching.contradictions import find_contradictions
from checks.matching.match import JudgedClaim

DAY = date(2025, 5, 23)


def claim(number: int, wounded: float, *, place: str = "Odesa", day: date = DAY, published: str = "2025-05-24"):
    quantity = Quantity(0, 1, wounded, wounded, wounded, unit="person", person_status=PersonStatus.WOUNDED)
    made = Claim(
        UUID(int=number),
        UUID(int=0),
        Anchor(0, 1, "8", "", ""),
        0,
        Kind.QUANTITY,
        quantities=(quantity,),
        times=(TimeMention(0, 1, "Friday", day, day),),
        places=(Place(place, place),),
    )
    return JudgedClaim(made, Article(UUID(int=100 + number), f"Story {number}", published=Moment.parse(published)))


def test_other_figures_for_one_event_contradict_each_other() -> None:
    (found,) = find_contradictions([claim(2, 8, published="2025-05-25"), claim(1, 7)])
    assert (found.first_figure, found.second_figure) == ("7 wounded", "8 wounded")
    assert (found.place, found.day, found.what) == ("Odesa", DAY, "person wounded")


def test_other_places_days_and_equal_figures_do_not() -> None:
    others = [claim(2, 8, place="Kherson"), claim(3, 9, day=date(2025, 5, 24)), claim(4, 7)]
    assert find_contradictions([claim(1, 7), *others]) == ()


def test_what_is_denied_or_only_possible_contradicts_nothing() -> None:
    denied = claim(2, 8)
    denied = replace(denied, claim=replace(denied.claim, polarity=Polarity.NEGATED))
    thought = claim(3, 9)
    quantity = replace(thought.claim.quantities[0], is_hypothetical=True)
    thought = replace(thought, claim=replace(thought.claim, quantities=(quantity,)))
    assert find_contradictions([claim(1, 7), denied, thought]) == ()
