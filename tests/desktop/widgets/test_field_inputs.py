"""Every input shows a raw value, gives it back, and tells when it is left or chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.claim import Kind, Polarity
from desktop import theme
from desktop.widgets.choosers import Dropdown
from desktop.widgets.field_inputs import (
    ChoiceInput,
    ChoicesInput,
    LineInput,
    LinesInput,
    SwitchInput,
    make_input,
    paint_arrow,
)
from desktop.widgets.forms import Editor, Field, Raw

WORDS = {Kind.QUANTITY: "Figure"}
FIELDS: dict[Editor, Field] = {
    editor: Field("name", "A label", editor, Kind if "CHOICE" in editor.name else None, hint="hint", words=WORDS)
    for editor in Editor
}
SAMPLES: list[tuple[Editor, Raw, type[QWidget]]] = [
    (Editor.LINE, "Odesa", LineInput),
    (Editor.LINES, "one\ntwo 🚢", LinesInput),
    (Editor.NUMBER, "1,000", LineInput),
    (Editor.DAY, "23 May 2025", LineInput),
    (Editor.MOMENT, "23 May 2025, 17:01", LineInput),
    (Editor.CHOICE, Kind.EVENT, ChoiceInput),
    (Editor.CHOICE, None, ChoiceInput),
    (Editor.CHOICES, (Kind.EVENT, Kind.QUOTE), ChoicesInput),
    (Editor.CHOICES, (), ChoicesInput),
    (Editor.SWITCH, True, SwitchInput),
    (Editor.SWITCH, False, SwitchInput),
]


@pytest.mark.parametrize(("editor", "raw", "kind"), SAMPLES)
def test_what_is_shown_is_given_back(qtbot: QtBot, editor: Editor, raw: Raw, kind: type[QWidget]) -> None:
    made = make_input(FIELDS[editor])
    qtbot.addWidget(made)
    assert isinstance(made, kind)
    assert made.accessibleName() == "A label"
    with qtbot.assertNotEmitted(made.settled):
        made.show_raw(raw)
    assert made.raw() == raw


def test_choices_keep_their_type_and_their_words(qtbot: QtBot) -> None:
    made = ChoiceInput(FIELDS[Editor.CHOICE])
    qtbot.addWidget(made)
    made.show_raw(Kind.QUANTITY)
    assert made.currentText() == "Figure"
    assert made.raw() is Kind.QUANTITY
    assert made.itemText(0) == ""
    assert made.itemData(0, Qt.ItemDataRole.AccessibleTextRole) == "None"


def test_a_choice_of_another_kind_is_shown_as_none(qtbot: QtBot) -> None:
    made = ChoiceInput(FIELDS[Editor.CHOICE])
    qtbot.addWidget(made)
    made.show_raw(Polarity.NEGATED)
    assert made.raw() is None


def test_a_line_tells_when_it_is_left_by_enter(qtbot: QtBot) -> None:
    made = LineInput(FIELDS[Editor.LINE])
    qtbot.addWidget(made)
    qtbot.keyClicks(made, "Odesa")
    with qtbot.waitSignal(made.settled):
        qtbot.keyClick(made, Qt.Key.Key_Return)


def test_a_choice_and_a_switch_tell_at_once(qtbot: QtBot) -> None:
    choice, switch = ChoiceInput(FIELDS[Editor.CHOICE]), SwitchInput(FIELDS[Editor.SWITCH])
    for made in (choice, switch):
        qtbot.addWidget(made)
        made.show()
    with qtbot.waitSignal(choice.settled):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.raw() is Kind.EVENT
    with qtbot.waitSignal(switch.settled):
        qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.raw() is True


def tick(made: ChoicesInput, text: str) -> None:
    action = next(each for each in made.findChild(QMenu).actions() if each.text() == text)
    assert isinstance(action, QAction)
    action.trigger()


def test_several_choices_are_ticked_in_the_order_of_the_menu(qtbot: QtBot) -> None:
    made = ChoicesInput(FIELDS[Editor.CHOICES])
    qtbot.addWidget(made)
    assert made.text() == "None"
    with qtbot.waitSignal(made.settled):
        tick(made, "Quote")
    tick(made, "Figure")
    assert made.raw() == (Kind.QUANTITY, Kind.QUOTE)
    assert made.text() == "Figure, Quote"
    assert made.accessibleDescription() == "Figure, Quote"
    tick(made, "Quote")
    assert made.raw() == (Kind.QUANTITY,)


@pytest.mark.parametrize("has_focus", [False, True])
def test_the_wheel_is_for_the_page_and_leaves_the_choice(qtbot: QtBot, has_focus: bool) -> None:
    made = make_input(FIELDS[Editor.CHOICE])
    assert isinstance(made, ChoiceInput)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    if has_focus:
        made.setFocus()
    with qtbot.assertNotEmitted(made.settled):
        assert not takes_wheel(made)
    assert made.raw() is None


def test_a_list_of_a_dialog_is_not_turned_by_the_wheel(qtbot: QtBot) -> None:
    made = Dropdown({1: "one", 2: "two"})
    qtbot.addWidget(made)
    made.show()
    assert not takes_wheel(made)
    assert made.currentData() == 1
    assert made.focusPolicy() == Qt.FocusPolicy.StrongFocus


def takes_wheel(over: QWidget) -> bool:
    """Turn the wheel down by three notches over the middle of `over`: does it keep them from the page around it?"""
    middle, turned = over.rect().center(), QPoint(0, -360)
    keys, buttons, phase = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(QPointF(middle), QPointF(over.mapToGlobal(middle)), turned, turned, buttons, keys, phase, False)
    QApplication.sendEvent(over, event)
    return event.isAccepted()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_arrow_stands_where_lines_end(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    class Bare(QWidget):
        def paintEvent(self, _: object) -> None:  # noqa: N802 - Qt's name
            paint_arrow(self)

    bare = Bare()
    qtbot.addWidget(bare)
    bare.setLayoutDirection(direction)
    bare.resize(100, 28)
    picture = bare.grab().toImage()
    ground = picture.pixelColor(50, 1)
    inked = [x for x in range(100) if any(picture.pixelColor(x, y) != ground for y in range(28))]
    assert inked
    is_mirrored = direction == Qt.LayoutDirection.RightToLeft
    assert all(x < 25 for x in inked) if is_mirrored else all(x > 75 for x in inked)


def test_a_ticked_switch_shows_its_tick(qtbot: QtBot) -> None:
    made = SwitchInput(FIELDS[Editor.SWITCH])
    qtbot.addWidget(made)
    made.show()
    accent = theme.current().colour("accent")

    def inked() -> int:
        picture = made.grab().toImage()
        return sum(picture.pixelColor(x, y) == accent for x in range(20) for y in range(picture.height()))

    assert inked() == 0
    made.show_raw(True)
    assert inked() > 20
