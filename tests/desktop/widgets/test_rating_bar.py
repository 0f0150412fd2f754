from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from checks.services.scales import load_scale
from desktop.widgets.rating_bar import RatingBar


@pytest.fixture
def bar(qtbot: QtBot) -> RatingBar:
    made = RatingBar(load_scale())
    qtbot.addWidget(made)
    made.resize(336, 52)
    made.show()
    return made


def segments(bar: RatingBar) -> list[QAbstractButton]:
    return bar.findChildren(QAbstractButton)


def test_it_has_a_segment_for_each_rating_named_with_its_key(bar: RatingBar) -> None:
    names = [segment.accessibleName() for segment in segments(bar)]
    assert names == [f"{n}, {rating.label}" for n, rating in enumerate(load_scale().ratings, start=1)]


def test_a_click_chooses(qtbot: QtBot, bar: RatingBar) -> None:
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.mouseClick(segments(bar)[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["mostly_true"]
    assert bar.rating == "mostly_true"


def test_enter_chooses(qtbot: QtBot, bar: RatingBar) -> None:
    qtbot.keyClick(segments(bar)[4], Qt.Key.Key_Return)
    assert bar.rating == load_scale().ratings[4].key


def test_showing_tells_nobody_and_can_show_none(qtbot: QtBot, bar: RatingBar) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        bar.show_rating("false")
        assert bar.rating == "false"
        bar.show_rating(None)
    assert bar.rating is None


def test_keys_beyond_the_scale_do_nothing(bar: RatingBar) -> None:
    bar.choose(99)
    assert bar.rating is None
    bar.setEnabled(False)
    bar.choose(0)
    assert bar.rating is None


def test_the_chosen_one_looks_different(bar: RatingBar) -> None:
    before = bar.grab().toImage()
    bar.show_rating("true")
    assert bar.grab().toImage() != before


@pytest.mark.parametrize("width", [308, 336])
def test_every_word_fits(bar: RatingBar, width: int) -> None:
    bar.resize(width, 52)
    assert all(segment.width() >= segment.least_width - 6 for segment in segments(bar))
