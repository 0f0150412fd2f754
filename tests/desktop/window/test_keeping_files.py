"""Captures saved as files, and what timestamps prove: each wish ends in a sentence."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.article import Snapshot
from checks.domain.change import Change
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.moment import Moment
from checks.domain.web import WebAnswer
from checks.errors import StepRefused
from checks.ingest.capture import CapturedPage
from checks.ingest.document import Document
from checks.services.timestamps import Stamp, Timestamps
from desktop.dialogs.kept_files import KeptFiles, read_kept
from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.window.keeping_files import CaptureFile, KeepingFiles

Settle = Callable[[Session], None]
RECORD = Evidence(UUID(int=61), EvidenceKind.REPORT, "Port hit", url="https://example.org/port")
BODY = b"Eight people were wounded."


@pytest.fixture
def said(desk_session: Session) -> list[str]:
    """All that is told, failures with a mark."""
    told: list[str] = []
    desk_session.noted.connect(told.append)
    desk_session.failed.connect(lambda why: told.append(f"! {why}"))
    return told


@pytest.fixture
def files(desk_session: Session, tmp_path: Path, qtbot: QtBot) -> KeepingFiles:
    window = QWidget()
    qtbot.addWidget(window)
    return KeepingFiles(desk_session, SettingsFile(tmp_path / "settings.json"), tmp_path, window)


def captured(session: Session, settle: Settle) -> None:
    headers = (("content-type", "text/plain"), ("set-cookie", "id=secret"))
    answer = WebAnswer(str(RECORD.url), Moment.parse("2025-05-23T18:00Z"), (), 200, "OK", headers, BODY)
    page = CapturedPage((answer,), Document(BODY.decode(), BODY, "text/plain"))
    session.do(lambda casebook: casebook.captures.add(RECORD, page))
    settle(session)


def test_a_capture_is_saved_without_cookies_and_the_chain_says_so(
    files: KeepingFiles,
    desk_session: Session,
    settle: Settle,
    said: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    captured(desk_session, settle)
    suggested: list[str] = []
    path = tmp_path / "out.warc.gz"
    monkeypatch.setattr(CaptureFile, "ask", lambda _, name: suggested.append(name) or path)
    files.export(RECORD)
    settle(desk_session)
    settle(desk_session)
    assert suggested == [str(tmp_path / "example.org.warc.gz")]
    assert said == [f"Capture saved as {path}, without cookies, passwords and local addresses."]
    raw = gzip.decompress(path.read_bytes())
    assert b"Eight people" in raw
    assert b"secret" not in raw


def test_what_cannot_be_saved_is_told_and_the_chain_says_nothing(
    files: KeepingFiles,
    desk_session: Session,
    settle: Settle,
    said: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk_session.do(lambda casebook: casebook.evidence.add(Evidence(UUID(int=63), EvidenceKind.NOTE, "A call")))
    settle(desk_session)
    files.export(Evidence(UUID(int=63), EvidenceKind.NOTE, "A call"))
    settle(desk_session)
    assert said[-1] == "! No page of this record is kept: capture it first."
    captured(desk_session, settle)
    monkeypatch.setattr(CaptureFile, "ask", lambda *_: tmp_path / "nowhere" / "out.warc.gz")
    files.export(RECORD)
    settle(desk_session)
    settle(desk_session)
    assert "could not be saved" in said[-1]
    steps: list[str] = []
    desk_session.ask(
        lambda casebook: [each.action.value for each in casebook.custody.of_record(casebook.evidence.get(RECORD.id))],
        steps.extend,
    )
    settle(desk_session)
    assert steps
    assert not any("copied" in step for step in steps)


@pytest.mark.parametrize("holds", [True, False])
def test_a_timestamp_says_by_when_or_why_not(
    files: KeepingFiles,
    desk_session: Session,
    settle: Settle,
    said: list[str],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    holds: bool,
) -> None:
    def verify(*_: object, **__: object) -> Stamp:
        if holds:
            return Stamp(Moment.parse("2025-05-24T10:00+00:00"), "CN=Clock")
        raise StepRefused("The timestamp of “port.txt” does not hold: another hash.")

    monkeypatch.setattr(Timestamps, "verify", verify)
    plain = Evidence(UUID(int=64), EvidenceKind.NOTE, "A list")
    desk_session.do(lambda casebook: casebook.evidence.add(plain, Document("x", BODY, "text/plain", name="port.txt")))
    settle(desk_session)
    files.verify_stamp(plain)
    settle(desk_session)
    assert said[-1].startswith("! No file of this record has a timestamp")

    def stamped(casebook) -> Change:
        old: Snapshot = casebook.evidence.snapshot(casebook.evidence.get(plain.id))
        return casebook.apply(Change("Timestamp a file", (old,), (replace(old, timestamp="AAAA"),)))

    desk_session.do(stamped)
    settle(desk_session)
    shown: list[KeptFiles] = []
    desk_session.ask(lambda casebook: read_kept(casebook, plain.id), lambda kept: shown.append(KeptFiles(kept)))
    settle(desk_session)
    (dialog,) = shown
    qtbot.addWidget(dialog)
    dialog.stamp_check_requested.connect(files.verify_stamp)
    desk_session.noted.connect(dialog.tell)
    desk_session.failed.connect(dialog.warn)
    next(each for each in dialog.findChildren(QPushButton) if each.text() == "Verify Timestamp").click()
    settle(desk_session)
    assert dialog.said == (
        "The timestamp holds. “port.txt” existed on 24 May 2025, 10:00 UTC, says CN=Clock."
        if holds
        else "The timestamp of “port.txt” does not hold: another hash."
    )
    export = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Export Capture…")
    assert not export.isEnabled(), "no page was captured"
