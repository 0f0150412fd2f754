"""How pictures are put together: what lies over a window, where, at which scale, and what files are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.studio.pictures import picture_of, save_picture
from desktop.studio.screenshots import is_taken, picture_name
from desktop.studio.studio import FRAME, LOW, WIDE, State, over, place_of


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setFixedSize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def dialog(window: QWidget, qtbot: QtBot) -> QDialog:
    made = QDialog(window)
    qtbot.addWidget(made)
    made.setWindowTitle("A question")
    made.setFixedSize(200, 100)
    QLabel("Delete it?", made)
    return made


@pytest.mark.parametrize("ratio", [1, 2])
def test_a_picture_has_the_pixels_of_its_scale(window: QWidget, ratio: int) -> None:
    assert picture_of(window, ratio).size() == window.size() * ratio


def test_only_what_shows_lies_over_the_window(window: QWidget, dialog: QDialog) -> None:
    assert dialog not in over(window)
    dialog.show()
    assert dialog in over(window)
    assert window not in over(window)


def test_a_dialog_stands_in_the_middle_with_room_for_its_frame(window: QWidget, dialog: QDialog) -> None:
    assert place_of(dialog, window) == QPoint(100, (300 - 100 + FRAME) // 2)
    dialog.setFixedSize(400, 300)
    assert place_of(dialog, window) == QPoint(0, FRAME), "its title is never cut off"


def test_a_dialog_is_painted_within_its_frame(window: QWidget, dialog: QDialog) -> None:
    bare = picture_of(window)
    dialog.show()
    image, place = picture_of(window), place_of(dialog, window)
    changed = [(x, y) for x in range(0, 400, 2) for y in range(300) if image.pixel(x, y) != bare.pixel(x, y)]
    assert changed
    assert all(place.x() - 1 <= x <= place.x() + 201 for x, _ in changed)
    assert min(y for _, y in changed) == place.y() - FRAME


def test_a_picture_is_saved_whole_or_said_to_be_lost(window: QWidget, tmp_path: Path) -> None:
    save_picture(picture_of(window), tmp_path / "a.png")
    assert QImage(str(tmp_path / "a.png")).size() == window.size()
    with pytest.raises(OSError, match="could not be written"):
        save_picture(picture_of(window), tmp_path / "nowhere" / "a.png")


@pytest.mark.parametrize(
    ("state", "theme_name", "size", "expected"),
    [
        (State("desk", print), "light", WIDE, True),
        (State("desk", print), "dark", LOW, True),
        (State("desk", print), "contrast", WIDE, False),
        (State("desk", print, is_main=True), "contrast", WIDE, True),
        (State("desk", print, is_only_wide=True), "light", LOW, False),
        (State("desk", print, is_only_wide=True), "dark", WIDE, True),
    ],
)
def test_high_contrast_shows_the_main_states_and_a_low_screen_what_it_can(
    state: State, theme_name: str, size: QSize, expected: bool
) -> None:
    assert is_taken(state, theme_name, size) is expected


def test_a_picture_is_named_by_state_width_and_theme() -> None:
    assert picture_name(State("desk", print), "light", WIDE) == "desk-light.png"
    assert picture_name(State("desk", print), "dark", LOW) == "desk-1280-dark.png"
