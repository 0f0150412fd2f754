from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.widgets.label import Label

LONG = "eight others were wounded, including four who are in critical condition " * 4


@pytest.fixture
def shown(qtbot: QtBot):
    def show(label: Label, width: int) -> Label:
        qtbot.addWidget(label)
        label.resize(width, label.heightForWidth(width))
        label.show()
        return label

    return show


def test_a_line_is_as_high_as_the_theme_says(qtbot: QtBot) -> None:
    for role in ("meta", "body", "quote_head"):
        label = Label("Ag", role=role)
        qtbot.addWidget(label)
        assert label.sizeHint().height() >= theme.current().line_height(role)


def test_narrow_means_high(shown) -> None:
    label = shown(Label(LONG), 300)
    assert label.heightForWidth(150) > label.heightForWidth(300) > label.heightForWidth(3000)


def test_lines_beyond_the_last_are_left_out(shown) -> None:
    label = shown(Label(LONG, lines=2), 200)
    assert label.heightForWidth(200) == 2 * label.heightForWidth(5000)


def test_the_tooltip_tells_what_is_cut(shown) -> None:
    label = shown(Label(f"<i>{LONG}", lines=1), 100)
    label.grab()
    assert LONG.strip() in label.toolTip()
    assert "&lt;i&gt;" in label.toolTip()
    label.setText("short")
    label.grab()
    assert label.toolTip() == ""


def test_a_layout_gives_it_the_height_it_needs(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    column = QVBoxLayout(pane)
    label = Label(LONG)
    column.addWidget(label)
    column.addStretch(1)
    pane.resize(260, 600)
    pane.show()
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))


def test_markup_is_shown_as_it_stands(shown) -> None:
    plain, marked = Label("bold"), Label("<b>bold</b>")
    assert marked.sizeHint().width() > plain.sizeHint().width()


def test_it_is_painted_anew_in_another_theme(shown, application) -> None:
    label = shown(Label("quiet", ink="ink_3"), 100)
    light = label.grab().toImage()
    theme.apply(application, "dark")
    assert label.grab().toImage() != light
    theme.apply(application, "light")


def test_a_quote_stands_out_in_its_sentence(shown) -> None:
    label = shown(Label("One man, while eight others.", ink="ink_3"), 300)
    before = label.grab().toImage()
    label.set_strong(9, 27)
    assert label.grab().toImage() != before
