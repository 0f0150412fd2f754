from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from desktop.widgets.held import Held

words = st.text("abc", max_size=3)


def test_a_stored_value_shows_where_nobody_types() -> None:
    held = Held("old")
    assert held.take("new", "old")


def test_typing_is_not_overwritten() -> None:
    held = Held("old")
    assert not held.take("new", "typed")
    assert held.is_unsaved("typed")


def test_an_echo_that_is_out_of_date_changes_nothing() -> None:
    held = Held("")
    held.send("a")
    held.send("ab")
    assert not held.take("a", "ab")
    assert not held.take("ab", "ab")
    assert held.take("", "ab"), "undo afterwards shows again"


def test_the_same_words_twice_on_their_way_wait_for_the_second() -> None:
    held = Held("a")
    for text in ("", "a", ""):
        held.send(text)
    assert [held.take(text, "") for text in ("", "a", "")] == [False, False, False]


def test_what_was_refused_is_unsaved_again() -> None:
    held = Held("old")
    held.send("new")
    assert not held.is_unsaved("new")
    held.fail()
    assert held.is_unsaved("new")


class Typing(RuleBasedStateMachine):
    """Typing, saving and storing in any order: what was typed last is shown, saved, or on its way."""

    def __init__(self) -> None:
        super().__init__()
        self.held = Held("")
        self.shown = self.typed = self.stored = ""
        self.on_the_way: list[str] = []

    @rule(text=words)
    def type(self, text: str) -> None:
        self.shown = self.typed = text

    @rule()
    def pause(self) -> None:
        if self.held.is_unsaved(self.shown):
            self.held.send(self.shown)
            self.on_the_way.append(self.shown)

    @rule()
    def arrive(self) -> None:
        if self.on_the_way:
            self.stored = self.on_the_way.pop(0)
            if self.held.take(self.stored, self.shown):
                self.shown = self.stored

    @invariant()
    def nothing_is_lost(self) -> None:
        assert self.shown == self.typed
        on_the_way = [*self.on_the_way, self.stored]
        assert self.held.is_unsaved(self.shown) or self.shown in on_the_way


TestTyping = Typing.TestCase


@given(words, words)
def test_saving_once_is_enough(stored: str, typed: str) -> None:
    held = Held(stored)
    assert held.is_unsaved(typed) == (stored != typed)
    held.send(typed)
    assert not held.is_unsaved(typed)


@given(words, words)
def test_refusing_tells_whether_there_was_anything_on_its_way(stored: str, typed: str) -> None:
    held = Held(stored)
    assert not held.fail()
    held.send(typed)
    assert held.fail()
    assert held.is_unsaved(typed) == (stored != typed)
