from __future__ import annotations

from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.widgets.header import PaneHeader


def pane(name: str, fact: str = "") -> tuple[QWidget, PaneHeader, QLineEdit]:
    """A pane with a header over a field."""
    made, header, field = QWidget(), PaneHeader(name, fact), QLineEdit()
    layout = QVBoxLayout(made)
    layout.addWidget(header)
    layout.addWidget(field)
    return made, header, field


def bottom(header: PaneHeader) -> QColor:
    image = header.grab().toImage()
    return image.pixelColor(2, image.height() - 1)


def test_the_pane_with_the_keyboard_is_marked(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    panes = [pane("Article"), pane("Claims")]
    for made, _, _ in panes:
        layout.addWidget(made)
    window.show()
    window.activateWindow()
    colours = theme.current()
    for _, header, field in panes:
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        marked = [each for _, each, _ in panes if bottom(each) == colours.colour("accent")]
        assert marked == [header]
    panes[1][2].clearFocus()
    assert bottom(panes[1][1]) == colours.colour("line")


def test_a_long_name_gives_way_to_the_fact(qtbot: QtBot) -> None:
    made, header, _ = pane("A headline that is much longer than the pane is wide " * 3)
    qtbot.addWidget(made)
    header.set_fact("Sample, 23 May 2025")
    made.resize(400, 100)
    made.show()
    (fact,) = (label for label in header.findChildren(QLabel) if label.text() == "Sample, 23 May 2025")
    assert fact.width() >= fact.sizeHint().width()


def test_icon_buttons_have_names(qtbot: QtBot) -> None:
    made, header, _ = pane("Article")
    qtbot.addWidget(made)
    button = header.add_button("ph.text-aa", "Text Size")
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == "Text Size"
    assert button.width() >= theme.current().size("hit_min")
