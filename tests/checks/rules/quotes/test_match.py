"""The words of a quotation against those of its source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.evidence import EvidenceKind
from checks.domain.finding import Level
from tests.checks.rules.conftest import record

SAID = "“{},” President Ann Example said on Friday."
SOURCE = "We will not sign the plan of 12 points. It is too late. We want peace???"


def source(words: str = SOURCE, **fields: object) -> object:
    return record("The post in full", quote_text=words, original_source="Ann Example", publisher="The Post", **fields)


@pytest.mark.parametrize(
    ("quoted", "level", "told"),
    [
        ("We will not sign the plan of 12 points", Level.SUPPORTS, "as they are quoted"),
        ("We will sign the plan of 12 points", Level.CONFLICTS, "A denial changed"),
        ("We will not sign the plan of 21 points", Level.CONFLICTS, "“21” here, “12” in The Post"),
        ("We will not read the plan of 12 points", Level.CONFLICTS, "“read” here, “sign” in The Post"),
        ("We will not sign a plan of 12 points", Level.PARTLY, "“a” here, “the” in The Post"),
        ("We will not ever sign the plan of 12 points", Level.PARTLY, "“ever” was put into"),
        ("We will not sign the plan", Level.SUPPORTS, "as they are quoted"),
        ("We will not sign the plan of 12 points. We want peace", Level.PARTLY, "“It is too late”"),
        ("We will not sign the plan of 12 points … We want", Level.SUPPORTS, "as they are quoted"),
        ("[The government] will not sign the plan of 12 points", Level.SUPPORTS, "as they are quoted"),
    ],
)
def test_what_became_of_the_words_is_told(look: Callable, quoted: str, level: Level, told: str) -> None:
    looked = look(SAID.format(quoted), source(), on="Ann Example said")
    found = [each for each in looked.of("quote.match") if told in each.message]
    assert [each.level for each in found] == [level], looked.of("quote.match")


def test_both_values_say_where_they_stand(look: Callable) -> None:
    looked = look(SAID.format("We will not sign the plan of 21 points"), source(), on="Ann Example said")
    here, there = looked.one("quote.match").values
    assert here.span is not None
    assert here.span.of(looked.desk.version.text) == "21"
    assert there.span is not None
    assert there.span.of(f"“{SOURCE}”") == "12"


def test_a_full_stop_for_question_marks_is_a_change(look: Callable) -> None:
    looked = look("President Ann Example said: “We want peace.”", source(), on="“We want peace.”")
    found = looked.one("quote.match")
    assert found.level is Level.PARTLY
    assert [value.value for value in found.values] == ["peace.", "peace???"]


def test_one_record_that_has_the_words_settles_it(look: Callable) -> None:
    slip = record("A copy", quote_text="We will not sign the plans of 12 points.")
    looked = look(SAID.format("We will not sign the plan of 12 points"), slip, source(), on="Ann Example said")
    assert looked.levels("quote.match") == (Level.SUPPORTS,)


def test_another_rendering_of_translated_words_is_no_alteration(look: Callable) -> None:
    looked = look(
        SAID.format("We will never put our name to the plan of 12 points"),
        source("We will never sign the plan of 12 points", quote_language="uk"),
        on="Ann Example said",
    )
    assert looked.levels("quote.match") == (Level.NOTE,)


def test_an_outlet_that_tells_the_words_may_have_slipped_itself(look: Callable) -> None:
    told = record("A report", says="Ann Example said: “We will not read the plan of 12 points.”")
    looked = look(SAID.format("We will not sign the plan of 12 points"), told, on="Ann Example said")
    assert looked.levels("quote.match") == (Level.PARTLY,)


@pytest.mark.parametrize(
    "says",
    [
        "Ann Example would sign the plan of 12 points, the report says.",
        "Bob Sample said: “We will sign the plan of 12 points.”",
        "“It rained,” Ann Example said.",
        "",
    ],
)
def test_indirect_speech_and_other_speakers_and_sayings_are_left_alone(look: Callable, says: str) -> None:
    told = record("A report", says=says)
    assert not look(SAID.format("We will not sign the plan of 12 points"), told, on="Ann Example said").of(
        "quote.match"
    )


def test_where_the_speaker_goes_on_to_limit_it_that_is_noted(look: Callable) -> None:
    words = "We are ready to sign the plan if they stop first."
    looked = look(SAID.format("We are ready to sign the plan"), source(words), on="Ann Example said")
    assert set(looked.levels("quote.match")) == {Level.SUPPORTS, Level.NOTE}


def test_the_text_of_a_kept_page_is_looked_through(look: Callable) -> None:
    page = record("Transcript")
    text = "Filler words come first. “We will sign the plan of 12 points,” said Ann Example. More words follow."
    looked = look(
        SAID.format("We will not sign the plan of 12 points"), page, texts={page.id: text}, on="Ann Example said"
    )
    found = looked.one("quote.match")
    assert found.level is Level.CONFLICTS


def test_a_post_needs_no_marks(look: Callable) -> None:
    post = record("Post")
    post = type(post)(post.id, EvidenceKind.SOCIAL_POST, "Post")
    text = "Dear all. We will sign the plan of 12 points. Thank you."
    looked = look(
        SAID.format("We will not sign the plan of 12 points"), post, texts={post.id: text}, on="Ann Example said"
    )
    assert looked.one("quote.match").level is Level.CONFLICTS


def test_a_figure_is_the_same_in_every_language(look: Callable) -> None:
    looked = look(
        SAID.format("We will never sign the plan of 21 points"),
        source("We shall never put our name to this plan of 12 points", quote_language="uk"),
        on="Ann Example said",
    )
    assert not looked.of("quote.match")
    looked = look(
        SAID.format("We will never sign the plan of 21 points"),
        source("We will never sign that plan of 12 points", quote_language="uk"),
        on="Ann Example said",
    )
    assert looked.levels("quote.match") == (Level.PARTLY,)


def test_a_page_that_should_have_the_words_and_has_not_is_named(look: Callable) -> None:
    page, told = record("Page", publisher="The Page"), record("Told", says="She spoke of the plan.")
    text = SAID.format("We will not sign the plan of 12 points")
    found = look(text, page, texts={page.id: "It rained."}, on="Ann Example said").one("quote.match")
    assert (found.level, found.missing) == (Level.CANNOT_TELL, ("text with these words",))
    assert not look(text, told, on="Ann Example said").of("quote.match")


def test_a_shout_that_became_a_full_stop_is_a_note(look: Callable) -> None:
    looked = look("President Ann Example said: “We want peace.”", source("We want peace!"), on="“We want peace.”")
    assert looked.levels("quote.match") == (Level.NOTE,)


def test_neither_order_nor_a_record_of_something_else_matters(look: Callable) -> None:
    text = SAID.format("We will sign the plan of 21 points")
    records = [
        source(),
        record("A copy", quote_text="We will sign the plans of 21 points."),
        record("B", says="It rained."),
    ]
    told = [
        {(each.level, each.message) for each in look(text, *order, on="Ann Example said").of("quote.match")}
        for order in (records, records[::-1], records[:2])
    ]
    assert told[0] == told[1] == told[2]
    assert told[0]
