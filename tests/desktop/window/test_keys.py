"""Keys can be changed, and no key ever does two things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from desktop.window.action_spec import Spec
from desktop.window.action_table import specs
from desktop.window.keys import KeyRefused, keys_of, require_free, without_default
from desktop.window.main import MainWindow
from desktop.window.program import Program


def spec(action_id: str) -> Spec:
    return next(each for each in specs() if each.id == action_id)


@pytest.mark.parametrize(
    ("chosen", "keys", "letters"),
    [
        ({}, (), ("J",)),
        ({"article.next_claim": "G"}, (), ("G",)),
        ({"article.next_claim": "Shift+G"}, (), ("Shift+G",)),
        ({"article.next_claim": "ctrl+alt+g"}, ("Ctrl+Alt+G",), ()),
        ({"article.next_claim": "F9"}, ("F9",), ()),
        ({"article.next_claim": ""}, (), ()),
        ({"another": "G"}, (), ("J",)),
    ],
)
def test_what_is_chosen_goes_before_what_is_usual(
    chosen: dict[str, str], keys: tuple[str, ...], letters: tuple[str, ...]
) -> None:
    assert keys_of(spec("article.next_claim"), chosen) == (keys, letters)


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("Ctrl+F", "Ctrl+F is the key of “Find”"),
        ("K", "K is the key of “Previous Claim”"),
        ("Tab", "Tab goes to the next field everywhere"),
        ("Ctrl+C", "Ctrl+C copies everywhere"),
        (".", ". types a sign"),
    ],
)
def test_a_key_that_is_needed_elsewhere_is_refused_in_words(key: str, reason: str) -> None:
    with pytest.raises(KeyRefused) as refusal:
        require_free(spec("article.next_claim"), key, {})
    assert str(refusal.value).startswith(reason)


def test_a_key_given_up_by_another_is_free() -> None:
    require_free(spec("article.next_claim"), "K", {"article.previous_claim": "G"})
    require_free(spec("article.next_claim"), "J", {})


def test_the_usual_key_is_not_written_down() -> None:
    one = spec("article.next_claim")
    assert without_default(one, "g", {"a": "b"}) == {"a": "b", one.id: "G"}
    assert without_default(one, "J", {one.id: "G"}) == {}
    assert without_default(one, "", {}) == {one.id: ""}


@given(picks=st.lists(st.tuples(st.sampled_from(specs()), st.sampled_from("ABCGQWZ")), max_size=12))
def test_whatever_is_allowed_no_key_does_two_things(picks: list[tuple[Spec, str]]) -> None:
    chosen: dict[str, str] = {}
    for one, key in picks:
        try:
            require_free(one, key, chosen)
        except KeyRefused:
            continue
        chosen = without_default(one, key, chosen)
    keys = [QKeySequence(key).toString() for one in specs() for part in keys_of(one, chosen) for key in part]
    assert len(keys) == len(set(keys))


def test_a_letter_works_in_panes_and_another_key_everywhere(window: MainWindow, program: Program) -> None:
    action, context = window.actions_by_id["article.next_claim"], Qt.ShortcutContext
    window.actions_by_id.set_keys({"article.next_claim": "F9"}, has_letters=True)
    assert (action.shortcuts(), action.shortcutContext()) == ([QKeySequence("F9")], context.WindowShortcut)
    assert action.toolTip() == "Next Claim (F9)"
    window.actions_by_id.set_keys({}, has_letters=True)
    assert action.shortcutContext() == context.WidgetWithChildrenShortcut
    assert window.actions_by_id.keys_of("edit.undo") == ("Ctrl+Z", "U")
