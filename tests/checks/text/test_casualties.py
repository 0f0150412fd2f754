"""What befell the people that a figure counts, in the many ways that reports tell it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.mention import PersonStatus, Quantity
from checks.text.quantities import find_quantities

KILLED, WOUNDED = PersonStatus.KILLED, PersonStatus.WOUNDED
_WORDS = """
two 12 people soldiers killed wounded were who have been of the six and , ( ) -- including them whom along with not
denied could threatened to kill . ; dead bodies in Odesa 65 Smith 's murder missing
"""
WORDS = st.lists(st.sampled_from(_WORDS.split()), max_size=40).map(" ".join)


def statuses(text: str) -> list[tuple[float | None, PersonStatus | None]]:
    return [(quantity.value, quantity.person_status) for quantity in find_quantities(text)]


def counted(text: str, value: float) -> Quantity:
    return next(quantity for quantity in find_quantities(text) if quantity.value == value)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They have killed 12 miners.", KILLED),
        ("They had murdered the 12 followers of the party.", KILLED),
        ("12 people have been killed.", KILLED),
        ("The 12 farmers' murder shocked the town.", KILLED),
        ("They killed the mayor of the town, as well as 12 peasants.", KILLED),
        ("The murder of the rector, his wife, and 12 others was condemned.", KILLED),
        ("Rivera was shot to death along with 12 of his men.", KILLED),
        ("The murder on Friday of 12 farmers shocked the town.", KILLED),
        ("They came to the funeral of 12 farmers.", KILLED),
        ("They found 12 bodies.", KILLED),
        ("In addition to 12 dead civilians, houses burned.", KILLED),
        ("The massacre [of 12 farmers] was condemned.", KILLED),
        ("He published the names of 12 people who were killed.", KILLED),
        ("At least 12 soldiers (most of them young) died.", KILLED),
        ("12 soldiers -- most of them young -- were killed.", KILLED),
        ("12 policemen suffered various wounds.", WOUNDED),
        ("In the town 12 people have bullet wounds.", WOUNDED),
        ("Among the wounded are 12 girls.", WOUNDED),
        ("The injured include 12 girls.", WOUNDED),
        ("47 people were killed and 12 people missing.", PersonStatus.MISSING),
        ("47 people were killed and 12 who are missing.", PersonStatus.MISSING),
        ("12 kidnapped students were sought.", PersonStatus.CAPTURED),
    ],
)
def test_what_befell_people_is_read_in_every_construction(text: str, status: PersonStatus) -> None:
    assert counted(text, 12).person_status is status


@pytest.mark.parametrize(
    "text",
    [
        "The minister, 65, was killed.",
        "The mother of 65 died.",
        "65 gunmen have killed the mayor.",
        "65 men shot to death a watchman.",
        "They threatened to kill 65 judges.",
        "The bomb could have killed the mayor and 65 trees.",
        "There are 65 dead or wounded.",
        "They killed or wounded 65 rebels.",
        "65 raids have wounded the mayor.",
    ],
)
def test_nothing_befell_those_who_did_it_or_were_only_threatened(text: str) -> None:
    assert counted(text, 65).person_status is None


def test_lists_with_asides_share_what_happened() -> None:
    text = "Six priests (five Spaniards and one Salvadoran) and two women were killed."
    assert [status for value, status in statuses(text) if value in (6, 2)] == [KILLED, KILLED]


def test_killed_and_wounded_of_one_sentence() -> None:
    assert statuses("The strike left 5 dead and 10 injured.") == [(5, KILLED), (10, WOUNDED)]
    assert statuses("It killed 1 and wounded 12.") == [(1, KILLED), (12, WOUNDED)]
    assert statuses("The death toll rose to 12 from 9.") == [(12, KILLED), (9, KILLED)]


def test_the_whole_of_which_some_were_hurt_was_not_hurt() -> None:
    assert statuses("Four of the six men were hurt.") == [(4, WOUNDED), (6, None)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Eight others were wounded, including four who are in critical condition.", {4: 8}),
        ("The raid killed 19 people, including 10 children and two women.", {10: 19, 2: 19}),
        ("They hurt 15 soldiers, 4 of them seriously.", {4: 15}),
        ("Thirty-six people, 11 of whom have wounds, were treated.", {11: 36}),
        ("Four of the six men were hurt.", {4: 6}),
        ("Nine people were hurt — seven civilians and two soldiers — in the raid.", {7: 9, 2: 9}),
        ("Eight people (three soldiers and five civilians) were hurt.", {3: 8, 5: 8}),
        ("They lost 20 of their 25 tanks.", {20: 25}),
        ("12 soldiers and 3 civilians were killed.", {}),
        ("Nine people were hurt. Seven civilians and two soldiers fled.", {}),
        ("They lost 5 tanks, including 12 soldiers.", {}),
        ("Nine people (three soldiers and five civilians) were hurt.", {}),
    ],
)
def test_a_figure_knows_the_whole_that_it_is_a_part_of(text: str, parts: dict[float, float]) -> None:
    found = find_quantities(text)
    wholes = {quantity.start: quantity.value for quantity in found}
    assert {one.value: wholes[one.part_of] for one in found if one.part_of is not None} == parts


@pytest.mark.parametrize(
    ("text", "negated", "hypothetical"),
    [
        ("The army denied killing 12 people.", True, False),
        ("The raid did not kill 12 people.", True, False),
        ("The 12 men were not killed.", True, False),
        ("There is no evidence that 12 men died.", True, False),
        ("No fewer than 12 died.", False, False),
        ("Not less than 12 died.", False, False),
        ("Not only 12 men died.", False, False),
        ("If 12 people die, he will go.", False, True),
        ("They threatened to kill 12 judges.", False, True),
        ("Some 12 people could be hurt.", False, True),
        ("They said in May that 12 people died.", False, False),
        ("He denied it, but 12 people died.", False, False),
        ("12 people died.", False, False),
    ],
)
def test_figures_denied_or_only_possible_are_marked(text: str, negated: bool, hypothetical: bool) -> None:
    quantity = counted(text, 12)
    assert (quantity.is_negated, quantity.is_hypothetical) == (negated, hypothetical)


@given(WORDS)
def test_every_part_points_at_another_figure_of_the_text(text: str) -> None:
    found = find_quantities(text)
    starts = {quantity.start for quantity in found}
    for quantity in found:
        assert quantity.part_of is None or quantity.part_of in starts - {quantity.start}
        assert quantity.person_status is None or quantity.unit == "person"


@given(st.integers(2, 99), st.integers(100, 9999))
def test_the_figure_of_the_dead_is_read_whatever_it_is(wounded: int, killed: int) -> None:
    text = f"At least {killed:,} people were killed and {wounded} others wounded in the raids."
    assert statuses(text) == [(killed, KILLED), (wounded, WOUNDED)]


@pytest.mark.parametrize(
    ("text", "unit", "status"),
    [
        ("Shells hit the market, killing two vendors.", "person", PersonStatus.KILLED),
        ("Shells hit the barn, killing two cows.", "cow", None),
        ("Shells hit the depot, destroying two trucks.", "truck", None),
        ("Some 1,400 families were displaced.", "family", PersonStatus.DISPLACED),
    ],
)
def test_whoever_is_killed_is_a_person_and_a_family_is_several(
    text: str, unit: str, status: PersonStatus | None
) -> None:
    (figure,) = find_quantities(text)
    assert (figure.unit, figure.person_status) == (unit, status)
