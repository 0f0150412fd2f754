"""Which words changed within a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.text.word_changes import word_changes


def told(old: str, new: str) -> tuple[list[str], list[str]]:
    gone, come = word_changes(old, new)
    return [span.of(old) for span in gone], [span.of(new) for span in come]


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("One person was killed.", "Two people were killed.", ["One person was"], ["Two people were"]),
        ("Eight were hurt on Friday.", "Eight were hurt, four badly, on Friday.", [], [", four badly,"]),
        ("He 🚀 said so.", "He 🚀 said it.", ["so"], ["it"]),
        ("The same  words.", "The same words.", [], []),
        ("Gone.", "", ["Gone."], []),
        ("загинула одна людина", "загинули дві людини", ["загинула одна людина"], ["загинули дві людини"]),
    ],
)
def test_changed_words_are_told(old: str, new: str, gone: list[str], come: list[str]) -> None:
    assert told(old, new) == (gone, come)


def test_a_very_long_paragraph_is_marked_between_its_common_ends() -> None:
    long = "word " * 3000
    assert told(f"{long}one {long}end", f"{long}two {long}end") == (["one"], ["two"])
    assert told(long, f"{long}more") == ([], ["more"])


@given(st.text(alphabet="ab .,", max_size=40), st.text(alphabet="ab .,", max_size=40))
def test_what_is_not_marked_is_the_same(old: str, new: str) -> None:
    gone, come = word_changes(old, new)

    def rest(text: str, spans: tuple) -> str:
        kept, at = [], 0
        for span in spans:
            kept.append(text[at : span.start])
            at = span.end
        return "".join("".join([*kept, text[at:]]).split())

    assert rest(old, gone) == rest(new, come)
