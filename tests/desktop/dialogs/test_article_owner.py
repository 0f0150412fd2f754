"""Whose work an article is stands in its details."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from checks.domain.article import Article
from checks.domain.person import Person
from desktop.dialogs.article_details import ArticleDetails

PEOPLE = (Person(UUID(int=1), "Anna Lind"), Person(UUID(int=2), "Ben Ode"))
ARTICLE = Article(UUID(int=9), "Strike", owner_id=PEOPLE[1].id)


def owner_of(dialog: ArticleDetails) -> QComboBox:
    return next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == "Owner")


def test_the_owner_is_chosen_from_those_who_work_here(qtbot: QtBot) -> None:
    dialog = ArticleDetails(ARTICLE, people=PEOPLE)
    qtbot.addWidget(dialog)
    field = owner_of(dialog)
    assert field.currentText() == "Ben Ode"
    assert dialog.value() == ARTICLE
    for words, owner_id in (("Anna Lind", PEOPLE[0].id), ("Nobody", None)):
        field.setCurrentIndex(field.findText(words))
        assert dialog.value().owner_id == owner_id


def test_without_people_the_owner_stays(qtbot: QtBot) -> None:
    dialog = ArticleDetails(ARTICLE)
    qtbot.addWidget(dialog)
    assert dialog.value() == ARTICLE
