"""A source that says nearly the same as a claim must not say the contrary in one place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.evidence import Stance
from checks.domain.finding import Level
from tests.checks.rules.conftest import Looked, record

RULE = "terms.contrary"
SOURCE = record("source")
LONG = " The rain did not stop. Roads were closed off. Trucks came late. Schools stayed empty."


def looked(look: Callable[..., Looked], claim: str, kept: str, **given: object) -> Looked:
    return look(claim, SOURCE, texts={SOURCE.id: kept}, **given)


def said(look: Callable[..., Looked], claim: str, kept: str) -> set[tuple[str, str]]:
    """What the claim says and what the text has instead."""
    return {(each.values[0].value, each.values[1].value) for each in looked(look, claim, kept).of(RULE)}


@pytest.mark.parametrize(
    ("claim", "kept", "pair"),
    [
        (
            "The council approved the plan for the port on Monday.",
            "The council rejected the plan for the port on Monday.",
            ("approved", "rejected"),
        ),
        (
            "The Halden Quartet was formed in 2004.",
            "The Halden Quartet was disbanded in 2004.",
            ("formed", "disbanded"),
        ),
        (
            "Harbour Lights is a 2017 Irish comedy film.",
            "Harbour Lights is a 2017 Irish comedy book, set in Cork.",
            ("film", "book"),
        ),
        (
            "Ten soldiers were killed on the northern bank of the river.",
            "The army said ten soldiers were killed on the southern bank of the river.",
            ("northern", "southern"),
        ),
        (
            "Harbour Lights was directed by Nora Velden in Cork.",
            "Harbour Lights, directed by Irish newcomer Tom Arkwright, was shot in Cork.",
            ("Nora Velden", "Tom Arkwright"),
        ),
        (
            "Nora Velden is the host of the show Harbour Lights.",
            "The show is hosted by comedian Tom Arkwright.",
            ("Nora Velden", "Tom Arkwright"),
        ),
        (
            "The song Low Tide is on the 2013 Nora Velden album Salt.",
            "“ Low Tide ” is a song by Irish singer Ada Brandt for her second album, Salt (2013).",
            ("Nora Velden", "Ada Brandt"),
        ),
        ("Nora Velden was born in Denmark in 1961.", "Nora Velden was born in Norway in 1961.", ("Denmark", "Norway")),
        (
            "Nora Velden lives in Japan.",
            "Nora Velden fled to India, where she still lives with her family.",
            ("Japan", "India"),
        ),
        (
            "Nora Velden graduated on 26 June 1980.",
            "Nora Velden (born 26 June 1980) is a Danish painter.",
            ("graduated", "born"),
        ),
        (
            "The Halden works produced 400 training films.",
            "The Halden works failed to produce any films.",
            ("produced", "failed to produce"),
        ),
    ],
)
def test_the_contrary_conflicts(look: Callable[..., Looked], claim: str, kept: str, pair: tuple[str, str]) -> None:
    assert said(look, claim, kept) == {pair}
    assert set(looked(look, claim, kept).levels(RULE)) == {Level.CONFLICTS}


def test_it_names_both_and_the_sentence_with_their_places(look: Callable[..., Looked]) -> None:
    claim = "The council approved the plan for the port on Monday."
    kept = "The rain went on. The council rejected the plan for the port on Monday." + LONG
    found = looked(look, claim, kept).of(RULE)[0]
    own, other = found.values
    assert "“The council rejected the plan for the port on Monday.”" in found.message
    assert own.span is not None
    assert own.span.of(claim) == "approved"
    assert other.evidence_id == SOURCE.id
    assert other.span is not None
    assert other.span.of(kept) == "rejected"


@pytest.mark.parametrize(
    ("claim", "kept"),
    [
        pytest.param(
            "The council approved the plan for the port on Monday.",
            "The council rejected the plan for the port on Monday. A day later it approved it.",
            id="the text goes on to say both",
        ),
        pytest.param(
            "The council approved the plan to build 300 homes.",
            "The council rejected an earlier plan to build 500 homes. Plans for 300 homes were backed.",
            id="two plans",
        ),
        pytest.param(
            "The new bridge opened on Saturday after two years of work.",
            "The old bridge closed on Saturday. Hours later the new crossing was inaugurated.",
            id="two bridges",
        ),
        pytest.param(
            "The price of wheat rose by 3 percent on Tuesday.",
            "Wheat was up 3 percent. The price of oil fell by 3 percent on Tuesday.",
            id="two prices",
        ),
        pytest.param(
            "The trial of the officer started on 4 May.",
            "The officer went on trial on 4 May. The trial of another officer ended on 4 May.",
            id="another of the sort",
        ),
        pytest.param(
            "Nora Velden joined Rovers in 2015 for two million pounds.",
            "Nora Velden left Athletic in 2015 for Rovers in a deal worth two million pounds.",
            id="left one for the other",
        ),
        pytest.param(
            "The Halden firm sold its plant in Cork to Orlan in 2015.",
            "Orlan bought the plant in Cork from the Halden firm in 2015.",
            id="told from the other side",
        ),
        pytest.param(
            "The council approved the plan for the port on Monday.",
            "The council could have rejected the plan for the port on Monday.",
            id="only thought of",
        ),
        pytest.param(
            "The council approved the plan for the port on Monday.",
            "The council had not rejected the plan for the port on Monday.",
            id="denied",
        ),
        pytest.param(
            "Harbour Lights is a 2017 Irish comedy film.",
            "Harbour Lights is a 2017 Irish comedy book director's work.",
            id="a word that only qualifies",
        ),
        pytest.param(
            "Harbour Lights was directed by Nora Velden.",
            "Harbour Lights was directed by Tom Arkwright and Nora Velden.",
            id="one of two",
        ),
        pytest.param(
            "Harbour Lights was directed by Nora Velden.",
            "Harbour Lights was directed by a group of friends, including Tom Arkwright.",
            id="not all are named",
        ),
        pytest.param(
            "Harbour Lights was directed by Nora Velden.", "Harbour Lights was directed by Ms Velden.", id="a surname"
        ),
        pytest.param(
            "Harbour Lights was directed by Nora Velden.",
            "Harbour Lights was directed by a young Dane.",
            id="a description is no name",
        ),
        pytest.param(
            "Harbour Lights was directed by Nora Velden.",
            "Harbour Lights was written by Tom Arkwright.",
            id="two roles",
        ),
        pytest.param("Nora Velden was born in Lagos.", "Nora Velden was born in Nigeria.", id="a part of it"),
        pytest.param(
            "Nora Velden was born in the UK.", "Nora Velden was born in Great Britain.", id="two names of one"
        ),
        pytest.param("Nora Velden was born in Denmark.", "Nora Velden died in Norway.", id="two events of one life"),
        pytest.param(
            "Nora Velden graduated on 26 June 2002.",
            "Nora Velden (born 26 June 1980) graduated in June 2002.",
            id="another date than that of birth",
        ),
        pytest.param(
            "The army captured the airport at dawn.", "The army did not capture the town.", id="another thing is denied"
        ),
    ],
)
def test_what_can_both_be_right_is_left_alone(look: Callable[..., Looked], claim: str, kept: str) -> None:
    assert said(look, claim, kept) == set()


@pytest.mark.parametrize("stance", [Stance.AGAINST, Stance.CONTEXT])
def test_a_record_that_is_not_to_bear_it_out_may_say_the_contrary(look: Callable[..., Looked], stance: Stance) -> None:
    claim, kept = "The council approved the plan for the port.", "The council rejected the plan for the port."
    assert looked(look, claim, kept, stance=stance).of(RULE) == ()


def test_a_record_without_a_text_of_its_own_is_not_looked_at(look: Callable[..., Looked]) -> None:
    told = record("told", says="The council rejected the plan for the port.")
    assert look("The council approved the plan for the port.", told).of(RULE) == ()


def test_an_unrelated_record_changes_nothing(look: Callable[..., Looked]) -> None:
    claim, other = "The council approved the plan for the port.", record("other")
    texts = {SOURCE.id: "The council rejected the plan for the port.", other.id: "The market was full of fish."}
    alone = look(claim, SOURCE, texts=texts).of(RULE)
    assert alone
    assert {each.message for each in look(claim, other, SOURCE, texts=texts).of(RULE)} == {
        each.message for each in alone
    }
