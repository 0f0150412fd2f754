"""Remarks are added, changed and deleted in the window, each as one change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from checks.domain.person import Comment
from desktop.panes.comment_row import CommentRow
from desktop.panes.inspector import Inspector
from desktop.panes.inspector_comments import CommentsSection
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText

Settle = Callable[[Session], None]


@pytest.fixture
def remarked(inspector: Inspector, checked: Session, ids, settle: Settle) -> Comment:
    """A remark of one's own."""
    checked.do(lambda casebook: casebook.comments.add(casebook.claims.get(ids.figure), "Ask the hospital."))
    settle(checked)
    inspector.activateWindow()
    return checked.desk.comments(ids.figure)[0]


def row(inspector: Inspector) -> CommentRow:
    return inspector.findChild(CommentRow)


def button(inspector: Inspector, name: str) -> QAbstractButton:
    return next(each for each in row(inspector).findChildren(QAbstractButton) if each.accessibleName() == name)


def words(checked: Session, ids) -> list[str]:
    return [comment.text for comment in checked.desk.comments(ids.figure)]


def test_enter_saves_what_was_changed_as_one_change(
    qtbot: QtBot, inspector: Inspector, remarked: Comment, checked: Session, ids, settle: Settle
) -> None:
    before = checked.undo_stack.index()
    button(inspector, "Edit Comment").click()
    field = row(inspector).field
    assert field.hasFocus()
    qtbot.keyClicks(field, "Ask both.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(checked)
    assert words(checked, ids) == ["Ask both."]
    assert checked.undo_stack.index() == before + 1
    assert checked.desk.comments(ids.figure)[0].written_at == remarked.written_at
    checked.undo()
    settle(checked)
    assert words(checked, ids) == ["Ask the hospital."]
    assert "Ask the hospital." in [label.text() for label in row(inspector).findChildren(Label)]


def test_shift_enter_begins_a_line_and_leaving_saves(
    qtbot: QtBot, inspector: Inspector, remarked: Comment, checked: Session, ids, settle: Settle
) -> None:
    button(inspector, "Edit Comment").click()
    field = row(inspector).field
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "Soon.")
    inspector.findChild(CommentsSection).field.setFocus()
    settle(checked)
    assert words(checked, ids) == ["Ask the hospital.\nSoon."]


def test_esc_leaves_the_words_as_they_were(
    qtbot: QtBot, inspector: Inspector, remarked: Comment, checked: Session, ids, settle: Settle
) -> None:
    before = checked.undo_stack.index()
    button(inspector, "Edit Comment").click()
    qtbot.keyClicks(row(inspector).field, "Never mind")
    qtbot.keyClick(row(inspector).field, Qt.Key.Key_Escape)
    settle(checked)
    assert row(inspector).field is None
    assert (words(checked, ids), checked.undo_stack.index()) == (["Ask the hospital."], before)


def test_emptied_words_change_nothing(
    inspector: Inspector, remarked: Comment, checked: Session, ids, settle: Settle
) -> None:
    button(inspector, "Edit Comment").click()
    row(inspector).field.set_text("  ")
    row(inspector).end()
    settle(checked)
    assert words(checked, ids) == ["Ask the hospital."]


def test_the_cross_deletes_and_undo_brings_back(
    inspector: Inspector, remarked: Comment, checked: Session, ids, settle: Settle
) -> None:
    button(inspector, "Delete Comment").click()
    settle(checked)
    assert words(checked, ids) == []
    checked.undo()
    settle(checked)
    assert words(checked, ids) == ["Ask the hospital."]


def test_only_ones_own_words_can_be_changed(
    inspector: Inspector, remarked: Comment, checked: Session, ids, settle: Settle
) -> None:
    checked.ask(lambda casebook: casebook.people.sign_in("Second reader"), lambda _: None)
    settle(checked)
    inspector.show_claim(ids.first)
    checked.do(lambda casebook: casebook.comments.add(casebook.claims.get(ids.figure), "I agree."))
    settle(checked)
    inspector.show_claim(ids.figure)
    rows = sorted(inspector.findChildren(CommentRow), key=lambda each: str(each.comment.written_at))
    edits = [
        next(each for each in one.findChildren(QAbstractButton) if each.accessibleName() == "Edit Comment")
        for one in rows
    ]
    assert [each.isVisibleTo(inspector) for each in edits] == [False, True]


def test_another_remark_does_not_take_away_what_is_being_changed(
    inspector: Inspector, remarked: Comment, checked: Session, ids, settle: Settle
) -> None:
    button(inspector, "Edit Comment").click()
    row(inspector).field.set_text("Half a rem")
    checked.do(lambda casebook: casebook.comments.add(casebook.claims.get(ids.figure), "From elsewhere."))
    settle(checked)
    changing = [each.field.text() for each in inspector.findChildren(CommentRow) if each.field is not None]
    assert changing == ["Half a rem"]


def test_choosing_another_claim_saves_what_is_being_changed(
    inspector: Inspector, remarked: Comment, checked: Session, ids, settle: Settle
) -> None:
    button(inspector, "Edit Comment").click()
    row(inspector).field.set_text("Changed on the way.")
    inspector.show_claim(ids.first)
    settle(checked)
    assert words(checked, ids) == ["Changed on the way."]


def test_refused_words_are_given_back(
    inspector: Inspector, remarked: Comment, checked: Session, ids, settle: Settle
) -> None:
    checked.do(lambda casebook: casebook.comments.delete(remarked))
    new = inspector.findChild(CommentsSection).field
    row(inspector).begin("Changed too late.")
    row(inspector).end()
    row(inspector).fail()
    assert row(inspector).field.text() == "Changed too late."
    settle(checked)
    assert isinstance(new, GrowingText)


def test_a_new_remark_leaves_the_keyboard_where_it_is(
    inspector: Inspector, checked: Session, ids, settle: Settle, qtbot: QtBot
) -> None:
    inspector.activateWindow()
    qtbot.waitUntil(inspector.isActiveWindow)
    statement = inspector.findChild(GrowingText, "statement")
    statement.setFocus()
    checked.do(lambda casebook: casebook.comments.add(casebook.claims.get(ids.figure), "Ask the hospital."))
    settle(checked)
    assert row(inspector).comment.text == "Ask the hospital."
    qtbot.wait(1)  # another window would be made and gone by now, and this one without the keyboard
    assert inspector.isActiveWindow()
    assert statement.hasFocus()
