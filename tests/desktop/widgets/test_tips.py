"""Tooltips show text as it is; Esc is known before it is taken as a shortcut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextDocument

from desktop.widgets.keeps_escape import is_escape
from desktop.widgets.tips import plain_tip

NONE = Qt.KeyboardModifier.NoModifier
LINES = st.lists(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30), max_size=4)


def shown(tip: str) -> str:
    """The words that Qt makes of a tooltip."""
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("one",), "one"),
        (("one", "", "two"), "one\ntwo"),
        (("<b>bold</b> & co",), "<b>bold</b> & co"),
        (("</p><img src='x'>", "&amp;"), "</p><img src='x'>\n&amp;"),
        (("two  blanks\nand a line",), "two  blanks\nand a line"),
        ((), ""),
        (("", ""), ""),
    ],
)
def test_a_tip_shows_its_lines_as_they_are(lines: tuple[str, ...], words: str) -> None:
    assert shown(plain_tip(*lines)) == words


def test_nothing_to_say_makes_no_tip() -> None:
    assert plain_tip() == plain_tip("") == ""


@given(lines=LINES)
def test_no_word_is_lost_and_none_is_obeyed(lines: list[str]) -> None:
    tip = plain_tip(*lines)
    assert shown(tip).replace("\xa0", " ") == "\n".join(lines).replace("\xa0", " ")
    assert bool(tip) is bool(lines)


def key(kind: QEvent.Type, pressed: Qt.Key) -> QKeyEvent:
    return QKeyEvent(kind, pressed, NONE)


@pytest.mark.parametrize(
    ("kind", "pressed", "expected"),
    [
        (QEvent.Type.KeyPress, Qt.Key.Key_Escape, True),
        (QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, True),
        (QEvent.Type.KeyRelease, Qt.Key.Key_Escape, False),
        (QEvent.Type.KeyPress, Qt.Key.Key_Return, False),
        (QEvent.Type.ShortcutOverride, Qt.Key.Key_A, False),
    ],
)
def test_only_esc_that_goes_down_is_esc(kind: QEvent.Type, pressed: Qt.Key, expected: bool) -> None:
    assert is_escape(key(kind, pressed)) is expected


def test_what_is_no_key_is_no_esc() -> None:
    assert not is_escape(QEvent(QEvent.Type.KeyPress))
    assert not is_escape(QEvent(QEvent.Type.FocusOut))
