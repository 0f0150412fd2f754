"""The program is killed while somebody types; the next start puts the words back where they stood."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from checks.casebook import Casebook
from desktop.panes.inspector import Inspector
from desktop.session import Session
from desktop.widgets.notice import Notice
from desktop.widgets.saving_text import GrowingText
from desktop.window.program import Program

WORDS = "Eight people were hurt, two of them badly. "
REMARK = "Ask the hospital 🚑"
TYPIST = """
import sys
from itertools import cycle
from pathlib import Path
from uuid import UUID

from PySide6.QtTest import QTest

from desktop.app import make_application
from desktop.settings import Places
from desktop.widgets.saving_text import GrowingText
from desktop.window.patience import wait_until
from desktop.window.program import Program

program = Program.start(make_application(), Places.usual())
program.window.show()
program.session.open_casebook(Path(sys.argv[1]))
wait_until(program.session.is_idle, "the casebook")
program.window.choose_claim(UUID(sys.argv[2]))
program.window.findChild(GrowingText, "comment").insertPlainText(sys.argv[4])
statement = program.window.findChild(GrowingText, "statement")
statement.setFocus()
statement.selectAll()
for key in cycle(sys.argv[3]):
    QTest.keyClicks(statement, key, delay=10)
"""


@pytest.fixture
def killed(own_folder: Path, sample_path: Path, qtbot: QtBot) -> str:
    """Type on a claim of the sample in another process, kill it in the middle, and say what its file kept."""
    with Casebook.open(sample_path, person="Checker") as casebook:
        claim = _claim(casebook)
    arguments = [sys.executable, "-c", TYPIST, str(sample_path), str(claim.id), WORDS, REMARK]
    typist = subprocess.Popen(arguments, stderr=subprocess.PIPE)
    try:
        qtbot.waitUntil(lambda: len(_kept(own_folder).get("statement", "")) > len(WORDS), timeout=60_000)
    finally:
        typist.kill()
        errors = typist.communicate()[1].decode()
    assert typist.returncode != 0, errors
    return _kept(own_folder)["statement"]


def test_the_words_are_back_and_can_be_saved(
    killed: str, program: Program, sample_path: Path, own_folder: Path, settle: Callable[[Session], None]
) -> None:
    session = program.session
    session.open_casebook(sample_path)
    settle(session)
    inspector = program.window.findChild(Inspector)
    claim = session.desk.claim(inspector.claim_id)
    assert claim.quote == "eight others were wounded", "the claim with the words is the one that shows"
    statement = inspector.findChild(GrowingText, "statement")
    assert statement.text() == killed
    assert killed.startswith(WORDS)
    assert killed != claim.statement, "nothing of it was saved"
    assert inspector.findChild(GrowingText, "comment").text() == REMARK
    said = inspector.findChild(Notice).text
    assert said.startswith("Typing from ")
    assert said.endswith("that was not saved was put back.")

    inspector.flush()
    settle(session)
    assert session.desk.claim(claim.id).statement == killed
    assert [comment.text for comment in session.desk.comments(claim.id)][-1] == REMARK
    program.window.drafts.close()
    assert _kept(own_folder) == {}
    session.undo()
    session.undo()
    settle(session)
    assert session.desk.claim(claim.id).statement == claim.statement


def _claim(casebook: Casebook) -> Any:
    article = casebook.articles.overview()[0].article
    return next(claim for claim in casebook.desk(article.id).claims if claim.quote == "eight others were wounded")


def _kept(home: Path) -> dict[str, str]:
    """What the file keeps, by field."""
    files = list((home / "casebooks" / "drafts").glob("*.json"))
    plain = json.loads(files[0].read_text("utf-8"))["typed"] if files else []
    return {each["field"]: each["text"] for each in plain}
