"""Searching and filtering the claims: at once, in any combination, said in words, and undone by Esc."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.finding import Finding, Level
from checks.domain.progress import Progress
from checks.errors import ExtractionError
from desktop.panes.claims import NOTHING_MATCHES, ClaimsPane
from desktop.panes.claims_bar import CLEAR, ClaimsBar
from desktop.panes.claims_list import ClaimsList
from desktop.panes.claims_menu import ClaimsMenu
from desktop.session import Session
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label
from desktop.widgets.state_page import StatePage

ClaimCalled = Callable[[str], Claim]
Settle = Callable[[Session], None]


class Seen:
    """What a person sees of the pane."""

    def __init__(self, pane: ClaimsPane) -> None:
        self.pane = pane
        (self.rows,) = pane.findChildren(ClaimsList)
        (self.bar,) = pane.findChildren(ClaimsBar)
        (self.field,) = pane.findChildren(QLineEdit)

    @property
    def quotes(self) -> list[str]:
        """How the claims in the list begin."""
        rows = self.rows.model()
        texts = [rows.index(row).data() for row in range(rows.rowCount()) if row not in rows.headings]
        return [text[:9] for text in texts]

    @property
    def fact(self) -> str:
        return str(self.pane.findChild(PaneHeader).fact)

    @property
    def words(self) -> str:
        """What the bar says of the filter."""
        label = self.pane.findChild(Label, "filter")
        return label.text() if label.isVisible() else ""

    @property
    def state(self) -> str:
        page = self.pane.findChild(StatePage)
        return page.text if page.isVisible() else ""

    @property
    def looking(self) -> str:
        label = self.pane.findChild(Label, "looking")
        return label.text() if label.isVisible() else ""

    def tick(self, *path: str) -> None:
        """Choose an entry of the filter's menu."""
        menu: QMenu = self.pane.findChild(ClaimsMenu)
        for title in path[:-1]:
            menu = next(each.menu() for each in menu.actions() if each.text() == title)
        next(each for each in menu.actions() if each.text() == path[-1]).trigger()

    def search(self, words: str) -> None:
        self.pane.open_search()
        self.field.clear()
        QTest.keyClicks(self.field, words)


@pytest.fixture
def seen(qtbot: QtBot, desk_session: Session) -> Seen:
    pane = ClaimsPane(desk_session)
    qtbot.addWidget(pane)
    pane.resize(302, 500)
    pane.show()
    pane.activateWindow()
    qtbot.waitExposed(pane)
    return Seen(pane)


def test_search_narrows_with_every_letter(seen: Seen, qtbot: QtBot) -> None:
    assert not seen.bar.isVisible()
    seen.pane.open_search()
    assert seen.field.isVisible()
    assert seen.field.hasFocus()
    counts = []
    for letter in "wound":
        QTest.keyClicks(seen.field, letter)
        counts.append(len(seen.quotes))
    assert counts == sorted(counts, reverse=True)
    assert seen.quotes == ["One perso", "eight oth"]
    assert (seen.fact, seen.words) == ("2 of 6 shown", "Only “wound”")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("OPINION", ["The comma"]), ("8 wounded", ["eight oth"]), ("odesa nobody", []), ("🚀", ["Russian f"]),
        ("condition four", ["One perso", "eight oth", "four who "]),
    ],
)  # fmt: skip
def test_search_looks_at_quote_kind_and_fields(seen: Seen, words: str, found: list[str]) -> None:
    seen.pane.open_search()
    seen.field.setText(words)
    assert seen.quotes == found
    assert (seen.state == NOTHING_MATCHES) == (not found)


def test_letters_in_the_search_are_typed_and_not_obeyed(
    seen: Seen, desk_session: Session, claim_called: ClaimCalled, settle: Settle
) -> None:
    accept = QAction(seen.pane)
    accept.setShortcut("A")
    accept.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    accept.triggered.connect(lambda: pytest.fail("the letter was obeyed"))
    seen.pane.addAction(accept)
    seen.search("a attack")
    assert seen.field.text() == "a attack"


def test_esc_clears_search_and_filter_and_leads_back_to_the_list(seen: Seen, qtbot: QtBot) -> None:
    seen.tick("Status", "Open")
    seen.search("zzz")
    assert seen.state == NOTHING_MATCHES
    with qtbot.waitSignal(seen.pane.filtered) as told:
        QTest.keyClick(seen.field, Qt.Key.Key_Escape)
    assert told.args == [None]
    assert len(seen.quotes) == 6
    assert not seen.bar.isVisible()
    assert seen.rows.hasFocus()


def test_esc_closes_a_search_for_nothing(seen: Seen) -> None:
    seen.pane.open_search()
    QTest.keyClick(seen.field, Qt.Key.Key_Escape)
    assert not seen.field.isVisible()
    assert seen.rows.hasFocus()


def test_the_link_clears_too(seen: Seen) -> None:
    seen.tick("No Evidence Yet")
    (link,) = [button for button in seen.bar.findChildren(QPushButton) if button.text() == CLEAR]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert (seen.words, len(seen.quotes)) == ("", 6)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_down_and_enter_go_to_what_was_found(seen: Seen, claim_called: ClaimCalled, qtbot: QtBot, key: Qt.Key) -> None:
    seen.pane.show_claim(claim_called("The commander").id)
    seen.search("wounded")
    with qtbot.waitSignal(seen.pane.claim_selected) as chosen:
        QTest.keyClick(seen.field, key)
    assert chosen.args == [claim_called("One person").id]
    assert seen.rows.hasFocus()


def test_filters_combine_and_are_said_in_words(seen: Seen, claim_called: ClaimCalled) -> None:
    seen.tick("Kind", "Quantity")
    seen.tick("Status", "Open")
    seen.tick("No Evidence Yet")
    assert seen.quotes == ["One perso", "eight oth"]
    assert seen.words == "Only open · quantity · no evidence yet"
    seen.tick("Status", "Suggested")
    assert seen.quotes == ["One perso", "eight oth", "four who "]
    assert seen.words == "Only suggested or open · quantity · no evidence yet"
    seen.tick("Check-Worthiness", "From 70 %")
    assert seen.state == NOTHING_MATCHES
    seen.tick("Check-Worthiness", "From 50 %")
    assert len(seen.quotes) == 3
    seen.tick("Clear the Filter")
    assert (seen.fact, seen.words) == ("0 of 6 decided", "")


def test_mine_shows_what_i_took_on(
    seen: Seen, desk_session: Session, claim_called: ClaimCalled, settle: Settle
) -> None:
    claim = claim_called("eight")
    desk_session.do(lambda casebook: casebook.claims.accept(casebook.claims.get(claim.id)))
    settle(desk_session)
    seen.tick("Mine")
    assert (seen.quotes, seen.words) == (["eight oth"], "Only mine")


def test_findings_filter_by_level(seen: Seen, desk_session: Session, claim_called: ClaimCalled, settle: Settle) -> None:
    levels = {"Russian": Level.CONFLICTS, "four": Level.PARTLY, "The commander": Level.NOTE}
    findings = tuple(Finding(uuid4(), claim_called(words).id, "r", level, "m") for words, level in levels.items())
    desk_session.do(lambda casebook: casebook.apply(Change("Note", after=findings)))
    settle(desk_session)
    seen.tick("Finding", "Conflicts")
    seen.tick("Finding", "Partly")
    assert seen.quotes == ["Russian f", "four who "]
    assert seen.words == "Only finding: conflicts or partly"


def test_rejected_claims_show_where_they_are_asked_for(
    seen: Seen, desk_session: Session, claim_called: ClaimCalled, settle: Settle
) -> None:
    claim = claim_called("four")
    desk_session.do(lambda casebook: casebook.claims.reject(claim))
    settle(desk_session)
    assert "four who " in seen.quotes, "what was just rejected stays where it is"
    seen.tick("Kind", "Quantity")
    assert "four who " not in seen.quotes
    seen.tick("Show Rejected")
    assert "four who " in seen.quotes
    seen.tick("Show Rejected")
    seen.tick("Status", "Not a claim")
    assert seen.quotes == ["four who "]


def test_what_no_longer_fits_stays_until_the_filter_changes(
    seen: Seen, desk_session: Session, claim_called: ClaimCalled, settle: Settle
) -> None:
    seen.tick("Status", "Suggested")
    before = seen.quotes
    claim = claim_called("Russian")
    desk_session.do(lambda casebook: casebook.claims.accept(claim))
    settle(desk_session)
    assert seen.quotes == before
    seen.tick("Kind", "Event")
    assert "Russian f" not in seen.quotes


def test_several_selected_claims_are_counted(seen: Seen, claim_called: ClaimCalled, qtbot: QtBot) -> None:
    seen.pane.show_claim(claim_called("One person").id)
    with qtbot.waitSignal(seen.pane.selection_changed):
        QTest.keyClick(seen.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert seen.fact == "2 of 6 selected"
    assert seen.pane.selected == (claim_called("One person").id, claim_called("eight").id)
    seen.pane.show_claim(claim_called("four").id)
    assert seen.fact == "0 of 6 decided"


def test_folding_hides_unlikely_suggestions_alone(
    seen: Seen, desk_session: Session, claim_called: ClaimCalled, settle: Settle
) -> None:
    low = [claim_called(words) for words in ("four", "One person")]
    change = Change("Weigh", tuple(low), tuple(replace(claim, checkworthiness=0.1) for claim in low))
    desk_session.do(lambda casebook: casebook.apply(change))
    settle(desk_session)
    seen.pane.fold_unlikely(True)
    assert "four who " not in seen.quotes
    assert "One perso" in seen.quotes, "it is open: somebody wants it checked"
    seen.pane.fold_unlikely(False)
    assert "four who " in seen.quotes


def test_while_claims_are_looked_for_the_count_shows(
    seen: Seen, desk_session: Session, qtbot: QtBot, settle: Settle
) -> None:
    go_on = Event()

    def look(progress: Progress) -> None:
        while not go_on.wait(0.02):
            progress(40, 57)

    desk_session.jobs.start("Looking for claims", look, unit="sentences")
    qtbot.waitUntil(lambda: seen.looking == "Looking for claims, 40 of 57 sentences")
    assert seen.bar.isVisible()
    go_on.set()
    settle(desk_session)
    assert not seen.bar.isVisible()


def test_a_search_for_claims_that_fails_says_why(
    seen: Seen, desk_session: Session, claim_called: ClaimCalled, settle: Settle
) -> None:
    assert desk_session.desk is not None
    claims = desk_session.desk.claims
    desk_session.do(lambda casebook: casebook.apply(Change("Delete", before=claims)))
    settle(desk_session)
    quiet = seen.state

    def fail(progress: Progress) -> None:
        raise ExtractionError("The article is too long. Split it in two.")

    desk_session.jobs.start("Reading", fail, failed=lambda error: desk_session.failed.emit(str(error)), unit="pages")
    settle(desk_session)
    assert seen.state == quiet, "other failures are said elsewhere"
    desk_session.jobs.start(
        "Looking for claims", fail, failed=lambda error: desk_session.failed.emit(str(error)), unit="sentences"
    )
    settle(desk_session)
    assert seen.state == "The article is too long. Split it in two."
    desk_session.undo()
    settle(desk_session)
    assert len(seen.quotes) == 6


def test_buttons_do_what_the_actions_do(seen: Seen, qtbot: QtBot) -> None:
    search, density, fold = QAction("Search Claims"), QAction("One-Line Claims"), QAction("Fold")
    seen.pane.set_actions(search=search, density=density, below=[fold])
    buttons = {button.accessibleName(): button for button in seen.pane.findChildren(type(seen.pane._density))}
    for name, action in (("Search Claims", search), ("One-Line Claims", density)):
        with qtbot.waitSignal(action.triggered):
            QTest.mouseClick(buttons[name], Qt.MouseButton.LeftButton)
    assert seen.pane.findChild(ClaimsMenu).actions()[-1] is fold


def test_the_bar_is_named_and_reached_by_tab(seen: Seen) -> None:
    seen.search("odesa")
    assert seen.field.accessibleName() == "Search claims"
    assert "Esc" in seen.field.accessibleDescription()
    assert seen.bar.words == "odesa"
    QTest.keyClick(seen.field, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_kinds_and_statuses_all_stand_in_the_menu(seen: Seen) -> None:
    menu = seen.pane.findChild(ClaimsMenu)
    titles = {action.text(): action.menu() for action in menu.actions() if action.menu()}
    assert [action.text() for action in titles["Kind"].actions()] == [kind.value.capitalize() for kind in Kind]
    assert [action.text() for action in titles["Status"].actions()] == [each.value.capitalize() for each in Status]
    menu.aboutToShow.emit()
    assert all(not action.icon().isNull() for action in titles["Status"].actions())
