"""What changed between two readings of a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checks.text.paragraph_changes import ParagraphChange, paragraph_changes

HEAD, TOLL = "Missiles struck the port of Odesa.", "One person was killed and eight were wounded, the governor said."
LATER = "Two people were killed and eight were wounded, the governor said."
texts = st.lists(st.sampled_from([HEAD, TOLL, LATER, "", "  ", "It was quiet."]), max_size=8).map("\n\n".join)


def test_a_rewritten_paragraph_is_a_pair() -> None:
    assert paragraph_changes(f"{HEAD}\n\n{TOLL}", f"{HEAD}\n\n{LATER}") == (ParagraphChange(TOLL, LATER),)


def test_paragraphs_come_and_go() -> None:
    assert paragraph_changes(HEAD, f"{HEAD}\n\n{TOLL}") == (ParagraphChange("", TOLL),)
    assert paragraph_changes(f"{HEAD}\n\n{TOLL}", TOLL) == (ParagraphChange(HEAD, ""),)


def test_another_text_in_the_same_place_is_no_rewriting() -> None:
    assert paragraph_changes(HEAD, "Subscribe now") == (ParagraphChange(HEAD, ""), ParagraphChange("", "Subscribe now"))


def test_spaces_and_empty_lines_do_not_count() -> None:
    assert paragraph_changes(f"{HEAD}\n{TOLL}", f"\n {HEAD}\n\n\n{TOLL.replace(' ', '  ')} ") == ()


def test_endless_paragraphs_are_not_compared_word_by_word() -> None:
    old, new = "word " * 50_000, "other " * 50_000
    assert paragraph_changes(old, new) == (ParagraphChange(old.strip(), new.strip()),)


@given(texts, texts)
def test_both_texts_can_be_told_from_what_changed(old: str, new: str) -> None:
    """Nothing is said of paragraphs that stayed, and nothing that came or went is left out."""
    changes = paragraph_changes(old, new)
    assert all(change.old != change.new for change in changes)
    gone = sorted(change.old for change in changes if change.old)
    come = sorted(change.new for change in changes if change.new)
    before, after = (sorted(line for line in text.split("\n") if line.strip()) for text in (old, new))
    assert sorted([*before, *come]) == sorted([*after, *gone])
    assert paragraph_changes(old, old) == ()
