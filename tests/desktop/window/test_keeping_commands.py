"""Capturing pages from the window, seeing what changed, what is kept, and whether it is what it was."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.evidence import CaptureState, Evidence, EvidenceKind, Stance
from desktop.dialogs.integrity import Integrity
from desktop.dialogs.kept_files import KeptFiles
from desktop.dialogs.page_changes import PageChangesDialog
from desktop.panes.link_row import LinkRow
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.window.main import MainWindow

Settle = Callable[[Session], None]
WAIT = 20_000


class Site:
    """A page that can be changed, at an address of this computer."""

    def __init__(self) -> None:
        self.killed = "one person"
        self.status = 200
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = (
                    "<html><head><title>Port struck</title></head><body><article><p>Two missiles struck the port of "
                    f"Odesa on Friday, killing {site.killed} and wounding eight others.</p></article></body></html>"
                ).encode()
                self.send_response(site.status)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/port"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, name="site")
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def linked(window: MainWindow, program, site: Site, settle: Settle) -> Evidence:
    """A record with the page's address, alone on the claim that is chosen."""
    session = program.session
    record = Evidence(uuid4(), EvidenceKind.REPORT, "Port", url=site.url, publisher="The Gazette")
    claim = next(each for each in session.desk.claims if not session.desk.links(each.id))
    session.do(lambda casebook: casebook.evidence.add(record))
    session.do(lambda casebook: casebook.links.add(claim, record, Stance.SUPPORTS))
    settle(session)
    window.choose_claim(claim.id)
    program.settings.change(captures_private=True)
    return record


def trigger(window: MainWindow, action: str, settle: Settle, session: Session) -> None:
    assert window.actions_by_id[action].isEnabled()
    window.actions_by_id[action].trigger()
    settle(session)


def stored(session: Session, record: Evidence) -> Evidence:
    found = session.desk.record(record.id)
    assert found is not None
    return found


def row_of(window: MainWindow, record: Evidence) -> LinkRow:
    return next(row for row in window.findChildren(LinkRow) if row.record.id == record.id and not row.isHidden())


def words_of(row: LinkRow) -> str:
    return " ".join(label.text() for label in row.findChildren(Label))


def entries(row: LinkRow) -> dict[str, bool]:
    menu = row.make_menu()
    found = {action.text(): action.isEnabled() for action in menu.actions()}
    menu.deleteLater()
    return found


def choose(row: LinkRow, words: str) -> None:
    menu = row.make_menu()
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.deleteLater()


def test_pages_are_captured_from_the_menu(window: MainWindow, program, linked: Evidence, settle: Settle) -> None:
    assert entries(row_of(window, linked)) | {"Capture Page": True, "What Changed…": False} == entries(
        row_of(window, linked)
    )
    trigger(window, "keeping.capture", settle, program.session)
    kept = stored(program.session, linked)
    assert [capture.state for capture in kept.captures] == [CaptureState.KEPT]
    row = row_of(window, linked)
    assert "Page kept" in words_of(row)
    assert entries(row)["Capture Again"]
    assert window.actions_by_id["edit.undo"].text() == "Undo Capture page"


def test_what_is_kept_is_not_captured_twice_unless_asked(
    window: MainWindow, program, linked: Evidence, settle: Settle
) -> None:
    trigger(window, "keeping.capture", settle, program.session)
    trigger(window, "keeping.capture", settle, program.session)
    assert len(stored(program.session, linked).captures) == 1
    trigger(window, "keeping.capture_again", settle, program.session)
    assert len(stored(program.session, linked).captures) == 2


def test_a_failure_keeps_the_link_and_can_be_tried_again(
    window: MainWindow, program, linked: Evidence, site: Site, settle: Settle, qtbot: QtBot
) -> None:
    site.status = 503
    trigger(window, "keeping.capture", settle, program.session)
    row = row_of(window, linked)
    assert "The snapshot failed: 127.0.0.1 is out of order (HTTP 503)" in words_of(row)
    assert "The link is kept." in words_of(row)
    site.status = 200
    again = next(button for button in row.findChildren(QPushButton) if button.text() == "Try Again")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    settle(program.session)
    assert "Page kept" in words_of(row_of(window, linked))


def test_private_addresses_are_refused(window: MainWindow, program, linked: Evidence, settle: Settle) -> None:
    program.settings.change(captures_private=False)
    trigger(window, "keeping.capture", settle, program.session)
    assert "lies in a private network" in stored(program.session, linked).captures[-1].reason


def test_what_changed_is_shown(
    window: MainWindow, program, linked: Evidence, site: Site, settle: Settle, qtbot: QtBot
) -> None:
    trigger(window, "keeping.capture", settle, program.session)
    site.killed = "two people"
    choose(row_of(window, linked), "Capture Again")
    settle(program.session)
    choose(row_of(window, linked), "What Changed…")
    settle(program.session)
    dialog = window.findChild(PageChangesDialog)
    told = " ".join(label.text() for label in dialog.findChildren(Label))
    assert "1 paragraph changed" in told
    assert "killing one person" in told
    assert "killing two people" in told
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_one_capture_alone_has_no_changes(window: MainWindow, program, linked: Evidence, settle: Settle) -> None:
    said: list[str] = []
    program.session.failed.connect(said.append)
    trigger(window, "keeping.capture", settle, program.session)
    trigger(window, "keeping.changes", settle, program.session)
    assert said == ["The page was not captured twice yet: capture it again to see what changed."]


def test_what_is_kept_shows_files_and_chain(
    window: MainWindow, program, linked: Evidence, settle: Settle, qtbot: QtBot
) -> None:
    trigger(window, "keeping.capture", settle, program.session)
    trigger(window, "keeping.kept", settle, program.session)
    dialog = window.findChild(KeptFiles)
    assert any("127.0.0.1.warc.gz" in line for line in dialog.lines)
    assert [row[2].partition(" (")[0] for row in dialog.rows] == ["Taken in", "Derived"]
    assert {row[1] for row in dialog.rows} == {program.session.me.name}
    verify = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Verify")
    qtbot.mouseClick(verify, Qt.MouseButton.LeftButton)
    settle(program.session)
    found = window.findChild(Integrity)
    assert found.words == "2 files are what they were."
    found.reject()
    dialog.reject()


def test_a_record_of_which_nothing_is_kept_says_so(
    window: MainWindow, program, linked: Evidence, settle: Settle
) -> None:
    trigger(window, "keeping.kept", settle, program.session)
    dialog = window.findChild(KeptFiles)
    assert dialog.lines == ("Nothing is kept of this record but its fields.",)
    assert not next(button for button in dialog.findChildren(QPushButton) if button.text() == "Verify").isEnabled()
    dialog.reject()


def test_the_casebook_is_verified(
    window: MainWindow, program, linked: Evidence, sample_path: Path, settle: Settle
) -> None:
    trigger(window, "keeping.capture", settle, program.session)
    trigger(window, "keeping.verify", settle, program.session)
    dialog = window.findChild(Integrity)
    assert dialog.words.endswith("files are what they were.")
    assert dialog.rows == ()
    dialog.reject()
    with closing(sqlite3.connect(sample_path)) as connection, connection:
        connection.execute("UPDATE blobs SET data = x'00' WHERE rowid = (SELECT max(rowid) FROM blobs)")
    window.actions_by_id["keeping.verify"].trigger()
    settle(program.session)
    (dialog,) = [each for each in window.findChildren(Integrity) if each.isVisible()]
    assert "1 was altered" in dialog.words
    (row,) = dialog.rows
    assert row == ("Altered", "127.0.0.1.txt", "Port")
    assert "Altered: Take it out of a backup" in " ".join(label.text() for label in dialog.findChildren(Label))
    dialog.reject()


def test_closing_the_window_stops_the_reading(window: MainWindow, program, settle: Settle, qtbot: QtBot) -> None:
    window.actions_by_id["keeping.verify"].trigger()
    (dialog,) = window.findChildren(Integrity)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    settle(program.session)
    qtbot.waitUntil(lambda: not window.findChildren(Integrity), timeout=WAIT)
    assert program.session.jobs.running == ()


def test_a_claim_without_addresses_has_nothing_to_capture(
    window: MainWindow, program, linked: Evidence, settle: Settle
) -> None:
    noted: list[str] = []
    program.session.noted.connect(noted.append)
    program.session.do(lambda casebook: casebook.evidence.edit(replace(casebook.evidence.get(linked.id), url=None)))
    settle(program.session)
    trigger(window, "keeping.capture", settle, program.session)
    assert noted[-1] == "None of these records has a web address that is still to be captured."


def stamp(window: MainWindow, qtbot: QtBot, settle: Settle, session: Session) -> list[str]:
    """Press Timestamp in What Is Kept; what is said then."""
    said: list[str] = []
    session.noted.connect(said.append)
    session.failed.connect(said.append)
    trigger(window, "keeping.kept", settle, session)
    dialog = window.findChild(KeptFiles)
    qtbot.mouseClick(
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Timestamp"),
        Qt.MouseButton.LeftButton,
    )
    settle(session)
    dialog.reject()
    return said


def test_without_an_authority_a_timestamp_is_told_to_need_one(
    window: MainWindow, program, linked: Evidence, settle: Settle, qtbot: QtBot
) -> None:
    trigger(window, "keeping.capture", settle, program.session)
    assert stamp(window, qtbot, settle, program.session) == [
        "No authority for timestamps is named: name one in the preferences, under Snapshots."
    ]


def test_an_authority_that_gives_no_timestamp_is_told(
    window: MainWindow, program, linked: Evidence, site: Site, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    trigger(window, "keeping.capture", settle, program.session)
    program.settings.change(stamp_server=site.url)
    (said,) = stamp(window, qtbot, settle, program.session)
    assert said.startswith(f"{site.url} gave no timestamp (HTTP 501)")
    program.settings.change(stamp_roots=str(tmp_path / "missing.pem"))
    (said,) = stamp(window, qtbot, settle, program.session)
    assert "missing.pem cannot be read" in said
