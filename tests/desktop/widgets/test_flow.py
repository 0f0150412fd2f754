"""Small widgets in lines: nothing overlaps, nothing is lost, and from right to left all is mirrored."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.flow import FlowLayout

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
SIZES = st.lists(st.tuples(st.integers(1, 120), st.integers(1, 40)), max_size=12)


def box(parent: QWidget, width: int, height: int) -> QWidget:
    """A widget of one size."""
    made = QWidget(parent)
    made.setFixedSize(width, height)
    return made


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def flow_of(
    owner: QWidget, sizes: list[tuple[int, int]], *, gap: int = 4, row_gap: int = 0
) -> tuple[FlowLayout, list[QWidget]]:
    """A layout that is in nobody's hands but the test's, and its boxes."""
    parent = QWidget(owner)
    parent.setLayoutDirection(owner.layoutDirection())
    flow = FlowLayout(parent, gap=gap, row_gap=row_gap)
    boxes = [box(parent, *size) for size in sizes]
    for each in boxes:
        flow.addWidget(each)
    return flow, boxes


def places(boxes: list[QWidget]) -> list[tuple[int, int]]:
    return [(each.x(), each.y()) for each in boxes]


def test_widgets_stand_side_by_side_until_the_line_is_full(owner: QWidget) -> None:
    flow, boxes = flow_of(owner, [(40, 20), (40, 24), (40, 20)], row_gap=3)
    flow.setGeometry(QRect(0, 0, 100, 100))
    assert places(boxes) == [(0, 0), (44, 0), (0, 27)]
    assert flow.heightForWidth(100) == 47
    assert flow.heightForWidth(128) == 24


def test_the_rect_may_begin_anywhere(owner: QWidget) -> None:
    flow, boxes = flow_of(owner, [(40, 20), (40, 20)])
    flow.setGeometry(QRect(10, 7, 50, 60))
    assert places(boxes) == [(10, 7), (10, 27)]


def test_from_right_to_left_the_first_stands_at_the_right(owner: QWidget) -> None:
    owner.setLayoutDirection(RTL)
    flow, boxes = flow_of(owner, [(40, 20), (30, 20), (50, 20)])
    flow.setGeometry(QRect(0, 0, 100, 60))
    assert places(boxes) == [(60, 0), (26, 0), (50, 20)]


def test_what_is_hidden_takes_no_room(owner: QWidget) -> None:
    flow, boxes = flow_of(owner, [(40, 20), (40, 20), (40, 20)])
    boxes[1].hide()
    flow.setGeometry(QRect(0, 0, 84, 60))
    assert places([boxes[0], boxes[2]]) == [(0, 0), (44, 0)]
    assert flow.heightForWidth(84) == 20


def test_one_that_is_wider_than_the_line_has_a_line_of_its_own(owner: QWidget) -> None:
    flow, boxes = flow_of(owner, [(10, 20), (300, 20), (10, 20)])
    flow.setGeometry(QRect(0, 0, 100, 60))
    assert places(boxes) == [(0, 0), (0, 20), (0, 40)]


def test_items_come_and_go_as_qt_asks_for_them(owner: QWidget) -> None:
    flow, boxes = flow_of(owner, [(10, 20), (30, 25)])
    assert flow.count() == 2
    assert flow.itemAt(2) is None
    assert flow.itemAt(-1) is None
    assert flow.takeAt(5) is None
    first = flow.takeAt(0)
    assert first is not None
    assert first.widget() is boxes[0]
    assert flow.count() == 1
    assert flow.minimumSize() == QSize(30, 25)


def test_it_asks_for_room_for_its_largest_and_no_more(owner: QWidget) -> None:
    flow, _ = flow_of(owner, [(90, 10), (30, 25)])
    assert flow.sizeHint() == flow.minimumSize() == QSize(90, 25)
    assert flow.hasHeightForWidth()
    assert flow.expandingDirections() == Qt.Orientation(0)
    assert FlowLayout().heightForWidth(100) == 0


@pytest.mark.parametrize("direction", [LTR, RTL])
@given(sizes=SIZES, width=st.integers(120, 400), gap=st.integers(0, 12), row_gap=st.integers(0, 12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_are_shown_whole_apart_and_as_high_as_was_promised(
    owner: QWidget, direction: Qt.LayoutDirection, sizes: list[tuple[int, int]], width: int, gap: int, row_gap: int
) -> None:
    owner.setLayoutDirection(direction)
    flow, boxes = flow_of(owner, sizes, gap=gap, row_gap=row_gap)
    height = flow.heightForWidth(width)
    flow.setGeometry(QRect(0, 0, width, height))
    taken = [each.geometry() for each in boxes]
    assert [(rect.width(), rect.height()) for rect in taken] == sizes
    assert all(QRect(0, 0, width, height).contains(rect) for rect in taken)
    assert not any(one.intersects(other) for at, one in enumerate(taken) for other in taken[:at])
    assert max((rect.bottom() + 1 for rect in taken), default=0) == height


@given(sizes=SIZES, width=st.integers(120, 400))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_from_right_to_left_it_is_the_mirror_image(owner: QWidget, sizes: list[tuple[int, int]], width: int) -> None:
    found = []
    for direction in (LTR, RTL):
        owner.setLayoutDirection(direction)
        flow, boxes = flow_of(owner, sizes)
        flow.setGeometry(QRect(0, 0, width, 999))
        found.append([each.geometry() for each in boxes])
    plain, mirrored = found
    assert [(rect.left(), rect.top()) for rect in plain] == [(width - 1 - r.right(), r.top()) for r in mirrored]


@given(sizes=SIZES, width=st.integers(120, 400), more=st.integers(0, 200))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_more_room_never_makes_it_higher_where_all_are_of_one_height(
    owner: QWidget, sizes: list[tuple[int, int]], width: int, more: int
) -> None:
    flow, _ = flow_of(owner, [(wide, 20) for wide, _ in sizes])
    assert flow.heightForWidth(width + more) <= flow.heightForWidth(width)
