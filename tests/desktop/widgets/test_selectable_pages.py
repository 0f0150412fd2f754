"""Selecting words on drawn pages with the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from pytestqt.qtbot import QtBot

from checks.ingest.pdf_pages import PageWord
from desktop.widgets.selectable_pages import SelectablePages

LEFT = Qt.MouseButton.LeftButton
WORDS = (
    PageWord("Eight", 60, 100, 100, 112),
    PageWord("people", 104, 100, 150, 112),
    PageWord("were", 154, 100, 190, 112),
    PageWord("wound\u00ad", 60, 120, 110, 132),
    PageWord("ed.", 60, 140, 80, 152),
)


@pytest.fixture
def view(qtbot: QtBot) -> SelectablePages:
    """Two pages with the same words, which come as soon as they are wanted."""
    made = SelectablePages()
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.set_pages([QSizeF(300, 400), QSizeF(300, 400)])
    made.words_wanted.connect(lambda page: made.show_words(page, WORDS))
    made.show()
    qtbot.waitExposed(made)
    return made


def spot(view: SelectablePages, x: float, y: float, page: int = 0) -> QPoint:
    return view.spot(page, QPointF(x, y))


def drag(qtbot: QtBot, view: SelectablePages, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view.viewport(), LEFT, pos=start)
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=end)


@pytest.mark.parametrize("is_backwards", [False, True])
def test_dragging_selects_whole_words_in_reading_order(qtbot: QtBot, view: SelectablePages, is_backwards: bool) -> None:
    ends = [spot(view, 120, 106), spot(view, 62, 146)]
    drag(qtbot, view, *(reversed(ends) if is_backwards else ends))
    assert view.selected_words == "people were wounded."
    assert view.selected_page == 0


def test_a_selection_is_told_and_painted_without_gaps(qtbot: QtBot, view: SelectablePages) -> None:
    told: list[str] = []
    view.selected.connect(told.append)
    before = view.grab().toImage()
    drag(qtbot, view, spot(view, 62, 106), spot(view, 180, 106))
    assert told[-1] == "Eight people were"
    after = view.grab().toImage()
    between = spot(view, 102, 106)
    assert after.pixelColor(between) != before.pixelColor(between)
    beside = spot(view, 220, 106)
    assert after.pixelColor(beside) == before.pixelColor(beside)


def test_a_double_click_selects_a_word_and_escape_nothing(qtbot: QtBot, view: SelectablePages) -> None:
    qtbot.mouseDClick(view.viewport(), LEFT, pos=spot(view, 120, 106))
    assert view.selected_words == "people"
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_words == ""


def test_a_selection_stays_on_its_page_and_goes_with_the_next_click(qtbot: QtBot, view: SelectablePages) -> None:
    view.go_to(1)
    drag(qtbot, view, spot(view, 62, 106, 1), spot(view, 120, 106, 1))
    assert (view.selected_page, view.selected_words) == (1, "Eight people")
    drag(qtbot, view, spot(view, 154, 106, 1), spot(view, 180, 300, 1))
    assert view.selected_words == "were wounded."
    qtbot.mouseClick(view.viewport(), LEFT, pos=spot(view, 10, 390, 1))
    assert view.selected_words == ""
    view.set_pages([QSizeF(300, 400)])
    assert view.selected_words == ""


def test_on_a_scan_there_is_nothing_to_select(qtbot: QtBot, view: SelectablePages) -> None:
    view.words_wanted.disconnect()
    drag(qtbot, view, spot(view, 62, 106), spot(view, 180, 106))
    view.show_words(0, ())
    assert view.selected_words == ""
