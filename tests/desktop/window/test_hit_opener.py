"""What was found opens where it belongs."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from checks.matching.highlights import Snippet
from checks.matching.search_query import Sort
from checks.services.found import Hit
from desktop.session import Session
from desktop.window.hit_opener import HitOpener
from desktop.window.views import View, Views


class Evidence(QWidget):
    """Stands for the evidence view."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[UUID] = []

    def show_record(self, record_id: UUID) -> None:
        self.shown.append(record_id)


class Opened:
    """An opener, and what it opened."""

    def __init__(self, session: Session) -> None:
        self.views = Views(QWidget())
        self.evidence = Evidence()
        self.views.add(View.EVIDENCE, lambda: self.evidence)
        self.articles: list[UUID] = []
        self.claims: list[UUID | None] = []
        self.opener = HitOpener(session, self.views, self.articles.append, self.claims.append)


@pytest.fixture
def opened(desk_session: Session) -> Opened:
    return Opened(desk_session)


def hit(sort: Sort, **more: object) -> Hit:
    return Hit(sort, uuid4(), Snippet("words"), **more)  # type: ignore[arg-type]


def test_a_claim_of_the_article_on_the_desk_is_chosen_there(opened: Opened, desk_session: Session) -> None:
    assert desk_session.desk is not None
    claim = desk_session.desk.claims[2]
    opened.views.show_view(View.EVIDENCE)
    opened.opener.open(hit(Sort.VERDICT, article_id=desk_session.desk.article.id, claim_id=claim.id))
    assert (opened.articles, opened.claims) == ([], [claim.id])
    assert opened.views.current is View.DESK


def test_the_article_on_the_desk_stays_as_it_is(opened: Opened, desk_session: Session) -> None:
    assert desk_session.desk is not None
    opened.opener.open(hit(Sort.ARTICLE, article_id=desk_session.desk.article.id))
    assert (opened.articles, opened.claims) == ([], [])


def test_another_article_is_opened_and_no_claim_chosen_before_it_lies_there(
    opened: Opened, desk_session: Session
) -> None:
    other = uuid4()
    opened.opener.open(hit(Sort.CLAIM, article_id=other, claim_id=uuid4()))
    assert opened.articles == [other]
    desk_session.desk_changed.emit()  # it is still the first article: somebody was faster
    QApplication.processEvents()
    assert opened.claims == []


def test_a_record_is_shown_among_the_evidence(opened: Opened) -> None:
    record = hit(Sort.RECORD, url="https://example.org")
    opened.opener.open(record)
    assert opened.views.current is View.EVIDENCE
    assert opened.evidence.shown == [record.id]


def test_an_earlier_check_opens_its_page_or_says_that_it_has_none(
    opened: Opened, desk_session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[QUrl] = []
    notes: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", pages.append)
    desk_session.noted.connect(notes.append)
    opened.opener.open(hit(Sort.CHECK, url="https://example.org"))
    assert (pages, notes) == ([QUrl("https://example.org")], [])
    opened.opener.open(hit(Sort.CHECK))
    assert (len(pages), notes) == (1, ["This earlier check has no web address to open."])
