"""Rows of the overview of findings: as high as their words, mirrored where one reads from right to left."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.finding import Finding, FindingValue, Level
from desktop.delegates.findings import HEADING, FindingDelegate
from desktop.delegates.lines import count_lines, two_lines
from desktop.models.finding_facts import notices
from desktop.models.finding_rows import FindingRows

WIDTH = 300


@pytest.fixture
def rows(small_desk: Desk, claim_called: Callable[[str], Claim]) -> FindingRows:
    """A heading, a short notice with a value and a long one without."""
    claim = claim_called("four")
    values = (FindingValue("article", "four"),)
    found = (
        Finding(UUID(int=1), claim.id, "figure.count", Level.CONFLICTS, "Four, not five.", values),
        Finding(UUID(int=2), claim.id, "figure.count", Level.NOTE, "Nobody says when they were counted. " * 5),
    )
    model = FindingRows()
    model.show(notices(small_desk.after(Change("Run rules", after=found))))
    return model


def option(*, mirrored: bool = False) -> QStyleOptionViewItem:
    made = QStyleOptionViewItem()
    made.rect = QRect(0, 0, WIDTH, 60)
    made.direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    return made


def painted(rows: FindingRows, row: int, *, mirrored: bool = False) -> QImage:
    image = QImage(WIDTH, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        FindingDelegate().paint(painter, option(mirrored=mirrored), rows.index(row))
    return image


def ink(image: QImage, left: int, right: int) -> int:
    white = 0xFFFFFFFF
    return sum(image.pixel(x, y) != white for x in range(left, right) for y in range(6, 22))


def test_a_row_is_as_high_as_its_words(rows: FindingRows) -> None:
    heading, short, long = (FindingDelegate().sizeHint(option(), rows.index(row)).height() for row in range(3))
    assert heading == HEADING
    assert heading < short
    assert long != short


def test_a_heading_has_no_mark_and_a_notice_has_one(rows: FindingRows) -> None:
    assert ink(painted(rows, 1), 14, 27) > 0
    assert ink(painted(rows, 1), 27, 34) == 0, "room between the mark and the words"


def test_the_mark_stands_where_lines_begin(rows: FindingRows) -> None:
    assert ink(painted(rows, 1, mirrored=True), WIDTH - 28, WIDTH - 14) > 0
    assert ink(painted(rows, 1, mirrored=True), 14, 60) == 0, "a short sentence leaves the far side empty"


def test_words_break_into_two_lines_at_most() -> None:
    words = "Nobody says when they were counted. " * 5
    assert count_lines("Short.", WIDTH) == len(two_lines("Short.", WIDTH)) == 1
    assert count_lines(words, WIDTH) == len(two_lines(words, WIDTH)) == 2
    assert two_lines(words, WIDTH)[1].endswith("…")
