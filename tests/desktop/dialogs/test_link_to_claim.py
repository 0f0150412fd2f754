"""Choosing the claim that records are linked to, and what is asked before records go."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from checks.domain.desk import Desk
from checks.domain.evidence import EvidenceKind, Stance
from checks.domain.record_line import RecordLine
from desktop.dialogs.delete_records import DeleteRecords, question
from desktop.dialogs.link_to_claim import LinkToClaim

ONE = RecordLine(UUID(int=71), EvidenceKind.REPORT, "Port hit again", publisher="Harbour Gazette", links=1)
OTHER = RecordLine(UUID(int=72), EvidenceKind.REPORT, "Port hit", publisher="City morgue", links=2)


def test_a_claim_is_found_by_words_and_linked_with_a_stance(small_desk: Desk, qtbot: QtBot) -> None:
    dialog = LinkToClaim(small_desk, [ONE])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.objections() == (
        "Choose a claim in the list.",
        "Say what the record does to the claim: choose one of the four.",
    )
    search, listed = dialog.findChildren(QLineEdit)[0], dialog.findChildren(QListWidget)[0]
    assert listed.count() == len(small_desk.claims)
    qtbot.keyClicks(search, "critical four")
    assert 0 < listed.count() < len(small_desk.claims)
    dialog._link.stances.show_stance(Stance.SUPPORTS)
    assert dialog.objections() == ()
    assert dialog.chosen is not None
    claim = small_desk.claim(dialog.chosen.claim_id)
    assert "four who are in critical condition" in claim.quote
    assert dialog.chosen.link.stance is Stance.SUPPORTS
    qtbot.keyClicks(search, " zzz")
    assert dialog.chosen is None
    assert not listed.isVisible()


def test_the_claim_of_the_desk_is_chosen_at_first(small_desk: Desk, qtbot: QtBot) -> None:
    claim = small_desk.claims[3]
    dialog = LinkToClaim(small_desk, [ONE, OTHER], claim)
    qtbot.addWidget(dialog)
    dialog._link.stances.show_stance(Stance.CONTEXT)
    assert dialog.chosen is not None
    assert dialog.chosen.claim_id == claim.id
    names = [each.accessibleName() for each in dialog.findChildren(QLineEdit)]
    assert names == ["Search claims", "Remark"], "a passage is of one record"


def test_the_question_before_records_go_says_what_goes_along() -> None:
    assert question([ONE]).startswith("“Harbour Gazette” is linked to a claim. ")
    assert question([ONE, OTHER]).startswith("These 2 records are linked to claims by 3 links. ")


def test_what_nothing_is_linked_to_goes_without_a_question() -> None:
    free = RecordLine(UUID(int=73), EvidenceKind.NOTE, "A call")
    assert DeleteRecords.ask(None, [free])  # type: ignore[arg-type]
