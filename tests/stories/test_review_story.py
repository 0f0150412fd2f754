"""Two people and one article, through the window: a blind second check, a return, a correction, approval, the report in
four formats, and evidence that changes afterwards and opens the approval again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.article import Article, ArticleVersion, ReportState
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.correction import Decision
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.span import Anchor, Span
from checks.domain.verdict import Verdict
from desktop.dialogs.report_files import SaveReport
from desktop.panes.article import ArticlePane
from desktop.panes.inspector import Inspector
from desktop.panes.inspector_second import SecondSection
from desktop.panes.inspector_verdict import VerdictSection
from desktop.settings import Places
from desktop.widgets.label import Label
from desktop.window.program import Program
from desktop.window.review_view import ReviewView

TEXT = "Shells hit a market in Kharkiv\n\nSeven people were wounded, the mayor said.\n"
QUOTE = "Seven people were wounded"
WHY = "The hospital list has eight names."
WORDING = "Eight people were wounded"
CLAIM, RECORD = UUID(int=1), UUID(int=2)
CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def program(application: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """The program with a casebook that holds one article, one claim and one record."""
    made = Program.start(application, Places(tmp_path / "casebooks", tmp_path / "settings.json"))
    made.window.show()
    qtbot.waitExposed(made.window)
    (tmp_path / "casebooks").mkdir()
    made.session.create_casebook(tmp_path / "casebooks" / "Desk.casebook")
    made.session.sign_in("Anna")
    start = TEXT.index(QUOTE)
    article = Article(UUID(int=3), "Shells hit a market in Kharkiv", publisher="The Gazette")
    version = ArticleVersion(
        UUID(int=4),
        article.id,
        1,
        TEXT,
        sha256(TEXT.encode()).hexdigest(),
        sentences=(Span(0, start - 2), Span(start, len(TEXT) - 1)),
    )
    claim = Claim(
        CLAIM, version.id, Anchor.at(TEXT, start, start + len(QUOTE)), 1, Kind.QUANTITY, status=Status.IN_PROGRESS
    )
    record = Evidence(RECORD, EvidenceKind.OFFICIAL_STATEMENT, "Hospital list", "Eight names", publisher="City health")
    link = Link(UUID(int=5), CLAIM, RECORD, Stance.AGAINST, "Eight names")
    records = (article, version, claim, record, link)
    made.session.do(lambda casebook: casebook.apply(Change("Lay out", after=records)))
    qtbot.waitUntil(made.session.is_idle, timeout=20_000)
    yield made
    made.window.close()
    made.stop()


class Desk:
    """The window, at which Anna and Boris sit in turn."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.session, self.window, self.qtbot = program.session, program.window, qtbot
        self.wait()

    def sit(self, name: str) -> None:
        """Another person signs in and takes the claim up."""
        self.session.sign_in(name)
        self.wait()
        self.window.choose_claim(None)
        self.window.choose_claim(CLAIM)
        self.wait()

    def do(self, action: str) -> None:
        assert self.window.actions_by_id[action].isEnabled(), action
        self.window.actions_by_id[action].trigger()
        self.wait()

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.wait()

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def click(self, text: str, inside: QWidget) -> None:
        button = next(each for each in inside.findChildren(QPushButton) if each.text() == text and each.isVisible())
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait()

    def wait(self) -> None:
        """Wait until everything is written."""
        self.qtbot.waitUntil(self.session.is_idle, timeout=20_000)

    def find(self, kind: type[QWidget]) -> QWidget:
        return self.window.findChildren(kind)[0]

    @property
    def review(self) -> ReviewView:
        return self.window.findChildren(ReviewView)[0]

    @property
    def claim(self) -> Claim:
        assert self.session.desk is not None
        found = self.session.desk.claim(CLAIM)
        assert found is not None
        return found

    @property
    def verdict(self) -> Verdict:
        assert self.session.desk is not None
        found = self.session.desk.verdict(CLAIM)
        assert found is not None
        return found

    @property
    def words(self) -> str:
        """Everything that the inspector says."""
        inspector = self.find(Inspector)
        return "\n".join(each.text() for each in inspector.findChildren(Label) if each.isVisibleTo(inspector))


def judge(desk: Desk) -> None:
    """Anna rates the claim, writes why and what should stand there, and proposes it."""
    desk.find(ArticlePane).setFocus()
    desk.press(Key.Key_4)
    desk.press(Key.Key_V)
    desk.type(WHY)
    desk.click("Add proposed wording", desk.find(VerdictSection))
    desk.type(WORDING)
    desk.press(Key.Key_Return, CONTROL)
    assert (desk.claim.status, desk.verdict.proposed_wording) == (Status.JUDGED, WORDING)


def check_blind(desk: Desk) -> None:
    """Boris does not see what Anna found, comes to the same, and the two are brought together."""
    desk.session.do(lambda casebook: casebook.second_checks.ask(desk.claim))
    desk.wait()
    desk.sit("Boris")
    assert WHY not in desk.words
    desk.do("view.review")
    assert WHY not in desk.review.report.text.toPlainText(), "nor in the review"
    assert desk.review.corrections.rows.all == ()
    desk.do("view.desk")
    desk.find(ArticlePane).setFocus()
    desk.press(Key.Key_4)
    desk.press(Key.Key_V)
    desk.type("Eight, by the list.")
    desk.press(Key.Key_Return, CONTROL)
    assert desk.session.desk is not None
    (check,) = desk.session.desk.second_checks(CLAIM)
    assert (check.is_given, check.agrees_with(desk.verdict)) == (True, True)
    desk.click("Close", desk.find(SecondSection))
    assert desk.session.desk.second_checks(CLAIM)[0].is_closed


def send_back(desk: Desk) -> None:
    """Boris sends the verdict back from the review; Anna answers and proposes it again."""
    desk.do("view.review")
    desk.press(Key.Key_J)
    assert WHY in desk.review.report.text.toPlainText()
    desk.press(Key.Key_B)
    desk.type("Which hospital?")
    desk.press(Key.Key_Return, CONTROL)
    assert desk.claim.status is Status.IN_PROGRESS
    desk.press(Key.Key_Escape)
    assert not desk.review.isVisible(), "Esc leads back to the desk"
    desk.sit("Anna")
    assert any(each.text == "Which hospital?" for each in desk.session.desk.comments(CLAIM))
    desk.do("claim.propose")
    assert desk.claim.status is Status.JUDGED


def approve(desk: Desk) -> None:
    """Anna hands the report in; Boris accepts the correction, signs, and publishes."""
    desk.do("review.send_for_review")
    desk.sit("Boris")
    desk.do("view.review")
    assert not desk.window.actions_by_id["claim.rate_1"].isEnabled(), "nothing is rated unseen"
    desk.press(Key.Key_J)
    desk.press(Key.Key_A)
    assert desk.session.desk.correction(CLAIM).decision is Decision.ACCEPTED
    desk.press(Key.Key_S)
    assert desk.claim.status is Status.SIGNED_OFF
    assert desk.verdict.signed_by_id != desk.verdict.person_id
    desk.do("review.publish")
    desk.press(Key.Key_Return, CONTROL)
    assert desk.session.desk.article.report_state is ReportState.PUBLISHED


def test_from_the_first_verdict_to_print_and_back(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(program, qtbot)
    desk.sit("Anna")
    judge(desk)
    check_blind(desk)
    send_back(desk)
    approve(desk)

    # The report in four formats.
    for ending in ("html", "pdf", "docx", "md"):
        path = tmp_path / f"report.{ending}"
        monkeypatch.setattr(SaveReport, "ask", lambda *_, path=path: path)
        desk.do("report.export")
        qtbot.waitUntil(path.exists, timeout=20_000)
        desk.wait()
        assert path.stat().st_size > 500, ending
    printed = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert all(words in printed for words in (WORDING, WHY, "Anna", "Boris"))
    assert WORDING in (tmp_path / "report.md").read_text(encoding="utf-8")

    # Later the record changes: what Boris signed is not what stands there any more.
    desk.do("view.desk")
    assert desk.session.desk is not None
    record = desk.session.desk.record(RECORD)
    changed = replace(record, says="Nine names, two of them twice")
    desk.session.do(lambda casebook: casebook.evidence.edit(changed))
    desk.wait()
    assert desk.claim.status is Status.RECHECK
    assert desk.verdict.signed_by_id is None
    desk.do("view.review")
    assert "to be checked again" in desk.review.report.fact
    desk.do("edit.undo")
    assert desk.claim.status is Status.SIGNED_OFF
    assert desk.verdict.signed_by_id is not None
