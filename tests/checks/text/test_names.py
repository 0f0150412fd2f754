"""Names of people: titles, owners, bodies, and whom a pronoun or an office means."""

import pytest

from checks.text.names import Names, read_name

TEXT = (
    "Foreign Minister Ann Example arrived in Kyiv on Monday. The Northern Front held the road. "
    "The town was quiet, says Helen Sample, who teaches there. Nobody came."
)


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("Foreign Minister Ann Example", "Ann Example", "foreign minister"),
        ("Public Works Minister Adam Sample", "Adam Sample", "public works minister"),
        ("Col. Ann Example", "Ann Example", "col"),
        ("Kyiv’s Ann Example", "Ann Example", ""),
        ("Eastern People’s Front", "Eastern People’s Front", ""),
        ("Ann Example’s", "Ann Example", ""),
        ("The Foreign Office", "Foreign Office", ""),
        ("Ruritania’s Defense Ministry", "Ruritania’s Defense Ministry", ""),
        ("Secretary of State John Sample", "John Sample", "secretary"),
    ],
)
def test_titles_and_owners_are_no_part_of_a_name(words: str, name: str, title: str) -> None:
    named = read_name(words)
    assert named is not None
    assert named.name == name
    assert named.title.startswith(title)


@pytest.mark.parametrize("words", ["President", "The", "Monday", "nobody", ""])
def test_what_is_only_a_title_or_a_common_word_is_no_name(words: str) -> None:
    assert read_name(words) is None


def test_bodies_are_told_from_people() -> None:
    front, person = read_name("Northern Front"), read_name("Ann Example")
    assert front is not None
    assert person is not None
    assert front.is_body
    assert not person.is_body


def test_a_surname_and_a_title_stand_for_the_full_name() -> None:
    names = Names(TEXT)
    assert names.full("Example", len(TEXT)) == "Ann Example"
    assert names.titled("the minister", len(TEXT)) == "Ann Example"
    assert names.full("Unknown", 0) == "Unknown"


def test_a_pronoun_means_a_person_and_no_body() -> None:
    names = Names(TEXT)
    first = names.person_before(TEXT.index("The town"))
    last = names.person_before(TEXT.index("Nobody"))
    assert first is not None
    assert last is not None
    assert (first.name, last.name) == ("Ann Example", "Helen Sample")


def test_nobody_is_meant_before_anybody_is_named() -> None:
    assert Names(TEXT).person_before(0) is None
