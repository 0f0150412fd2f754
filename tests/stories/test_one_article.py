"""The main job from start to finish, with the keys and the mouse of a fact-checker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from checks.casebook import Casebook
from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.evidence import EvidenceKind, Stance
from desktop.dialogs.evidence import EvidenceDialog, LinkedRecord, blank_record
from desktop.dialogs.files import OpenArticles
from desktop.dialogs.link_fields import LinkFacts, LinkWish
from desktop.dialogs.report import SaveReport
from desktop.settings import Places
from desktop.window.program import Program

ARTICLE = """Shelling hits a market in Kharkiv

Two people were killed and seven others were wounded on Tuesday when shells hit a market in Kharkiv.

“We heard three explosions,” Mayor Ihor Terekhov said. It was the deadliest attack on the city since March 2.
"""
WOUNDED = "seven others were wounded"
PASSAGE = "Seven people were taken to hospital."


@pytest.fixture
def program(application: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """The program with a new, empty casebook."""
    made = Program.start(application, Places(tmp_path / "casebooks", tmp_path / "settings.json"))
    made.window.show()
    qtbot.waitExposed(made.window)
    (tmp_path / "casebooks").mkdir()
    made.session.create_casebook(tmp_path / "casebooks" / "Desk.casebook")
    qtbot.waitUntil(made.session.is_idle, timeout=20_000)
    yield made
    made.window.close()
    made.stop()


class Checker:
    """A person at the window: presses keys, waits until the program has done what they asked."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.session, self.window, self._qtbot = program.session, program.window, qtbot

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        self._qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.wait()

    def type(self, words: str) -> None:
        """Type words where the keyboard is."""
        self._qtbot.keyClicks(QApplication.focusWidget(), words)

    def click(self, name: str) -> None:
        """Click the visible button that a screen reader would call `name`."""
        buttons = self.window.findChildren(QAbstractButton)
        button = next(each for each in buttons if each.isVisible() and name in (each.text(), each.accessibleName()))
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait()

    def wait(self) -> None:
        """Wait until everything is written and shown."""
        self._qtbot.waitUntil(self.session.is_idle, timeout=30_000)

    @property
    def desk(self) -> Desk:
        """What lies on the desk."""
        assert self.session.desk is not None
        return self.session.desk

    def claim(self, words: str) -> Claim:
        """The claim that begins with these words."""
        return next(claim for claim in self.desk.claims if claim.quote.startswith(words))

    def list(self) -> QListView:
        """The list of claims."""
        return next(view for view in self.window.findChildren(QListView) if view.accessibleName() == "Claims")

    def choose(self, words: str) -> None:
        """Click the claim that begins with these words in the list."""
        view = self.list()
        rows = (view.model().index(row, 0) for row in range(view.model().rowCount()))
        index = next(index for index in rows if (index.data(Qt.ItemDataRole.DisplayRole) or "").startswith(words))
        view.scrollTo(index)
        self._qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        self.wait()


def answer(monkeypatch: pytest.MonkeyPatch, dialog: type[QObject] | type, method: str, value: object) -> None:
    """Let a dialog return `value` as soon as it is asked."""
    monkeypatch.setattr(dialog, method, lambda *_, **__: value)


def make_record(_: QWidget, __: Claim, new_id: UUID, *___: object) -> LinkedRecord:
    """What the person writes into the dialog for a new record."""
    record = replace(
        blank_record(new_id),
        kind=EvidenceKind.OFFICIAL_STATEMENT,
        title="Hospital list",
        publisher="City health office",
    )
    return LinkedRecord(record, LinkWish(Stance.SUPPORTS, LinkFacts(passage=PASSAGE)))


def test_one_article_from_start_to_finish(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reopened: Callable[[Path], Desk]
) -> None:
    checker = Checker(program, qtbot)
    article, report = tmp_path / "market.txt", tmp_path / "market.html"
    article.write_text(ARTICLE, encoding="utf-8")

    # Import: the claims are found by themselves.
    answer(monkeypatch, OpenArticles, "ask", (article,))
    checker.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert [figure.value for figure in checker.claim(WOUNDED).quantities] == [7]
    assert all(claim.quote == ARTICLE[claim.anchor.start : claim.anchor.end] for claim in checker.desk.claims)

    # Accept three: once is open, twice is in progress.
    checker.choose(WOUNDED)
    checker.press(Qt.Key.Key_A)
    checker.press(Qt.Key.Key_A)
    for _ in range(2):
        checker.press(Qt.Key.Key_J)
        checker.press(Qt.Key.Key_A)
    statuses = [claim.status for claim in checker.desk.claims]
    assert (statuses.count(Status.IN_PROGRESS), statuses.count(Status.OPEN)) == (1, 2)

    # Link evidence.
    checker.choose(WOUNDED)
    monkeypatch.setattr(EvidenceDialog, "ask_new", make_record)
    checker.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    wounded = checker.claim(WOUNDED)
    assert [(link.stance, link.passage) for link in checker.desk.links(wounded.id)] == [(Stance.SUPPORTS, PASSAGE)]

    # Verdict: the rating by its key, the reasons, the proposal.
    checker.press(Qt.Key.Key_1)
    checker.press(Qt.Key.Key_V)
    checker.type("The health office lists seven.")
    checker.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    verdict = checker.desk.verdict(wounded.id)
    assert verdict is not None
    assert (verdict.rationale, verdict.is_draft) == ("The health office lists seven.", False)
    assert checker.claim(WOUNDED).status is Status.JUDGED

    # Report.
    answer(monkeypatch, SaveReport, "ask", report)
    checker.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(report.exists, timeout=20_000)
    assert "The health office lists seven." in report.read_text(encoding="utf-8")
    assert "City health office" in report.read_text(encoding="utf-8")

    # Undo twice: the proposal, and what was typed before it.
    checker.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert checker.claim(WOUNDED).status is Status.IN_PROGRESS
    checker.list().setFocus()
    checker.press(Qt.Key.Key_U)
    verdict = checker.desk.verdict(wounded.id)
    assert verdict is None or verdict.rationale != "The health office lists seven."
    left = checker.desk

    # Reopen: the file holds what the desk showed.
    where = Path(program.session.where)
    program.window.close()
    program.session.close()
    found = reopened(where)
    assert found.claims == left.claims
    assert found.links(wounded.id) == left.links(wounded.id)
    assert found.verdict(wounded.id) == left.verdict(wounded.id)


@pytest.fixture
def reopened() -> Callable[[Path], Desk]:
    """The first desk of a casebook, read from the file by a fresh casebook."""

    def read(where: Path) -> Desk:
        with Casebook.open(where, person="Checker") as casebook:
            return casebook.desk(casebook.articles.overview()[0].article.id)

    return read
