"""What one article says twice, and differently."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.finding import Level


@pytest.mark.parametrize(
    ("text", "level", "told"),
    [
        (
            "Ann Example wrote that it “could lead to something big.”\n\n“It could lead to something big???”",
            Level.PARTLY,
            "“big.” and “big???”",
        ),
        (
            "“We lost 12 good men in that raid,” Ann Example said.\n\n“We lost 21 good men in that raid,” she said.",
            Level.CONFLICTS,
            "“12” and “21”",
        ),
        (
            "A drone wounded nine people in Kharkiv on Friday.\n\nThe drone hit a house in Kharkiv on Friday. "
            "Eight people were wounded in Kharkiv, doctors said.",
            Level.PARTLY,
            "9 wounded and then 8 wounded in one place",
        ),
        (
            "Gov. Oleh Sample spoke on Friday.\n\nGov. Oleh Semple said that two people died.",
            Level.NOTE,
            "“Oleh Sample” and “Oleh Semple”",
        ),
        ("Gov. Oleh Sample spoke on Friday.\n\nGov. Sampel said that two died.", Level.NOTE, "“Sampel”"),
        (
            "Defense Minister Ann Sample spoke on Friday.\n\nForeign Minister Ann Sample said that two people died.",
            Level.NOTE,
            "“defense minister” here and “foreign minister” there",
        ),
    ],
)
def test_two_ways_of_one_thing_are_shown(look: Callable, text: str, level: Level, told: str) -> None:
    looked = look(text)
    found = [each for each in looked.of("article.repeats") if told in each.message]
    assert [each.level for each in found] == [level], looked.of("article.repeats")
    assert len(found[0].spans) == 2


@pytest.mark.parametrize(
    "text",
    [
        "“We will fight in the hills,” Ann Example said.\n\n“We will fight in the streets and win,” she said.",
        "Nine people were killed in Goma on Friday. Ann Example knew two of the dead in Goma.",
        "Nine people were killed in Goma on Friday. At 10:15 three people had been killed in Goma.",
        "“We will never stop fighting them. We will never stop fighting them!” Ann Example said.",
        "“It could lead to something big,” Ann Example said.\n\n“It could lead to something big,” she said again.",
        "“We lost 12 good men in that raid,” Ann Example said.\n\n“We lost 21 good men in that raid,” Bob Sample said.",
        "Nine people were wounded in Kharkiv on Friday. An earlier attack wounded eight people in Kharkiv.",
        "Nine people were wounded in Kharkiv on Friday. Eight people were wounded in Odesa on Friday.",
        "Nine people were wounded in Kharkiv on Friday. Eight people were wounded in Kharkiv on May 2.",
        "Nine people were wounded in Kharkiv on Friday. The toll rose to 11 wounded in Kharkiv.",
        "Nine people were wounded in Kharkiv on Friday, including two children. Two children were wounded in Kharkiv.",
        "Nine soldiers were wounded in Kharkiv on Friday. Eight civilians were wounded in Kharkiv.",
        "President Ann Sample met Defense Minister Ann Example on Friday. Bob Simple saw two people.",
        "Former Defense Minister Ann Sample spoke on Friday. Foreign Minister Ann Sample saw two people die.",
        "Troops left Khan Younis on Friday. They had reached Khan Yusuf in May with 200 men.",
        "Lt. Gen. Ann Sample spoke on Friday. Sample said that two people died.",
    ],
)
def test_different_things_are_left_alone(look: Callable, text: str) -> None:
    assert not look(text).of("article.repeats")


def test_words_that_are_said_to_be_repeated_need_less_in_common(look: Callable) -> None:
    said = "“We shall not negotiate with those who slit throats,” Ann Example said.\n\n"
    again = "“We will never negotiate with the people who slit throats,” Ann Example {}."
    assert len(look(said + again.format("repeated")).of("article.repeats")) >= 1
    assert look(said + again.format("wrote")).of("article.repeats") in ([], ())


def test_a_name_of_whatever_in_two_spellings_is_shown(look: Callable) -> None:
    found = look("On Friday a shell hit Barsalogho.\n\nThe people of Barsalogo fled, and two people died.")
    assert "“Barsalogho” here and “Barsalogo” there" in found.one("article.repeats").message


@pytest.mark.parametrize(
    "text",
    [
        "Two people died near Bamako on Friday.\n\nThe army of Syria fought, and Syrian doctors helped two people.",
        "Two people died, said Andrii Example.\n\nThe report by Andrei Sample told of two people.",
        "Two people died as Example Petrov spoke.\n\nThe speech of Sample Petrova was short.",
    ],
)
def test_forms_of_a_word_and_other_people_are_no_slips(look: Callable, text: str) -> None:
    assert not look(text).of("article.repeats")
