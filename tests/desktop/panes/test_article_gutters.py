"""What stands beside the text and behind its words, and what the pointer does there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import uuid5

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.finding import Finding, Level
from checks.domain.span import Span
from desktop import theme
from desktop.panes.article import ArticlePane
from desktop.panes.article_view import ArticleView
from desktop.panes.findings_of_line import FindingsOfLine
from desktop.panes.printed_lines import PrintedLine, lines_of
from desktop.session import Session
from desktop.widgets.header import PaneHeader

ClaimCalled = Callable[[str], Claim]
Settle = Callable[[Session], None]


@pytest.fixture
def view(qtbot: QtBot, small_desk: Desk) -> ArticleView:
    made = ArticleView()
    qtbot.addWidget(made)
    made.resize(560, 420)
    made.show_text(small_desk.version.text, small_desk.version.furniture)
    made.show_marks(small_desk.claims, {})
    made.show()
    qtbot.waitExposed(made)
    return made


def findings(claim: Claim, levels: Iterable[Level]) -> tuple[Finding, ...]:
    return tuple(Finding(uuid5(claim.id, level), claim.id, "test", level, f"It {level}.") for level in levels)


def span_of(view: ArticleView, words: str) -> Span:
    start = view._text.index(words)
    return Span(start, start + len(words))


def line_with(view: ArticleView, words: str) -> PrintedLine:
    start, _ = view._positions.span_to_qt(span_of(view, words))
    block = view.document().findBlock(start)
    return next(line for line in lines_of(block) if line.start <= start < line.end)


def beside(view: ArticleView, line: PrintedLine) -> QPoint:
    """The middle of the coverage bar beside a line, in the viewport."""
    return (view._column().bar(line).center() - view._offset()).toPoint()


def finding_place(view: ArticleView, line: PrintedLine, place: int) -> QPoint:
    return (view._column().finding(line, place) - view._offset()).toPoint()


def click(view: ArticleView, point: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def picture(view: ArticleView) -> QImage:
    return view.viewport().grab().toImage()


def has_ink(image: QImage, place: QPoint, colour: QColor, reach: int = 6) -> bool:
    across, down = (range(middle - reach, middle + reach + 1) for middle in (place.x(), place.y()))
    return any(image.pixelColor(x, y) == colour for x in across for y in down)


def test_words_in_no_claim_have_a_square_a_tip_and_a_click(view: ArticleView) -> None:
    heading = span_of(view, "Odesa")
    place = beside(view, line_with(view, "Odesa"))
    ink = theme.current().colour("ink_3")
    assert not has_ink(picture(view), place, ink)
    view.show_checkable((heading, span_of(view, "March 11")))
    assert has_ink(picture(view), place, ink)
    assert "Odesa is in no claim" in view._tip_at(place)
    click(view, place)
    assert view.selected_span() == heading


def test_the_square_goes_with_the_claim_that_covers_its_words(view: ArticleView, small_desk: Desk) -> None:
    view.show_checkable((span_of(view, "March 11"),))
    line = line_with(view, "March 11")
    assert view.shown.gaps_on(line) == []
    view.show_marks((), {})
    assert view.shown.gaps_on(line) == [span_of(view, "March 11")]
    view.show_marks(small_desk.claims, {})
    assert "no claim" not in view._tip_at(beside(view, line))


def test_further_clicks_go_through_the_gaps_of_a_line(view: ArticleView) -> None:
    view.show_marks((), {})
    first, second = span_of(view, "One"), span_of(view, "killed")
    view.show_checkable((first, second))
    place = beside(view, line_with(view, "One"))
    chosen = []
    for _ in range(3):
        click(view, place)
        chosen.append(view.selected_span())
    assert chosen == [first, second, first]


def test_long_words_in_no_claim_are_shortened_in_the_tip(view: ArticleView) -> None:
    view.show_marks((), {})
    view.show_checkable((span_of(view, "It marked the first strike on the port since March 11"),))
    tip = view._tip_at(beside(view, line_with(view, "It marked")))
    assert "It marked the first strike on the port…" in tip


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_gutters_stand_where_lines_begin_and_end(view: ArticleView, direction: Qt.LayoutDirection) -> None:
    view.setLayoutDirection(direction)
    line = line_with(view, "Russian forces")
    is_mirrored = direction == Qt.LayoutDirection.RightToLeft
    middle = view.viewport().width() / 2
    assert (beside(view, line).x() > middle) == is_mirrored
    assert (finding_place(view, line, 0).x() < middle) == is_mirrored
    assert all(0 < finding_place(view, line, place).x() < view.width() for place in (0, 1))


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_two_findings_have_a_mark_each_and_tell_what_they_say(
    view: ArticleView, small_desk: Desk, claim_called: ClaimCalled, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    view.setLayoutDirection(direction)
    claim = claim_called("Russian forces")
    weak, strong = findings(claim, (Level.PARTLY, Level.CONFLICTS))
    view.show_marks(small_desk.claims, {claim.id: (weak, strong)})
    line = line_with(view, "Russian forces")
    assert has_ink(picture(view), finding_place(view, line, 0), theme.current().finding_colour(Level.CONFLICTS))
    assert has_ink(picture(view), finding_place(view, line, 1), theme.current().finding_colour(Level.PARTLY))
    assert "Conflicts: It conflicts." in view._tip_at(finding_place(view, line, 0))
    for place, wanted in ((0, strong), (1, weak)):
        with qtbot.waitSignal(view.finding_clicked) as told:
            click(view, finding_place(view, line, place))
        assert told.args == [wanted]


def test_of_more_findings_the_strongest_is_marked_and_the_rest_counted(
    view: ArticleView, small_desk: Desk, claim_called: ClaimCalled, qtbot: QtBot
) -> None:
    claim = claim_called("Russian forces")
    view.show_marks(small_desk.claims, {claim.id: findings(claim, reversed(Level))})
    line = line_with(view, "Russian forces")
    tip = view._tip_at(finding_place(view, line, 1))
    assert [level for level in Level if f"It {level}." in tip] == [Level.PARTLY, Level.CANNOT_TELL]
    assert has_ink(picture(view), finding_place(view, line, 1), theme.current().colour("ink_2"), reach=9)
    click(view, finding_place(view, line, 1))
    menu = view.findChild(FindingsOfLine)
    said = [action.text() for action in menu.actions()][1:]
    assert said == ["It conflicts.", "It partly.", "It cannot tell.", "It note.", "1 holds"], "all of the line"
    with qtbot.waitSignal(view.finding_clicked) as told:
        menu.actions()[2].trigger()
    assert told.args[0].level is Level.PARTLY
    with qtbot.waitSignal(view.finding_clicked) as told:
        menu.actions()[-1].menu().actions()[0].trigger()
    assert told.args[0].level is Level.SUPPORTS
    menu.close()
    assert view._tip_at(finding_place(view, line, 2)) == ""


def test_the_dot_of_notes_is_quiet_and_offers_them(
    view: ArticleView, small_desk: Desk, claim_called: ClaimCalled
) -> None:
    claim = claim_called("Russian forces")
    note, holds = findings(claim, (Level.NOTE, Level.SUPPORTS))
    other = replace(note, message="It is worth knowing.")
    view.show_marks(small_desk.claims, {claim.id: (note, other, holds)})
    place = finding_place(view, line_with(view, "Russian forces"), 0)
    assert has_ink(picture(view), place, theme.current().colour("ink_3"))
    click(view, place)
    menu = view.findChild(FindingsOfLine)
    assert [action.text() for action in menu.actions()][1:] == ["It note.", "It is worth knowing.", "1 holds"]
    menu.close()


def test_what_nested_claims_share_has_one_mark(view: ArticleView, small_desk: Desk, claim_called: ClaimCalled) -> None:
    whole, part = claim_called("One person"), claim_called("eight")
    shared = findings(whole, [Level.NOTE])
    other = tuple(replace(each, claim_id=part.id) for each in shared)
    view.show_marks(small_desk.claims, {whole.id: shared, part.id: other})
    line = line_with(view, "One person")
    assert view.shown.findings_on(line) == list(shared)


def test_findings_stand_on_the_line_where_their_claim_begins(
    view: ArticleView, small_desk: Desk, claim_called: ClaimCalled
) -> None:
    claim = claim_called("One person")
    view.show_marks(small_desk.claims, {claim.id: findings(claim, (Level.PARTLY,))})
    lines = list(lines_of(view.document().findBlock(line_with(view, "One person").start)))
    counts = [len(view.shown.findings_on(line)) for line in lines]
    assert sum(counts) == 1
    assert counts.index(1) == [line.start for line in lines].index(line_with(view, "One person").start)


def test_the_tip_says_a_claim_in_one_line_after_half_a_second(
    view: ArticleView, claim_called: ClaimCalled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert view._resting.interval() == 500
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_: shown.append(text))
    point = view.claim_rect(claim_called("eight others").id).topLeft() + QPoint(3, 8)
    monkeypatch.setattr(QCursor, "pos", lambda: view.viewport().mapToGlobal(point))
    QTest.mouseMove(view.viewport(), point)
    assert view._resting.isActive()
    view._resting.timeout.emit()
    assert len(shown) == 1
    assert "Open, quantity, 2 of 3 nested: eight others were wounded" in shown[0]
    assert "<br>" not in shown[0]
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert not view._resting.isActive()


def test_hover_fills_faintly_and_the_current_claim_clearly(view: ArticleView, claim_called: ClaimCalled) -> None:
    claim = claim_called("the first strike")
    inside = view.claim_rect(claim.id).topRight() + QPoint(1, 1)
    plain = picture(view).pixelColor(inside)
    QTest.mouseMove(view.viewport(), view.claim_rect(claim.id).center())
    hovered = picture(view).pixelColor(inside)
    view.fill_current(claim.id)
    current = picture(view).pixelColor(inside)
    assert plain == theme.current().colour("paper")
    assert 0 < plain.lightness() - hovered.lightness() < plain.lightness() - current.lightness()
    assert current.blue() > current.red()


def test_high_contrast_outlines_the_current_claim(
    view: ArticleView, application: QApplication, claim_called: ClaimCalled
) -> None:
    theme.apply(application, "contrast")
    claim = claim_called("the first strike")
    view.fill_current(claim.id)
    words, image = view.claim_rect(claim.id), picture(view)
    accent = theme.current().colour("accent")
    assert has_ink(image, QPoint(words.center().x(), words.top()), accent, reach=1)
    assert image.pixelColor(words.center().x(), words.top() + 3) != accent
    inside = range(words.left() + 4, words.right() - 4)
    assert any(image.pixelColor(x, words.top() + 4) == theme.current().colour("paper") for x in inside)


def test_filtered_out_lines_are_faint(view: ArticleView, claim_called: ClaimCalled) -> None:
    kept, left_out = claim_called("Russian forces"), claim_called("the first strike")
    view.show_kept(frozenset({kept.id}))
    alphas = {
        claim.id: view.shown.alpha(mark) for claim in (kept, left_out) if (mark := view.shown.marks.get(claim.id))
    }
    assert alphas == {kept.id: 1.0, left_out.id: 0.28}


def test_rejected_words_are_struck_only_where_they_are_asked_for(view: ArticleView, claim_called: ClaimCalled) -> None:
    claim = replace(claim_called("the first strike"), status=Status.NOT_A_CLAIM)
    view.show_marks((claim,), {})
    before = picture(view)
    view.show_kept(frozenset({claim.id}))
    colour = theme.current().status_colour(Status.NOT_A_CLAIM)
    words = view.claim_rect(claim.id)
    blank = next(
        x for x in range(words.left(), words.right()) if _is_blank_column(before, x, words.top(), words.bottom())
    )
    struck = picture(view)
    assert sum(struck.pixelColor(blank, y) == colour for y in range(words.top(), words.bottom())) == 1


def _is_blank_column(image: QImage, x: int, top: int, bottom: int) -> bool:
    paper = theme.current().colour("paper")
    return all(image.pixelColor(x, y) == paper for y in range(top, bottom))


def test_words_looked_for_are_outlined(view: ArticleView) -> None:
    match = span_of(view, "commander")
    line = line_with(view, "commander")
    before = picture(view)
    view.show_matches((match,))
    assert view.shown.matches_on(line) == (view._positions.span_to_qt(match),)
    assert view.shown.matches_on(line_with(view, "Odesa")) == ()
    assert picture(view) != before
    view.show_matches(())
    assert picture(view) == before


def test_the_pane_reads_what_claims_should_cover_and_the_key_goes_through_it(
    qtbot: QtBot, desk_session: Session, settle: Settle
) -> None:
    pane = ArticlePane(desk_session)
    qtbot.addWidget(pane)
    pane.show()
    settle(desk_session)
    desk = desk_session.desk
    assert desk is not None
    assert pane.select_next_gap()
    first = pane.selected_span()
    assert first is not None
    assert not any(claim.anchor.span.overlaps(first) for claim in desk.claims)
    desk_session.do(lambda casebook: casebook.claims.add(desk.version, first.start, first.end, desk.claims[0].kind))
    settle(desk_session)
    assert not pane.select_next_gap() or pane.selected_span() != first


def test_the_header_shows_that_the_article_has_the_keyboard(qtbot: QtBot, desk_session: Session) -> None:
    pane, other = ArticlePane(desk_session), QLineEdit()
    for widget in (pane, other):
        qtbot.addWidget(widget)
        widget.show()
    (view,) = pane.findChildren(ArticleView)
    (header,) = pane.findChildren(PaneHeader)
    accent = theme.current().colour("accent")

    def has_line() -> bool:
        image = header.grab().toImage()
        return all(image.pixelColor(x, image.height() - 1) == accent for x in range(image.width()))

    pane.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert has_line()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert not has_line()
