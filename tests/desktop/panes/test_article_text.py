"""The text as it is set and as it stays: paragraphs, sizes, and no way to change a character."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checks.domain.span import Span
from desktop import theme
from desktop.panes.article_text import PARAGRAPH_GAP, longest_line
from desktop.panes.article_view import ArticleView
from desktop.panes.printed_lines import PrintedLine, lines_between, lines_of

CANONICAL = "“Ünïcode” 🚢 and e\u0301 stay.\nA second paragraph follows.\n\nA third one, אחת.\n"
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    made = ArticleView()
    qtbot.addWidget(made)
    made.resize(560, 420)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def first_lines(view: ArticleView) -> list[PrintedLine]:
    """The first line of each paragraph that has words."""
    blocks = (view.document().findBlockByNumber(number) for number in range(view.document().blockCount()))
    return [next(lines_of(block)) for block in blocks if block.text().strip()]


def gaps(view: ArticleView) -> list[int]:
    return [round(after.baseline - before.baseline) for before, after in pairwise(first_lines(view))]


@pytest.mark.parametrize("size", [14, 17, 24])
def test_paragraphs_are_parted_alike_by_a_blank_line_and_by_a_line_break(
    view: ArticleView, application: QApplication, size: int
) -> None:
    theme.set_article_size(application, size)
    view.show_text("One.\nTwo.\n\nThree.\n  \nFour.", ())
    wanted = theme.current().line_height("article") + PARAGRAPH_GAP * size / 17
    assert all(abs(gap - wanted) <= 1 for gap in gaps(view))


def test_gaps_grow_with_the_text_and_do_not_add_up(view: ArticleView, application: QApplication) -> None:
    view.show_text("One.\nTwo.\n\nThree.", ())
    first = gaps(view)
    for size in (24, 14, 24, 17):
        theme.set_article_size(application, size)
    assert gaps(view) == first


@pytest.mark.parametrize("size", theme.ARTICLE_SIZES)
def test_every_size_has_its_leading_and_its_measure(view: ArticleView, application: QApplication, size: int) -> None:
    theme.set_article_size(application, size)
    view.resize(1600, 600)
    view.show_text("word and another " * 60, ())
    lines = list(lines_of(view.document().firstBlock()))
    assert {round(after.baseline - before.baseline) for before, after in pairwise(lines)} == {round(size * 1.76)}
    assert max(line.line.naturalTextWidth() for line in lines) <= longest_line(theme.current().font("article"))


def test_a_column_narrower_than_the_pane_stands_in_its_middle(view: ArticleView) -> None:
    view.resize(1600, 300)
    view.show_text("word " * 200, ())
    margins = view.document().rootFrame().frameFormat()
    tokens = theme.current()
    spare_left = margins.leftMargin() - tokens.column("gutter_left")
    bar = view.width() - view.viewport().width()
    spare_right = margins.rightMargin() + bar - tokens.column("gutter_right")
    assert spare_left > 100
    assert abs(spare_left - spare_right) <= 1


def test_furniture_has_no_other_place_than_its_own(view: ArticleView) -> None:
    view.show_text("Category: World 🚢\nThe text.", (Span(0, 17),))
    assert sizes(view) == [14, theme.current().article_size]
    view.set_furniture(())
    assert sizes(view) == [theme.current().article_size] * 2


def sizes(view: ArticleView) -> list[int]:
    """The pixels in which the first letter of each paragraph is set."""
    blocks = [view.document().findBlockByNumber(number) for number in range(view.document().blockCount())]
    return [line.line.glyphRuns(0, 1)[0].rawFont().pixelSize() for block in blocks for line in lines_of(block)]


def paste(view: ArticleView) -> None:
    QGuiApplication.clipboard().setText("PASTED")
    QTest.keyClick(view, Qt.Key.Key_V, CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Insert, SHIFT)
    view.paste()


def drop(view: ArticleView) -> None:
    data = QMimeData()
    data.setText("DROPPED")
    event = QDropEvent(
        QPointF(60, 30), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), event)


def compose(view: ArticleView) -> None:
    event = QInputMethodEvent("ㅎㅏ", [])
    event.setCommitString("하")
    QApplication.sendEvent(view, event)


def undo(view: ArticleView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Z, CONTROL | SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Y, CONTROL)
    view.undo()
    view.redo()


def cut_and_delete(view: ArticleView) -> None:
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_X, CONTROL)
    view.cut()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_A, Qt.Key.Key_Space):
        QTest.keyClick(view, key)


@pytest.mark.parametrize("attempt", [paste, drop, compose, undo, cut_and_delete], ids=lambda each: each.__name__)
def test_nothing_changes_a_character(view: ArticleView, attempt: Callable[[ArticleView], None]) -> None:
    view.show_text(CANONICAL, (Span(0, 9),))
    view.select_span(Span(3, 12))
    attempt(view)
    assert view.document().toRawText().replace("\u2029", "\n") == CANONICAL
    assert view.toPlainText() == CANONICAL


def test_themes_and_sizes_change_no_character(view: ArticleView, application: QApplication) -> None:
    view.show_text(CANONICAL, ())
    for name in theme.NAMES:
        theme.apply(application, name, article_size=20)
    assert view.toPlainText() == CANONICAL


def test_no_mark_changes_the_height_of_a_line(view: ArticleView) -> None:
    """An emoji or a letter of another script comes from another font; the lines stay where they are."""
    view.show_text("plain words only\nwith 🚢 and 漢字 and שלום", ())
    plain, mixed = (line.baseline for line in first_lines(view))
    assert round(mixed - plain) == theme.current().line_height("article") + PARAGRAPH_GAP


def test_words_after_emoji_and_combining_marks_are_underlined_where_they_stand(view: ArticleView) -> None:
    text = "🚢🚀 cafe\u0301 x\u0323\u0307 end"
    view.show_text(text, ())
    (line,) = lines_of(view.document().firstBlock())
    start, end = view._positions.span_to_qt(Span(text.index("end"), len(text)))
    ((left, right),) = line.stretches(start, end)
    assert right == pytest.approx(line.x + line.line.naturalTextRect().right(), abs=0.5)
    assert left == pytest.approx(line.x + view.fontMetrics().horizontalAdvance("") + line._x_of(start), abs=0.01)
    before = line.stretches(0, start)
    assert before[0][0] == pytest.approx(line.x)
    assert before[-1][1] <= left + 0.5


def test_only_the_lines_in_reach_are_given(view: ArticleView) -> None:
    view.show_text("\n".join(f"Paragraph {number}." for number in range(400)), ())
    lines = list(lines_between(view.document(), 4000, 4400))
    leading = theme.current().line_height("article")
    assert 8 <= len(lines) <= 14
    assert all(4000 - leading <= line.baseline <= 4400 + leading for line in lines)
    assert [line.start for line in lines] == sorted(line.start for line in lines)
    assert list(lines_between(view.document(), 10**6, 10**6 + 100)) == []


def test_blanks_where_a_line_was_broken_take_no_room(view: ArticleView) -> None:
    view.resize(260, 300)
    view.show_text("several words that are broken into lines at their blanks", ())
    lines = list(lines_of(view.document().firstBlock()))
    assert len(lines) > 1
    ((_, right),) = lines[0].stretches(lines[0].start, lines[0].end)
    assert right == pytest.approx(lines[0].x + lines[0].line.naturalTextRect().right(), abs=0.01)
    assert lines[0].stretches(lines[0].end - 1, lines[0].end) == []
    assert lines[0].stretches(lines[1].start, lines[1].end) == []
