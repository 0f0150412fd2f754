"""Figures: hedges, units, people and what happened to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.mention import PersonStatus, Qualifier, Quantity, Severity
from checks.text.quantities import find_quantities

_WORDS = """
two 20 1,000 dozens a half of million and or to between killed wounded people soldiers , . % $ each side at
least more than second attack in May 2014 - including hundred was were
"""
WORDS = st.lists(st.sampled_from(_WORDS.split()), max_size=40).map(" ".join)


def only(text: str) -> Quantity:
    [quantity] = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("More than 600 people came", Qualifier.MORE_THAN),
        ("At least 12 people died", Qualifier.AT_LEAST),
        ("at least a total of 12 people died", Qualifier.AT_LEAST),
        ("Some 1.2 million people fled", Qualifier.ABOUT),
        ("Up to 30,000 troops", Qualifier.UP_TO),
        ("as many as 50 drones", Qualifier.UP_TO),
        ("fewer than 10 houses", Qualifier.FEWER_THAN),
        ("Nearly 40 people", Qualifier.NEARLY),
        ("between 20 and 30 soldiers", Qualifier.BETWEEN),
        ("20 to 30 soldiers", Qualifier.BETWEEN),
        ("2,000 people or more", Qualifier.AT_LEAST),
        ("50 or so drones", Qualifier.ABOUT),
        ("dozens of villages", Qualifier.ABOUT),
        ("12 houses", Qualifier.EXACT),
    ],
)
def test_hedges_are_kept(text: str, qualifier: Qualifier) -> None:
    assert only(text).qualifier is qualifier


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("between 20 and 30 soldiers", (20, 30)),
        ("2-3 million refugees", (2e6, 3e6)),
        ("12–15 houses", (12, 15)),
        ("two or three tanks", (2, 3)),
        ("hundreds of captives", (200, 999)),
    ],
)
def test_ranges_and_vague_words_have_bounds_and_no_value(text: str, bounds: tuple[float, float]) -> None:
    quantity = only(text)
    assert quantity.value is None
    assert (quantity.low, quantity.high) == bounds


def test_a_change_from_one_figure_to_another_is_no_range() -> None:
    assert [quantity.value for quantity in find_quantities("The price rose from 20 to 35 dollars.")] == [20, 35]


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("the 600-mile front", "mile", "mile"),
        ("a two-hour meeting", "hour", "hour"),
        ("two ballistic missiles", "ballistic missile", "ballistic missiles"),
        ("four key cities — Donetsk", "city", "key cities"),
        ("eight others", "person", "others"),
        ("$3.5 billion", "dollar", None),
        ("20 percent", "percent", None),
        ("20%", "percent", None),
        ("12 percentage points", "percentage point", "percentage points"),
        ("155mm shells", "millimetre", None),
        ("three of the villages", "village", "villages"),
        ("Five men", "person", "men"),
    ],
)
def test_units_are_singular_and_people_are_persons(text: str, unit: str, counted: str | None) -> None:
    quantity = only(text)
    assert (quantity.unit, quantity.counted) == (unit, counted)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("One person was killed in the attack.", PersonStatus.KILLED),
        ("killing at least eight people", PersonStatus.KILLED),
        ("the deaths of six priests", PersonStatus.KILLED),
        ("12 dead", PersonStatus.KILLED),
        ("The death toll rose to 25.", PersonStatus.KILLED),
        ("The blast left ten people dead.", PersonStatus.KILLED),
        ("eight others were wounded", PersonStatus.WOUNDED),
        ("Six people shot to death", PersonStatus.KILLED),
        ("Four villagers remain missing.", PersonStatus.MISSING),
        ("The police arrested 40 protesters.", PersonStatus.DETAINED),
        ("30 soldiers were captured", PersonStatus.CAPTURED),
        ("About 5,000 residents fled the city.", PersonStatus.DISPLACED),
        ("390 people were freed", PersonStatus.RETURNED),
        ("Three ministers met.", None),
        ("300 delegates attended", None),
    ],
)
def test_what_happened_to_people_is_read(text: str, status: PersonStatus | None) -> None:
    assert only(text).person_status is status


def test_the_doer_is_not_the_victim() -> None:
    doers, victims = find_quantities("Two gunmen killed 12 people.")
    assert doers.person_status is None
    assert victims.person_status is PersonStatus.KILLED


def test_lists_share_what_happened() -> None:
    for text in ("They killed two soldiers and three civilians.", "Two soldiers and three civilians were killed."):
        assert {quantity.person_status for quantity in find_quantities(text)} == {PersonStatus.KILLED}


def test_a_part_of_the_dead_is_dead() -> None:
    found = find_quantities("The raid killed 19 people, including 10 children.")
    assert [(quantity.value, quantity.person_status) for quantity in found] == [
        (19, PersonStatus.KILLED),
        (10, PersonStatus.KILLED),
    ]
    assert found[1].category == "child"


def test_killed_and_wounded_are_kept_apart() -> None:
    found = find_quantities(
        "One person was killed and eight others were wounded, including four in critical condition."
    )
    assert [(q.value, q.person_status, q.severity) for q in found] == [
        (1, PersonStatus.KILLED, None),
        (8, PersonStatus.WOUNDED, None),
        (4, PersonStatus.WOUNDED, Severity.CRITICAL),
    ]
    assert found[2].unit == "person"


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("1,000 prisoners each", "per_side"),
        ("390 people from each side", "per_side"),
        ("15 drones a day", "per_day"),
        ("a total of 20 tanks", "total"),
        ("12 people died", "total"),
        ("20 tanks", None),
        ("the third attack this week", "ordinal"),
    ],
)
def test_the_basis_of_a_count(text: str, basis: str | None) -> None:
    assert only(text).basis == basis


def test_a_breakdown_for_each_group_is_per_side() -> None:
    found = find_quantities(
        "Both gave the same breakdown for each group: 270 members of the military and 120 civilians."
    )
    assert [(q.value, q.basis, q.category) for q in found] == [
        (270, "per_side", "military"),
        (120, "per_side", "civilian"),
    ]


@pytest.mark.parametrize(
    "text", ["on May 16, 2025", "in 2022", "at 10:30 a.m.", "the 1990s", "16 May", "23/05/2025", "the May 4th talks"]
)
def test_dates_are_no_figures(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_span_covers_the_number_with_its_sign() -> None:
    text = "They paid more than $3.5 billion and lost 20% to two men."
    assert [text[q.start : q.end] for q in find_quantities(text)] == ["$3.5 billion", "20%", "two"]


@given(WORDS | st.text(max_size=120))
def test_figures_lie_in_the_text_in_order(text: str) -> None:
    found = find_quantities(text)
    assert [q.start for q in found] == sorted(q.start for q in found)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(q.low is not None and q.high is not None and q.low <= q.high for q in found)
    assert all(q.value is None or q.low == q.high == q.value for q in found)


@pytest.mark.parametrize(
    "text", ["the 335 Squadron took off", "Press release No. 118/2025", "under Resolution 1701", "along Route 60"]
)
def test_digits_in_a_name_count_nothing(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Oil jumped 4% to $76 a barrel.", [4, 76]),
        ("It lost 5% to 12 tanks.", [5, 12]),
        ("Prices rose 3 to 5 percent.", [None]),
        ("It cost $3 to 5 million.", [None]),
        ("It cost $3 million to $5 million.", [None]),
    ],
)
def test_bounds_of_a_range_are_of_one_kind(text: str, values: list[float | None]) -> None:
    assert [quantity.value for quantity in find_quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "value", "unit", "basis"),
    [
        ("2,000-pound bombs", 2000, "pound", None),
        ("Rs 500", 500, "rupee", None),
        ("EUR 20 million", 20e6, "euro", None),
        ("50 km/h", 50, "kilometre", "per_hour"),
        ("100+ missiles", 100, "missile", None),
        ("a 12-strong crew", 12, "person", "total"),
        ("six Ukrainians", 6, "person", "total"),
        ("20 of the tanks", 20, "tank", None),
    ],
)
def test_measures_codes_and_rates_are_read(text: str, value: float, unit: str, basis: str | None) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.basis) == (value, unit, basis)


@pytest.mark.parametrize("text", ["20-plus soldiers", "100+ missiles"])
def test_a_plus_says_at_least(text: str) -> None:
    assert only(text).qualifier is Qualifier.AT_LEAST


def test_things_are_counted_past_their_measure() -> None:
    assert [(quantity.value, quantity.unit) for quantity in find_quantities("ten 500-kg bombs")] == [
        (10, "bomb"),
        (500, "kilogram"),
    ]


@given(st.integers(0, 999_999))
def test_numbers_in_words_come_back_as_they_were(number: int) -> None:
    assert [quantity.value for quantity in find_quantities(f"They saw {_spelled(number)} ships.")] == [number]


def _spelled(number: int) -> str:
    small = "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
    small += [f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")]
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if number < 20:
        return small[number]
    if number < 100:
        return tens[number // 10 - 2] + (f"-{small[number % 10]}" if number % 10 else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = f" {'and ' if number % size < 100 else ''}{_spelled(number % size)}" if number % size else ""
    return f"{_spelled(number // size)} {name}{rest}"
