from __future__ import annotations

from unicodedata import normalize
from uuid import UUID, uuid5

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Kind
from checks.domain.span import Anchor, Span
from desktop.panes.article_page import ArticlePage
from desktop.panes.find_bar import find_spans
from desktop.panes.printed_lines import lines_of

_NAMES = UUID(int=3)
_AWKWARD = "🚢e\u0301\u200d\u2028\u2029\ufdd0\ufffc\u0000\n\n\tאبש "
CANONICAL = st.text(st.sampled_from(_AWKWARD) | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).map(
    lambda text: normalize("NFC", text.replace("\r", "\n").replace("\u00a0", " "))
)


@pytest.fixture
def page(qtbot: QtBot) -> ArticlePage:
    made = ArticlePage()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


@given(text=CANONICAL, data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_character_drifts(page: ArticlePage, text: str, data: st.DataObject) -> None:
    """Whatever Qt makes of a text, each of its places stays where it is, and copying gives the text itself."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    page.show_text(text, ())
    assert page.document().characterCount() == len(text.encode("utf-16-le")) // 2 + 1
    page.select_span(Span(start, end))
    assert page.createMimeDataFromSelection().text() == text[start:end]
    kept = page.selected_span()
    assert (kept.of(text) if kept else "") == text[start:end].strip()


def test_a_new_text_begins_at_its_beginning(page: ArticlePage) -> None:
    page.show_text("word " * 2000, ())
    page.select_span(Span(9000, 9004))
    assert page.verticalScrollBar().value() > 0
    page.show_text("other " * 2000, ())
    assert page.verticalScrollBar().value() == 0
    assert page.cursor_position == 0
    assert page.selected_span() is None


def test_a_claim_chosen_before_the_page_shows_is_in_view_then(qtbot: QtBot) -> None:
    page = ArticlePage()
    qtbot.addWidget(page)
    text = "word " * 2000
    page.show_text(text, ())
    claim = Claim(uuid5(_NAMES, "x"), _NAMES, Anchor.at(text, 9000, 9004), 0, Kind.EVENT)
    page.show_marks((claim,), {})
    page.show_current(claim.id)
    page.resize(400, 300)
    page.show()
    assert page.viewport().rect().contains(page.claim_rect(claim.id))


def test_claims_across_lines_and_paragraphs_are_found_on_each(page: ArticlePage) -> None:
    text = "first words of one\n\nsecond paragraph"
    page.show_text(text, ())
    claim = Claim(uuid5(_NAMES, "x"), _NAMES, Anchor.at(text, 6, 26), 0, Kind.EVENT)
    page.show_marks((claim,), {})
    blocks = (page.document().findBlockByNumber(number) for number in range(3))
    pieces = [len(line.stretches(6, 26)) for block in blocks for line in lines_of(block)]
    assert pieces == [1, 0, 1]


def test_copying_leaves_no_markup_on_the_clipboard(page: ArticlePage) -> None:
    page.show_text("<b>one</b> & two", ())
    page.selectAll()
    page.copy()
    assert QGuiApplication.clipboard().text() == "<b>one</b> & two"
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]


def test_it_cannot_be_typed_into(page: ArticlePage, qtbot: QtBot) -> None:
    page.show_text("as it was", ())
    qtbot.keyClicks(page, "x")
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page, Qt.Key.Key_Delete)
    assert page.toPlainText() == "as it was"


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("One one ONE", "one", [Span(0, 3), Span(4, 7), Span(8, 11)]),
        ("a (b) a (b)", "(b)", [Span(2, 5), Span(8, 11)]),
        ("eight\nothers and eight  others", "eight others", [Span(0, 12), Span(17, 30)]),
        ("🚢 port", "port", [Span(2, 6)]),
        ("port", "  ", []),
        ("port", "ship", []),
    ],
)
def test_words_are_found_as_they_are_meant(text: str, words: str, found: list[Span]) -> None:
    assert list(find_spans(text, words)) == found
