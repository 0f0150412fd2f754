from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.article import Article
from checks.domain.claim import Claim, Status
from checks.domain.queue import Queue, queued
from checks.domain.span import Span
from desktop import theme
from desktop.dialogs.article_details import ArticleDetails
from desktop.session import Session
from desktop.widgets.job_strip import JobStrip
from desktop.window.arrangement import Pane
from desktop.window.layout import DeskLayout
from desktop.window.main import MainWindow
from desktop.window.program import Program

Settle = Callable[[Session], None]


def pane(window: MainWindow, name: str) -> QWidget:
    """The pane that a screen reader calls `name`."""
    return next(each for each in window.findChildren(QWidget) if each.accessibleName() == name)


def chosen(window: MainWindow) -> Claim | None:
    return window.chosen_claim


def strip(window: MainWindow) -> JobStrip:
    return window.findChildren(JobStrip)[0]


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier or Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def at_desk(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the keyboard in the article."""
    window.activateWindow()
    pane(window, "Article").setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return window


def test_the_title_names_article_and_casebook(window: MainWindow, program: Program) -> None:
    assert window.windowTitle() == f"{program.session.desk.article.title} — Odesa desk — claimdesk"


def test_without_an_article_the_window_asks_for_one(program: Program, tmp_path: Path, settle: Settle) -> None:
    program.session.create_casebook(tmp_path / "My casebook.casebook")
    settle(program.session)
    assert program.window.windowTitle() == "My casebook — claimdesk"
    words = [label.text() for label in program.window.findChildren(QLabel) if label.isVisible()]
    assert "Which article are you checking?" in words
    assert "Everything is kept on this computer, in My casebook." in words


def test_j_and_k_go_through_the_claims(at_desk: MainWindow, program: Program, qtbot: QtBot) -> None:
    claims = program.session.desk.claims
    assert chosen(at_desk) == claims[0]
    press(qtbot, at_desk, Qt.Key.Key_J)
    press(qtbot, at_desk, Qt.Key.Key_J)
    assert chosen(at_desk) == claims[2]
    press(qtbot, at_desk, Qt.Key.Key_K)
    assert chosen(at_desk) == claims[1]


def test_j_passes_over_what_is_no_claim(at_desk: MainWindow, program: Program, qtbot: QtBot) -> None:
    for _ in program.session.desk.claims:
        press(qtbot, at_desk, Qt.Key.Key_J)
        assert chosen(at_desk).status is not Status.NOT_A_CLAIM


def test_accepting_twice_in_one_breath_takes_the_claim_on(
    at_desk: MainWindow, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    suggested = next(claim for claim in program.session.desk.claims if claim.status is Status.SUGGESTED)
    at_desk.choose_claim(suggested.id)
    press(qtbot, at_desk, Qt.Key.Key_A)
    press(qtbot, at_desk, Qt.Key.Key_A)
    settle(program.session)
    assert chosen(at_desk).status is Status.IN_PROGRESS


def test_shift_j_skips_what_is_decided(at_desk: MainWindow, program: Program, qtbot: QtBot) -> None:
    press(qtbot, at_desk, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    expected = next(claim for claim in program.session.desk.claims[1:] if not claim.status.is_decided)
    assert chosen(at_desk) == expected


def test_a_claim_is_accepted_and_taken_back_by_key(
    at_desk: MainWindow, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    claim = next(claim for claim in program.session.desk.claims if claim.status == Status.SUGGESTED)
    at_desk.choose_claim(claim.id)
    press(qtbot, at_desk, Qt.Key.Key_A)
    settle(program.session)
    assert chosen(at_desk).status == Status.OPEN
    assert at_desk.actions_by_id["edit.undo"].text() == "Undo Accept claim"
    assert strip(at_desk).findChildren(QLabel)[-1].text().startswith("Saved ")
    press(qtbot, at_desk, Qt.Key.Key_U)
    settle(program.session)
    assert chosen(at_desk).status == Status.SUGGESTED
    press(qtbot, at_desk, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    settle(program.session)
    assert chosen(at_desk).status == Status.OPEN


def test_undo_and_redo_show_the_claim_that_they_change(
    at_desk: MainWindow, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    claims = program.session.desk.claims
    claim = next(claim for claim in claims if claim.status == Status.SUGGESTED)
    at_desk.choose_claim(claim.id)
    press(qtbot, at_desk, Qt.Key.Key_X)
    settle(program.session)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        at_desk.choose_claim(claims[0].id)
        press(qtbot, at_desk, key, Qt.KeyboardModifier.ControlModifier)
        settle(program.session)
        assert chosen(at_desk).id == claim.id


def test_an_article_begins_with_its_first_claim(
    window: MainWindow, program: Program, tmp_path: Path, settle: Settle
) -> None:
    window.choose_claim(program.session.desk.claims[-1].id)
    article = tmp_path / "toll.txt"
    article.write_text("Eight people were killed in Odesa on 3 May 2025. Twelve drones were shot down in Kyiv.")
    window.files.open_path(article)
    settle(program.session)
    claims = program.session.desk.claims
    assert program.session.desk.article.title == "toll.txt"
    assert len(claims) > 1
    assert chosen(window) == claims[0]


def test_letters_in_fields_are_only_letters(
    at_desk: MainWindow, program: Program, qtbot: QtBot, settle: Settle
) -> None:
    before = chosen(at_desk)
    at_desk.actions_by_id["edit.find"].trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "jax")
    settle(program.session)
    assert field.text() == "jax"
    assert chosen(at_desk) == before


def test_choosing_in_the_list_shows_in_the_other_panes(window: MainWindow, program: Program, qtbot: QtBot) -> None:
    claims = program.session.desk.claims
    window.choose_claim(claims[4].id)
    words = [label.text() for label in pane(window, "Inspector").findChildren(QLabel)]
    assert claims[4].quote in words


def test_a_new_claim_is_chosen(window: MainWindow, program: Program, settle: Settle) -> None:
    text = program.session.desk.version.text
    start = text.index("two ballistic missiles")
    before = len(program.session.desk.claims)
    window.new_claim(Span(start, start + len("two ballistic")))
    settle(program.session)
    assert len(program.session.desk.claims) == before + 1
    assert chosen(window).quote == "two ballistic"
    assert chosen(window).status == Status.OPEN
    program.session.undo()
    settle(program.session)
    assert chosen(window) is not None


def test_actions_follow_the_chosen_claim(window: MainWindow, program: Program) -> None:
    actions = window.actions_by_id
    for claim in program.session.desk.claims:
        window.choose_claim(claim.id)
        assert actions["claim.withdraw"].isEnabled() == (claim.status == Status.JUDGED)
        assert actions["claim.reject"].isEnabled() == (Status.NOT_A_CLAIM in claim.status.next_steps)
    window.choose_claim(None)
    assert not actions["claim.accept"].isEnabled()


def test_queues_lead_from_claim_to_claim(window: MainWindow, program: Program) -> None:
    waiting = [claim.id for claim in queued(program.session.desk, program.session.me, Queue.SECOND_READING)]
    assert len(waiting) > 2
    seen = []
    for _ in range(len(waiting)):
        window.go_through(Queue.SECOND_READING)
        seen.append(chosen(window).id)
    assert sorted(seen) == sorted(waiting)


def test_details_are_corrected(
    window: MainWindow, program: Program, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_: QWidget, article: Article, __: object) -> Article:
        return replace(article, title="Another title")

    monkeypatch.setattr(ArticleDetails, "ask", answer)
    window.actions_by_id["article.details"].trigger()
    settle(program.session)
    assert window.windowTitle().startswith("Another title — ")
    assert program.session.library[0].article.title == "Another title"


def test_a_deleted_article_leaves_and_comes_back(window: MainWindow, program: Program, settle: Settle) -> None:
    claims = program.session.desk.claims
    window.actions_by_id["article.delete"].trigger()
    settle(program.session)
    assert program.session.desk is None
    assert window.chosen_claim is None
    window.actions_by_id["edit.undo"].trigger()
    settle(program.session)
    assert program.session.desk.claims == claims


def test_dropped_files_and_text_become_articles(
    window: MainWindow, program: Program, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "dropped.txt"
    path.write_text("Strike on the port\n\nTwo people were killed on Friday.\n")
    for text, urls in (("", [QUrl.fromLocalFile(str(path))]), ("A second one\n\nThree people were hurt.\n", [])):
        mime = QMimeData()
        mime.setText(text)
        mime.setUrls(urls)
        point, action = QPointF(5, 5), Qt.DropAction.CopyAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(point.toPoint(), action, mime, left, none)
        QApplication.sendEvent(window, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(window, QDropEvent(point, action, mime, left, none))
        settle(program.session)
    titles = [summary.article.title for summary in program.session.library]
    assert titles[1:] == ["Strike on the port", "A second one"]


def test_a_file_that_cannot_be_read_is_told_in_the_strip(
    window: MainWindow, program: Program, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.4 nothing")
    window.files.open_path(path)
    settle(program.session)
    assert "broken.pdf" in strip(window).message
    assert program.session.desk is not None


def test_themes_are_ticked_and_kept(window: MainWindow, program: Program) -> None:
    window.actions_by_id["view.theme_dark"].trigger()
    assert theme.current().name == "dark"
    assert program.settings.current.theme == "dark"
    assert [name for name in theme.NAMES if window.actions_by_id[f"view.theme_{name}"].isChecked()] == ["dark"]


def test_the_text_can_be_enlarged(window: MainWindow, program: Program) -> None:
    window.actions_by_id["view.larger_text"].trigger()
    assert theme.current().article_size == 18 == program.settings.current.article_size
    window.actions_by_id["view.standard_text"].trigger()
    window.actions_by_id["view.smaller_text"].trigger()
    assert theme.current().article_size == 16


def test_the_desk_is_remembered(window: MainWindow, program: Program) -> None:
    settings = program.settings.current
    assert settings.recent == (program.session.where,)
    assert settings.desk(program.session.where).article_id == program.session.desk.article.id


def test_the_window_is_left_and_found_as_it_was(window: MainWindow, program: Program) -> None:
    window.actions_by_id["view.library"].trigger()
    window.close()
    assert not program.settings.current.window.is_library_shown
    assert program.settings.current.window.geometry


def layout_of(window: MainWindow) -> DeskLayout:
    return window.findChildren(DeskLayout)[0]


def visible(window: MainWindow) -> set[str]:
    names = ("Library", "Article", "Claims", "Inspector")
    return {name for name in names if pane(window, name).isVisible()}


def test_panes_give_way_as_the_window_narrows(window: MainWindow) -> None:
    for width, expected in (
        (1440, {"Library", "Article", "Claims", "Inspector"}),
        (1280, {"Article", "Claims", "Inspector"}),
        (1000, {"Article", "Claims"}),
        (1440, {"Library", "Article", "Claims", "Inspector"}),
    ):
        window.resize(width, 800)
        assert visible(window) == expected
    assert abs(pane(window, "Library").width() - 172) <= 2


@pytest.mark.parametrize("name", ["window", "at_desk"])
def test_the_window_fits_a_small_screen_at_200_percent(name: str, request: pytest.FixtureRequest) -> None:
    small: MainWindow = request.getfixturevalue(name)
    small.resize(1440, 900)
    small.resize(720, 450)
    assert small.size().toTuple() == (720, 450)


def test_the_library_comes_over_the_article_and_goes(at_desk: MainWindow, qtbot: QtBot) -> None:
    at_desk.resize(1280, 720)
    at_desk.actions_by_id["view.library"].trigger()
    assert "Library" in visible(at_desk)
    assert at_desk.actions_by_id["view.library"].isChecked()
    layout_of(at_desk).show_pane(Pane.LIBRARY)
    press(qtbot, at_desk, Qt.Key.Key_Escape)
    assert "Library" not in visible(at_desk)


def test_f6_goes_round_and_escape_comes_back(at_desk: MainWindow, qtbot: QtBot) -> None:
    at_desk.resize(1000, 700)
    layout = layout_of(at_desk)
    layout.show_pane(Pane.ARTICLE)
    seen = []
    for _ in range(4):
        at_desk.actions_by_id["view.next_pane"].trigger()
        seen.append(layout.focused)
    assert seen == [Pane.CLAIMS, Pane.INSPECTOR, Pane.LIBRARY, Pane.ARTICLE]
    layout.show_pane(Pane.INSPECTOR)
    press(qtbot, at_desk, Qt.Key.Key_Escape)
    assert layout.focused == Pane.CLAIMS
    assert visible(at_desk) == {"Article", "Claims"}
