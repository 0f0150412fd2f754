"""The overview of findings: going to one, filtering, dismissing by key, and what it says where it shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.finding import Finding, Level
from desktop.models.finding_filter import FindingFilter, Grouping
from desktop.models.finding_rows import Role
from desktop.panes import findings as words
from desktop.panes.findings import FindingsPane
from desktop.panes.findings_menu import FindingsMenu
from desktop.panes.findings_of_line import FindingsOfLine
from desktop.session import Session

Settle = Callable[[Session], None]
Called = Callable[[str], Claim]


@pytest.fixture
def found(desk_session: Session, claim_called: Called, settle: Settle) -> tuple[Finding, ...]:
    """A conflict that two nested claims share, a note, and what holds."""
    part, whole, strike = claim_called("four"), claim_called("eight"), claim_called("the first strike")
    conflict = Finding(UUID(int=1), whole.id, "figure.subset", Level.CONFLICTS, "Four is more than eight.")
    made = (
        conflict,
        replace(conflict, id=UUID(int=2), claim_id=part.id),
        Finding(UUID(int=3), strike.id, "superlative.unstated", Level.NOTE, "It does not say by what. " * 8),
        Finding(UUID(int=4), strike.id, "source.count", Level.SUPPORTS, "Three records say so."),
    )
    desk_session.do(lambda casebook: casebook.apply(Change("Run rules", after=made)))
    settle(desk_session)
    return made


@pytest.fixture
def pane(qtbot: QtBot, desk_session: Session) -> FindingsPane:
    made = FindingsPane(desk_session)
    qtbot.addWidget(made)
    made.resize(302, 500)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def press(qtbot: QtBot, pane: FindingsPane, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(pane.rows, key)


def go_to_first(qtbot: QtBot, pane: FindingsPane) -> None:
    """From the search into the rows, by key."""
    field = pane.findChild(QLineEdit)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)


def dismiss(session: Session, settle: Settle, *findings: Finding) -> None:
    after = tuple(replace(each, dismissed="Known.") for each in findings)
    session.do(lambda casebook: casebook.apply(Change("Dismiss finding", findings, after)))
    settle(session)


def test_it_counts_what_is_open_and_leaves_out_what_holds(pane: FindingsPane, found) -> None:
    assert pane.fact == "1 conflict, 1 note"
    assert pane.state == ""
    assert pane.rows.model().rowCount() == 4, "two headings, two notices"


def test_the_arrows_go_from_notice_to_notice_and_tell(qtbot: QtBot, pane: FindingsPane, found) -> None:
    told: list[Finding] = []
    pane.finding_chosen.connect(told.append)
    go_to_first(qtbot, pane)
    press(qtbot, pane, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert [finding.id.int for finding in told] == [1, 3, 1], "headings are passed over"


def test_notes_of_one_rule_open_by_key_and_by_mouse(
    qtbot: QtBot, pane: FindingsPane, desk_session: Session, found, settle: Settle
) -> None:
    more = replace(found[2], id=UUID(int=5), message="Nor by which day.")
    desk_session.do(lambda casebook: casebook.apply(Change("Run rules", after=(more,))))
    settle(desk_session)
    model, rows = pane.rows.model(), pane.rows
    assert model.rowCount() == 4, "two headings, a notice, and a fold"
    go_to_first(qtbot, pane)
    press(qtbot, pane, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert model.rowCount() == 6
    assert rows.currentIndex().row() == 3, "it stays on the line that it has opened"
    press(qtbot, pane, Qt.Key.Key_Right)
    assert model.rowCount() == 6
    press(qtbot, pane, Qt.Key.Key_Left)
    assert model.rowCount() == 4
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(model.index(3)).center())
    assert model.rowCount() == 6
    press(qtbot, pane, Qt.Key.Key_Left)
    pane.show_finding(UUID(int=5))
    assert pane.current.finding == more, "a finding that is gone to opens what it stands behind"


def test_enter_leads_on_and_d_dismisses(qtbot: QtBot, pane: FindingsPane, found) -> None:
    go_to_first(qtbot, pane)
    with qtbot.waitSignal(pane.finding_entered) as entered:
        press(qtbot, pane, Qt.Key.Key_Return)
    assert entered.args == [found[0]]
    with qtbot.waitSignal(pane.dismiss_requested) as asked:
        press(qtbot, pane, Qt.Key.Key_D)
    assert {each.id for each in asked.args[0].findings} == {UUID(int=1), UUID(int=2)}


def test_the_next_row_is_current_once_one_is_dismissed(
    qtbot: QtBot, pane: FindingsPane, desk_session: Session, found, settle: Settle
) -> None:
    go_to_first(qtbot, pane)
    dismiss(desk_session, settle, *found[:2])
    assert pane.current.finding.id == UUID(int=3)
    assert pane.fact == "1 note"


def test_d_takes_a_dismissed_one_back_in(
    qtbot: QtBot, pane: FindingsPane, desk_session: Session, found, settle: Settle
) -> None:
    dismiss(desk_session, settle, *found[:3])
    assert pane.state == words.ALL_DISMISSED
    pane.show_filter(FindingFilter(shows_dismissed=True))
    pane.show_finding(UUID(int=2))
    with qtbot.waitSignal(pane.restore_requested) as asked:
        press(qtbot, pane, Qt.Key.Key_D)
    assert len(asked.args[0].findings) == 2


def test_typing_searches_and_escape_clears_before_it_leads_back(qtbot: QtBot, pane: FindingsPane, found) -> None:
    field = pane.findChild(QLineEdit)
    field.setFocus()
    qtbot.keyClicks(field, "four more dz")
    assert pane.state == words.NOTHING_MATCHES, "a D that is typed dismisses nothing"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(pane.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_nothing_is_told_apart_from_not_yet(
    qtbot: QtBot, pane: FindingsPane, desk_session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checks.rules.guarded.all_rules", lambda: iter(()))
    assert pane.state == words.NOT_RUN
    desk_session.checking.start()
    assert pane.state == words.BUSY
    settle(desk_session)
    assert pane.state == words.NOTHING


def test_that_all_holds_is_said(
    pane: FindingsPane, desk_session: Session, found, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_session.do(lambda casebook: casebook.apply(Change("Run rules", before=found[:3])))
    settle(desk_session)
    assert pane.state == words.ALL_HOLD
    pane.show_filter(FindingFilter(shows_supports=True))
    assert pane.state == ""


def test_the_button_leads_back(qtbot: QtBot, pane: FindingsPane) -> None:
    back = next(each for each in pane.findChildren(QToolButton) if each.accessibleName() == "Back to the Claims")
    with qtbot.waitSignal(pane.left):
        back.click()


def test_a_long_notice_takes_two_lines_and_each_level_has_its_mark(pane: FindingsPane, found) -> None:
    pane.show_filter(FindingFilter(levels=frozenset(Level)))
    rows, model = pane.rows, pane.rows.model()
    by_words = {model.index(row).data()[:5]: rows.visualRect(model.index(row)) for row in range(model.rowCount())}
    assert by_words["It do"].height() > by_words["Three"].height()
    pane.show_filter(FindingFilter())
    brief = next(row for row in range(model.rowCount()) if model.index(row).data()[:5] == "It do")
    assert rows.visualRect(model.index(brief)).height() < by_words["Three"].height(), "a note is one line by itself"
    pane.show_filter(FindingFilter(levels=frozenset(Level)))
    image = rows.viewport().grab().toImage()
    assert len({_mark(image, by_words[each]) for each in ("Four ", "It do", "Three")}) == 3


def _mark(image: QImage, row) -> tuple[int, ...]:
    ratio = image.devicePixelRatio()
    corner = QPoint(row.x() + 14, row.y() + 5)
    places = (corner + QPoint(x, y) for y in range(19) for x in range(14))
    return tuple(image.pixel(round(place.x() * ratio), round(place.y() * ratio)) for place in places)


def test_the_menu_ticks_levels_and_rules_and_groups(qtbot: QtBot, pane: FindingsPane, found) -> None:
    menu = pane.findChild(FindingsMenu)
    named = {
        action.text(): action for each in (menu, *menu.findChildren(FindingsMenu.__base__)) for action in each.actions()
    }
    named["Note"].trigger()
    assert [pane.rows.model().index(row).data(Role.ROW).finding for row in range(2)][1].level is Level.NOTE
    named["Note"].trigger()
    named["figure.subset"].trigger()
    assert menu.filter == FindingFilter(rules=frozenset({"figure.subset"}))
    named["Clear the Filter"].trigger()
    assert menu.filter == FindingFilter()
    with qtbot.waitSignal(menu.grouping_chosen) as told:
        named["Group by Rule"].trigger()
    assert told.args == [Grouping.RULE]
    assert pane.rows.model().index(0).data() == "figure.subset"


def test_a_rule_that_is_ticked_stays_on_offer(pane: FindingsPane, found) -> None:
    menu = pane.findChild(FindingsMenu)
    menu.show_ticks(FindingFilter(rules=frozenset({"figure.subset"})))
    menu.offer_rules(["time.day"])
    assert menu.filter.rules == {"figure.subset"}


def test_the_findings_of_a_line_stand_under_their_claims(
    qtbot: QtBot, pane: FindingsPane, found, claim_called: Called
) -> None:
    quotes = {claim_called(each).id: claim_called(each).quote for each in ("eight", "the first strike")}
    menu = FindingsOfLine([found[2], found[0]], quotes, pane)
    said = [(action.isEnabled(), action.text()[:9]) for action in menu.actions()]
    assert said == [(False, "“eight ot"), (True, "Four is m"), (False, "“the firs"), (True, "It does n")]
    assert not menu.actions()[1].icon().isNull()
    with qtbot.waitSignal(menu.chosen) as told:
        menu.actions()[3].trigger()
    assert told.args == [found[2]]
    menu.deleteLater()
