"""One person who was harmed or taken counts as one; a witness, a group and a deal count nobody."""

from __future__ import annotations

import pytest

from checks.text.quantities import find_quantities


def told(text: str) -> list[tuple[str, float | None, str | None]]:
    """The people counted: the words of the figure, its value, what happened to them."""
    return [
        (text[each.start : each.end], each.value, each.person_status and each.person_status.value)
        for each in find_quantities(text)
        if each.person_status
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A man was wounded in the attack.", "wounded"),
        ("A soldier has been killed by a mine.", "killed"),
        ("A police officer was seriously wounded.", "wounded"),
        ("A Palestinian man was shot dead.", "killed"),
        ("A soldier died on Friday.", "killed"),
        ("A 12-year-old girl was killed.", "killed"),
        ("A woman, 30, was killed.", "killed"),
        ("The blast injured a teenager.", "wounded"),
        ("The raid followed the murder of a judge in May.", "killed"),
        ("A spokesman, speaking after a soldier was killed, said so.", "killed"),
        ("A journalist who was kidnapped in January is still in their hands.", "captured"),
    ],
)
def test_one_person_is_a_figure_of_one(text: str, status: str) -> None:
    ((words, value, found),) = told(text)
    assert (words.lower(), value, found) == ("a", 1.0, status)


@pytest.mark.parametrize(
    "text",
    [
        "A soldier said the town was quiet.",
        "A man and his son said a house was hit.",
        "A hostage deal was agreed.",
        "They vowed to kill a judge.",
        "A police station was damaged.",
        "A family was killed.",
        "A crew was killed.",
        "A number of people said so.",
        "A drone hit the port.",
        "An injury was reported.",
    ],
)
def test_who_only_tells_or_is_several_counts_nobody(text: str) -> None:
    assert told(text) == []


def test_a_pair_counts_each() -> None:
    assert told("A woman and two children were killed.") == [("A", 1.0, "killed"), ("two", 2.0, "killed")]
    assert told("The strike killed a woman and wounded a man.") == [("a", 1.0, "killed"), ("a", 1.0, "wounded")]


def test_a_dozen_is_no_single_person() -> None:
    assert told("It killed a dozen soldiers.") == [("a dozen", 12.0, "killed")]


def test_the_end_of_a_long_aside_is_waited_for() -> None:
    aside = "(the militia that the villages of the province set up in the first year of the war against the rebels)"
    assert told(f"At least 16 members of the patrol {aside} died.") == [("16", 16.0, "killed")]


def test_an_adverb_may_stand_before_what_happened() -> None:
    assert told("Three soldiers have been fatally shot dead.") == [("Three", 3.0, "killed")]
