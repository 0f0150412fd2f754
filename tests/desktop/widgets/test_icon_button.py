"""Buttons and labels that are icons: named, and painted in the colours of the theme that holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.widgets.icon_button import IconButton
from desktop.widgets.icon_label import IconLabel

LARGE = QSize(64, 64)
"""Large enough for strokes that cover whole pixels."""


@pytest.fixture
def light_again() -> Iterator[None]:
    yield
    theme.apply(application(), "light")


def application() -> QApplication:
    return cast("QApplication", QApplication.instance())


def icon_image(button: IconButton) -> QImage:
    return button.icon().pixmap(LARGE).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def inks(image: QImage) -> set[str]:
    """The colours that cover a pixel wholly."""
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in colours if colour.alpha() == 255}


def shape(image: QImage) -> list[int]:
    return [image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())]


@pytest.fixture
def button(qtbot: QtBot) -> IconButton:
    made = IconButton("ph.trash", "Delete the link")
    qtbot.addWidget(made)
    return made


def test_a_button_is_called_in_its_tip_what_it_is_called_aloud(button: IconButton) -> None:
    assert button.toolTip() == button.accessibleName() == "Delete the link"
    assert button.text() == ""


def test_it_can_be_pressed_by_mouse_and_by_key(button: IconButton, qtbot: QtBot) -> None:
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize("ink", ["ink_2", "accent", "ink"])
def test_its_icon_is_in_the_ink_asked_for(qtbot: QtBot, ink: str) -> None:
    button = IconButton("ph.trash", "Delete", ink=ink)
    qtbot.addWidget(button)
    assert theme.current().colour(ink).name() in inks(icon_image(button))


@pytest.mark.parametrize("name", theme.NAMES)
def test_a_button_follows_the_theme(button: IconButton, light_again: None, name: str) -> None:
    theme.apply(application(), name)
    application().processEvents()
    colours = theme.current()
    assert button.iconSize() == QSize(colours.size("icon"), colours.size("icon"))
    assert colours.colour("ink_2").name() in inks(icon_image(button))


def test_another_icon_keeps_the_name(button: IconButton) -> None:
    before = shape(icon_image(button))
    button.set_icon("ph.check", "accent")
    assert shape(icon_image(button)) != before
    assert theme.current().colour("accent").name() in inks(icon_image(button))
    assert button.accessibleName() == "Delete the link"


def painted(label: IconLabel) -> set[str]:
    """Colours in a label that differ from the ground it stands on."""
    owner = cast("QWidget", label.parent())
    owner.setStyleSheet("background: #123456")
    image = owner.grab(label.geometry()).toImage()
    every = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    return every - {"#123456"}


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(100, 60)
    return made


def test_a_label_without_an_icon_paints_nothing_until_it_has_one(owner: QWidget) -> None:
    label = IconLabel(parent=owner)
    assert not painted(label)
    label.set_icon("ph.flag")
    assert painted(label)
    label.set_icon("")
    assert not painted(label)


@pytest.mark.parametrize("role", ["meta", "body", "strong"])
def test_a_label_is_as_high_as_the_line_it_stands_in(owner: QWidget, role: str) -> None:
    label = IconLabel("ph.flag", role=role, parent=owner)
    assert label.height() == theme.current().line_height(role)
    assert label.width() == theme.current().size("icon_small")


@pytest.mark.parametrize("name", theme.NAMES)
def test_a_label_reads_its_ink_when_it_paints(owner: QWidget, light_again: None, name: str) -> None:
    label = IconLabel("ph.square-fill", ink="accent", parent=owner)
    theme.apply(application(), name)
    accent = theme.current().colour("accent")
    assert any(_is_near(QColor(each), accent) for each in painted(label))


def _is_near(one: QColor, other: QColor) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) < 8
