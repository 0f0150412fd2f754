"""Importing in the window: by menu and by drop, one undo for the whole file, the account, and the list of imports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from checks.domain.evidence import Evidence
from checks.domain.imported import EarlierCheck
from desktop.dialogs.import_account import ImportAccount
from desktop.dialogs.import_file import ImportDialog
from desktop.dialogs.imports_list import ImportsList
from desktop.session import Session
from desktop.widgets.job_strip import JobStrip
from desktop.window.goods import Goods, is_data
from desktop.window.import_commands import ImportFiles
from desktop.window.main import MainWindow
from desktop.window.program import Program
from tests.conftest import PATIENCE

Settle = Callable[[Session], None]
LEFT = Qt.MouseButton.LeftButton
RIS = "TY  - NEWS\nTI  - Port {0}\nUR  - https://example.org/{0}\nER  - \n"
CHECK = '{{"id": "{0}", "text": "Claim {0}.", "url": "https://example.org/{0}", "rating": "False"}}\n'


@pytest.fixture
def ris(tmp_path: Path) -> Path:
    """Two sources, and one entry that holds nothing."""
    path = tmp_path / "sources.ris"
    path.write_text(RIS.format(1) + "TY  - NEWS\nER  - \n" + RIS.format(2))
    return path


def asked(window: MainWindow) -> ImportDialog:
    """The dialog that is open."""
    (dialog,) = [each for each in window.findChildren(ImportDialog) if each.isVisible()]
    return dialog


def press(qtbot: QtBot, dialog: ImportDialog | ImportsList, words: str) -> None:
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == words)
    qtbot.mouseClick(button, LEFT)


def records(program: Program, settle: Settle) -> list[str]:
    """The titles of all evidence that came in with an import."""
    found: list[tuple[Evidence, ...]] = []
    program.session.ask(lambda casebook: casebook.evidence.all(), found.append)
    settle(program.session)
    return [record.title for record in found[0] if record.import_id]


def earlier(program: Program, settle: Settle) -> int:
    found: list[int] = []
    keys = [f"Check {number}" for number in range(3)]
    program.session.ask(lambda casebook: len(casebook.imports.known(EarlierCheck, keys)), found.append)
    settle(program.session)
    return found[0]


def bring_in(window: MainWindow, program: Program, settle: Settle, qtbot: QtBot, path: Path) -> None:
    window.command("imports.choose")()
    settle(program.session)
    press(qtbot, asked(window), "Import")
    settle(program.session)


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the system's dialog answer with these files."""
    return lambda *paths: monkeypatch.setattr(ImportFiles, "ask", lambda *_: paths)


def test_the_menu_offers_it_once_a_casebook_is_open(program: Program, sample_path: Path, settle: Settle) -> None:
    action = program.window.actions_by_id["imports.choose"]
    assert not action.isEnabled()
    program.session.open_casebook(sample_path)
    settle(program.session)
    assert action.isEnabled()
    assert program.window.actions_by_id["imports.show_list"].isEnabled()


def test_a_file_comes_in_and_one_undo_takes_all_of_it_back(
    window: MainWindow, program: Program, settle: Settle, qtbot: QtBot, ris: Path, chosen: Callable[..., None]
) -> None:
    chosen(ris)
    bring_in(window, program, settle, qtbot, ris)
    assert records(program, settle) == ["Port 1", "Port 2"]
    assert program.session.undo_stack.undoText() == "Import sources.ris"
    window.actions_by_id["edit.undo"].trigger()
    settle(program.session)
    assert records(program, settle) == []
    window.actions_by_id["edit.redo"].trigger()
    settle(program.session)
    assert records(program, settle) == ["Port 1", "Port 2"]


def test_the_account_opens_where_rows_stayed_out_and_the_strip_says_the_sums(
    window: MainWindow, program: Program, settle: Settle, qtbot: QtBot, ris: Path, chosen: Callable[..., None]
) -> None:
    chosen(ris)
    bring_in(window, program, settle, qtbot, ris)
    (account,) = window.findChildren(ImportAccount)
    assert account.isVisible()
    assert [row[:2] for row in account.shown] == [("2", "skipped")]
    strip = window.findChild(JobStrip)
    assert strip is not None
    assert strip.message == "sources.ris: Of 3 rows 2 came in, 1 was skipped."
    account.close()


def test_without_anything_to_say_only_the_strip_speaks(
    window: MainWindow, program: Program, settle: Settle, qtbot: QtBot, tmp_path: Path, chosen: Callable[..., None]
) -> None:
    path = tmp_path / "one.ris"
    path.write_text(RIS.format(1))
    chosen(path)
    bring_in(window, program, settle, qtbot, path)
    assert not window.findChildren(ImportAccount)


def test_files_are_asked_about_one_after_the_other(
    window: MainWindow, program: Program, settle: Settle, qtbot: QtBot, tmp_path: Path, chosen: Callable[..., None]
) -> None:
    paths = [tmp_path / "a.ris", tmp_path / "b.jsonl"]
    paths[0].write_text(RIS.format(7))
    paths[1].write_text(CHECK.format(1) + CHECK.format(2))
    chosen(*paths)
    window.command("imports.choose")()
    settle(program.session)
    assert "a.ris" in str([label.text() for label in asked(window).findChildren(type(asked(window)._about))])
    qtbot.keyClick(asked(window), Qt.Key.Key_Escape)
    settle(program.session)
    press(qtbot, asked(window), "Import")
    settle(program.session)
    assert records(program, settle) == []
    assert program.session.undo_stack.undoText() == "Import b.jsonl"


def test_nothing_happens_where_no_file_is_chosen(window: MainWindow, chosen: Callable[..., None]) -> None:
    chosen()
    window.command("imports.choose")()
    assert not window.findChildren(ImportDialog)


def test_a_cancelled_import_leaves_nothing_and_says_so(
    window: MainWindow, program: Program, settle: Settle, qtbot: QtBot, tmp_path: Path, chosen: Callable[..., None]
) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(CHECK.format(number) for number in range(40_000)))
    chosen(path)
    window.command("imports.choose")()
    qtbot.waitUntil(lambda: asked(window).is_ready, timeout=PATIENCE)
    before = program.session.undo_stack.count()
    press(qtbot, asked(window), "Import")
    jobs = program.session.jobs

    def importing() -> list[object]:
        return [job for job in jobs.running if job.label == "Importing many.jsonl"]

    qtbot.waitUntil(lambda: bool(importing()), timeout=PATIENCE)
    (job,) = importing()
    assert not job.is_quiet  # type: ignore[attr-defined]
    assert job.if_cancelled == "Cancelled, nothing of the file comes in."  # type: ignore[attr-defined]
    job.cancel()  # type: ignore[attr-defined]
    settle(program.session)
    assert program.session.undo_stack.count() == before
    strip = window.findChild(JobStrip)
    assert strip is not None
    assert strip.message == "Stopped. Nothing was changed."


def test_a_file_that_breaks_meanwhile_fails_in_a_sentence(
    window: MainWindow, program: Program, settle: Settle, qtbot: QtBot, tmp_path: Path, chosen: Callable[..., None]
) -> None:
    path = tmp_path / "sources.json"
    entry = json.dumps({"type": "report", "title": "A report", "URL": "https://example.org/"})
    path.write_text(f"[{entry}]")
    chosen(path)
    window.command("imports.choose")()
    settle(program.session)
    path.write_text(f"[{entry}, {entry[:20]}")
    press(qtbot, asked(window), "Import")
    settle(program.session)
    strip = window.findChild(JobStrip)
    assert strip is not None
    assert "breaks off in the middle" in strip.message
    assert records(program, settle) == []


# The list of imports


def test_the_list_shows_imports_and_removes_them(
    window: MainWindow, program: Program, settle: Settle, qtbot: QtBot, ris: Path, chosen: Callable[..., None]
) -> None:
    chosen(ris)
    bring_in(window, program, settle, qtbot, ris)
    for account in window.findChildren(ImportAccount):
        account.close()
    window.command("imports.show_list")()
    settle(program.session)
    (listed,) = window.findChildren(ImportsList)
    table = listed.findChild(QTableView)
    assert table is not None
    assert [table.model().index(0, column).data() for column in (0, 1, 2)] == ["2", "sources.ris", "RIS"]
    press(qtbot, listed, "Remove")
    settle(program.session)
    assert table.model().rowCount() == 0
    assert records(program, settle) == []
    window.actions_by_id["edit.undo"].trigger()
    settle(program.session)
    assert table.model().rowCount() == 1
    assert records(program, settle) == ["Port 1", "Port 2"]
    listed.close()


def test_the_list_opens_once(window: MainWindow, program: Program, settle: Settle) -> None:
    window.command("imports.show_list")()
    window.command("imports.show_list")()
    settle(program.session)
    (listed,) = window.findChildren(ImportsList)
    assert listed.isVisible()
    listed.close()
    settle(program.session)


# Dropping


def mime(*paths: Path) -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return made


def drop(window: MainWindow, goods: QMimeData) -> bool:
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, goods, LEFT, none)
    QApplication.sendEvent(window, entered)
    if entered.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, goods, LEFT, none))
    return entered.isAccepted()


def test_a_dropped_data_file_leads_to_the_import(
    window: MainWindow, program: Program, settle: Settle, qtbot: QtBot, ris: Path
) -> None:
    assert drop(window, mime(ris))
    settle(program.session)
    assert asked(window).outcome == "2 of 3 rows would come in. 1 cannot come in; the account says why."
    asked(window).reject()
    settle(program.session)


def test_articles_and_data_dropped_together_go_their_own_ways(
    window: MainWindow, program: Program, settle: Settle, ris: Path, tmp_path: Path
) -> None:
    article = tmp_path / "one.txt"
    article.write_text("Strike on a port\n\nEight people were killed on Friday.\n")
    assert Goods.of(mime(article, ris)).offer == "Drop to add 1 article and import 1 file as evidence"
    assert drop(window, mime(article, ris))
    settle(program.session)
    assert program.session.library[-1].article.title == "Strike on a port"
    asked(window).reject()
    settle(program.session)


def test_without_a_casebook_data_is_not_taken(program: Program, ris: Path) -> None:
    assert not drop(program.window, mime(ris))


def test_data_given_as_a_file_to_open_is_imported_too(
    window: MainWindow, program: Program, settle: Settle, ris: Path
) -> None:
    window._files.open_paths([ris])
    settle(program.session)
    assert asked(window).is_ready
    asked(window).reject()
    settle(program.session)


@pytest.mark.parametrize(
    ("name", "data"),
    [("ged.CSV", True), ("a.warc.gz", True), ("page.html.gz", False), ("a.txt", False), ("a", False), ("a.wacz", True)],
)
def test_data_is_known_by_its_name(name: str, data: bool) -> None:
    assert is_data(Path(name)) == data
