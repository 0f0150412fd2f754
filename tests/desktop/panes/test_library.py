"""The library pane: articles and queues are chosen, found, put away and deleted by mouse and by key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from checks.domain.article import Article
from checks.domain.queue import Queue
from checks.domain.summary import ArticleSummary
from checks.domain.tables import ComparatorTable, TollSeries
from checks.ingest.reader import read_text
from desktop.models.library import Order, Role, RowKind
from desktop.panes.library import SEARCH_FROM, LibraryPane
from desktop.panes.library_list import LibraryList
from desktop.session import Session

Settle = Callable[[Session], None]


@pytest.fixture
def pane(session: Session, settle: Settle, qtbot: QtBot) -> LibraryPane:
    """The pane with three articles."""
    for title in ("Bridges", "Airports"):
        session.do(lambda casebook, title=title: casebook.articles.add(read_text(f"{title}\n\nTwo were hit.\n")))
    settle(session)
    made = LibraryPane(session)
    qtbot.addWidget(made)
    made.resize(200, 600)
    made.show()
    return made


def articles(pane: LibraryPane) -> LibraryList:
    return pane.findChildren(LibraryList)[0]


def index_of(pane: LibraryPane, words: str) -> QModelIndex:
    model = articles(pane).model()
    return next(model.index(row, 0) for row in range(model.rowCount()) if model.index(row, 0).data().startswith(words))


def titles(pane: LibraryPane) -> list[str]:
    model = articles(pane).model()
    rows = [model.index(row, 0).data(Role.ROW) for row in range(model.rowCount())]
    return [row.title for row in rows if row.kind == RowKind.ARTICLE]


def click(pane: LibraryPane, words: str, qtbot: QtBot) -> None:
    view = articles(pane)
    place = view.visualRect(index_of(pane, words)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_asks_for_the_article(pane: LibraryPane, session: Session, qtbot: QtBot) -> None:
    asked: list[UUID] = []
    pane.article_requested.connect(asked.append)
    click(pane, "Bridges", qtbot)
    expected = next(each.article.id for each in session.library if each.article.title == "Bridges")
    assert set(asked) == {expected}


def test_a_click_asks_for_the_queue(pane: LibraryPane, qtbot: QtBot) -> None:
    asked: list[Queue] = []
    pane.queue_requested.connect(asked.append)
    click(pane, "Second reading", qtbot)
    assert set(asked) == {Queue.SECOND_READING}


def test_the_article_on_the_desk_is_marked(pane: LibraryPane, session: Session, settle: Settle) -> None:
    first = session.library[0].article
    session.open_article(first.id)
    settle(session)
    assert index_of(pane, first.title).data(Role.IS_CURRENT)
    assert not index_of(pane, "Bridges").data(Role.IS_CURRENT)


def test_sorting_keeps_the_chosen_row(pane: LibraryPane) -> None:
    articles(pane).setCurrentIndex(index_of(pane, "Bridges"))
    pane.sort(Order.TITLE)
    assert titles(pane)[:2] == ["Airports", "Bridges"]
    assert articles(pane).currentIndex().data() == "Bridges"


def test_the_search_finds_and_enter_opens(pane: LibraryPane, session: Session, qtbot: QtBot) -> None:
    asked: list[UUID] = []
    pane.article_requested.connect(asked.append)
    field = pane.findChildren(QLineEdit)[0]
    assert not field.isVisible()
    pane.open_search()
    qtbot.keyClicks(field, "brid")
    assert titles(pane) == ["Bridges"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked == [next(each.article.id for each in session.library if each.article.title == "Bridges")]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), len(titles(pane))) == ("", 3)


def test_many_articles_bring_their_search_along(pane: LibraryPane, session: Session) -> None:
    session.library = tuple(ArticleSummary(Article(UUID(int=n), f"A{n}"), 0, 0) for n in range(SEARCH_FROM))
    session.library_changed.emit()
    assert pane.findChildren(QLineEdit)[0].isVisible()


def test_a_thousand_articles_show_and_are_searched(pane: LibraryPane, session: Session, qtbot: QtBot) -> None:
    session.library = tuple(
        ArticleSummary(Article(UUID(int=n), f"Strike number {n} on a port of the Black Sea"), n % 5, 4)
        for n in range(1000)
    )
    session.library_changed.emit()
    view = articles(pane)
    view.scrollToBottom()
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 1000
    pane.findChildren(QLineEdit)[0].setText("number 999")
    assert titles(pane) == ["Strike number 999 on a port of the Black Sea"]


def test_archived_articles_open_and_close(pane: LibraryPane, session: Session, settle: Settle, qtbot: QtBot) -> None:
    article = next(each.article for each in session.library if each.article.title == "Bridges")
    session.do(lambda casebook: casebook.articles.archive(article))
    settle(session)
    assert "Bridges" not in titles(pane)
    for shown in (True, False):
        articles(pane).setCurrentIndex(index_of(pane, "Archived"))
        qtbot.keyClick(articles(pane), Qt.Key.Key_Return)
        assert ("Bridges" in titles(pane)) == shown


def test_delete_asks_for_the_current_article(pane: LibraryPane, session: Session, qtbot: QtBot) -> None:
    asked: list[UUID] = []
    pane.delete_requested.connect(asked.append)
    articles(pane).setCurrentIndex(index_of(pane, "Bridges"))
    qtbot.keyClick(articles(pane), Qt.Key.Key_Delete)
    articles(pane).setCurrentIndex(index_of(pane, "My claims"))
    qtbot.keyClick(articles(pane), Qt.Key.Key_Delete)
    assert asked == [next(each.article.id for each in session.library if each.article.title == "Bridges")]


def test_the_menu_of_a_row_does_what_it_says(pane: LibraryPane, session: Session) -> None:
    article_id = next(each.article.id for each in session.library if each.article.title == "Bridges")
    asked: list[tuple[str, UUID]] = []
    for name in ("article", "details", "archive", "delete"):
        getattr(pane, f"{name}_requested").connect(lambda found, name=name: asked.append((name, found)))
    view = articles(pane)
    place = view.visualRect(index_of(pane, "Bridges")).center()
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, QPoint(5, 5)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    assert words == ["Open Article", "Article Details…", "Archive Article", "Delete Article"]
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert asked == [(name, article_id) for name in ("article", "details", "archive", "delete")]


def test_an_archived_row_can_be_brought_back(pane: LibraryPane, session: Session) -> None:
    session.library = tuple(replace(each, article=replace(each.article, is_archived=True)) for each in session.library)
    session.library_changed.emit()
    articles(pane).setCurrentIndex(index_of(pane, "Archived"))
    articles(pane).activated.emit(index_of(pane, "Archived"))
    articles(pane).setCurrentIndex(index_of(pane, "Bridges"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(5, 5))
    QApplication.sendEvent(articles(pane).viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[2].text() == "Bring Back Article"
    menu.close()


def test_without_a_casebook_nothing_is_listed(blank_session: Session, qtbot: QtBot) -> None:
    pane = LibraryPane(blank_session)
    qtbot.addWidget(pane)
    assert articles(pane).model().rowCount() == 0


def test_the_tables_of_the_casebook_are_counted_and_lead_to_their_view(
    pane: LibraryPane, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    settle(session)

    def facts() -> list[str]:
        return [index_of(pane, words).data(Role.FACT) for words in ("Toll Series", "Tables")]

    assert facts() == ["1", "2"]
    for words, kind in (("Toll Series", TollSeries), ("Tables", ComparatorTable)):
        with qtbot.waitSignal(pane.tables_requested) as asked:
            click(pane, words, qtbot)
        assert asked.args == [kind]
    session.do(lambda casebook: casebook.tolls.add(TollSeries(UUID(int=5), "Another toll")))
    settle(session)
    settle(session)
    assert facts() == ["2", "2"]
    session.undo()
    settle(session)
    settle(session)
    assert facts() == ["1", "2"]
