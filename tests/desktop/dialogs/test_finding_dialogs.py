from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, Figure, Link, Stance
from checks.domain.finding import Finding, FindingValue, Level
from checks.domain.moment import Moment
from desktop.dialogs import form_dialog
from desktop.dialogs.finding import GONE, DismissFinding, RuleBehind
from desktop.dialogs.peek import Peek, facts
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText

FINDING = Finding(
    UUID(int=1),
    UUID(int=2),
    "figure.range",
    Level.CONFLICTS,
    "Eight <b>stands</b> against nine.",
    (FindingValue("Article", "8 wounded"), FindingValue("The Gazette", "9 injured")),
    missing=("wounded after 19:00",),
)
RECORD = Evidence(
    UUID(int=3),
    EvidenceKind.OFFICIAL_STATEMENT,
    "Nine hurt",
    "9 injured",
    "https://example.org/a",
    publisher="The Gazette",
    original_source="The governor",
    published=Moment(date(2025, 5, 23)),
    figures=(Figure("injured", 8, 9, 10), Figure("killed", best=1, as_of=Moment(date(2025, 5, 24)))),
    flags=(EvidenceFlag.GRAPHIC,),
)
LINK = Link(UUID(int=4), UUID(int=2), RECORD.id, Stance.QUALIFIES, "“nine people”", "page 3", "9 injured")


def texts(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label) if label.isVisibleTo(dialog)]


@pytest.fixture
def dismissing(qtbot: QtBot) -> DismissFinding:
    made = DismissFinding(FINDING)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_dismissal_needs_a_reason(qtbot: QtBot, dismissing: DismissFinding) -> None:
    dismissing.save()
    assert dismissing.isVisible()
    assert "Say why, so that others can follow." in texts(dismissing)
    qtbot.keyClicks(dismissing.findChild(GrowingText), "  Another day. ")
    dismissing.save()
    assert dismissing.result() == QDialog.DialogCode.Accepted
    assert dismissing.reason == "Another day."


def test_typing_a_reason_is_not_lost_by_esc(
    qtbot: QtBot, dismissing: DismissFinding, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QWidget] = []
    monkeypatch.setattr(form_dialog.Discard, "ask", lambda parent: bool(asked.append(parent)))
    dismissing.findChild(GrowingText).set_text("Half a rea")
    qtbot.keyClick(dismissing, Qt.Key.Key_Escape)
    assert asked == [dismissing]
    dismissing.findChild(GrowingText).set_text("")
    qtbot.keyClick(dismissing, Qt.Key.Key_Escape)
    assert not dismissing.isVisible()


@pytest.mark.parametrize(("result", "given"), [("Accepted", "Because."), ("Rejected", None)])
def test_asking_gives_the_reason_or_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, result: str, given: str | None
) -> None:
    def answer(self: DismissFinding) -> QDialog.DialogCode:
        self.findChild(GrowingText).set_text("Because.")
        return QDialog.DialogCode[result]

    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(DismissFinding, "exec", answer)
    assert DismissFinding.ask(parent, FINDING) == given


def test_the_rule_is_shown_with_what_it_compared(qtbot: QtBot) -> None:
    dialog = RuleBehind(FINDING)
    qtbot.addWidget(dialog)
    for words in ("figure.range", FINDING.message, "conflicts", "8 wounded", "9 injured", "wounded after 19:00"):
        assert words in texts(dialog)


def test_a_look_at_a_record_shows_what_is_known_and_nothing_else(qtbot: QtBot) -> None:
    dialog = Peek(RECORD, LINK)
    qtbot.addWidget(dialog)
    shown = texts(dialog)
    for words in ("Nine hurt", "Graphic.", "“nine people”", "9 injured", "Qualifies", "The governor", "page 3"):
        assert words in shown
    assert "Archived copy" not in shown
    assert "Remark" not in shown, "what the record says already is not said twice"


def test_figures_are_told_with_their_bounds_and_their_time() -> None:
    told = [value for name, value in facts(RECORD, LINK) if name == "Figure"]
    assert told == ["injured: 9 (8 to 10)", "killed: 1, 24 May 2025"]
    bounds = replace(RECORD, figures=(Figure("hurt", 3, None, 5), Figure("hurt", 3, 3, 3)))
    assert [value for name, value in facts(bounds, LINK) if name == "Figure"] == ["hurt: 3 to 5", "hurt: 3"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_a_look_ends_as_it_began(qtbot: QtBot, key: Qt.Key) -> None:
    dialog = Peek(RECORD, LINK)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, key)
    assert not dialog.isVisible()


def test_the_rule_says_why_it_looks_and_leads_to_all_rules(qtbot: QtBot) -> None:
    dialog = RuleBehind(replace(FINDING, rule="figure.subset"))
    qtbot.addWidget(dialog)
    shown = texts(dialog)
    for words in ("A part cannot exceed its whole.", "Why", "Method from", "Arithmetic.", "Cannot see"):
        assert words in shown
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "All Rules")
    with qtbot.waitSignal(dialog.reference_requested) as asked:
        button.click()
    assert asked.args == ["figure.subset"]


def test_a_finding_of_a_rule_that_is_gone_still_says_what_it_compared(qtbot: QtBot) -> None:
    dialog = RuleBehind(replace(FINDING, rule="house.gone"))
    qtbot.addWidget(dialog)
    assert GONE in texts(dialog)
    assert "8 wounded" in texts(dialog)
