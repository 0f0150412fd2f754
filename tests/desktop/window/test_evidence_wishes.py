from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from checks.domain.evidence import Evidence, EvidenceKind, Stance
from desktop.dialogs.evidence import EvidenceDialog, LinkedRecord
from desktop.dialogs.link import Chosen, EditLink, LinkDialog, NewRecord
from desktop.dialogs.link_fields import LinkFacts, LinkWish
from desktop.models.record_book import RecordBook
from desktop.session import Session
from desktop.window.evidence_wishes import EvidenceWishes

Settle = Callable[[Session], None]
WISH = LinkWish(Stance.CONTEXT, LinkFacts("a passage", "page 1", "a remark"))


class Asking(QObject):
    """Asks as the inspector does."""

    link_requested = Signal(object)
    new_evidence_requested = Signal(object)
    link_edit_requested = Signal(object)
    record_edit_requested = Signal(object)


@pytest.fixture
def asking(qtbot: QtBot, session: Session) -> Iterator[Asking]:
    window = QWidget()
    qtbot.addWidget(window)
    asks = Asking(window)
    EvidenceWishes(session, RecordBook(session, window), asks, window)
    yield asks
    window.close()


def answer(monkeypatch: pytest.MonkeyPatch, dialog: type, method: str, value: object) -> None:
    monkeypatch.setattr(dialog, method, lambda *_: value)


def test_a_chosen_record_is_linked(
    asking: Asking, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim, record = session.desk.claims[0], session.desk.evidence[0]
    before = len(session.desk.links(claim.id))
    answer(monkeypatch, LinkDialog, "ask", Chosen(record.id, WISH))
    asking.link_requested.emit(claim)
    settle(session)
    link = session.desk.links(claim.id)[before]
    assert (link.evidence_id, link.stance, link.passage) == (record.id, Stance.CONTEXT, "a passage")
    assert (link.locator, link.note) == ("page 1", "a remark")


def test_a_new_record_and_its_link_are_one_change(
    asking: Asking, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = session.desk.claims[0]
    made: list[Evidence] = []

    def ask_new(parent: QWidget, about: object, new_id, book: RecordBook) -> LinkedRecord:
        made.append(Evidence(new_id, EvidenceKind.NOTE, "A note"))
        return LinkedRecord(made[0], WISH)

    answer(monkeypatch, LinkDialog, "ask", NewRecord())
    monkeypatch.setattr(EvidenceDialog, "ask_new", ask_new)
    asking.link_requested.emit(claim)
    settle(session)
    assert session.desk.record(made[0].id) == made[0]
    assert session.undo_stack.index() == 1
    session.undo()
    settle(session)
    assert session.desk.record(made[0].id) is None


def test_links_and_records_are_corrected(
    asking: Asking, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = next(link for claim in session.desk.claims for link in session.desk.links(claim.id))
    corrected = replace(link, passage="other words")
    answer(monkeypatch, EditLink, "ask", corrected)
    asking.link_edit_requested.emit(link)
    settle(session)
    assert corrected in session.desk.links(link.claim_id)
    record = session.desk.evidence[0]
    answer(monkeypatch, EvidenceDialog, "ask", replace(record, title="Another title"))
    asking.record_edit_requested.emit(record)
    settle(session)
    assert session.desk.record(record.id).title == "Another title"


def test_thinking_better_of_it_writes_nothing(
    asking: Asking, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    for dialog, method in (
        (LinkDialog, "ask"),
        (EvidenceDialog, "ask"),
        (EvidenceDialog, "ask_new"),
        (EditLink, "ask"),
    ):
        answer(monkeypatch, dialog, method, None)
    claim = session.desk.claims[0]
    asking.link_requested.emit(claim)
    asking.new_evidence_requested.emit(claim)
    asking.record_edit_requested.emit(session.desk.evidence[0])
    settle(session)
    assert session.undo_stack.index() == 0
