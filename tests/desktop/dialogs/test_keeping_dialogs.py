"""Verify Integrity, What Is Kept and What Changed, each by itself."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from checks.domain.article import Picture, Snapshot
from checks.domain.custody import CustodyAction, CustodyEntry, Fault, Trouble, Verification
from checks.domain.evidence import Capture, CaptureState, Evidence, EvidenceKind
from checks.domain.moment import Moment
from checks.services.captures import PageChanges
from checks.text.paragraph_changes import ParagraphChange
from desktop.dialogs.integrity import Integrity
from desktop.dialogs.kept_files import Kept, KeptFiles
from desktop.dialogs.page_changes import PageChangesDialog
from desktop.widgets.label import Label

AT = Moment.parse("2025-05-24T10:00+00:00")
RECORD = Evidence(UUID(int=1), EvidenceKind.IMAGE, "The port from the sea")
FILE = Snapshot(UUID(int=2), "a" * 64, "image/jpeg", 2_200_000, "port.jpg", picture=Picture(4032, 3024))
TAKEN = CustodyEntry(UUID(int=3), "a" * 64, CustodyAction.TAKEN_IN, AT, UUID(int=4), "claimdesk 1")
ALTERED = Trouble(Fault.ALTERED, "a" * 64, "b" * 64, "port.jpg", ("The port from the sea", "Another"))


def texts(dialog: object) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label) if not label.isHidden())


@pytest.fixture
def integrity(qtbot: QtBot) -> Integrity:
    dialog = Integrity("the casebook")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_reading_counts_files(integrity: Integrity) -> None:
    bar = integrity.findChild(QProgressBar)
    assert integrity.words == "Reading everything that was kept of the casebook…"
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    integrity.show_progress(12, 41)
    assert (bar.value(), bar.maximum()) == (12, 41)
    assert integrity.words == "Reading what was kept, 12 of 41 files"


def test_escape_stops_a_reading_and_only_closes_a_result(integrity: Integrity, qtbot: QtBot) -> None:
    with qtbot.waitSignal(integrity.cancelled):
        qtbot.keyClick(integrity, Qt.Key.Key_Escape)
    integrity.show()
    integrity.show_found(Verification(41))
    with qtbot.assertNotEmitted(integrity.cancelled):
        qtbot.keyClick(integrity, Qt.Key.Key_Escape)
    assert not integrity.isVisible()


def test_a_sound_casebook_has_no_table(integrity: Integrity) -> None:
    integrity.show_found(Verification(41))
    assert integrity.words == "41 files are what they were."
    assert not integrity.findChild(QTableView).isVisible()
    assert not integrity.findChild(QProgressBar).isVisible()
    integrity.show_progress(1, 2)
    assert integrity.words == "41 files are what they were.", "a report that comes late changes nothing"


def test_troubles_are_listed_with_advice_once_for_each_sort(integrity: Integrity) -> None:
    nameless = Trouble(Fault.FOREIGN, "c" * 64, "c" * 64)
    found = Verification(
        1, ("a" * 64, "d" * 64), (), ("c" * 64,), (ALTERED, replace(ALTERED, sha256="d" * 64), nameless)
    )
    integrity.show_found(found)
    assert integrity.words == "1 file is what it was; 2 were altered; 1 is foreign."
    assert integrity.rows[0] == ("Altered", "port.jpg", "The port from the sea, Another")
    assert integrity.rows[2] == ("Foreign", "cccccccccccc…", "")
    assert texts(integrity).count("Take it out of a backup") == 1
    assert "Foreign: Do not rely on it" in texts(integrity)
    assert integrity.findChild(QTableView).hasFocus() or not integrity.isActiveWindow()


def kept(qtbot: QtBot, **fields: object) -> KeptFiles:
    made = Kept(
        **{"record": RECORD, "files": (FILE,), "steps": (TAKEN,), "people": {UUID(int=4): "Anna"}, "alike": ()} | fields
    )
    dialog = KeptFiles(made)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_files_pictures_and_likenesses_are_told(qtbot: QtBot) -> None:
    stamped = replace(FILE, timestamp="token")
    dialog = kept(qtbot, files=(stamped,), alike=("Looks like “Smaller”: 4 of 256 bits differ.",))
    assert dialog.lines == (
        "port.jpg, image/jpeg, 2.2 MB",
        "4032 × 3024 pixels.",
        "Looks like “Smaller”: 4 of 256 bits differ.",
        "port.jpg has a timestamp.",
    )
    assert all(line in texts(dialog) for line in dialog.lines)


def test_a_failed_capture_is_told_in_full(qtbot: QtBot) -> None:
    failed = Capture(AT, CaptureState.FAILED, reason="example.org is out of order: try again later.")
    dialog = kept(qtbot, record=replace(RECORD, captures=(failed,)))
    assert dialog.lines[:2] == (
        "The snapshot failed: example.org is out of order. The link is kept.",
        "example.org is out of order: try again later.",
    )


def test_the_chain_names_who_did_what(qtbot: QtBot) -> None:
    nobody = replace(TAKEN, person_id=None, action=CustodyAction.FOUND_ALTERED, sha256_after="b" * 64)
    dialog = kept(qtbot, steps=(TAKEN, nobody))
    assert [row[1:5] for row in dialog.rows] == [
        ("Anna", "Taken in", "port.jpg", "claimdesk 1"),
        ("", "Found altered", "port.jpg", "claimdesk 1"),
    ]
    assert dialog.rows[1][5] == f"{'a' * 64} → {'b' * 64}"


@pytest.mark.parametrize(("words", "signal"), [("Verify", "verify_requested"), ("Timestamp", "stamp_requested")])
def test_buttons_ask_for_the_record(qtbot: QtBot, words: str, signal: str) -> None:
    dialog = kept(qtbot)
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == words)
    with qtbot.waitSignal(getattr(dialog, signal)) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [RECORD]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ((), "The text of the page is the same between the captures of"),
        ((ParagraphChange("", "New words."),), "1 paragraph changed between"),
        ((ParagraphChange("Old words.", ""), ParagraphChange("a", "b")), "2 paragraphs changed between"),
    ],
)
def test_what_changed_is_summed_and_signed(qtbot: QtBot, changes: tuple[ParagraphChange, ...], says: str) -> None:
    capture = Capture(AT, CaptureState.KEPT, UUID(int=5))
    dialog = PageChangesDialog("A page", PageChanges(capture, capture, changes))
    qtbot.addWidget(dialog)
    dialog.show()
    told = texts(dialog).splitlines()
    assert any(says in line for line in told)
    assert told.count("−") == sum(bool(change.old) for change in changes)
    assert told.count("+") == sum(bool(change.new) for change in changes)


CHANGED = (
    ParagraphChange("One person was killed.", "Two people were killed."),
    ParagraphChange("", "The count was corrected on Saturday."),
    ParagraphChange("The port works.", ""),
)


@pytest.fixture
def changed(qtbot: QtBot) -> PageChangesDialog:
    capture = Capture(AT, CaptureState.KEPT, UUID(int=5))
    dialog = PageChangesDialog("A page", PageChanges(capture, capture, CHANGED))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.current == 0)
    return dialog


def test_the_words_that_changed_are_struck_and_underlined(changed: PageChangesDialog) -> None:
    marked = {label.text(): label.marked for label in changed.findChildren(Label) if label.marked}
    assert marked == {CHANGED[0].old: ("One person was",), CHANGED[0].new: ("Two people were",)}


def test_keys_go_from_change_to_change_and_stop_at_the_ends(changed: PageChangesDialog, qtbot: QtBot) -> None:
    seen = []
    for key, held in (
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier),
    ):
        qtbot.keyClick(changed.focusWidget(), key, held)
        seen.append(changed.current)
    assert seen == [1, 2, 2, 1, 0]
    qtbot.mouseClick(
        next(each for each in changed.findChildren(QPushButton) if each.text() == "Next Change"),
        Qt.MouseButton.LeftButton,
    )
    assert changed.current == 1


def test_either_wording_can_be_copied(changed: PageChangesDialog) -> None:
    row = changed.focusWidget()
    old, new = row.make_menu().actions()
    old.trigger()
    assert QGuiApplication.clipboard().text() == CHANGED[0].old
    new.trigger()
    assert QGuiApplication.clipboard().text() == CHANGED[0].new
