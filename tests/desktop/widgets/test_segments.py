"""Grades side by side, and other records by name."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.evidence import Credibility, Reliability
from desktop import theme
from desktop.widgets.field_inputs import make_input
from desktop.widgets.forms import Editor, Field
from desktop.widgets.label import Label
from desktop.widgets.reference_input import ReferenceInput
from desktop.widgets.segments import Segment, SegmentsInput

GRADES = Field(
    "reliability", "Source reliability", Editor.SEGMENTS, Reliability, words={Reliability.B: "B, usually reliable"}
)
REFERENCE = Field("supersedes", "Takes the place of", Editor.REFERENCE)


@pytest.fixture
def grades(qtbot: QtBot) -> SegmentsInput:
    made = make_input(GRADES)
    assert isinstance(made, SegmentsInput)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def segment(grades: SegmentsInput, letter: str) -> Segment:
    return next(each for each in grades.findChildren(Segment) if each.text() == letter)


def words(grades: SegmentsInput) -> str:
    return grades.findChildren(Label)[0].text()


def test_nothing_is_chosen_to_begin_with(grades: SegmentsInput) -> None:
    assert grades.raw() is None
    assert words(grades) == "not judged"
    assert [each.text() for each in grades.findChildren(Segment)] == list("ABCDEF")


def test_a_click_chooses_and_another_takes_it_back(grades: SegmentsInput, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grades.settled, timeout=0):
        qtbot.mouseClick(segment(grades, "B"), Qt.MouseButton.LeftButton)
    assert grades.raw() is Reliability.B
    assert words(grades) == "B, usually reliable"
    assert segment(grades, "B").isChecked()
    qtbot.mouseClick(segment(grades, "C"), Qt.MouseButton.LeftButton)
    assert grades.raw() is Reliability.C
    assert not segment(grades, "B").isChecked()
    qtbot.mouseClick(segment(grades, "C"), Qt.MouseButton.LeftButton)
    assert grades.raw() is None


def test_keys_do_the_same(grades: SegmentsInput, qtbot: QtBot) -> None:
    segment(grades, "A").setFocus()
    qtbot.waitUntil(segment(grades, "A").hasFocus)
    qtbot.keyClicks(segment(grades, "A"), "d")
    assert grades.raw() is Reliability.D
    assert segment(grades, "D").hasFocus()
    qtbot.keyClick(segment(grades, "D"), Qt.Key.Key_Right)
    assert segment(grades, "E").hasFocus()
    qtbot.keyClick(segment(grades, "E"), Qt.Key.Key_Space)
    assert grades.raw() is Reliability.E
    qtbot.keyClick(segment(grades, "E"), Qt.Key.Key_Left)
    assert segment(grades, "D").hasFocus()
    qtbot.keyClick(segment(grades, "D"), Qt.Key.Key_Delete)
    assert grades.raw() is None


def test_showing_a_grade_settles_nothing(grades: SegmentsInput, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(grades.settled):
        grades.show_raw(Reliability.F)
    assert grades.raw() is Reliability.F
    grades.show_raw(Credibility.DOUBTFUL)
    assert grades.raw() is None


def test_each_segment_is_named_and_large_enough(grades: SegmentsInput) -> None:
    assert segment(grades, "B").accessibleName() == "B, usually reliable"
    for each in grades.findChildren(Segment):
        assert each.accessibleName()
        assert min(each.width(), each.height()) >= theme.current().size("hit_min")


def test_the_chosen_one_looks_otherwise(grades: SegmentsInput) -> None:
    plain = segment(grades, "B").grab().toImage()
    grades.show_raw(Reliability.B)
    assert segment(grades, "B").grab().toImage() != plain


# References


def button(made: ReferenceInput) -> QPushButton:
    return made.findChildren(QPushButton)[0]


def test_a_reference_says_which_record_is_meant(qtbot: QtBot) -> None:
    made = make_input(REFERENCE)
    assert isinstance(made, ReferenceInput)
    qtbot.addWidget(made)
    made.set_names({UUID(int=1): "Wire & Sons"}.__getitem__)
    assert button(made).text() == "Choose…"
    with qtbot.waitSignal(made.wanted, timeout=0) as asked:
        button(made).click()
    assert asked.args == [made]
    with qtbot.waitSignal(made.settled, timeout=0):
        made.choose(UUID(int=1))
    assert made.raw() == UUID(int=1)
    assert button(made).text() == "Wire && Sons"
    assert button(made).accessibleName() == "Takes the place of: Wire & Sons"
    clear = next(each for each in made.findChildren(QAbstractButton) if each.toolTip() == "Clear Takes the place of")
    with qtbot.waitSignal(made.settled, timeout=0):
        clear.click()
    assert made.raw() is None
    assert made.label == "Takes the place of"
