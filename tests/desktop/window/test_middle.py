"""The window asks for a reason before it changes what is signed, and takes the step once it has one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Status
from desktop.session import Session
from desktop.widgets.job_strip import JobStrip
from desktop.window.middle import Middle
from desktop.window.views import Views

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk() -> QLineEdit:
    """What has the keyboard."""
    return QLineEdit()


@pytest.fixture
def middle(session: Session, desk: QLineEdit, qtbot: QtBot) -> Middle:
    """The middle of a window with the sample open and the keyboard on the desk."""
    made = Middle(session, Views(desk), JobStrip(session.jobs))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    desk.setFocus()
    return made


@pytest.fixture
def signed(session: Session) -> Claim:
    """A claim of the sample that is signed off."""
    assert session.desk is not None
    return next(claim for claim in session.desk.claims if claim.status is Status.SIGNED_OFF)


def open_again(session: Session, claim: Claim, settle: Callable[[Session], None]) -> None:
    """Ask for a re-check, and wait until the casebook has answered."""
    session.do(lambda casebook: casebook.claims.set_status(claim, Status.RECHECK))
    settle(session)


def status(session: Session, claim: Claim) -> Status:
    """Where the claim stands on the desk."""
    assert session.desk is not None
    found = session.desk.claim(claim.id)
    assert found is not None
    return found.status


def test_a_reason_is_asked_for_and_kept(
    session: Session, middle: Middle, desk: QLineEdit, signed: Claim, settle: Callable[[Session], None], qtbot: QtBot
) -> None:
    open_again(session, signed, settle)
    assert middle.reason.question == "This opens a verdict that is signed off. Say why."
    assert status(session, signed) is Status.SIGNED_OFF
    qtbot.keyClicks(middle.reason.field, "A new list came out.")
    with qtbot.waitSignal(session.changed) as changed:
        qtbot.keyClick(middle.reason.field, Qt.Key.Key_Return, CTRL)
    assert changed.args[0].reason == "A new list came out."
    settle(session)
    assert status(session, signed) is Status.RECHECK
    assert middle.reason.isHidden()
    assert desk.hasFocus()
    session.undo()
    settle(session)
    assert status(session, signed) is Status.SIGNED_OFF, "taking it back needs no other reason"


def test_esc_leaves_everything_as_it_is(
    session: Session, middle: Middle, desk: QLineEdit, signed: Claim, settle: Callable[[Session], None], qtbot: QtBot
) -> None:
    open_again(session, signed, settle)
    qtbot.keyClick(middle.reason.field, Qt.Key.Key_Escape)
    settle(session)
    assert middle.reason.isHidden()
    assert desk.hasFocus()
    assert status(session, signed) is Status.SIGNED_OFF
    assert not session.undo_stack.canUndo()
