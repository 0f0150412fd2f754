from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from checks.domain.span import Span
from desktop.panes.find_bar import FindBar, find_spans

TEXT = "one two one\nthree ONE"


@pytest.fixture
def bar(qtbot: QtBot) -> FindBar:
    made = FindBar()
    qtbot.addWidget(made)
    made.set_text(TEXT)
    return made


def said(bar: FindBar) -> str:
    return bar.field.accessibleDescription()


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Viktor Orbán, ORBÁN", "orban", ["Orbán", "ORBÁN"]),
        ("Orban and Orbán", "Orbán", ["Orbán"]),
        ("Élysée, elysee", "elysee", ["Élysée", "elysee"]),
        ("Zelensky’s plan", "zelensky's", ["Zelensky’s"]),
        ("he said “no” twice", '"no"', ["“no”"]),
        ("a cease‑fire, a cease-fire, a cease–fire", "cease-fire", ["cease‑fire", "cease-fire", "cease–fire"]),
        ("cafe\u0301 noir", "cafe noir", ["cafe\u0301 noir"]),
        ("Київ і КИЇВ", "київ", ["Київ", "КИЇВ"]),
        ("Київ", "киів", ["Київ"]),
        ("a.b a+b", "a.b", ["a.b"]),
        ("[x] ^ x-y]", "]", ["]", "]"]),
        ("שלום עולם", "שלום", ["שלום"]),
    ],
)
def test_words_are_found_as_they_are_typed_on_a_plain_keyboard(text: str, words: str, found: list[str]) -> None:
    assert [span.of(text) for span in find_spans(text, words)] == found


@given(st.text(max_size=60), st.text(max_size=4))
def test_any_words_can_be_looked_for(text: str, words: str) -> None:
    found = find_spans(text, words)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert list(found) == sorted(found)


@given(st.text("abcé’ñ-\n .", min_size=1, max_size=30), st.data())
def test_words_of_a_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    if words.strip():
        stripped = start + len(words) - len(words.lstrip())
        assert any(span.start <= stripped < span.end for span in find_spans(text, words))


def test_every_place_is_told_and_the_first_one_shown(bar: FindBar, qtbot: QtBot) -> None:
    matched: list[tuple[Span, ...]] = []
    bar.matched.connect(matched.append)
    bar.open(0)
    with qtbot.waitSignal(bar.found) as told:
        bar.field.setText("one")
    assert matched[-1] == (Span(0, 3), Span(8, 11), Span(18, 21))
    assert told.args == [Span(0, 3)]
    assert said(bar) == "1 of 3"


def test_it_begins_where_the_cursor_stands_and_comes_round(bar: FindBar, qtbot: QtBot) -> None:
    places: list[Span] = []
    bar.found.connect(places.append)
    bar.open(9, "one")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    bar.find_next()
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    bar.find_previous()
    assert [place.start for place in places][-5:] == [18, 0, 8, 0, 18]
    assert said(bar) == "3 of 3"


def test_buttons_do_what_the_keys_do(bar: FindBar, qtbot: QtBot) -> None:
    bar.open(0, "one")
    buttons = {button.accessibleName(): button for button in bar.findChildren(QToolButton)}
    qtbot.mouseClick(buttons["Find Next"], Qt.MouseButton.LeftButton)
    assert said(bar) == "2 of 3"
    qtbot.mouseClick(buttons["Find Previous"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons["Find Previous"], Qt.MouseButton.LeftButton)
    assert said(bar) == "3 of 3"
    with qtbot.waitSignals([bar.closed, bar.matched]):
        qtbot.mouseClick(buttons["Close Find"], Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_closing_takes_the_marks_off_and_opening_brings_them_back(bar: FindBar) -> None:
    told: list[tuple[Span, ...]] = []
    bar.matched.connect(told.append)
    bar.open(0, "two")
    bar.leave()
    assert told[-1] == ()
    bar.open(0)
    assert told[-1] == (Span(4, 7),)


def test_another_text_is_looked_through_at_once(bar: FindBar, qtbot: QtBot) -> None:
    bar.open(0, "one")
    with qtbot.assertNotEmitted(bar.found):
        bar.set_text("one more one")
    assert said(bar) == "2 found"
    bar.find_next()
    assert said(bar) == "1 of 2"
    bar.set_text("nothing")
    assert said(bar) == "Not found"
    bar.field.clear()
    assert said(bar) == ""
