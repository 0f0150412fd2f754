"""The ends of the current claim are moved by mouse and by keys, and claims are cut; nothing is written before that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.span import Span
from desktop import theme
from desktop.panes.article import ArticlePane
from desktop.panes.span_handles import TARGET, End
from desktop.panes.span_view import DROPPED, ONE_WORD, RESIZE_HINT, SPLIT_HINT, SpanView
from desktop.session import Session

ClaimCalled = Callable[[str], Claim]
Settle = Callable[[Session], None]
NO, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pane(qtbot: QtBot, desk_session: Session) -> ArticlePane:
    made = ArticlePane(desk_session)
    qtbot.addWidget(made)
    made.resize(560, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def view(pane: ArticlePane, qtbot: QtBot) -> SpanView:
    pane.activateWindow()
    pane.spans.setFocus()
    qtbot.waitUntil(pane.spans.hasFocus)
    return pane.spans


class Wishes:
    """What the text wishes for."""

    def __init__(self, view: SpanView) -> None:
        self.spans: list[Span] = []
        self.cuts: list[int] = []
        self.hints: list[str] = []
        view.span_chosen.connect(lambda _, span: self.spans.append(span))
        view.cut_chosen.connect(lambda _, at: self.cuts.append(at))
        view.hinted.connect(self.hints.append)


@pytest.fixture
def wishes(view: SpanView) -> Wishes:
    return Wishes(view)


def shown(view: SpanView, claim: Claim) -> str:
    """The words that are marked as the claim."""
    mark = view.shown.marks.get(claim.id)
    assert mark is not None
    return view.toPlainText().encode("utf-16-le")[2 * mark.start : 2 * mark.end].decode("utf-16-le")


def grip(view: SpanView, end: End) -> QPoint:
    place = view.handle_place(end)
    assert place is not None
    return place


def edge_of(view: SpanView, words: str, *, at_end: bool = True) -> QPoint:
    """Where words end on the page, or begin."""
    text = view.toPlainText()
    position = len(text[: text.index(words) + (len(words) if at_end else 0)].encode("utf-16-le")) // 2
    cursor = view.textCursor()
    cursor.setPosition(position)
    return view.cursorRect(cursor).center()


def drag(view: SpanView, end: End, to: QPoint, modifiers: Qt.KeyboardModifier = NO, *, release: bool = True) -> None:
    """Draw the handle at `end` until its edge is at `to`."""
    start, handle = grip(view, end), view.handle(end)
    assert handle is not None
    edge = handle.edge.toPoint() - QPoint(0, view.verticalScrollBar().value() + 5)
    QTest.mousePress(view.viewport(), LEFT, modifiers, start)
    for step in (1, 2):
        move(view, start + (to - edge) * step / 2, modifiers)
    if release:
        QTest.mouseRelease(view.viewport(), LEFT, modifiers, start + (to - edge))


def move(view: SpanView, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, view.viewport().mapToGlobal(place), Qt.MouseButton.NoButton, LEFT, modifiers
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_current_claim_has_two_handles_that_are_large_enough(
    pane: ArticlePane, view: SpanView, claim_called: ClaimCalled
) -> None:
    assert view.handle(End.START) is None
    claim = claim_called("Russian forces")
    pane.show_claim(claim.id)
    words = view.claim_rect(claim.id)
    for end in End:
        handle = view.handle(end)
        assert handle is not None
        assert min(handle.target.width(), handle.target.height()) >= TARGET == 24
        assert handle.target.contains(handle.edge)
        middle = grip(view, end)
        assert not words.contains(middle), "words at the ends can still be selected"
    assert grip(view, End.START).x() < words.left()


@pytest.mark.parametrize("name", theme.NAMES)
def test_the_handles_can_be_seen_in_every_theme(
    pane: ArticlePane, view: SpanView, application: QApplication, claim_called: ClaimCalled, name: str
) -> None:
    theme.apply(application, name)
    pane.show_claim(claim_called("Russian forces").id)
    image = view.viewport().grab().toImage()
    accent = theme.current().colour("accent").rgb()
    for end in End:
        handle = view.handle(end)
        assert handle is not None
        area = handle.target.toRect()
        pixels = {image.pixel(x, y) for x in range(area.left(), area.right()) for y in range(area.top(), area.bottom())}
        assert accent in pixels
        assert QColor(accent) != theme.current().colour("paper")


def test_dragging_the_end_goes_from_word_to_word_and_is_one_wish(
    pane: ArticlePane, view: SpanView, wishes: Wishes, claim_called: ClaimCalled
) -> None:
    claim = claim_called("eight others were wounded")
    pane.show_claim(claim.id)
    drag(view, End.END, edge_of(view, "eight others were wound"), release=False)
    assert shown(view, claim) == "eight others were wounded", "the marks follow while the handle is drawn"
    assert wishes.spans == []
    QTest.mouseRelease(view.viewport(), LEFT, NO, grip(view, End.END))
    start = claim.anchor.start
    assert wishes.spans == [Span(start, start + len("eight others were wounded"))]
    assert not view.is_adjusting


def test_dragging_the_start_over_a_line_break(
    pane: ArticlePane, view: SpanView, wishes: Wishes, claim_called: ClaimCalled
) -> None:
    claim = claim_called("eight others were wounded")
    pane.show_claim(claim.id)
    lines = {round(handle.edge.y()) for end in End if (handle := view.handle(end))}
    assert len(lines) == 2, "the claim stands on several lines"
    drag(view, End.START, edge_of(view, "killed in", at_end=False))
    assert shown(view, claim).startswith("killed in the attack, while eight")
    assert len(wishes.spans) == 1


def test_with_ctrl_the_handle_goes_by_the_character(
    pane: ArticlePane, view: SpanView, wishes: Wishes, claim_called: ClaimCalled
) -> None:
    claim = claim_called("the first strike")
    pane.show_claim(claim.id)
    drag(view, End.START, edge_of(view, "the fi"), CTRL)
    assert shown(view, claim) == "rst strike on the port since March 11"
    assert len(wishes.spans) == 1


def test_the_handle_stays_in_the_sentence(pane: ArticlePane, view: SpanView, claim_called: ClaimCalled) -> None:
    claim = claim_called("the first strike")
    pane.show_claim(claim.id)
    drag(view, End.END, edge_of(view, "The commander was unhappy"))
    assert shown(view, claim) == "the first strike on the port since March 11"
    drag(view, End.START, edge_of(view, "Odesa", at_end=False))
    assert shown(view, claim) == "It marked the first strike on the port since March 11"


def test_escape_drops_what_is_dragged(
    pane: ArticlePane, view: SpanView, wishes: Wishes, claim_called: ClaimCalled
) -> None:
    claim = claim_called("the first strike")
    pane.show_claim(claim.id)
    drag(view, End.END, edge_of(view, "the first strike"), release=False)
    assert shown(view, claim) == "the first strike"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert shown(view, claim) == claim.quote
    QTest.mouseRelease(view.viewport(), LEFT, NO, grip(view, End.START))
    assert (wishes.spans, wishes.hints) == ([], [DROPPED])


def test_a_click_on_a_handle_means_the_words_under_it(
    pane: ArticlePane, view: SpanView, wishes: Wishes, claim_called: ClaimCalled
) -> None:
    outer, inner = claim_called("One person"), claim_called("eight others")
    pane.show_claim(inner.id)
    chosen: list[object] = []
    pane.claim_selected.connect(chosen.append)
    QTest.mouseClick(view.viewport(), LEFT, NO, grip(view, End.START))
    assert chosen == [outer.id]
    assert wishes.spans == []


def test_a_refused_wish_shows_the_claim_where_it_stands(
    pane: ArticlePane, view: SpanView, claim_called: ClaimCalled
) -> None:
    claim = claim_called("the first strike")
    pane.show_claim(claim.id)
    drag(view, End.END, edge_of(view, "the first strike"))
    assert shown(view, claim) == "the first strike"
    view.take_back()
    assert shown(view, claim) == claim.quote


def test_a_fulfilled_wish_is_not_taken_back_later(
    pane: ArticlePane, view: SpanView, claim_called: ClaimCalled, desk_session: Session, settle: Settle
) -> None:
    claim = claim_called("the first strike")
    pane.show_claim(claim.id)
    view.span_chosen.connect(
        lambda claim_id, span: desk_session.do(
            lambda casebook: casebook.spans.move(casebook.claims.get(claim_id), span.start, span.end)
        )
    )
    drag(view, End.END, edge_of(view, "the first strike"))
    settle(desk_session)
    view.take_back()
    assert shown(view, claim) == "the first strike"
    desk_session.undo()
    settle(desk_session)
    assert shown(view, claim) == claim.quote


def test_the_pointer_and_the_tooltip_tell_what_a_handle_is(
    pane: ArticlePane, view: SpanView, claim_called: ClaimCalled, qtbot: QtBot
) -> None:
    pane.show_claim(claim_called("the first strike").id)
    place = grip(view, End.START)
    QTest.mouseMove(view.viewport(), place + QPoint(200, 60))
    QTest.mouseMove(view.viewport(), place)
    assert view.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor
    help_event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), help_event)
    assert QToolTip.text() == "Drag to move the start of the claim (R)"
    QToolTip.hideText()
    QTest.mouseMove(view.viewport(), place + QPoint(200, 60))
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_keys_move_the_ends(pane: ArticlePane, view: SpanView, wishes: Wishes, claim_called: ClaimCalled) -> None:
    claim = claim_called("the first strike")
    pane.show_claim(claim.id)
    view.begin_resize()
    for key, modifiers, expected in (
        (Qt.Key.Key_Left, SHIFT, "the first strike on the port since March"),
        (Qt.Key.Key_Left, SHIFT | CTRL, "the first strike on the port since Marc"),
        (Qt.Key.Key_Left, NO, "the first strike on the port since Marc"),
        (Qt.Key.Key_Right, SHIFT, "first strike on the port since Marc"),
        (Qt.Key.Key_Left, SHIFT, "the first strike on the port since Marc"),
        (Qt.Key.Key_Left, SHIFT, "marked the first strike on the port since Marc"),
        (Qt.Key.Key_Right, NO, "marked the first strike on the port since Marc"),
        (Qt.Key.Key_Right, SHIFT, "marked the first strike on the port since March"),
    ):
        QTest.keyClick(view, key, modifiers)
        assert shown(view, claim) == expected
    assert wishes.spans == []
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert len(wishes.spans) == 1
    assert wishes.hints == [RESIZE_HINT]
    assert not view.is_adjusting


@pytest.mark.parametrize("leave", ["escape", "elsewhere", "other claim"])
def test_leaving_without_enter_leaves_the_claim_as_it_was(
    pane: ArticlePane, view: SpanView, wishes: Wishes, claim_called: ClaimCalled, leave: str
) -> None:
    claim = claim_called("the first strike")
    pane.show_claim(claim.id)
    view.begin_resize()
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert shown(view, claim) != claim.quote
    if leave == "escape":
        QTest.keyClick(view, Qt.Key.Key_Escape)
    elif leave == "elsewhere":
        view.clearFocus()
    else:
        pane.show_claim(claim_called("Russian").id)
    assert shown(view, claim) == claim.quote
    assert (wishes.spans, view.is_adjusting) == ([], False)


def test_tab_and_letters_do_nothing_while_an_end_is_in_hand(
    pane: ArticlePane, view: SpanView, claim_called: ClaimCalled
) -> None:
    pane.show_claim(claim_called("four who").id)
    view.begin_resize()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.hasFocus()
    assert view.is_adjusting
    assert view.shown.current == claim_called("four who").id


def test_an_enter_without_a_change_wishes_for_nothing(
    pane: ArticlePane, view: SpanView, wishes: Wishes, claim_called: ClaimCalled
) -> None:
    view.begin_resize()
    assert not view.is_adjusting, "there is no claim to resize"
    pane.show_claim(claim_called("four who").id)
    view.begin_resize()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert (wishes.spans, wishes.hints[-1]) == ([], DROPPED)


def test_a_change_from_elsewhere_lets_go(
    pane: ArticlePane, view: SpanView, claim_called: ClaimCalled, desk_session: Session, settle: Settle
) -> None:
    claim = claim_called("the first strike")
    pane.show_claim(claim.id)
    view.begin_resize()
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    desk_session.do(lambda casebook: casebook.claims.accept(claim))
    settle(desk_session)
    assert not view.is_adjusting
    assert shown(view, claim) == claim.quote


def test_right_to_left_the_handles_and_the_keys_are_mirrored(
    pane: ArticlePane, view: SpanView, desk_session: Session, settle: Settle
) -> None:
    text = "قال المتحدث إن القوات أسقطت 12 طائرة فوق المدينة يوم الجمعة"
    desk = desk_session.desk
    assert desk is not None
    article = replace(desk.article, language="ar")
    version = replace(desk.version, text=text, sentences=(Span(0, len(text)),), furniture=())
    desk_session.do(
        lambda casebook: casebook.apply(Change("Swap", (desk.article, desk.version, *desk.claims), (article, version)))
    )
    settle(desk_session)
    start = text.index("القوات")
    desk_session.do(
        lambda casebook: casebook.claims.add(version, start, text.index(" فوق"), Kind.EVENT),
        lambda change: pane.show_claim(change.after[0].id),
    )
    settle(desk_session)
    assert desk_session.desk is not None
    (claim,) = desk_session.desk.claims
    first, last = view.handle(End.START), view.handle(End.END)
    assert first is not None
    assert last is not None
    assert first.edge.x() > last.edge.x()
    assert (first.points_left, last.points_left) == (False, True)
    assert grip(view, End.END).x() < last.edge.x() < first.edge.x() < grip(view, End.START).x()
    assert (view.forward(1), view.forward(-1)) == (-1, 1)
    view.begin_resize()
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert shown(view, claim) == "القوات أسقطت 12 طائرة فوق"
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert shown(view, claim) == "أسقطت 12 طائرة فوق"


def test_a_claim_is_split_where_the_caret_shows(
    pane: ArticlePane, view: SpanView, wishes: Wishes, claim_called: ClaimCalled
) -> None:
    claim = claim_called("eight others")
    pane.show_claim(claim.id)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
    assert view.cursorWidth() == 1
    view.begin_split()
    assert wishes.cuts == [claim.anchor.start + len("eight others were ")]


def test_a_key_that_is_only_held_shows_no_caret(pane: ArticlePane, view: SpanView, claim_called: ClaimCalled) -> None:
    pane.show_claim(claim_called("eight others").id)
    for key in (Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Control):
        QTest.keyClick(view, key)
    assert view.cursorWidth() == 0


def test_without_a_caret_the_place_is_chosen(
    pane: ArticlePane, view: SpanView, wishes: Wishes, claim_called: ClaimCalled
) -> None:
    claim = claim_called("eight others")
    pane.show_claim(claim.id)
    view.begin_split()
    assert wishes.hints == [SPLIT_HINT]
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert not view.viewport().grab().isNull()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert wishes.cuts == [claim.anchor.start + claim.quote.index("including")], "the comma is the likely place"
    view.begin_split()
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert len(wishes.cuts) == 1
    assert not view.is_adjusting


def test_a_single_word_cannot_be_split(
    pane: ArticlePane, view: SpanView, wishes: Wishes, desk_session: Session, settle: Settle
) -> None:
    desk = desk_session.desk
    assert desk is not None
    start = desk.version.text.index("commander")
    desk_session.do(
        lambda casebook: casebook.claims.add(desk.version, start, start + 9, Kind.IDENTITY),
        lambda change: pane.show_claim(change.after[0].id),
    )
    settle(desk_session)
    view.begin_split()
    assert (wishes.hints, view.is_adjusting) == ([ONE_WORD], False)


def test_shift_arrows_select_words_with_a_caret_to_see(
    pane: ArticlePane, view: SpanView, claim_called: ClaimCalled
) -> None:
    claim = claim_called("the first strike")
    pane.show_claim(claim.id)
    assert view.cursorWidth() == 0
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT | CTRL)
    assert view.cursorWidth() == 1
    selected = pane.selected_span()
    assert selected is not None
    assert selected == Span(claim.anchor.start, claim.anchor.start + len("the first"))
    assert not view.is_adjusting


def test_the_menu_speaks_of_the_claim_under_the_pointer(
    pane: ArticlePane, view: SpanView, claim_called: ClaimCalled
) -> None:
    chosen: list[object] = []
    pane.claim_selected.connect(chosen.append)
    inner = claim_called("four who")
    assert inner.status is Status.SUGGESTED
    point = view.claim_rect(inner.id).center()
    for _ in range(2):
        QApplication.sendEvent(
            view.viewport(),
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point)),
        )
        for menu in view.findChildren(QMenu):
            menu.close()
    assert chosen == [inner.id], "the second time it is the current one already"
