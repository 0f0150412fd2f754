"""A word that must not be found: an encrypted casebook is used in every way that leaves files, and none holds it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from checks.domain.claim import Kind
from checks.ingest.document import Document
from checks.storage import cipher, passwords
from desktop.dialogs.palette import Palette
from desktop.dialogs.report import ReportPreview
from desktop.opening import Key
from desktop.panes.inspector_comments import CommentsSection
from desktop.panes.locked_page import LockedPage
from desktop.session import Session
from desktop.window.program import Program

pytest.importorskip("sqlcipher3", reason="there is nothing to encrypt with: extra encrypted")

KEY = "three good words"
SECRET = "Zhovtnevyi"
TEXT = f"Eight people were killed in {SECRET} on Friday. Two more were hurt, the governor said."


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every folder that a program writes to lies in the folder of this test."""
    for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(cipher, "ROUNDS", 1_000)
    monkeypatch.setattr(passwords, "kept", lambda _: None)


def files_with(word: str, folder: Path) -> list[str]:
    """The files whose bytes or whose name hold the word; also those that are deleted and still open."""
    coded = [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    coded += [each.lower() for each in coded]
    found = []
    for file in (each for each in folder.rglob("*") if each.is_file()):
        data = file.read_bytes()
        if any(each in data for each in coded) or word.casefold() in file.name.casefold():
            found.append(str(file.relative_to(folder)))
    return [*found, *_open_without_name(coded)]


def _open_without_name(coded: list[bytes]) -> list[str]:
    """Temporary files have no name on Linux, and are seen by their handles alone."""
    found = []
    for handle in Path("/proc/self/fd").iterdir() if Path("/proc/self/fd").exists() else ():
        try:
            name = os.readlink(handle)  # noqa: PTH115 - "… (deleted)" is no path
            if name.endswith("(deleted)") and any(each in handle.read_bytes() for each in coded):
                found.append(name)
        except OSError:
            continue
    return found


def test_the_word_is_in_no_file(
    program: Program, tmp_path: Path, qtbot: QtBot, settle: Callable[[Session], None]
) -> None:
    session, window = program.session, program.window
    session.create_casebook(tmp_path / "desk" / "Sources.casebook", Key(KEY))
    settle(session)
    document = Document(TEXT, TEXT.encode(), "text/plain", title=f"Strike on {SECRET}")
    session.do(lambda casebook: casebook.articles.add(document))
    settle(session)
    assert session.desk
    version = session.desk.version
    session.do(lambda casebook: casebook.claims.add(version, 0, TEXT.index("."), Kind.QUANTITY))
    settle(session)
    claim = session.desk.claims[0]
    window.choose_claim(claim.id)
    session.seen.start()
    settle(session)

    # Typing that is not saved, and a draft of it on the disk.
    comments = window.findChildren(CommentsSection)[0]
    qtbot.keyClicks(comments.field, f"Ask {SECRET}")
    qtbot.waitUntil(lambda: bool(list(program.places.drafts.glob("*.sealed"))))

    # Search, of which the settings remember nothing, and the report.
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChildren(Palette)[0]
    qtbot.keyClicks(palette.line, SECRET)
    settle(session)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(session)
    window.actions_by_id["report.preview"].trigger()
    preview = window.findChildren(ReportPreview)[0]
    qtbot.waitUntil(lambda: preview.is_ready, timeout=20_000)
    window.actions_by_id["file.back_up"].trigger()
    settle(session)
    assert files_with(SECRET, tmp_path) == []
    assert list((tmp_path / "desk" / "backups").iterdir())

    # Locked, unlocked, and closed.
    session.lock.lock()
    qtbot.waitUntil(lambda: not session.is_open)
    settle(session)
    assert files_with(SECRET, tmp_path) == []
    field = window.findChildren(LockedPage)[0].findChildren(QLineEdit)[0]
    qtbot.keyClicks(field, KEY)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(session)
    assert comments.field.text() == f"Ask {SECRET}"
    window.close()
    settle(session)
    assert files_with(SECRET, tmp_path) == []
    settings = program.places.settings.read_text(encoding="utf-8")
    assert "Sources.casebook" in settings, "its path is remembered"
    assert program.settings.current.searches == ()
