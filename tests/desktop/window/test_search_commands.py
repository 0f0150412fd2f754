"""Ctrl+K in the window: by the keyboard alone, from typing to what is opened."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.imported import EarlierCheck, Import
from checks.domain.moment import Moment
from checks.ingest.document import Document
from checks.services import index_entries
from desktop.dialogs.palette import NEAR, NOTHING, Palette
from desktop.models.palette import RowKind
from desktop.panes.evidence_record import RecordPane
from desktop.window import search_commands
from desktop.window.action_spec import When
from desktop.window.needs import WHY_NOT
from desktop.window.search_commands import latest_first
from desktop.window.views import View, Views
from tests.desktop.window.conftest import Work

Key = Qt.Key
RECORD = Evidence(uuid4(), EvidenceKind.REPORT, "Crane collapses", says="A crane fell.", publisher="Harbour Post")


class Box:
    """The palette, as somebody at the keyboard uses it."""

    def __init__(self, work: Work, qtbot: QtBot) -> None:
        self.work, self._qtbot = work, qtbot
        qtbot.waitExposed(work.window)
        work.window.activateWindow()
        qtbot.keyClick(work.window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        work.settle()
        self.palette = work.window.findChildren(Palette)[0]

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self.palette.line, text)
        self.work.settle()

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.palette.line, key, modifier)
        self.work.settle()
        QApplication.processEvents()

    @property
    def titles(self) -> list[str]:
        return [row.title.text for row in self.palette.model.rows]

    @property
    def current(self) -> str:
        row = self.palette.current
        return row.title.text if row else ""


@pytest.fixture
def box(work: Work, qtbot: QtBot) -> Box:
    return Box(work, qtbot)


def test_typing_finds_and_enter_opens_the_claim(box: Box, claim_called: Callable[[str], Claim]) -> None:
    box.type("wounded")
    assert box.titles[0] == "Claims"
    claim = claim_called("eight others")
    while box.current != claim.quote:
        box.press(Key.Key_Down)
    box.press(Key.Key_Return)
    assert box.palette.isHidden()
    assert box.work.chosen.id == claim.id
    assert box.work.program.settings.current.searches == ("wounded",)


def test_up_and_down_stay_at_the_ends_and_pass_over_headings(box: Box) -> None:
    box.type("port")
    first = box.current
    box.press(Key.Key_Up)
    assert box.current == first
    for _ in box.titles:
        box.press(Key.Key_Down)
    assert box.current == box.titles[-1]


def test_escape_gives_the_keyboard_back(work: Work, qtbot: QtBot) -> None:
    work.article.setFocus()
    before = QApplication.focusWidget()
    box = Box(work, qtbot)
    assert QApplication.focusWidget() is box.palette.line
    box.press(Key.Key_Escape)
    assert box.palette.isHidden()
    assert QApplication.focusWidget() is before


def test_a_record_opens_in_the_evidence_view(box: Box) -> None:
    box.work.session.do(lambda casebook: casebook.evidence.add(RECORD))
    box.work.settle()
    box.type("crane")
    box.press(Key.Key_Return)
    assert box.work.window.findChildren(Views)[0].current is View.EVIDENCE
    shown = box.work.window.findChildren(RecordPane)[0].record
    assert shown is not None
    assert shown.id == RECORD.id


def test_with_control_the_box_stays_and_keeps_the_keyboard(box: Box, claim_called: Callable[[str], Claim]) -> None:
    other = Document("A ferry sank.\n", b"A ferry sank.\n", "text/plain", title="Ferry")
    box.work.session.do(lambda casebook: casebook.articles.add_all([other]))
    box.work.settle()
    box.type("strike in:claims ")
    box.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not box.palette.isHidden()
    assert QApplication.focusWidget() is box.palette.line
    assert box.work.chosen.id == claim_called("the first strike").id


def test_a_claim_of_another_article_comes_with_its_article(box: Box, claim_called: Callable[[str], Claim]) -> None:
    other = Document("A ferry sank.\n", b"A ferry sank.\n", "text/plain", title="Ferry")
    box.work.session.do(lambda casebook: casebook.articles.add(other))
    box.work.settle()
    assert box.work.desk.article.title == "Ferry"
    box.type("strike in:claims ")
    box.press(Key.Key_Return)
    assert box.work.chosen.id == claim_called("the first strike").id


def test_a_command_is_carried_out_and_its_keys_show(box: Box) -> None:
    box.type("tables")
    while box.palette.current is None or box.palette.current.kind is not RowKind.COMMAND:
        box.press(Key.Key_Down)
    assert box.palette.current.end == "Ctrl+3"
    box.press(Key.Key_Return)
    assert box.palette.isHidden()
    assert box.work.window.findChildren(Views)[0].current is View.TABLES


def test_a_command_that_is_off_says_why(box: Box) -> None:
    box.type("merge records")
    box.press(Key.Key_Return)
    assert not box.palette.isHidden()
    assert WHY_NOT[When.PAIR] in box.palette.note


def test_tab_completes_a_field_and_its_values_in_turn(box: Box) -> None:
    box.type("port st")
    box.press(Key.Key_Tab)
    assert box.palette.line.text() == "port status:"
    box.type("s")
    box.press(Key.Key_Tab)
    assert box.palette.line.text() == "port status:suggested"
    box.press(Key.Key_Tab)
    assert box.palette.line.text() == 'port status:"signed off"'
    box.press(Key.Key_Backtab)
    assert box.palette.line.text() == "port status:suggested"
    assert QApplication.focusWidget() is box.palette.line


def test_nothing_found_offers_what_may_be_meant(box: Box) -> None:
    box.type("kommanderrr")
    assert box.palette.note == NOTHING
    box.press(Key.Key_Return)
    assert box.palette.line.text() == "commander"
    assert "commander" in box.titles[1]


def test_a_near_spelling_and_a_complaint_are_told(box: Box) -> None:
    box.type("comander colour:red")
    assert box.palette.note.startswith("There is no field “colour”")
    assert box.palette.note.endswith(NEAR)


def test_the_beginning_lists_what_was_searched_and_a_field_is_added(box: Box) -> None:
    box.type("port")
    box.press(Key.Key_Return)
    box.work.do("search.everything")
    box.palette.line.selectAll()
    box.press(Key.Key_Backspace)
    assert box.titles[:2] == ["Searched before", "port"]
    box.press(Key.Key_Down)
    box.press(Key.Key_Return)
    assert box.palette.line.text() == "port"


def test_answers_to_what_is_no_longer_typed_are_passed_over(box: Box, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.palette.line, "wounded")
    box.palette.line.clear()
    qtbot.keyClicks(box.palette.line, "commander")
    box.work.settle()
    assert "The commander was unhappy about it all" in box.titles
    assert all("wounded" not in title for title in box.titles)


def test_an_earlier_check_opens_its_page(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    import_id = uuid4()
    checks = [
        EarlierCheck(uuid4(), f"A dam burst {n}", url=url, import_id=import_id)
        for n, url in ((1, "https://a.org"), (2, None))
    ]
    account = Import(import_id, "checks", "Checks", "0" * 64, 2, 0, Moment.parse("2025-06-01"))
    box.work.session.do(lambda casebook: casebook.imports.bring_in("checks", [checks], lambda _: account))
    box.work.settle()
    box.type('"burst 1"')
    box.press(Key.Key_Return)
    assert opened == [QUrl("https://a.org")]
    box.work.do("search.everything")
    box.type('"burst 2"')
    box.press(Key.Key_Return)
    assert box.work.said == "This earlier check has no web address to open."


def test_the_index_is_made_in_portions_and_what_was_typed_is_searched_then(
    work: Work, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_commands, "_AT_ONCE", 0.0)
    monkeypatch.setattr(index_entries, "PORTION", 2)
    said: list[str] = []
    monkeypatch.setattr(Palette, "say", lambda _, sentence: said.append(sentence))
    work.do("search.everything")
    palette = work.window.findChildren(Palette)[0]
    qtbot.keyClicks(palette.line, "commander")
    work.settle()
    assert said[0].startswith("The casebook is being read for the search: ")
    assert said[-1] == ""
    assert "The commander was unhappy about it all" in [row.title.text for row in palette.model.rows]


def test_every_need_says_why_it_is_not_met() -> None:
    assert set(WHY_NOT) == set(When)
    assert all(WHY_NOT[when] for when in When if when not in (When.ALWAYS, When.EVER))


def test_the_latest_search_comes_first_and_the_oldest_is_forgotten() -> None:
    assert latest_first("b", ("a", "b", "c")) == ("b", "a", "c")
    assert len(latest_first("x", tuple("abcdefgh"))) == 6
