"""The palette by itself: what it asks, what it shows, where it lies."""

from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from checks.matching.highlights import Snippet
from checks.matching.search_query import Sort, read_query
from checks.services.found import Hit
from checks.services.search import Results
from desktop.dialogs.palette import HIGHEST, NOTHING, WIDTH, Palette
from desktop.models.palette import Command

COMMANDS = (
    Command("view.tables", "Tables", keys="Ctrl+3"),
    Command("record.merge", "Merge Records", why_not="none selected"),
)


def hits(number: int) -> tuple[Hit, ...]:
    return tuple(Hit(Sort.CLAIM, uuid4(), Snippet(f"claim {n}"), where="open") for n in range(number))


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1200, 800)
    QLineEdit(window).setObjectName("field")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def palette(over: QWidget) -> Palette:
    made = Palette(over)
    made.open(COMMANDS, ("port",))
    return made


def show(palette: Palette, qtbot: QtBot, text: str, *found: Hit) -> None:
    qtbot.keyClicks(palette.line, text)
    palette.show_results(text, Results(read_query(text), found))


def test_each_letter_asks(palette: Palette, qtbot: QtBot) -> None:
    asked: list[str] = []
    palette.asked.connect(asked.append)
    qtbot.keyClicks(palette.line, "po ")
    assert asked == ["p", "po", "po "]


def test_enter_chooses_the_current_row_and_closes(palette: Palette, qtbot: QtBot) -> None:
    first, second = hits(2)
    show(palette, qtbot, "claim", first, second)
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert chosen.args == [second, False]
    assert palette.isHidden()


def test_control_and_enter_chooses_and_stays(palette: Palette, qtbot: QtBot) -> None:
    (hit,) = hits(1)
    show(palette, qtbot, "claim", hit)
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == [hit, True]
    assert not palette.isHidden()


def test_a_click_chooses(palette: Palette, qtbot: QtBot) -> None:
    (hit,) = hits(1)
    show(palette, qtbot, "claim", hit)
    place = palette.list.visualRect(palette.model.index(1, 0)).center()
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [hit, False]


def test_commands_are_there_before_any_answer(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "tab")
    with qtbot.waitSignal(palette.command_chosen) as chosen:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert chosen.args == ["view.tables"]


def test_an_answer_to_other_words_is_passed_over(palette: Palette, qtbot: QtBot) -> None:
    show(palette, qtbot, "claim", *hits(1))
    palette.show_results("cla", Results(read_query("cla")))
    assert [row.title.text for row in palette.model.rows] == ["Claims", "claim 0"]


def test_nothing_is_said_in_words_and_goes_when_the_line_is_emptied(palette: Palette, qtbot: QtBot) -> None:
    show(palette, qtbot, "zzz")
    assert palette.note == NOTHING
    for _ in "zzz":
        qtbot.keyClick(palette.line, Qt.Key.Key_Backspace)
    assert palette.note == ""
    assert palette.model.rows[0].title.text == "Searched before"


def test_it_lies_in_the_middle_and_is_never_higher_than_its_window(
    palette: Palette, over: QWidget, qtbot: QtBot
) -> None:
    show(palette, qtbot, "claim", *hits(40))
    assert palette.width() == WIDTH
    assert palette.geometry().center().x() == pytest.approx(over.width() / 2, abs=1)
    assert palette.height() <= HIGHEST
    over.resize(500, 380)
    assert over.rect().contains(palette.geometry())


def test_nothing_is_current_before_something_is_typed(palette: Palette, qtbot: QtBot) -> None:
    assert palette.current is None
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert not palette.isHidden()
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.current is not None
    assert palette.current.title.text == "port"


def test_escape_closes_and_the_keyboard_goes_back(over: QWidget, qtbot: QtBot) -> None:
    field = over.findChildren(QLineEdit)[0]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    palette = Palette(over)
    palette.open(COMMANDS, ())
    assert palette.line.hasFocus()
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert field.hasFocus()
