from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.span import Span
from desktop import theme
from desktop.panes.article import EMPTY, ArticlePane, direction_of
from desktop.panes.article_view import ArticleView
from desktop.panes.find_bar import FindBar
from desktop.panes.printed_lines import lines_of
from desktop.session import Session
from desktop.widgets.header import PaneHeader

ClaimCalled = Callable[[str], Claim]
Settle = Callable[[Session], None]


@pytest.fixture
def pane(qtbot: QtBot, desk_session: Session) -> ArticlePane:
    made = ArticlePane(desk_session)
    qtbot.addWidget(made)
    made.resize(560, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def view(pane: ArticlePane) -> ArticleView:
    found = pane.findChild(ArticleView)
    assert isinstance(found, ArticleView)
    return found


@pytest.fixture
def chosen(pane: ArticlePane) -> list[UUID]:
    """The claims that the pane says were chosen."""
    told: list[UUID] = []
    pane.claim_selected.connect(told.append)
    return told


def click(view: ArticleView, point: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def text_of(pane: ArticlePane, session: Session) -> str:
    span, desk = pane.selected_span(), session.desk
    assert span is not None
    assert desk is not None
    return span.of(desk.version.text)


def test_every_claim_stands_on_its_own_words(view: ArticleView, desk_session: Session) -> None:
    shown = view.toPlainText().encode("utf-16-le")
    for mark in view.shown.marks.marks:
        assert shown[2 * mark.start : 2 * mark.end].decode("utf-16-le") == mark.claim.quote


def test_click_chooses_the_shortest_and_then_the_next_longer(
    view: ArticleView, chosen: list[UUID], claim_called: ClaimCalled
) -> None:
    inner, middle, outer = claim_called("four who"), claim_called("eight others"), claim_called("One person")
    point = view.claim_rect(inner.id).center()
    for _ in range(4):
        click(view, point)
    assert chosen == [inner.id, middle.id, outer.id, inner.id]
    assert view.shown.current == inner.id


def test_click_elsewhere_begins_with_the_shortest_again(
    view: ArticleView, chosen: list[UUID], claim_called: ClaimCalled
) -> None:
    inner, first = claim_called("four who"), claim_called("Russian forces")
    click(view, view.claim_rect(inner.id).center())
    click(view, view.claim_rect(first.id).center())
    click(view, view.claim_rect(inner.id).center())
    assert chosen == [inner.id, first.id, inner.id]


def test_click_beside_the_claims_chooses_nothing(view: ArticleView, chosen: list[UUID]) -> None:
    click(view, QPoint(view.viewport().width() - 3, view.viewport().height() - 3))
    assert chosen == []


def test_dragging_selects_words_and_chooses_nothing(
    pane: ArticlePane, view: ArticleView, chosen: list[UUID], claim_called: ClaimCalled, desk_session: Session
) -> None:
    words = view.claim_rect(claim_called("Russian forces").id)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view.viewport(), left, pos=words.center() - QPoint(60, 0))
    QTest.mouseMove(view.viewport(), words.center())
    QTest.mouseMove(view.viewport(), words.center() + QPoint(60, 0))
    QTest.mouseRelease(view.viewport(), left, pos=words.center() + QPoint(60, 0))
    assert len(text_of(pane, desk_session)) > 5
    assert chosen == []


def test_double_click_selects_a_word_after_an_emoji(
    pane: ArticlePane, view: ArticleView, claim_called: ClaimCalled, desk_session: Session
) -> None:
    point = view.claim_rect(claim_called("the first strike").id).topLeft() + QPoint(40, 10)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert text_of(pane, desk_session) == "first"


def test_copying_gives_the_canonical_characters(pane: ArticlePane, view: ArticleView, desk_session: Session) -> None:
    desk = desk_session.desk
    assert desk is not None
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == desk.version.text
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_selection_is_told_and_left_without_blanks(pane: ArticlePane, view: ArticleView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.selection_changed):
        view.select_span(Span(5, 8))
    assert pane.selected_span() == Span(6, 7)


def test_new_claim_is_wished_for_with_the_selected_words(pane: ArticlePane, view: ArticleView, qtbot: QtBot) -> None:
    (action,) = (action for action in view.actions() if action.text() == "New Claim from Selection")
    view.select_span(Span(6, 15))
    with qtbot.waitSignal(pane.new_claim_requested) as asked:
        action.trigger()
    assert asked.args == [Span(6, 15)]


def test_show_claim_tells_nobody_and_brings_the_words_into_view(
    pane: ArticlePane, view: ArticleView, chosen: list[UUID], claim_called: ClaimCalled
) -> None:
    pane.resize(400, 120)
    last = claim_called("The commander")
    pane.show_claim(last.id)
    assert view.viewport().rect().contains(view.claim_rect(last.id))
    assert view.shown.current == last.id
    assert chosen == []


def test_arrows_wish_for_the_next_claim_and_the_one_before(pane: ArticlePane, view: ArticleView) -> None:
    wishes: list[int] = []
    pane.step_requested.connect(wishes.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(view, key)
    assert wishes == [1, 1, -1]


def test_tab_goes_into_nested_claims_and_back(
    pane: ArticlePane, view: ArticleView, chosen: list[UUID], claim_called: ClaimCalled
) -> None:
    outer, middle, inner = claim_called("One person"), claim_called("eight others"), claim_called("four who")
    pane.show_claim(outer.id)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert chosen == [middle.id, inner.id, middle.id]


def test_tab_leaves_the_text_where_nothing_is_nested(
    pane: ArticlePane, view: ArticleView, chosen: list[UUID], claim_called: ClaimCalled, qtbot: QtBot
) -> None:
    pane.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    pane.show_claim(claim_called("four who").id)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()
    assert chosen == []


def test_nothing_moves_when_a_status_changes(
    pane: ArticlePane, view: ArticleView, claim_called: ClaimCalled, desk_session: Session, settle: Settle
) -> None:
    pane.resize(400, 160)
    claim = claim_called("Russian forces")
    pane.show_claim(claim_called("The commander").id)
    before, current = view.verticalScrollBar().value(), view.shown.current
    assert before > 0
    desk_session.do(lambda casebook: casebook.claims.accept(claim))
    settle(desk_session)
    assert view.verticalScrollBar().value() == before
    assert view.shown.current == current
    mark = view.shown.marks.get(claim.id)
    assert mark is not None
    assert mark.claim.status == Status.OPEN


def test_claims_that_come_and_go_are_marked(
    view: ArticleView, claim_called: ClaimCalled, desk_session: Session, settle: Settle
) -> None:
    claim = claim_called("four who")
    desk_session.do(lambda casebook: casebook.claims.delete(claim))
    settle(desk_session)
    assert view.shown.marks.get(claim.id) is None
    desk_session.undo()
    settle(desk_session)
    assert view.shown.marks.get(claim.id) is not None


def test_larger_text_keeps_what_stands_at_the_top(
    pane: ArticlePane, view: ArticleView, application: QApplication, claim_called: ClaimCalled
) -> None:
    pane.resize(400, 160)
    pane.show_claim(claim_called("The commander").id)
    top = view.cursorForPosition(QPoint(40, 15)).blockNumber()
    theme.set_article_size(application, 24)
    assert view.document().defaultFont().pixelSize() == 24
    assert view.cursorForPosition(QPoint(40, 15)).blockNumber() == top


def test_narrowing_and_widening_does_not_drift(pane: ArticlePane, view: ArticleView, claim_called: ClaimCalled) -> None:
    pane.resize(400, 160)
    pane.show_claim(claim_called("The commander").id)
    before = view.verticalScrollBar().value()
    for width in (*range(400, 300, -7), *range(300, 401, 5)):
        pane.resize(width, 160)
    assert abs(view.verticalScrollBar().value() - before) <= theme.current().line_height("article")


def test_lines_have_one_height_and_a_measure(pane: ArticlePane, view: ArticleView, qtbot: QtBot) -> None:
    def longest() -> float:
        return max(line.line.naturalTextWidth() for line in lines_of(view.document().findBlockByNumber(2)))

    baselines = [line.baseline for line in lines_of(view.document().findBlockByNumber(2))]
    assert {round(later - earlier) for earlier, later in itertools.pairwise(baselines)} == {30}
    pane.resize(1600, 420)
    assert 400 < longest() < 640


def test_furniture_is_small_and_quiet(view: ArticleView) -> None:
    block = view.document().find("Share this story").charFormat()
    assert block.font().pixelSize() == 14
    assert block.foreground().color() == theme.current().colour("ink_3")


def test_find_goes_from_place_to_place(pane: ArticlePane, desk_session: Session, qtbot: QtBot) -> None:
    pane.open_find()
    field = pane.findChild(FindBar).findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "odesa")
    assert pane.selected_span() == Span(0, 5)
    QTest.keyClick(field, Qt.Key.Key_Return)
    second = pane.selected_span()
    assert second is not None
    assert second.start > 5
    assert field.accessibleDescription() == "2 of 2"
    pane.find_next()
    assert pane.selected_span() == Span(0, 5)
    QTest.keyClicks(field, "xyz")
    assert field.accessibleDescription() == "Not found"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()


def test_find_looks_for_the_selected_words(pane: ArticlePane, view: ArticleView) -> None:
    view.select_span(Span(0, 5))
    pane.find_next()
    field = pane.findChild(FindBar).findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "Odesa"


def test_it_can_be_heard(view: ArticleView, claim_called: ClaimCalled) -> None:
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name).startswith("Article: ")
    assert interface.textInterface().characterCount() > 100
    view.window().activateWindow()
    view.setFocus()
    mark = view.shown.marks.get(claim_called("eight others").id)
    assert mark is not None
    cursor = view.textCursor()
    cursor.setPosition(mark.start)
    view.blockSignals(True)
    view.setTextCursor(cursor)
    view.blockSignals(False)
    assert view.claim_entered() == "claim, open, 2 of 3 nested"
    assert view.claim_entered() == ""


def test_text_size_actions_stand_behind_the_button(pane: ArticlePane) -> None:
    larger = QAction("Larger Text", pane)
    pane.set_text_actions([larger])
    (button,) = (each for each in pane.findChildren(type(pane._text_button)) if each.toolTip() == "Text Size")
    assert button.isVisible()
    assert button.menu().actions() == [larger]


def test_right_to_left_articles_mirror_the_gutters(
    pane: ArticlePane, view: ArticleView, desk_session: Session, settle: Settle
) -> None:
    desk = desk_session.desk
    assert desk is not None
    arabic = replace(desk.article, language="ar")
    desk_session.do(lambda casebook: casebook.articles.edit(arabic))
    settle(desk_session)
    assert view.layoutDirection() == Qt.LayoutDirection.RightToLeft
    margins = view.document().rootFrame().frameFormat()
    assert margins.rightMargin() == theme.current().column("gutter_left")
    assert margins.leftMargin() > margins.rightMargin()
    assert direction_of("uk") == Qt.LayoutDirection.LeftToRight
    assert not view.grab().isNull()


def test_words_in_mixed_directions_are_found_where_they_are_printed(qtbot: QtBot) -> None:
    """A stretch that runs against its line is one piece; one across a change of direction is all of its pieces."""
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(900, 200)
    text = "قال المتحدث Odesa port يوم 23 مايو"
    view.show_text(text, ())
    view.show()
    (line,) = lines_of(view.document().firstBlock())

    def found(words: str) -> list[tuple[float, float]]:
        start = text.index(words)
        return line.stretches(start, start + len(words))

    ((latin_left, latin_right),) = found("Odesa port")
    ((said_left, said_right),) = found("قال")
    ((number_left, number_right),) = found("23")
    assert number_left < number_right < latin_left < latin_right < said_left < said_right
    assert found("المتحدث Odesa")[0][0] == latin_left
    assert len(found("المتحدث Odesa")) == 2
    assert line.beginning(text.index("Odesa")) == (latin_left, False)
    assert line.beginning(0) == (said_right, True)


def test_without_an_article_it_says_what_to_do(qtbot: QtBot, blank_session: Session) -> None:
    pane = ArticlePane(blank_session)
    qtbot.addWidget(pane)
    (state,) = (label for label in pane.findChildren(type(pane._state._label)) if label.objectName() == "state")
    assert state.text() == EMPTY
    pane.show_busy("Reading the page…")
    assert state.text() == "Reading the page…"
    pane.show_failed("The page could not be read: it needs a sign-in. Paste the text instead.")
    assert state.text().endswith("Paste the text instead.")
    assert pane.selected_span() is None


@pytest.mark.parametrize("name", theme.NAMES)
def test_marks_can_be_seen_in_every_theme(
    pane: ArticlePane, view: ArticleView, application: QApplication, claim_called: ClaimCalled, name: str
) -> None:
    theme.apply(application, name)
    claim = claim_called("One person")
    pane.show_claim(claim.id)
    image = view.viewport().grab().toImage()
    wanted = theme.current().status_colour(claim.status).rgb()
    words = view.claim_rect(claim.id)
    below = range(words.bottom(), words.bottom() + 14)
    assert any(image.pixel(x, y) == wanted for y in below for x in range(words.left(), words.right()))


def test_enter_leads_to_the_inspector(pane: ArticlePane, view: ArticleView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.inspector_requested):
        QTest.keyClick(view, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("extractor", "said"),
    [
        ("en_core_web_sm 3.8.0", False),
        ("basic rules for uk (no language model)", True),
        ("rules (no language model)", True),
        (None, False),
    ],
)
def test_a_text_read_without_a_language_model_is_labelled(
    pane: ArticlePane, desk_session: Session, settle: Settle, extractor: str | None, said: bool
) -> None:
    version = replace(desk_session.desk.version, extractor=extractor)
    desk_session.do(lambda casebook: casebook.apply(Change("Read", (desk_session.desk.version,), (version,))))
    settle(desk_session)
    desk_session.open_article(desk_session.desk.article.id)
    settle(desk_session)
    header = pane.findChild(PaneHeader)
    assert ("basic reading" in header.fact) is said
