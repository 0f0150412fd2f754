"""Contradictions and duplicate claims, from the menu to the casebook and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.mention import PersonStatus, Place, PlaceLevel, Quantity, TimeMention
from checks.domain.moment import Moment
from checks.domain.relation import Relation
from checks.domain.span import Anchor
from checks.errors import ChecksError
from checks.services.matching import Matching
from desktop.dialogs.claim_pairs import ClaimPairs
from desktop.window.pair_commands import NO_CONTRADICTIONS, NO_DUPLICATES
from tests.desktop.window.conftest import Work

TEXT = "Seven people were wounded in the missile attack on the port of Odesa on Friday."


def lay(work: Work, figure: float, text: str = TEXT, *, published: int = 24) -> Claim:
    """One more article, with a claim of so many wounded on the day of the attack."""
    article = Article(uuid4(), f"Article with {figure:g}", published=Moment(date(2025, 5, published)))
    version = ArticleVersion(uuid4(), article.id, 1, text, sha256(text.encode()).hexdigest(), extractor="test")
    quantity = Quantity(0, 5, figure, figure, figure, unit="person", person_status=PersonStatus.WOUNDED)
    day = date(2025, 5, 23)
    claim = Claim(
        uuid4(),
        version.id,
        Anchor.at(text, 0, len(text) - 1),
        0,
        Kind.QUANTITY,
        statement=text[:-1],
        quantities=(quantity,),
        times=(TimeMention(0, 6, "Friday", first=day, last=day),),
        places=(Place("Odesa", "Odesa", PlaceLevel.CITY),),
        status=Status.OPEN,
    )
    work.session.do(lambda casebook: casebook.apply(Change("Add article", after=(article, version, claim))))
    work.settle()
    return claim


def listed(work: Work) -> ClaimPairs:
    return next(each for each in work.window.findChildren(ClaimPairs) if each.isVisible())


def press(dialog: ClaimPairs, text: str) -> None:
    next(each for each in dialog.findChildren(QPushButton) if each.text() == text and each.isVisible()).click()


def test_contradictions_lead_to_both_claims(qtbot: QtBot, work: Work) -> None:
    seven = lay(work, 7)
    lay(work, 8, TEXT.replace("Seven", "Eight"))
    work.do("pairs.contradictions")
    dialog = listed(work)
    table = dialog.findChild(QTableWidget)
    assert "Odesa, 23 May 2025" in table.item(0, 0).text()
    assert {table.item(0, 1).text()[:1], table.item(0, 2).text()[:1]} == {"7", "8"}
    press(dialog, "Show First")
    work.settle()
    qtbot.waitUntil(lambda: work.window.chosen_claim is not None and work.window.chosen_claim.id == seven.id)
    assert not work.window.findChildren(ClaimPairs), "both cannot be looked at together"


def test_a_casebook_without_any_says_so(work: Work) -> None:
    work.do("pairs.contradictions")
    assert listed(work).state == NO_CONTRADICTIONS
    listed(work).reject()
    work.do("pairs.duplicates")
    assert listed(work).state == NO_DUPLICATES
    listed(work).reject()


def test_duplicates_of_two_articles_are_related_with_one_undo(work: Work) -> None:
    lay(work, 7)
    later = lay(work, 7, published=25)
    work.do("pairs.duplicates")
    dialog = listed(work)
    assert dialog.state == "1 pair"
    press(dialog, "Same Claim")
    work.settle()
    assert dialog.state == NO_DUPLICATES
    dialog.reject()
    kept = [each for each in work.desk.relations(later.id) if each.relation is Relation.SAME]
    assert len(kept) == 1
    work.do("edit.undo")
    assert work.desk.relations(later.id) == ()


def test_duplicates_of_one_article_are_merged_with_one_undo(work: Work) -> None:
    text = f"{TEXT} {TEXT}"
    first = lay(work, 7, text)
    half = len(TEXT)
    anchors = (Anchor.at(text, 0, half - 1), Anchor.at(text, half + 1, len(text) - 1))
    one = replace(first, anchor=anchors[0], statement=TEXT[:-1])
    two = replace(first, id=uuid4(), anchor=anchors[1], statement=TEXT[:-1])
    work.session.do(lambda book: book.apply(Change("Claims", (book.claims.get(first.id),), (one, two))))
    work.settle()
    work.do("pairs.duplicates")
    press(listed(work), "Merge")
    work.settle()
    listed(work).reject()
    assert len(work.desk.claims) == 1
    work.do("edit.undo")
    assert len(work.desk.claims) == 2


def test_a_search_for_duplicates_can_be_stopped_and_a_fault_is_told(
    qtbot: QtBot, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_: object) -> Iterator[tuple[int, int]]:
        while True:
            yield 1, 9

    def refuse(*_: object) -> None:
        raise ChecksError("The disk is full.")

    monkeypatch.setattr(Matching, "duplicates_in_steps", endless)
    work.window.actions_by_id["pairs.duplicates"].trigger()
    qtbot.waitUntil(lambda: listed(work).state == "Comparing all claims, 1 of 9 claims…")
    press(listed(work), "Stop Searching")
    work.settle()
    assert listed(work).state == "Stopped. Nothing was changed."
    listed(work).reject()
    monkeypatch.setattr(Matching, "contradictions", refuse)
    work.do("pairs.contradictions")
    assert listed(work).state == "The disk is full."
    listed(work).reject()
