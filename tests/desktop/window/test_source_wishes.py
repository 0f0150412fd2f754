"""Rulings, the sources of a claim and the merging of duplicates, from the window to the casebook and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence
from checks.domain.origin import Question
from checks.errors import Cancelled
from checks.matching.sources import origins_of, rulings_on
from desktop.dialogs.duplicates import NONE, Duplicates
from desktop.dialogs.ruling import NotDuplicates, NotTheSame, SameSource
from desktop.dialogs.sources import Sources
from desktop.panes.inspector import Inspector
from desktop.panes.inspector_evidence import EvidenceSection
from desktop.panes.link_row import LinkRow
from desktop.panes.origin_block import OriginBlock
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.window.main import MainWindow

Settle = Callable[[Session], None]
KIPER = "Oleh Kiper, Odesa Oblast governor"


@pytest.fixture
def session(window: MainWindow) -> Session:
    return window._session


@pytest.fixture
def inspector(window: MainWindow) -> Inspector:
    return window.findChild(Inspector)


@pytest.fixture
def claim(window: MainWindow, session: Session, settle: Settle) -> Claim:
    """Eight records, four sources."""
    found = next(claim for claim in session.desk.claims if claim.quote.startswith("the first strike on Odesa"))
    window.choose_claim(found.id)
    settle(session)
    return found


def row_of(inspector: Inspector, publisher: str) -> LinkRow:
    return next(row for row in inspector.findChildren(LinkRow) if row.record.publisher == publisher)


def choose(row: LinkRow, words: str) -> None:
    next(action for action in row.make_menu().actions() if action.text() == words).trigger()


def is_offered(row: LinkRow, words: str) -> bool:
    return next(action for action in row.make_menu().actions() if action.text() == words).isEnabled()


def counts(session: Session, claim: Claim) -> list[int]:
    return sorted(len(origin.records) for origin in origins_of(session.desk, claim.id))


def heading(inspector: Inspector) -> str:
    return inspector.findChild(EvidenceSection).fact


def texts(dialog: Sources) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label) if label.isVisible())


def test_a_record_is_ruled_out_of_its_bracket_and_undo_brings_it_back(
    inspector: Inspector, session: Session, claim: Claim, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert heading(inspector) == "8 records, 4 sources"
    asked: list[str] = []
    monkeypatch.setattr(NotTheSame, "ask", lambda _, record, origin: asked.append(origin.name) or "It was the rescuers")
    choose(row_of(inspector, "ZMINA"), "Not the Same Source…")
    settle(session)
    assert (asked, heading(inspector)) == ([KIPER], "8 records, 5 sources")
    assert session.undo_stack.undoText() == "Rule different sources"
    session.undo()
    settle(session)
    assert heading(inspector) == "8 records, 4 sources"


def test_records_of_two_brackets_are_ruled_one_source(
    inspector: Inspector, session: Session, claim: Claim, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Evidence] = []

    def ask(_: object, record: Evidence, others: list[Evidence]) -> tuple[Evidence, str]:
        offered.extend(others)
        return next(other for other in others if other.publisher == "Babel"), "AFP rests on the governor too"

    monkeypatch.setattr(SameSource, "ask", ask)
    choose(row_of(inspector, "The Moscow Times (AFP)"), "Same Source as…")
    settle(session)
    assert len(offered) == 7
    assert heading(inspector) == "8 records, 3 sources"
    blocks = [block for block in inspector.findChildren(OriginBlock) if block.is_shared]
    assert any("ruled one source: AFP rests on the governor too" in block.accessibleName() for block in blocks)


def test_only_what_can_be_ruled_is_offered(inspector: Inspector, claim: Claim) -> None:
    alone, held = row_of(inspector, "The Moscow Times (AFP)"), row_of(inspector, "ZMINA")
    assert not is_offered(alone, "Not the Same Source…")
    assert is_offered(alone, "Same Source as…")
    assert is_offered(held, "Not the Same Source…")


def test_thinking_better_of_it_rules_nothing(
    inspector: Inspector, session: Session, claim: Claim, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NotTheSame, "ask", lambda *_: None)
    monkeypatch.setattr(SameSource, "ask", lambda *_: None)
    choose(row_of(inspector, "ZMINA"), "Not the Same Source…")
    choose(row_of(inspector, "ZMINA"), "Same Source as…")
    settle(session)
    assert rulings_on(session.desk, claim.id) == ()


def test_the_reason_is_under_the_bracket_and_why_leads_to_all_sources(
    qtbot: QtBot, window: MainWindow, inspector: Inspector, claim: Claim
) -> None:
    block = next(block for block in inspector.findChildren(OriginBlock) if block.is_shared)
    reason = next(label for label in block.findChildren(Label) if label.text() == f"All from {KIPER}")
    assert "ZMINA: from Oleh Kiper" in reason.toolTip()
    qtbot.mouseClick(block.findChild(QPushButton), Qt.MouseButton.LeftButton)
    dialog = window.findChild(Sources)
    assert dialog.isVisible()
    dialog.reject()


def test_the_sources_of_a_claim_follow_what_is_ruled_and_taken_back(
    qtbot: QtBot, window: MainWindow, inspector: Inspector, session: Session, claim: Claim, settle: Settle
) -> None:
    window.actions_by_id["sources.of_claim"].trigger()
    dialog = window.findChild(Sources)
    assert "8 records, 4 sources" in texts(dialog)
    assert "Nobody has ruled on these records." in texts(dialog)
    origin = next(origin for origin in origins_of(session.desk, claim.id) if origin.name == KIPER)
    first, *others = origin.records
    session.do(lambda casebook: casebook.sources.rule(first, others, is_same=False, reason="Another governor"))
    settle(session)
    assert "8 records, 5 sources" in texts(dialog)
    assert "Babel and ZMINA are not one source: Another governor" in texts(dialog)
    everything = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Take All Back")
    qtbot.mouseClick(everything, Qt.MouseButton.LeftButton)
    settle(session)
    assert "8 records, 4 sources" in texts(dialog)
    assert rulings_on(session.desk, claim.id) == ()
    session.undo()
    settle(session)
    assert "8 records, 5 sources" in texts(dialog)
    backs = [each for each in dialog.findChildren(QPushButton) if each.text() == "Take Back"]
    qtbot.mouseClick(backs[0], Qt.MouseButton.LeftButton)
    settle(session)
    assert len(rulings_on(session.desk, claim.id)) == 1
    dialog.reject()
    session.undo()
    settle(session)


def test_without_a_claim_there_are_no_sources_to_show(window: MainWindow, inspector: Inspector, claim: Claim) -> None:
    window.choose_claim(None)
    inspector.sources_requested.emit()
    assert window.findChild(Sources) is None


# Duplicates


@pytest.fixture
def twin(session: Session, claim: Claim, settle: Settle) -> Evidence:
    """A second record of a page that is there already."""
    record = next(record for _, record in session.desk.linked(claim.id) if record.publisher == "ZMINA")
    made = replace(record, id=UUID(int=77), url=f"{record.url}/?utm_source=x", note="Second look", says="", key=None)
    session.do(lambda casebook: casebook.evidence.add(made))
    settle(session)
    return made


def opened(window: MainWindow, session: Session, settle: Settle) -> Duplicates:
    window.actions_by_id["sources.duplicates"].trigger()
    settle(session)
    return next(each for each in window.findChildren(Duplicates) if each.isVisible())


def test_the_sample_holds_nothing_twice(window: MainWindow, session: Session, claim: Claim, settle: Settle) -> None:
    dialog = opened(window, session, settle)
    assert dialog.state == NONE
    dialog.reject()


def test_duplicates_are_merged_in_one_change(
    qtbot: QtBot, window: MainWindow, session: Session, claim: Claim, twin: Evidence, settle: Settle
) -> None:
    dialog = opened(window, session, settle)
    found = dialog.findChild(QListWidget)
    assert [found.item(row).text() for row in range(found.count())] == ["ZMINA and ZMINA: Same web address"]
    keep = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Merge into This One")
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    settle(session)
    assert dialog.state == NONE
    assert session.undo_stack.undoText() == "Merge records"
    dialog.reject()
    session.undo()
    settle(session)
    stored: list[Evidence] = []
    session.ask(lambda casebook: casebook.evidence.get(twin.id), stored.append)
    settle(session)
    assert stored == [twin]


def test_two_that_are_two_are_not_listed_again(
    qtbot: QtBot, window: MainWindow, session: Session, twin: Evidence, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NotDuplicates, "ask", lambda *_: "A later state of the page")
    dialog = opened(window, session, settle)
    apart = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Not Duplicates…")
    qtbot.mouseClick(apart, Qt.MouseButton.LeftButton)
    settle(session)
    assert [ruling.question for ruling in session.desk.origin_rulings] == [Question.RECORD]
    dialog.search_requested.emit()
    settle(session)
    assert dialog.state == NONE
    dialog.reject()


def test_what_was_found_is_kept_until_the_casebook_changes(
    window: MainWindow, session: Session, twin: Evidence, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[int] = []
    from checks.matching import duplicates

    whole = duplicates.find_duplicates
    counted = lambda found, *more: searched.append(len(found)) or whole(found, *more)  # noqa: E731
    monkeypatch.setattr(duplicates, "find_duplicates", counted)
    for times in (1, 1):
        opened(window, session, settle).reject()
        assert len(searched) == times
    session.do(lambda casebook: casebook.evidence.edit(replace(twin, note="Third look")))
    settle(session)
    opened(window, session, settle).reject()
    assert len(searched) == 2


def test_a_search_that_is_stopped_says_so_and_finds_nothing(
    window: MainWindow, session: Session, twin: Evidence, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checks.matching import duplicates

    def stopped(*_: object) -> None:
        raise Cancelled

    monkeypatch.setattr(duplicates, "find_duplicates", stopped)
    dialog = opened(window, session, settle)
    assert not dialog.findChild(QListWidget).isVisible()
    assert dialog.state
    dialog.reject()
