"""An encrypted casebook in the window: made with a key, asked for when it is opened again, never kept unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checks.storage import cipher, passwords
from desktop.dialogs.casebook_key import CasebookKey
from desktop.dialogs.files import NewCasebook
from desktop.opening import Key
from desktop.session import Session
from desktop.window.program import Program

pytest.importorskip("sqlcipher3", reason="there is nothing to encrypt with: extra encrypted")

KEY = "three good words"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "ROUNDS", 1_000)
    monkeypatch.setattr(passwords, "kept", lambda _: None)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[Key | None]:
    """What the dialog is told, in turn."""
    given: list[Key | None] = []
    monkeypatch.setattr(CasebookKey, "ask", lambda *_, **__: given.pop(0))
    return given


def test_a_key_is_asked_for_until_it_fits(
    program: Program,
    tmp_path: Path,
    sample_path: Path,
    answers: list[Key | None],
    settle: Callable[[Session], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, path, kept = program.session, tmp_path / "Sources.casebook", []
    monkeypatch.setattr(NewCasebook, "ask", lambda *_: path)
    monkeypatch.setattr(passwords, "keep", lambda _, secret: kept.append(secret))
    answers[:] = [Key(KEY)]
    program.window.actions_by_id["file.new_encrypted_casebook"].trigger()
    settle(session)
    assert session.where == str(path)
    session.open_casebook(sample_path)
    settle(session)
    answers[:] = [Key("not this one"), Key(KEY, is_kept=True)]
    session.open_casebook(path)
    settle(session)
    assert (session.where, answers, kept) == (str(path), [], [KEY])
    assert KEY not in program.places.settings.read_text(encoding="utf-8")


def test_whoever_has_no_key_stays_where_they_are(
    program: Program, tmp_path: Path, sample_path: Path, answers: list[Key | None], settle: Callable[[Session], None]
) -> None:
    session, path = program.session, tmp_path / "Sources.casebook"
    session.create_casebook(path, Key(KEY))
    settle(session)
    session.open_casebook(sample_path)
    settle(session)
    answers[:] = [None]
    session.open_casebook(path)
    settle(session)
    assert (session.where, session.busy, answers) == (str(sample_path), "", [])
