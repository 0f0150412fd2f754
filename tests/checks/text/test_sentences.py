"""Sentences: quotations with their tags, abbreviations, datelines, wrapped lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.span import Span
from checks.text.furniture import find_furniture
from checks.text.sentences import split_sentences


def split(text: str) -> list[str]:
    return [sentence.of(text) for sentence in split_sentences(text)]


def test_full_stops_questions_and_exclamations_end_sentences() -> None:
    assert split("It rained. Did it? It did! And more… Then it stopped.") == [
        "It rained.",
        "Did it?",
        "It did!",
        "And more…",
        "Then it stopped.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gen. John Sample and Lt. Col. Ann Example met Mr. Doe.",
        "The U.S. State Department spoke to J. R. Sample.",
        "On Jan. 6 No. 5 was hit at 5 p.m. on Main St. by a shell.",
        "He paid $3.5 million, i.e. more than before, to Example Inc. of Delaware.",
        "The site example.com and version 2.0 are down.",
        "The agency (see p. 5. and elsewhere) did not answer.",
        "“A major swap was just completed. This could lead to something big???” Sample added, raising hopes.",
        "“It is over. We go home,” he said.",
        "“It is over. We go home!” the minister told reporters in Kyiv.",
        "He wrote: “We won. They lost. It is done.”",
        "The minister called it “a farce. A sham” and left.",
        '"Who did it? We know," Ann Example said.',
        "‘It is over. We go home,’ he said.",
        "Maj. Gen. A. B. Sample, Lt. Col. C. Doe and Sgt. 1st Class Ann Example met near Mt. Hermon.",
        "The shelling began at 5 p.m. Monday, the U.N. Security Council heard.",
        "It ended at 4 a.m. ET, officials said.",
        "«The register is not ready. It will be ready soon,» the ministry wrote in a statement.",
        "“What now??? We wait…” he said.",
        "“We had every permit. We had told them,” Ann Example, who heads the corps, tells our reporter.",
    ],
)
def test_one_sentence_stays_whole(sentence: str) -> None:
    assert split(sentence) == [sentence]


def test_an_abbreviation_may_end_a_sentence() -> None:
    assert split("He flew to the U.S. The talks went on.") == ["He flew to the U.S.", "The talks went on."]
    assert split("It was out by 4 a.m. Nobody was hurt.") == ["It was out by 4 a.m.", "Nobody was hurt."]
    assert split("They met at 5 p.m. Officials left.") == ["They met at 5 p.m.", "Officials left."]
    assert split("He said no. Five left.") == ["He said no.", "Five left."]


def test_a_quotation_without_a_tag_is_cut_at_each_full_stop() -> None:
    assert split("“We won. They lost. It is done.” The crowd cheered.") == [
        "“We won.",
        "They lost.",
        "It is done.”",
        "The crowd cheered.",
    ]


def test_what_follows_a_closed_quotation_with_a_subject_of_its_own_is_another_sentence() -> None:
    assert split("“It is over.” The minister said that he would leave.") == [
        "“It is over.”",
        "The minister said that he would leave.",
    ]


def test_a_dateline_stands_apart() -> None:
    assert split("KYIV, May 23 — Talks resumed.") == ["KYIV, May 23 —", "Talks resumed."]
    assert split("LONDON (Reuters) - Talks resumed.") == ["LONDON (Reuters) -", "Talks resumed."]
    assert split("NAIROBI, Nov 3 (Example Press) — It rained.") == ["NAIROBI, Nov 3 (Example Press) —", "It rained."]
    assert split("UNITED NATIONS (AP) _ Talks resumed.") == ["UNITED NATIONS (AP) _", "Talks resumed."]
    assert split("(Reuters) - Talks resumed.") == ["(Reuters) -", "Talks resumed."]
    assert split("Kyiv, Ukraine — Talks resumed.") == ["Kyiv, Ukraine —", "Talks resumed."]
    assert split("Kyiv, Ukraine — a city at war — slept.") == ["Kyiv, Ukraine — a city at war — slept."]
    assert split("Two towns — Avdiivka and Bakhmut — fell.") == ["Two towns — Avdiivka and Bakhmut — fell."]


def test_a_bullet_sign_is_left_out() -> None:
    assert split("• Two people died.\n• Three were hurt.") == ["Two people died.", "Three were hurt."]
    assert split("- Two people died.") == ["Two people died."]


def test_wrapped_lines_are_joined_and_short_lines_are_not() -> None:
    wrapped = "The delegation arrived in the city late on Thursday and left\nit again the next morning. Nobody spoke."
    assert split(wrapped) == [wrapped[: wrapped.index(" Nobody")], "Nobody spoke."]
    assert split("Missiles Hit Port\nTalks Stall") == ["Missiles Hit Port", "Talks Stall"]


def test_furniture_is_left_out() -> None:
    text = "Two people died.\nRecent comments\nThree were hurt."
    sentences = split_sentences(text, find_furniture(text))
    assert [sentence.of(text) for sentence in sentences] == ["Two people died.", "Three were hurt."]


def test_an_entry_of_a_live_blog_stands_without_its_hour() -> None:
    text = "It rained.\n14:31 — Sirens sound in the city. Nobody is hurt."
    sentences = split_sentences(text, find_furniture(text))
    assert [sentence.of(text) for sentence in sentences] == [
        "It rained.",
        "Sirens sound in the city.",
        "Nobody is hurt.",
    ]


def test_furniture_inside_a_paragraph_is_cut_out() -> None:
    text = "Rescuers at work. (Photo by A) They left."
    sentences = split_sentences(text, (Span(18, 30),))
    assert [sentence.of(text) for sentence in sentences] == ["Rescuers at work.", "They left."]


def test_scripts_without_capitals_are_cut() -> None:
    assert split("他走了。她来了。") == ["他走了。", "她来了。"]
    assert split("Він пішов. Вона прийшла.") == ["Він пішов.", "Вона прийшла."]


@given(st.text(alphabet=st.sampled_from("Ab.!?“”\"'‘’()[ \n,—•U.S said"), max_size=300) | st.text(max_size=200))
def test_sentences_are_trimmed_apart_and_hold_all_ink_but_bullets(text: str) -> None:
    sentences = split_sentences(text)
    assert all(span.of(text) == span.of(text).strip() != "" for span in sentences)
    assert all(left.end <= right.start for left, right in pairwise(sentences))
    kept = sum(len("".join(span.of(text).split())) for span in sentences)
    bullets = sum(text.count(sign) for sign in "•‣◦▪■●·*-–—.)(0123456789") + len(text.split("\n")) * 3
    assert kept >= len("".join(text.split())) - bullets


PIECES = [
    "It rained. ",
    "“We won. They lost,” he said. ",
    "• Two died;\n",
    "Read more\n",
    "14:31 – Sirens sound.\n",
    "KYIV, May 23 — ",
    "at 5 p.m. Nobody ",
    "Photograph: A\n",
    "U.N. ",
    "\n\n",
    "(Reuters) - ",
    "‘go’ ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_sentences_and_furniture_hold_every_letter_of_an_article(text: str) -> None:
    furniture = find_furniture(text)
    spans = sorted([*split_sentences(text, furniture), *furniture])
    assert all(left.end <= right.start for left, right in pairwise(spans))
    held = set().union(*(range(span.start, span.end) for span in spans)) if spans else set()
    assert [text[at] for at in range(len(text)) if text[at].isalpha() and at not in held] == []


def test_a_date_line_is_no_part_of_the_headline_above_it() -> None:
    headline = "Explosions heard in the city as missiles hit the harbour"
    assert headline in split(f"{headline}\nLast updated: 18 June 2025 21:40 BST\n\nNobody spoke.")
