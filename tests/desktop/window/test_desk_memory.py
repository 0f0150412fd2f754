"""How a desk was left is given back when its casebook is opened again, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim
from desktop.session import Session
from desktop.settings import DeskState, SettingsFile
from desktop.window.arrangement import Pane
from desktop.window.desk_memory import DeskMemory
from desktop.window.layout import DeskLayout

Settle = Callable[[Session], None]
ClaimCalled = Callable[[str], Claim]


def around(text: QPlainTextEdit) -> QWidget:
    """A pane with a text in it."""
    pane = QWidget()
    QVBoxLayout(pane).addWidget(text)
    return pane


class Desk:
    """A memory with four long texts as panes, and the claim that is said to be chosen."""

    def __init__(self, session: Session, path: Path, qtbot: QtBot) -> None:
        self.session = session
        self.settings = SettingsFile(path)
        self.texts = {pane: QPlainTextEdit("line\n" * 400) for pane in Pane}
        self.panes = {pane: around(text) for pane, text in self.texts.items()}
        self.layout = DeskLayout(self.panes, QWidget())
        qtbot.addWidget(self.layout)
        self.layout.resize(1440, 700)
        self.layout.show()
        self.chosen: UUID | None = None
        self.memory = DeskMemory(session, self.settings, self.layout, self.panes, lambda: self.chosen)

    def begin(self) -> UUID | None:
        self.chosen = self.memory.begin()
        return self.chosen

    def scrolled(self, pane: Pane) -> int:
        return self.texts[pane].verticalScrollBar().value()

    def scroll(self, pane: Pane, value: int) -> None:
        self.texts[pane].verticalScrollBar().setValue(value)

    @property
    def kept(self) -> DeskState:
        return self.settings.current.desk(self.session.where)


@pytest.fixture
def make(desk_session: Session, tmp_path: Path, qtbot: QtBot) -> Callable[[], Desk]:
    return lambda: Desk(desk_session, tmp_path / "settings.json", qtbot)


@pytest.fixture
def desk(make: Callable[[], Desk]) -> Desk:
    return make()


def test_a_desk_that_was_never_left_begins_anew_and_is_noted(desk: Desk) -> None:
    assert desk.begin() is None
    assert desk.session.desk is not None
    assert desk.kept.article_id == desk.session.desk.article.id


def test_it_is_found_as_it_was_left(make: Callable[[], Desk], claim_called: ClaimCalled, qtbot: QtBot) -> None:
    left = make()
    left.begin()
    left.chosen = claim_called("four").id
    left.scroll(Pane.ARTICLE, 120)
    left.scroll(Pane.CLAIMS, 7)
    left.memory.note()
    found = make()
    assert found.begin() == claim_called("four").id
    qtbot.waitUntil(lambda: (found.scrolled(Pane.ARTICLE), found.scrolled(Pane.CLAIMS)) == (120, 7))
    assert found.scrolled(Pane.INSPECTOR) == 0


def test_widths_and_the_library_are_found_too(make: Callable[[], Desk]) -> None:
    left = make()
    left.begin()
    before = left.layout.widths()
    left.layout.set_widths((before[0] + 30, before[1] - 60, before[2] + 10, before[3] + 20))
    widths = left.layout.widths()
    assert widths != before
    left.memory.note()
    found = make()
    found.begin()
    assert found.layout.widths() == widths
    assert found.layout.wants_library
    found.layout.show_library(False)
    found.memory.note()
    last = make()
    last.begin()
    assert not last.layout.wants_library


def test_another_article_of_the_same_casebook_begins_at_its_beginning(
    desk: Desk, settle: Settle, claim_called: ClaimCalled
) -> None:
    desk.begin()
    desk.chosen = claim_called("four").id
    assert desk.begin() is None, "the casebook is the one that was open before"
    assert (desk.kept.claim, desk.kept.scroll) == ("", {})


def test_what_was_kept_of_another_article_is_of_no_use(desk: Desk, claim_called: ClaimCalled) -> None:
    other = DeskState(article=str(uuid4()), claim=str(claim_called("four").id), scroll={"article": 99})
    desk.settings.keep(desk.settings.current.with_desk(desk.session.where, other))
    assert desk.begin() is None
    assert desk.kept.scroll == {}


@pytest.mark.parametrize("claim", ["", "no id", str(UUID(int=404))])
def test_a_claim_that_is_gone_is_not_begun_with(desk: Desk, claim: str) -> None:
    assert desk.session.desk is not None
    kept = DeskState(article=str(desk.session.desk.article.id), claim=claim)
    desk.settings.keep(desk.settings.current.with_desk(desk.session.where, kept))
    assert desk.begin() is None


def test_a_desk_is_noted_once_and_not_before_it_was_begun(desk: Desk, claim_called: ClaimCalled) -> None:
    desk.memory.note()
    assert desk.kept == DeskState()
    desk.begin()
    desk.chosen = claim_called("four").id
    desk.memory.note()
    desk.chosen = claim_called("One").id
    desk.memory.note()
    assert desk.kept.claim_id == claim_called("four").id


def test_nothing_scrolls_once_the_person_has_gone_on(
    make: Callable[[], Desk], claim_called: ClaimCalled, qtbot: QtBot
) -> None:
    left = make()
    left.begin()
    left.chosen = claim_called("four").id
    left.scroll(Pane.ARTICLE, 120)
    left.memory.note()
    found = make()
    assert found.memory.begin() == claim_called("four").id
    found.chosen = claim_called("One").id
    qtbot.wait(200)  # past the last moment at which it scrolls: there is no state to wait for
    assert found.scrolled(Pane.ARTICLE) == 0


def test_widths_that_are_hidden_now_are_kept_from_before(desk: Desk) -> None:
    desk.begin()
    desk.memory.note()
    widths = desk.kept.panes
    assert len(widths) == len(Pane)
    desk.begin()
    desk.layout.show_library(False)
    desk.memory.note()
    assert desk.kept.panes == widths


def test_without_a_casebook_there_is_nothing_to_begin_with(
    blank_session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = Desk(blank_session, tmp_path / "settings.json", qtbot)
    assert desk.begin() is None
    desk.memory.note()
    assert desk.settings.current.desks == {}
