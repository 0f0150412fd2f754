"""Seen Before: what is shown in which state, what differs, what a person confirms, and what is carried over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.evidence import Link, Stance
from checks.domain.imported import EarlierCheck, Import
from checks.domain.moment import Moment
from checks.domain.relation import Relation
from checks.domain.span import Anchor
from checks.errors import ChecksError
from checks.services.matching import Matching
from desktop.panes import inspector_suggestions
from desktop.panes.inspector import Inspector
from desktop.panes.inspector_seen import INDEXING, NOT_LOOKED, NOTHING, SeenSection
from desktop.panes.inspector_suggestions import SuggestionRow, Suggestions
from desktop.panes.link_row import LinkRow
from desktop.panes.seen_row import SeenRow
from desktop.seen import LONG
from desktop.session import Session
from desktop.widgets.label import Label

Settle = Callable[[Session], None]
STATED = "Eight people were wounded in the missile attack on the port of Odesa"
SEVEN = "Seven people were wounded in the missile attack on the port of Odesa"
ALIKE = "A missile attack on the port of Odesa damaged a ship and two warehouses"


@pytest.fixture
def searched(ids, inspector: Inspector, checked: Session, settle: Settle) -> Inspector:
    """The inspector on a claim with words enough; the search is on, and has found nothing."""
    checked.do(lambda book: book.claims.edit(replace(book.claims.get(ids.figure), statement=STATED)))
    settle(checked)
    checked.seen.start()
    settle(checked)
    return inspector


def bring_in(session: Session, settle: Settle, *texts: str) -> None:
    brought = Import(uuid4(), "checks.jsonl", "Earlier checks", "0" * 64, len(texts), 0, Moment.parse("2025-05-24"))
    checks = tuple(
        EarlierCheck(
            uuid4(),
            text,
            url="https://example.org/checks/1",
            publisher="The Post",
            published=Moment.parse("2025-05-24"),
            rating="Mostly true",
            import_id=brought.id,
        )
        for text in texts
    )
    session.do(lambda casebook: casebook.apply(Change("Import", after=(brought, *checks))))
    settle(session)


def lay_other(session: Session, settle: Settle, record: UUID) -> UUID:
    """Another article with a judged claim of these words and a record that is linked to it."""
    article = Article(uuid4(), "The day before", published=Moment.parse("2025-05-22"))
    version = ArticleVersion(uuid4(), article.id, 1, STATED, sha256(STATED.encode()).hexdigest(), extractor="test")
    anchor = Anchor.at(STATED, 0, len(STATED))
    claim = Claim(uuid4(), version.id, anchor, 0, Kind.QUANTITY, statement=STATED, status=Status.JUDGED)
    link = Link(uuid4(), claim.id, record, Stance.AGAINST, "Nine hurt now")
    session.ask(lambda book: book.apply(Change("Lay out", after=(article, version, claim, link))), lambda _: None)
    settle(session)
    session.seen.look_again()
    settle(session)
    return claim.id


def section(inspector: Inspector) -> SeenSection:
    return inspector.findChild(SeenSection)


def rows(inspector: Inspector) -> list[SeenRow]:
    return [row for row in section(inspector).findChildren(SeenRow) if not row.isHidden()]


def words(widget: SeenRow) -> list[str]:
    return [label.text() for label in widget.findChildren(Label)]


def button(widget: object, text: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text and not each.isHidden())


def test_before_the_search_and_where_nothing_is_alike_one_line_says_so(
    inspector: Inspector, checked: Session, settle: Settle
) -> None:
    assert section(inspector).state == NOT_LOOKED
    checked.seen.start()
    settle(checked)
    assert section(inspector).fact == NOTHING
    assert rows(inspector) == []


def test_what_is_near_certain_stands_apart_from_what_differs(
    searched: Inspector, checked: Session, settle: Settle
) -> None:
    bring_in(checked, settle, SEVEN, STATED)
    same, other = rows(searched)
    assert words(same) == ["Mostly true", "The Post, 24 May 2025", f"“{STATED}”"]
    assert words(other)[-1] == "Differs in numbers: then seven wounded, now eight wounded"
    assert section(searched).fact == "1 near-certain, 1 differs"
    headings = [
        each.text() for each in section(searched).findChildren(Label) if each.text().startswith(("The s", "Al"))
    ]
    assert headings == ["The same claim, as far as words and facts tell", "Alike, and not the same"]
    assert "Differs in numbers" in other.accessibleName()


def test_mere_suggestions_are_folded(searched: Inspector, checked: Session, settle: Settle) -> None:
    bring_in(checked, settle, ALIKE)
    assert rows(searched) == []
    button(section(searched), "1 more, less alike").click()
    assert [row.match.text for row in rows(searched)] == [ALIKE]
    button(section(searched), "Fewer").click()
    assert rows(searched) == []


def test_a_relation_is_confirmed_by_its_key_and_taken_back(
    ids, qtbot: QtBot, searched: Inspector, checked: Session, settle: Settle
) -> None:
    bring_in(checked, settle, SEVEN)
    rows(searched)[0].setFocus()
    qtbot.keyClick(rows(searched)[0], Qt.Key.Key_U)
    settle(checked)
    (kept,) = checked.desk.relations(ids.figure)
    assert kept.relation is Relation.UPDATED
    assert words(rows(searched)[0])[-1].startswith("Updated figure, confirmed by you")
    assert checked.undo_stack.undoText() == "Confirm “updated figure”"
    button(rows(searched)[0], "Take Back").click()
    settle(checked)
    assert checked.desk.relations(ids.figure) == ()
    checked.undo()
    checked.undo()
    settle(checked)
    assert checked.desk.relations(ids.figure) == ()


def test_a_relation_stays_readable_when_its_import_is_taken_back(
    ids, searched: Inspector, checked: Session, settle: Settle
) -> None:
    bring_in(checked, settle, STATED)
    searched.confirm_seen(Relation.SAME)
    settle(checked)
    brought = checked.desk.relations(ids.figure)[0]
    checked.ask(lambda book: book.apply(Change("Take back", before=book._records.all(Import))), lambda _: None)
    settle(checked)
    checked.seen.look_again()
    settle(checked)
    assert rows(searched) == []
    said = [label.text() for label in section(searched).findChildren(Label)]
    assert f"“{STATED}” The Post" in said
    button(section(searched), "Take Back").click()
    settle(checked)
    assert brought not in checked.desk.relations(ids.figure)


def test_evidence_is_carried_over_and_confirmed(
    ids, qtbot: QtBot, searched: Inspector, checked: Session, settle: Settle
) -> None:
    lay_other(checked, settle, ids.post)
    (row,) = rows(searched)
    assert "The day before" in " ".join(words(row))
    qtbot.keyClick(row, Qt.Key.Key_S)
    settle(checked)
    button(rows(searched)[0], "Carry Over 1 Record").click()
    settle(checked)
    carried = next(each for each in searched.findChildren(LinkRow) if each.link.is_carried)
    assert (carried.link.stance, carried.link.passage) == (Stance.AGAINST, "Nine hurt now")
    assert not searched.carry_over()
    qtbot.keyClick(carried, Qt.Key.Key_C)
    settle(checked)
    assert not any(each.is_carried for each in checked.desk.links(ids.figure))
    checked.undo()
    checked.undo()
    settle(checked)
    assert [each.evidence_id for each in checked.desk.links(ids.figure)] == [ids.report]


def test_why_and_where_it_comes_from(qtbot: QtBot, searched: Inspector, checked: Session, settle: Settle) -> None:
    bring_in(checked, settle, STATED)
    row = rows(searched)[0]
    with qtbot.waitSignal(searched.why_seen_requested) as why:
        qtbot.keyClick(row, Qt.Key.Key_Space)
    with qtbot.waitSignal(searched.seen_source_requested) as source:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert why.args == source.args == [row.match]
    menu = {action.text(): action for action in row.make_menu().actions()}
    menu["Copy Address"].trigger()
    assert QGuiApplication.clipboard().text() == "https://example.org/checks/1"
    assert not menu["Take Back"].isEnabled()


def test_the_index_being_made_and_a_fault_are_told(
    qtbot: QtBot, inspector: Inspector, checked: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_fail: list[bool] = []

    def slow(_: Matching) -> Iterator[tuple[int, int]]:
        while not may_fail:
            yield LONG // 4, LONG
        raise ChecksError("The disk is full.")

    monkeypatch.setattr(Matching, "steps", slow)
    checked.seen.start()
    qtbot.waitUntil(lambda: section(inspector).state == f"{INDEXING} 25 %")
    may_fail.append(True)
    settle(checked)
    assert section(inspector).state == "The disk is full."
    monkeypatch.undo()
    button(section(inspector), "Look Again").click()
    settle(checked)
    assert section(inspector).fact == NOTHING


def test_records_that_fit_are_folded_and_link_with_their_passage(
    ids, qtbot: QtBot, searched: Inspector, checked: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspector_suggestions, "REST_MS", 0)
    suggestions = searched.findChild(Suggestions)
    passage = "Eight people were wounded in the attack on the port of Odesa."
    checked.do(
        lambda book: book.evidence.edit(replace(book.evidence.get(ids.post), says=f"It burned. {passage} Rain fell."))
    )
    settle(checked)
    checked.do(lambda book: book.claims.edit(replace(book.claims.get(ids.figure), statement=f"{STATED} today")))
    qtbot.waitUntil(lambda: bool(suggestions.found))
    settle(checked)
    assert suggestions.findChildren(SuggestionRow) == []
    button(suggestions, "1 record may fit").click()
    (row,) = suggestions.findChildren(SuggestionRow)
    assert [each.passage for each in suggestions.found] == [passage]
    button(row, "Qualifies").click()
    settle(checked)
    links = {each.evidence_id: each for each in checked.desk.links(ids.figure)}
    assert (links[ids.post].stance, links[ids.post].passage) == (Stance.QUALIFIES, passage)
    qtbot.waitUntil(lambda: not suggestions.found)
