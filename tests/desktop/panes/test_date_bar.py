"""An article without a date is asked for one, quietly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.moment import Moment
from desktop.panes.date_bar import DateBar
from desktop.session import Session

Settle = Callable[[Session], None]


@pytest.fixture
def undated(desk_session: Session, settle: Settle) -> Session:
    """The small article without its date."""
    article = desk_session.desk.article
    without = replace(article, published=None)
    desk_session.do(lambda casebook: casebook.apply(Change("Edit article", (article,), (without,))))
    settle(desk_session)
    return desk_session


@pytest.fixture
def bar(undated: Session, qtbot: QtBot) -> DateBar:
    made = DateBar(undated)
    qtbot.addWidget(made)
    return made


def field(bar: DateBar) -> QLineEdit:
    return bar.findChildren(QLineEdit)[0]


def test_a_date_is_saved_as_one_change_and_the_bar_goes(
    bar: DateBar, undated: Session, settle: Settle, qtbot: QtBot
) -> None:
    assert not bar.isHidden()
    noted: list[str] = []
    undated.noted.connect(noted.append)
    before = undated.undo_stack.index()
    qtbot.keyClicks(field(bar), "23 May 2025")
    qtbot.keyClick(field(bar), Qt.Key.Key_Return)
    settle(undated)
    assert undated.desk.article.published == Moment.parse("2025-05-23")
    assert bar.isHidden()
    assert undated.undo_stack.index() == before + 1
    assert noted[0].startswith("Published 23 May 2025. ")
    undated.undo()
    settle(undated)
    assert not bar.isHidden()
    assert field(bar).text() == ""


def test_what_is_no_date_is_told_and_stays(bar: DateBar, undated: Session, qtbot: QtBot) -> None:
    bar.save()
    assert bar.problem == "", "nothing is typed yet"
    qtbot.keyClicks(field(bar), "Friday")
    bar.findChildren(QPushButton)[0].click()
    assert bar.problem.startswith("“Friday” is not a date.")
    assert undated.desk.article.published is None
    qtbot.keyClicks(field(bar), "x")
    assert bar.problem == ""


def test_escape_leaves_the_article_without_a_date(bar: DateBar, undated: Session, settle: Settle, qtbot: QtBot) -> None:
    qtbot.keyClick(field(bar), Qt.Key.Key_Escape)
    assert bar.isHidden()
    undated.open_article(undated.desk.article.id)
    settle(undated)
    assert bar.isHidden(), "nobody is asked twice"


def test_an_article_with_a_date_is_not_asked(desk_session: Session, qtbot: QtBot) -> None:
    bar = DateBar(desk_session)
    qtbot.addWidget(bar)
    assert bar.isHidden()
