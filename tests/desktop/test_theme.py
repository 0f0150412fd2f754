from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.claim import Kind, Status
from checks.domain.finding import Level
from desktop import theme
from desktop.theme import Theme

GROUNDS = ("window", "pane", "paper", "hover", "selected")
TEXTS = ("ink", "ink_2", "ink_3", "accent")


def luminance(colour: QColor) -> float:
    """Relative luminance, as WCAG 2.1 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("name", "text", "ground"), list(product(theme.NAMES, TEXTS, GROUNDS)))
def test_text_can_be_read_on_every_ground(name: str, text: str, ground: str) -> None:
    colours = Theme(name)
    assert contrast(colours.colour(text), colours.colour(ground)) >= 4.49


@pytest.mark.parametrize("name", theme.NAMES)
def test_marks_stand_out_on_every_ground(name: str) -> None:
    colours = Theme(name)
    marks = [colours.status_colour(status) for status in Status] + [colours.finding_colour(level) for level in Level]
    assert min(contrast(mark, colours.colour(ground)) for mark in marks for ground in GROUNDS) >= 3


@pytest.mark.parametrize("name", theme.NAMES)
def test_the_palette_and_the_sheet_come_from_the_theme(application: QApplication, name: str) -> None:
    theme.apply(application, name)
    assert application.palette().color(QPalette.ColorRole.Base) == Theme(name).colour("paper")
    assert not re.search(r"@\w", application.styleSheet())


def test_every_status_and_kind_has_its_mark() -> None:
    colours = Theme("light")
    lines = {(line.width, line.dash, line.double_gap, line.wave) for line in map(colours.mark_line, Status)}
    assert len(lines) == len(Status)
    assert {colours.cap(kind) for kind in Kind} == {"square", "round", "tick", "none"}


def test_widgets_are_told_of_another_size(application: QApplication, qtbot: QtBot) -> None:
    told: list[int] = []

    class Reader(QWidget):
        def changeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
            told.append(theme.current().article_size)

    reader = Reader()
    qtbot.addWidget(reader)
    told.clear()
    theme.set_article_size(application, 20)
    assert 20 in told
    assert theme.current().line_height("article") == 35
    assert theme.set_article_size(application, 99).article_size == 24
    assert theme.set_article_size(application, 1).article_size == 14


def test_the_ground_of_a_field_follows_the_theme(application: QApplication, qtbot: QtBot) -> None:
    from desktop.panes.article_view import ArticleView

    view = ArticleView()
    qtbot.addWidget(view)
    for name in ("dark", "light", "dark"):
        theme.apply(application, name)
        assert view.viewport().palette().color(QPalette.ColorRole.Base) == Theme(name).colour("paper")


def test_fonts_are_installed_ones() -> None:
    for role in ("body", "article", "caption", "page_title"):
        assert theme.current().font(role).family() in (theme.family("serif"), theme.family("sans"))
    assert theme.current().font("article").pixelSize() == 17


def test_alpha_is_between_0_and_1() -> None:
    assert Theme("light").colour("accent", 0.5).alphaF() == pytest.approx(0.5, abs=0.01)
