"""Findings in the window: walked through by key, listed, dismissed together, and the places they speak of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.finding import Finding, FindingValue, Level
from checks.domain.progress import no_progress
from checks.domain.span import Span
from checks.domain.tables import ComparatorTable
from checks.ingest.document import Document
from checks.ingest.reader import read_text
from checks.rules.reference import rule_called
from desktop.dialogs.finding import DismissFinding
from desktop.dialogs.guide import Guide
from desktop.dialogs.preferences import Preferences
from desktop.dialogs.preferences_rules import RulesPage
from desktop.models.finding_filter import FindingFilter
from desktop.panes.evidence_document import DocumentPane
from desktop.panes.finding_row import FindingRow
from desktop.panes.findings import FindingsPane
from desktop.panes.inspector import Inspector
from desktop.panes.tables_view import TablesView
from desktop.window.finding_commands import NOTHING_TO_GO_TO, check_others
from desktop.window.list_place import ListPlace
from tests.desktop.window.conftest import Work

Called = Callable[[str], Claim]


@pytest.fixture
def found(work: Work, claim_called: Called) -> tuple[Finding, ...]:
    """A conflict that two nested claims share, and a note further on."""
    part, whole, strike = claim_called("four"), claim_called("eight"), claim_called("the first strike")
    conflict = Finding(
        UUID(int=1), whole.id, "figure.subset", Level.CONFLICTS, "Four is more.", spans=(part.anchor.span,)
    )
    made = (
        conflict,
        replace(conflict, id=UUID(int=2), claim_id=part.id),
        Finding(UUID(int=3), strike.id, "time.day", Level.NOTE, "Which day?", spans=(strike.anchor.span,)),
    )
    work.session.do(lambda casebook: casebook.apply(Change("Run rules", after=made)))
    work.settle()
    return made


def focused(work: Work) -> Finding | None:
    row = work.window.focusWidget()
    return row.finding if isinstance(row, FindingRow) else None


def press(qtbot: QtBot, work: Work, key: Qt.Key) -> None:
    qtbot.keyClick(work.window.focusWidget() or work.window, key, Qt.KeyboardModifier.AltModifier)
    work.settle()


def test_keys_walk_from_finding_to_finding(qtbot: QtBot, work: Work, found: tuple[Finding, ...]) -> None:
    work.window.activateWindow()
    press(qtbot, work, Qt.Key.Key_N)
    assert focused(work) == found[0]
    assert work.window.chosen_claim.id == found[0].claim_id
    press(qtbot, work, Qt.Key.Key_N)
    assert focused(work) == found[2]
    press(qtbot, work, Qt.Key.Key_P)
    assert focused(work) == found[0]


def test_where_the_list_is_filtered_the_walk_keeps_to_it(work: Work, found: tuple[Finding, ...]) -> None:
    work.do("findings.overview")
    work.window.findChild(FindingsPane).show_filter(FindingFilter(levels=frozenset({Level.NOTE})))
    work.do("findings.next")
    assert focused(work) == found[2]
    work.do("findings.next")
    assert focused(work) == found[2]


def test_where_there_is_nothing_to_go_to_it_says_so(work: Work) -> None:
    said: list[str] = []
    work.session.noted.connect(said.append)
    work.do("findings.next")
    assert said == [NOTHING_TO_GO_TO]


def test_all_findings_take_the_place_of_the_claims_and_give_it_back(work: Work, found: tuple[Finding, ...]) -> None:
    lists = work.window.findChild(ListPlace)
    button = next(each for each in work.window.findChildren(QToolButton) if each.accessibleName() == "All Findings")
    button.click()
    assert lists.shows_findings
    assert lists.findings.rows.hasFocus()
    work.do("findings.overview")
    assert not lists.shows_findings


def test_a_list_that_nobody_makes_is_a_fault() -> None:
    with pytest.raises(LookupError):
        _ = ListPlace(QToolButton()).findings


def test_a_row_shows_its_claim_and_enter_leads_to_the_finding(
    qtbot: QtBot, work: Work, found: tuple[Finding, ...]
) -> None:
    work.do("findings.overview")
    pane = work.window.findChild(FindingsPane)
    qtbot.keyClick(pane.rows, Qt.Key.Key_Down)
    qtbot.keyClick(pane.rows, Qt.Key.Key_Down)
    chosen = pane.current.finding
    assert work.window.chosen_claim.id == chosen.claim_id
    qtbot.keyClick(pane.rows, Qt.Key.Key_Return)
    assert focused(work) == chosen


def test_the_same_notice_is_dismissed_for_all_its_claims_in_one_step(
    qtbot: QtBot, work: Work, found: tuple[Finding, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DismissFinding, "ask", lambda *_: "Counted twice.")
    work.do("findings.overview")
    pane = work.window.findChild(FindingsPane)
    pane.show_finding(UUID(int=1))
    qtbot.keyClick(pane.rows, Qt.Key.Key_D)
    work.settle()
    reasons = {
        each.id.int: each.dismissed
        for claim in work.session.desk.claims
        for each in work.session.desk.findings(claim.id)
    }
    assert reasons == {1: "Counted twice.", 2: "Counted twice.", 3: None}
    assert work.session.undo_stack.undoText() == "Dismiss finding"
    work.do("edit.undo")
    assert pane.fact == "1 conflict, 1 note"


def test_thinking_better_of_it_dismisses_nothing(
    qtbot: QtBot, work: Work, found: tuple[Finding, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DismissFinding, "ask", lambda *_: None)
    work.do("findings.overview")
    pane = work.window.findChild(FindingsPane)
    pane.show_finding(UUID(int=1))
    before = work.session.undo_stack.index()
    qtbot.keyClick(pane.rows, Qt.Key.Key_D)
    work.settle()
    assert work.session.undo_stack.index() == before


WORDS = "The governor spoke at noon.\n\n" + "Nothing new.\n\n" * 60 + "Nine people were hurt, he said.\n"


@pytest.fixture
def record(work: Work, claim_called: Called) -> Evidence:
    """A record with a text of its own, linked to a claim."""
    made = Evidence(UUID(int=11), EvidenceKind.REPORT, "The governor's post")
    claim = claim_called("eight")
    document = read_text(WORDS)
    work.session.do(lambda casebook: casebook.evidence.add(made, document))
    link = Link(UUID(int=12), claim.id, made.id, Stance.SUPPORTS)
    work.session.do(lambda casebook: casebook.apply(Change("Link", after=(link,))))
    work.settle()
    work.session.open_article(work.session.desk.article.id)
    work.settle()
    return made


def test_a_value_opens_the_passage_in_the_document(qtbot: QtBot, work: Work, record: Evidence) -> None:
    text = work.session.desk.texts[record.id]
    start = text.index("Nine people")
    work.window.findChild(Inspector).passage_requested.emit(
        FindingValue("record", "nine", record.id, Span(start, start + len("Nine people")))
    )
    document = work.window.findChild(DocumentPane)
    qtbot.waitUntil(lambda: document.text.selected_words == "Nine people")
    assert document.text.verticalScrollBar().value() > 0


def test_a_value_without_a_text_shows_its_record_in_the_inspector(
    work: Work, record: Evidence, claim_called: Called
) -> None:
    work.window.choose_claim(claim_called("eight").id)
    work.session._desk = replace(work.session.desk, texts={})
    inspector = work.window.findChild(Inspector)
    work.window.activateWindow()
    inspector.passage_requested.emit(FindingValue("record", "nine", record.id, Span(0, 4)))
    assert inspector.chosen_record.id == record.id
    assert work.window.findChild(DocumentPane) is None, "the view of evidence was not even made"


def test_a_table_is_one_press_away(qtbot: QtBot, work: Work) -> None:
    first, second = (ComparatorTable(UUID(int=number), f"Table {number}") for number in (21, 22))
    work.session.do(lambda casebook: casebook.apply(Change("Add tables", after=(first, second))))
    work.settle()
    work.window.findChild(Inspector).table_requested.emit(second.id)
    work.settle()
    view = work.window.findChild(TablesView)
    assert view.isVisible()
    assert view.chosen == second


def test_all_articles_are_checked_and_what_came_of_it_is_said(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    work.session.noted.connect(said.append)
    text = Document("Eight were hurt, including nine children.\n", b"x", "text/plain", title="Another")
    work.session.do(lambda casebook: casebook.articles.add(text))
    work.settle()
    work.do("findings.check_all")
    assert said[-1] == "Checked 2 articles: no undecided claim shows a conflict. That is not a verdict."


def test_conflicts_are_counted_over_all_articles(work: Work, found: tuple[Finding, ...]) -> None:
    told: list[str] = []
    article = work.session.desk.article.id
    work.session.ask(lambda casebook: check_others(casebook, article, no_progress), told.append)
    work.settle()
    assert told == ["Checked 1 article: 2 undecided claims show a conflict, in 1 of them."]


@pytest.fixture
def page(work: Work) -> RulesPage:
    work.do("preferences.open")
    dialog = work.window.findChild(Preferences)
    dialog.show_page("Rules")
    work.settle()
    yield dialog.findChild(RulesPage)
    dialog.close()


def test_a_rule_that_the_house_switches_off_is_kept_and_undone(work: Work, page: RulesPage) -> None:
    page.choose_rule("figure.subset")
    page._runs.click()
    work.settle()
    assert not work.session.desk.house.runs("figure.subset")
    assert work.session.undo_stack.undoText() == "Change house rules"
    assert page.table.item(page.table.currentRow(), 1).text() == "off"
    work.do("edit.undo")
    assert work.session.desk.house.runs("figure.subset")
    assert page.table.item(page.table.currentRow(), 1).text() == "runs"


def test_what_a_rule_is_about_stands_in_the_guide(work: Work, page: RulesPage) -> None:
    page.choose_rule("figure.subset")
    page._about.click()
    guide = work.window.findChild(Guide)
    assert rule_called("figure.subset").title in guide.findChildren(type(guide._text))[0].toPlainText()
    guide.close()
