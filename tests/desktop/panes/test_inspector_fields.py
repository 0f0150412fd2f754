"""The lines of the fields, the form behind them, and the keys that lead in and out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.claim import Kind, Polarity
from checks.domain.mention import Attribution
from desktop.panes.inspector import Inspector
from desktop.panes.inspector_fields import FieldLines, FieldsSection
from desktop.session import Session
from desktop.widgets.form_view import FormView
from desktop.widgets.label import Label
from desktop.window.main import MainWindow

Settle = Callable[[Session], None]


def lines(inspector: Inspector) -> FieldLines:
    return inspector.findChild(FieldLines)


def form(inspector: Inspector) -> FormView | None:
    shown = inspector.findChild(FieldsSection).findChildren(FormView)
    return next((each for each in shown if each.isVisibleTo(inspector)), None)


def named(inspector: Inspector, name: str, kind: type[QWidget] = QLineEdit) -> QWidget:
    return next(each for each in form(inspector).findChildren(kind) if each.accessibleName() == name)


def press(inspector: Inspector, text: str) -> None:
    buttons = inspector.findChild(FieldsSection).findChildren(QPushButton)
    next(each for each in buttons if each.text() == text).click()


def texts(inspector: Inspector) -> list[str]:
    labels = inspector.findChild(FieldsSection).findChildren(Label)
    return [label.text() for label in labels if label.isVisibleTo(inspector)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_on_the_lines_opens_the_form(qtbot: QtBot, inspector: Inspector, key: Qt.Key) -> None:
    qtbot.keyClick(lines(inspector), key)
    assert form(inspector) is not None
    assert not lines(inspector).isVisibleTo(inspector)


def test_a_click_on_the_lines_opens_the_form(qtbot: QtBot, inspector: Inspector) -> None:
    qtbot.mouseClick(lines(inspector), Qt.MouseButton.RightButton)
    assert form(inspector) is None
    qtbot.mouseClick(lines(inspector), Qt.MouseButton.LeftButton)
    assert form(inspector) is not None


def test_opening_begins_at_the_first_field_and_esc_ends_at_the_lines(qtbot: QtBot, inspector: Inspector) -> None:
    inspector.activateWindow()
    inspector.edit_fields()
    assert named(inspector, "Kind", QComboBox).hasFocus()
    qtbot.keyClick(named(inspector, "Kind", QComboBox), Qt.Key.Key_Escape)
    assert form(inspector) is None
    assert lines(inspector).hasFocus()


def test_esc_in_the_form_does_not_lead_out_of_the_inspector(qtbot: QtBot, window: MainWindow, settle: Settle) -> None:
    inspector = window.findChild(Inspector)
    window.activateWindow()
    inspector.edit_fields()
    assert inspector.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.focusWidget() is lines(inspector)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not inspector.isAncestorOf(window.focusWidget())


def test_a_choice_is_saved_at_once_as_one_change(inspector: Inspector, checked: Session, ids, settle: Settle) -> None:
    inspector.edit_fields()
    polarity = named(inspector, "Polarity", QComboBox)
    polarity.setCurrentText("Negated")
    polarity.activated.emit(polarity.currentIndex())
    settle(checked)
    assert checked.desk.claim(ids.figure).polarity is Polarity.NEGATED
    assert checked.undo_stack.count() == 1
    press(inspector, "Done")
    assert any("said not to be so" in text for text in texts(inspector))


def test_an_absent_part_is_added_where_its_name_stands(
    inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    inspector.edit_fields()
    press(inspector, "Add attribution")
    named(inspector, "Who says it").setText("the governor")
    named(inspector, "Verb").setText("said")
    named(inspector, "Verb").editingFinished.emit()
    settle(checked)
    assert checked.desk.claim(ids.figure).attribution == Attribution("the governor", "said")
    checked.undo()
    settle(checked)
    assert checked.desk.claim(ids.figure).attribution is None


def test_what_is_wrong_keeps_the_form_open_and_takes_the_keyboard(
    qtbot: QtBot, inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    inspector.activateWindow()
    inspector.edit_fields()
    named(inspector, "At the least").setText("9")
    press(inspector, "Done")
    assert form(inspector) is not None
    assert "The most is less than the least. Correct one of the two." in texts(inspector)
    assert named(inspector, "At the most").hasFocus()
    named(inspector, "At the least").setText("7")
    press(inspector, "Done")
    settle(checked)
    assert form(inspector) is None
    assert checked.desk.claim(ids.figure).quantities[0].low == 7


def test_correcting_an_exact_figure_takes_its_bounds_along(
    inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    inspector.edit_fields()
    named(inspector, "Figure").setText("9")
    named(inspector, "Figure").editingFinished.emit()
    settle(checked)
    figure = checked.desk.claim(ids.figure).quantities[0]
    assert (figure.value, figure.low, figure.high) == (9, 9, 9)
    assert named(inspector, "At the most").text() == "9"


def test_the_lines_tell_the_claim_to_a_screen_reader(inspector: Inspector, ids) -> None:
    assert lines(inspector).accessibleName() == "Fields: Figure, 8 people, exact. Odesa. No source in the text."
    inspector.show_claim(ids.gloss)
    assert lines(inspector).accessibleName().startswith(f"Fields: {Kind.OPINION.value.capitalize()}")
