"""Tags: who is said to speak, before and after a quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.text.speakers import Tag, is_saying, last_verb_subject, tag_after, tag_before

PIECES = [
    "said",
    "Ann Example",
    "the army",
    ",",
    ".",
    "and",
    "he",
    "was",
    "called",
    "by",
    "that",
    "saying",
    ":",
    "of",
    "in",
]


def before(text: str) -> Tag | None:
    return tag_before(text, 0, len(text))


def after(text: str) -> Tag | None:
    return tag_after(text, 0, len(text))


@pytest.mark.parametrize(
    ("lead", "speaker", "verb"),
    [
        ("Ann Example said: ", "Ann Example", "said"),
        ("The army’s deputy commander said on Monday that it was ", "The army’s deputy commander", "said"),
        ("State television said on Monday that troops had been ", "State television", "said"),
        ("Aid workers called the camp ", "Aid workers", "called"),
        ("A U.N. spokesperson in Geneva said the agency was ", "A U.N. spokesperson in Geneva", "said"),
        ("A spokesman for the Northern Front said it was ", "A spokesman for the Northern Front", "said"),
        ("The president – who was elected in May – called the vote ", "The president", "called"),
        ("The minister lamented the state of the city and criticized the ", "The minister", "criticized"),
        ("Ann Example visited the port on Monday, calling it ", "Ann Example", "calling"),
        ("On Monday, Ann Example praised troops in Kyiv and called them ", "Ann Example", "called"),
        ("Ann Example is promising to build ", "Ann Example", "promising"),
        ("The raid was described by officials as ", "officials", "described"),
        ("According to the ministry, it was ", "the ministry", "according to"),
        ("Said Ann Example, who saw it: ", "Ann Example", "said"),
        ("The mayor had one more wish: ", "The mayor", "said"),
        ("Bob Sample said the army calls it ", "Bob Sample", "said"),
        ("Instead, he went on: ", "he", "went on"),
        ("Bob Sample: ", "Bob Sample", "said"),
    ],
)
def test_a_clause_that_leads_to_a_quotation_names_its_speaker(lead: str, speaker: str, verb: str) -> None:
    tag = before(lead)
    assert tag is not None
    assert (tag.speaker.of(lead), tag.verb) == (speaker, verb)


@pytest.mark.parametrize(
    "lead",
    [
        "The prison is often called ",
        "It is a sort of ",
        "Ann Example said no. The town has a ",
        "",
    ],
)
def test_a_clause_in_which_nobody_speaks_names_no_speaker(lead: str) -> None:
    assert before(lead) is None


@pytest.mark.parametrize(
    ("tail", "speaker", "verb"),
    [
        (" said Ann Example.", "Ann Example", "said"),
        (" Ann Example, the mayor, said on Friday.", "Ann Example", "said"),
        (" said the head of the corps, Col. Ann Example.", "Col. Ann Example", "said"),
        (" said the 46-year-old.", "the 46-year-old", "said"),
        (" said one of the doctors, who asked not to be named.", "one of the doctors", "said"),
        (", according to the ministry.", "the ministry", "according to"),
        (" he later wrote on Telegram.", "he", "wrote"),
        (" thundered the old general.", "the old general", "thundered"),
    ],
)
def test_a_tag_after_a_quotation_names_its_speaker(tail: str, speaker: str, verb: str) -> None:
    tag = after(tail)
    assert tag is not None
    assert (tag.speaker.of(tail), tag.verb) == (speaker, verb)


@pytest.mark.parametrize(
    "tail",
    [" Ann Example admitted that she had lost.", " was first shown in May.", " couldn’t wait for it, said nobody", ""],
)
def test_what_goes_on_after_a_quotation_is_no_tag(tail: str) -> None:
    assert after(tail) is None


def test_an_adverb_or_a_sign_keeps_the_verb_near() -> None:
    near, far = before("Ann Example said flatly: "), before("Ann Example said that it was ")
    assert near is not None
    assert far is not None
    assert (near.is_near, far.is_near) == (True, False)


def test_the_last_to_speak_in_a_stretch_is_found() -> None:
    text = "Ann Example said it rained. Bob Sample told reporters so. His remarks were brief."
    found = last_verb_subject(text, 0, len(text))
    assert found is not None
    assert found.of(text) == "Bob Sample"


def test_verbs_that_make_a_tag_by_themselves_are_known() -> None:
    assert all(is_saying(verb) for verb in ("said", "wrote", "posted", "according to"))
    assert not is_saying("attacked")


@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join) | st.text(max_size=80))
def test_tags_lie_in_any_text(text: str) -> None:
    for tag in (before(text), after(text)):
        if tag is not None:
            assert 0 <= tag.speaker.start < tag.speaker.end <= len(text)
            assert tag.speaker.of(text) == tag.speaker.of(text).strip(" ,\n")
