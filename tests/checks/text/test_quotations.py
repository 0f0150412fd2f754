"""Quotations: marks, tags, full names, verbs and media."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.mention import Quotation
from checks.text.quotations import find_quotations

WORDS = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "‘",
            "’",
            "'",
            "«",
            "»",
            "said",
            "Ann",
            "Example",
            "he",
            ",",
            ".",
            "?",
            "the",
            "minister",
            "\n",
            "told",
        ]
    ),
    max_size=40,
).map(" ".join)


def only(text: str) -> Quotation:
    [quotation] = find_quotations(text)
    return quotation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We won,” he said.", "We won,"),
        ('"We won," he said.', "We won,"),
        ("‘We won,’ he said.", "We won,"),
        ("«Nous partons», said Ann.", "Nous partons"),
        ("„Wir gehen“, said Ann.", "Wir gehen"),
        ("‘The soldiers’ families wept,’ she said.", "The soldiers’ families wept,"),
    ],
)
def test_marks_of_all_sorts_are_read(text: str, words: str) -> None:
    quotation = only(text)
    assert quotation.words == words
    assert text[quotation.start + 1 : quotation.end - 1] == words


@pytest.mark.parametrize("text", ["It’s the soldiers’ day.", "the ’90s and rock ’n’ roll", "They don't; it's John's."])
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert find_quotations(text) == ()


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("“We won,” Ann Example said.", "Ann Example", "said"),
        ("“We won,” said Ann Example, the mayor of Kyiv.", "Ann Example", "said"),
        ("“We won,” President Ann Example of Ruritania said on Friday.", "Ann Example", "said"),
        ("“We won,” according to Ann Example.", "Ann Example", "according to"),
        ("Ann Example said: “We won.”", "Ann Example", "said"),
        ("Ann Example told reporters on Monday that they had “won the day.”", "Ann Example", "told"),
        ("Ann Example was first to speak, saying that it “could be big.”", "Ann Example", "saying"),
        ("According to Ann Example, “it is over.”", "Ann Example", "according to"),
        ("The deal was “a farce” and would fail, Ann Example said.", "Ann Example", "said"),
        ("“We won,” the army spokesman said.", "the army spokesman", "said"),
        (
            "“We won,” an official who asked not to be named told the agency.",
            "an official",
            "told",
        ),
        ("Ann Example: “We won.”", "Ann Example", "said"),
    ],
)
def test_the_speaker_is_found(text: str, speaker: str, verb: str) -> None:
    quotation = only(text)
    assert (quotation.speaker, quotation.verb) == (speaker, verb)
    assert quotation.speaker_start is not None
    assert quotation.speaker_end is not None
    assert text[quotation.speaker_start : quotation.speaker_end]


def test_a_surname_becomes_the_full_name() -> None:
    text = "President Ann Example arrived. “We won,” Example said."
    assert only(text).speaker == "Ann Example"


def test_a_pronoun_becomes_who_the_sentence_before_is_about() -> None:
    text = "“We won,” said Minister Bob Sample.\nPresident Ann Example was glad.\n“So am I,” she said."
    assert [quotation.speaker for quotation in find_quotations(text)] == ["Bob Sample", "Ann Example"]


def test_a_title_becomes_its_bearer() -> None:
    text = "President Ann Example arrived at noon. “We won,” the president said."
    assert only(text).speaker == "Ann Example"


def test_a_quotation_that_goes_on_after_its_tag_is_two_with_one_speaker() -> None:
    first, second = find_quotations("“We,” Ann Example said, “are done.”")
    assert first.speaker == second.speaker == "Ann Example"
    assert first.is_interrupted
    assert not second.is_interrupted


def test_a_second_quotation_in_a_paragraph_has_the_same_speaker() -> None:
    found = find_quotations("“We won,” Ann Example said. “They lost. It is over.”")
    assert {quotation.speaker for quotation in found} == {"Ann Example"}


def test_a_quotation_inside_another_has_its_own_speaker() -> None:
    outer, inner = find_quotations("“Bob Sample told me, ‘I will never leave,’ and he left,” said Ann Example.")
    assert (outer.speaker, inner.speaker) == ("Ann Example", "Bob Sample")
    assert outer.start < inner.start < inner.end < outer.end


def test_scare_quotes_have_no_speaker() -> None:
    assert only("The so-called “special operation” went on.").speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "He starred in “The War of the Worlds” for years.",
        "It ran on CNN’s “Face the Nation,” Ann Example told reporters later.",
        "The so-called “republic” fell.",
        '<a href="page.html">Read it</a>',
    ],
)
def test_names_and_single_words_in_marks_are_no_quotations(text: str) -> None:
    assert find_quotations(text) == ()


@pytest.mark.parametrize("heading", ["‘There was no choice’", "“NOBODY WAS SPARED”"])
def test_a_heading_in_marks_is_no_quotation(heading: str) -> None:
    text = f"“We had no choice,” said Ann Example. “It was over.”\n\n{heading}\n\n“We left,” she said."
    assert [quotation.words for quotation in find_quotations(text)] == ["We had no choice,", "It was over.", "We left,"]


def test_a_name_between_a_verb_and_its_quotation_parts_them_not() -> None:
    assert only("Ann Example told the BBC’s “Today” programme that it was “a grave mistake”.").speaker == "Ann Example"


def test_a_quotation_over_several_paragraphs_has_one_speaker() -> None:
    text = "“We saw the flash.\n\n“Then the roof came down.\n\n“We ran,” said Ann Example."
    found = find_quotations(text)
    assert [quotation.speaker for quotation in found] == ["Ann Example"] * 3
    assert [quotation.words for quotation in found] == ["We saw the flash.", "Then the roof came down.", "We ran,"]


def test_an_open_quotation_before_another_subject_stays_without_a_speaker() -> None:
    found = find_quotations("“We saw the flash.\n\nIt rained in town all day long.\n\n“We ran,” said Ann Example.")
    assert found[0].speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "Ann Example called it “a farce” and “a bad joke”.",
        "“It is bad. Very bad,” Ann Example said, adding that it was “getting worse”.",
        "Ann Example spoke for an hour. “We won. They lost.”",
        "Ann Example said the army had done “what it could”, according to reporters there.",
    ],
)
def test_quotations_of_one_sentence_or_thought_share_their_speaker(text: str) -> None:
    assert {quotation.speaker for quotation in find_quotations(text)} == {"Ann Example"}


def test_each_side_of_a_sentence_speaks_for_itself() -> None:
    text = "The rebels said it was “a fair answer,” while the Ruritanian army vowed to “strike with force.”"
    assert [quotation.speaker for quotation in find_quotations(text)] == ["The rebels", "the Ruritanian army"]


def test_she_is_a_person_and_no_army() -> None:
    text = (
        "The Northern Front took the town. Half the duties went to the army, says Helen Sample, who studies it.\n\n"
        "‘It’s a heavy blow,’ she said. ‘The generals don’t need the town. They need its money.’"
    )
    assert {quotation.speaker for quotation in find_quotations(text)} == {"Helen Sample"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Israeli military says it hit “eleven launch sites and a command post”.", "The Israeli military"),
        ("Opposition parties, two of which are banned, called it “a coup against the calendar”.", "Opposition parties"),
        ("“We work on,” said the head of the directorate, Col. Ann Example. “It helps.”", "Ann Example"),
        ("The Foreign Office said it was ‘urgently seeking’ information.", "Foreign Office"),
        (
            "Ruritania’s Defense Ministry said on Telegram that it was “a lie and a trap”.",
            "Ruritania’s Defense Ministry",
        ),
        ("Karsh’s army described the claim as “baseless, all of it,” and said it was “in control”.", "Karsh’s army"),
        ("The unit’s spokesperson told residents to leave “at once and on foot”.", "The unit’s spokesperson"),
    ],
)
def test_bodies_and_offices_speak_under_their_own_names(text: str, speaker: str) -> None:
    assert {quotation.speaker for quotation in find_quotations(text)} == {speaker}


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("“We won,” Ann Example said.", "said"),
        ("“We won,” Ann Example wrote.", "wrote"),
        ("“We won,” Ann Example posted.", "posted"),
        ("“We won,” Ann Example wrote on Truth Social.", "posted"),
        ("Ann Example said in a post on Friday that they “won it.”", "posted"),
    ],
)
def test_the_medium_is_read(text: str, medium: str) -> None:
    assert only(text).medium == medium


def test_a_few_words_in_a_sentence_are_partial() -> None:
    assert only("It “could lead to something big,” Ann Example said.").is_partial
    assert not only("“It could lead to something big,” Ann Example said.").is_partial


@given(WORDS | st.text(max_size=150))
def test_quotations_lie_in_the_text_in_order(text: str) -> None:
    found = find_quotations(text)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for quotation in found:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert quotation.words in text[quotation.start : quotation.end]
        if quotation.speaker_start is not None and quotation.speaker_end is not None:
            assert 0 <= quotation.speaker_start < quotation.speaker_end <= len(text)


def test_names_and_labels_end_with_their_line() -> None:
    text = "The talks go on.\n21:12 BST\nTrump: “I may do it.”\nMr Trump would not say. “Nobody knows,” Trump said.\n"
    assert [quotation.speaker for quotation in find_quotations(text)] == ["Trump", "Trump"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister of defence, Ms Ann Example, stated: “We won.”", "Ann Example"),
        ("The group, based in Gaza, said: “We won.”", "The group"),
        ("Ann Example said in a video posted on Telegram that they “won the war”.", "Ann Example"),
        ("Mr Example, the president, said: “We won.”", "Example"),
    ],
)
def test_an_office_speaks_with_the_name_of_its_bearer(text: str, speaker: str) -> None:
    assert only(text).speaker == speaker
