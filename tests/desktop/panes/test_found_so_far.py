"""While a search runs, article and claims show what it has found so far, and nobody can work on it yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Kind
from checks.domain.span import Anchor
from desktop.intake import Found
from desktop.models.claims import ClaimsModel
from desktop.panes.article import ArticlePane
from desktop.panes.claims import ClaimsPane
from desktop.panes.claims_list import ClaimsList
from desktop.panes.span_view import SpanView
from desktop.session import Session
from desktop.widgets.header import PaneHeader

Settle = Callable[[Session], None]


@pytest.fixture
def pane(qtbot: QtBot, desk_session: Session) -> ClaimsPane:
    made = ClaimsPane(desk_session)
    qtbot.addWidget(made)
    made.resize(302, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def article(qtbot: QtBot, desk_session: Session) -> ArticlePane:
    made = ArticlePane(desk_session)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def found(desk_session: Session) -> Found:
    """Two claims that no one else has, and one that is on the desk."""
    desk = desk_session.desk
    text, pattern = desk.version.text, desk.claims[0]
    fresh = [
        replace(pattern, id=UUID(int=number), anchor=Anchor.at(text, start, start + 4), kind=Kind.EVENT)
        for number, start in ((1, 0), (2, 5))
    ]
    return Found(desk.version.id, (*fresh, pattern))


def ids(claims: tuple[Claim, ...]) -> set[UUID]:
    return {claim.id for claim in claims}


def listed(pane: ClaimsPane) -> set[UUID]:
    model = pane.findChildren(ClaimsList)[0].model()
    assert isinstance(model, ClaimsModel)
    return set(model.shown)


def fact(pane: ClaimsPane) -> str:
    return pane.findChildren(PaneHeader)[0].fact


def test_what_the_desk_has_is_not_new(desk_session: Session, found: Found) -> None:
    assert found.new_on(desk_session.desk) == found.claims[:2]
    assert replace(found, version_id=UUID(int=9)).new_on(desk_session.desk) == ()


def test_the_list_grows_and_shrinks_with_the_search(pane: ClaimsPane, desk_session: Session, found: Found) -> None:
    own = ids(desk_session.desk.claims)
    desk_session.show_found(replace(found, claims=found.claims[:1], count=1))
    assert listed(pane) == own | {UUID(int=1)}
    assert fact(pane) == "1 found so far"
    desk_session.show_found(replace(found, count=40))
    assert fact(pane) == "40 found so far", "those that are only counted, too"
    assert listed(pane) == own | {UUID(int=1), UUID(int=2)}
    desk_session.show_found(Found(found.version_id))
    assert listed(pane) == own
    assert fact(pane).endswith("decided")


def test_the_chosen_row_stays_while_others_come(pane: ClaimsPane, desk_session: Session, found: Found) -> None:
    claim = desk_session.desk.claims[2]
    pane.show_claim(claim.id)
    desk_session.show_found(found)
    assert pane.selected == (claim.id,)


def test_what_is_found_cannot_be_chosen_yet(
    pane: ClaimsPane, desk_session: Session, found: Found, qtbot: QtBot
) -> None:
    told: list[UUID] = []
    pane.claim_selected.connect(told.append)
    desk_session.show_found(found)
    rows = pane.findChildren(ClaimsList)[0]
    index = rows.model().index_of(UUID(int=1))
    rows.scrollTo(index)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(index).center())
    assert (told, pane.selected) == ([], ())


def test_the_search_of_another_text_shows_nothing_here(
    pane: ClaimsPane, article: ArticlePane, desk_session: Session, found: Found
) -> None:
    own = ids(desk_session.desk.claims)
    desk_session.show_found(replace(found, version_id=UUID(int=9)))
    assert listed(pane) == marked(article) == own


def test_work_on_other_claims_goes_on(pane: ClaimsPane, desk_session: Session, found: Found, settle: Settle) -> None:
    desk_session.show_found(found)
    claim = desk_session.desk.claims[2]
    desk_session.do(lambda casebook: casebook.claims.accept(claim))
    settle(desk_session)
    desk_session.show_found(Found(found.version_id))
    assert listed(pane) == ids(desk_session.desk.claims)


def marked(article: ArticlePane) -> set[UUID]:
    """The claims that are underlined."""
    return {mark.id for mark in article.findChildren(SpanView)[0].shown.marks.marks}


def test_the_article_underlines_them_until_the_search_is_over(
    article: ArticlePane, desk_session: Session, found: Found
) -> None:
    own = ids(desk_session.desk.claims)
    desk_session.show_found(found)
    assert marked(article) == own | {UUID(int=1), UUID(int=2)}
    starts = [mark.start for mark in article.findChildren(SpanView)[0].shown.marks.marks]
    assert starts == sorted(starts)
    desk_session.show_found(Found(found.version_id))
    assert marked(article) == own


def test_a_click_on_a_line_that_is_only_found_chooses_nothing(
    article: ArticlePane, desk_session: Session, found: Found
) -> None:
    told: list[UUID] = []
    article.claim_selected.connect(told.append)
    desk_session.show_found(found)
    article.findChildren(SpanView)[0].claim_clicked.emit(UUID(int=1))
    assert told == []
    article.findChildren(SpanView)[0].claim_clicked.emit(desk_session.desk.claims[0].id)
    assert told == [desk_session.desk.claims[0].id]
