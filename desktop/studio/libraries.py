"""The library: articles with due dates and owners, the search, the archive, and its menus."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolButton

from checks.domain.moment import Moment
from checks.domain.person import Person
from checks.ingest.document import Document
from desktop.dialogs.intake_account import IntakeAccount
from desktop.intake import Account
from desktop.models.library import Role as LibraryRole
from desktop.models.library import RowKind
from desktop.panes.library import LibraryPane
from desktop.panes.library_list import LibraryList
from desktop.studio.studio import Act, State, Studio

_DAYS_TO_DUE = (-3, 0, 1, 9)
_MANY = 13
"""So many articles that the field to search them shows by itself."""


def _add_articles(studio: Studio, count: int) -> None:
    """Make an article of each of the first sentences of the sample."""
    version = studio.desk.version
    texts = [span.of(version.text).strip().rstrip(".") for span in version.sentences[:count]]
    documents = [Document(f"{text}.\n", f"{text}.\n".encode(), "text/plain", title=text) for text in texts]
    studio.write(lambda casebook: casebook.articles.add_all(documents))


def _due(studio: Studio) -> None:
    """Overdue, due today, tomorrow and later; one of them somebody else's."""
    sample = studio.desk.article.id
    _add_articles(studio, len(_DAYS_TO_DUE) + 1)
    added = [each.article for each in studio.program.session.library if each.article.id != sample]
    today = date.today()  # noqa: DTZ011 - the person's own day
    others = [person for person in _people(studio) if person != studio.program.session.me.id]
    for number, (article, days) in enumerate(zip(added, _DAYS_TO_DUE, strict=False)):
        due = Moment.parse((today + timedelta(days)).isoformat())
        owner = others[0] if others and number == 1 else article.owner_id
        changed = replace(article, due=due, owner_id=owner)
        studio.write(lambda casebook, changed: casebook.articles.edit(changed), changed)
    studio.program.session.open_article(sample)
    _to_library(studio)


def _people(studio: Studio) -> list[UUID]:
    return [record.id for record in studio.desk.records.values() if isinstance(record, Person)]


def _to_library(studio: Studio) -> None:
    studio.settle()
    studio.find(LibraryPane).setFocus()
    studio.let_paint()


def _archive(studio: Studio) -> None:
    """The archive, opened."""
    away = [each.article for each in studio.program.session.library if each.article.due is None][-1]
    studio.write(lambda casebook: casebook.articles.archive(away))
    rows = studio.find(LibraryList)
    places = [rows.model().index(row, 0) for row in range(rows.model().rowCount())]
    archive = next(each for each in places if each.data(LibraryRole.ROW).kind == RowKind.ARCHIVE)
    rows.clicked.emit(archive)
    _to_library(studio)


def _menu(studio: Studio) -> None:
    rows = studio.find(LibraryList)
    index = rows.model().index(1, 0)
    rows.setCurrentIndex(index)
    inside = rows.visualRect(index).center()
    place = rows.viewport().mapToGlobal(inside)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, inside, place, Qt.KeyboardModifier(0))
    QApplication.sendEvent(rows.viewport(), event)
    studio.put_popup(place)


def _casebook_menu(studio: Studio) -> None:
    button = studio.find(QToolButton, "Casebook menu")
    menu = button.menu()
    if isinstance(menu, QMenu):
        place = button.mapToGlobal(QPoint(0, button.height()))
        menu.popup(place)
        studio.put_menu(menu, place)


def _search(studio: Studio) -> None:
    """Many articles: the search stands there by itself."""
    _add_articles(studio, _MANY)
    studio.do("view.find_article")
    studio.find(QLineEdit, "Find an article").setText("Odesa")
    studio.let_paint()


def _account(studio: Studio) -> None:
    known = studio.program.session.library[0].article
    unread = (
        ("scan.pdf", "The file scan.pdf holds pictures of pages and no text. Run text recognition on it first."),
        ("talks.html", "The page asks for a sign-in. Paste the text instead."),
    )
    studio.show(IntakeAccount(Account((studio.desk.article,), (known,), unread), studio.window))


ACT = Act(
    "libraries",
    (
        State("library-due", _due, is_only_wide=True, is_main=True),
        State("library-menu", _menu, is_only_wide=True),
        State("library-casebook-menu", _casebook_menu, is_only_wide=True),
        State("library-archive", _archive, is_only_wide=True),
        State("library-search", _search, is_only_wide=True),
        State("intake-account", _account, is_only_wide=True),
    ),
)
