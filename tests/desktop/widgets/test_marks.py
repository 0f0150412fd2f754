from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from checks.domain.claim import Claim, Kind, Status
from checks.domain.span import Span
from desktop import assets, theme
from desktop.widgets.claim_icons import KIND_ICONS, STATUS_ICONS
from desktop.widgets.coverage_bar import Coverage, coverage_of, paint_coverage
from desktop.widgets.marks import mark_colour, paint_cap, paint_fill, paint_line, paint_outline, stratum
from desktop.widgets.strata import assign_strata

Paint = Callable[[QPainter], None]
INK = QColor("black")
SPANS = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 60)).map(lambda each: Span(each[0], each[0] + each[1])), max_size=30
)


def painted(paint: Paint, *, ratio: float = 1.0, mirrored: bool = False) -> QImage:
    """What `paint` leaves on a white ground of 60 by 20 pixels, as black where it painted at all."""
    image = QImage(round(60 * ratio), round(20 * ratio), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        paint(painter)
    return image


def shape(image: QImage) -> list[str]:
    """The image as text: # where it is dark, o where it is greyish, . where it is white."""
    greys = {255: "."}
    return [
        "".join(
            greys.get(grey, "#" if grey < 60 else "o")
            for grey in (image.pixelColor(x, y).lightness() for x in range(image.width()))
        )
        for y in range(image.height())
    ]


def line(status: Status, y: float = 10.5) -> Paint:
    return lambda painter: paint_line(painter, status, 5, 55, y, INK)


def rows_used(image: QImage) -> list[int]:
    return [y for y, row in enumerate(shape(image)) if set(row) != {"."}]


def test_every_status_has_a_line_of_its_own() -> None:
    pictures = {status: tuple(shape(painted(line(status)))) for status in Status}
    assert len(set(pictures.values())) == len(Status)
    assert rows_used(painted(line(Status.NOT_A_CLAIM))) == []


def test_lines_are_crisp() -> None:
    for status, count in ((Status.IN_PROGRESS, 1), (Status.OPEN, 1), (Status.JUDGED, 2), (Status.SIGNED_OFF, 2)):
        for y in (10.0, 10.3, 10.5, 10.8):
            image = painted(line(status, y))
            assert len(rows_used(image)) == count
            assert not any("o" in row for row in shape(image))


@pytest.mark.parametrize(("ratio", "rows"), [(1.25, 2), (1.5, 2), (2.0, 2)])
def test_lines_are_crisp_at_other_scalings(ratio: float, rows: int) -> None:
    image = painted(line(Status.IN_PROGRESS), ratio=ratio)
    assert len(rows_used(image)) == rows
    assert not any("o" in row for row in shape(image))


def test_dashes_end_with_the_words() -> None:
    (row,) = (row for row in shape(painted(line(Status.OPEN))) if "#" in row)
    assert row.startswith("....." + "#####..." * 3)
    assert row[55:] == "....."


def test_each_family_of_kinds_has_its_cap() -> None:
    def cap(kind: Kind) -> tuple[str, ...]:
        return tuple(shape(painted(lambda painter: paint_cap(painter, kind, 5, 10.5, INK))))

    families = (
        (Kind.QUANTITY, Kind.SUPERLATIVE, Kind.TIME),
        (Kind.QUOTE, Kind.STATEMENT),
        (Kind.EVENT, Kind.PLACE, Kind.RESPONSIBILITY, Kind.IDENTITY),
        (Kind.PREDICTION, Kind.OPINION),
    )
    assert [len({cap(kind) for kind in family}) for family in families] == [1, 1, 1, 1]
    assert len({cap(family[0]) for family in families}) == 4


def test_caps_grow_towards_the_words() -> None:
    for mirrored, columns in ((False, range(30, 35)), (True, range(25, 30))):
        image = painted(lambda painter, side=mirrored: paint_cap(painter, Kind.TIME, 30, 10.5, INK, mirrored=side))
        assert {x for row in shape(image) for x, dot in enumerate(row) if dot != "."} == set(columns)


def test_opinions_are_fainter() -> None:
    colours = theme.current()
    assert mark_colour(Status.OPEN, Kind.OPINION, colours).alphaF() == pytest.approx(0.7, abs=0.01)
    assert mark_colour(Status.OPEN, Kind.EVENT, colours).alphaF() == 1


def test_three_levels_stay_apart_and_clear_of_the_next_line() -> None:
    for name in theme.NAMES:
        for size in theme.ARTICLE_SIZES:
            colours = theme.Theme(name, size)
            heights = [stratum(level, colours) for level in range(3)]
            thickest = max(colours.mark_line(status).width for status in Status) * colours.line_factor
            assert all(later - earlier > 1.2 * thickest for earlier, later in itertools.pairwise(heights))
            assert heights[-1] < 0.7 * colours.line_height("article")


def test_the_contrast_theme_has_thicker_lines_and_outlines_for_fills(application: QApplication) -> None:
    def fill(painter: QPainter) -> None:
        paint_fill(painter, QRectF(20, 4, 20, 12), QColor("black"), 1.0)

    assert shape(painted(fill))[10][30] == "#"
    theme.apply(application, "contrast")
    assert shape(painted(fill))[10][30] == "."
    assert len(rows_used(painted(line(Status.JUDGED)))) == 4


def test_status_and_kind_icons_exist_and_differ() -> None:
    assert set(STATUS_ICONS) == set(Status)
    assert set(KIND_ICONS) == set(Kind)
    names = [*STATUS_ICONS.values(), *KIND_ICONS.values()]
    assert len(set(names)) == len(names)
    assert all(not assets.glyph(name, 16).isEmpty() for name in names)


def _in(claim: Claim, *statuses: Status) -> list[Claim]:
    return [replace(claim, status=status) for status in statuses]


def test_coverage_says_how_far_a_line_has_come(claim_called: Callable[[str], Claim]) -> None:
    claim, opinion = claim_called("four"), claim_called("The commander")
    assert coverage_of([]) == Coverage.NOTHING
    assert coverage_of([opinion, *_in(claim, Status.NOT_A_CLAIM)]) == Coverage.NOTHING
    assert coverage_of(_in(claim, Status.SUGGESTED, Status.SIGNED_OFF)) == Coverage.SUGGESTED
    assert coverage_of(_in(claim, Status.SUGGESTED, Status.OPEN)) == Coverage.ACCEPTED
    assert coverage_of([opinion, *_in(claim, Status.JUDGED, Status.SIGNED_OFF)]) == Coverage.DECIDED


def test_coverage_bars_differ_by_shape_alone() -> None:
    pictures = {
        coverage: tuple(
            shape(painted(lambda painter, each=coverage: paint_coverage(painter, each, QRectF(10, 2, 3, 16))))
        )
        for coverage in Coverage
    }
    assert len(set(pictures.values())) == len(Coverage)


@given(spans=SPANS)
def test_a_shorter_claim_lies_nearer_the_text(spans: list[Span]) -> None:
    levels = assign_strata(spans, most=100)
    for one, first in enumerate(spans):
        nearer = [levels[other] for other, span in enumerate(spans) if levels[other] < levels[one]]
        assert levels[one] == 0 or levels[one] - 1 in nearer
        for other, second in enumerate(spans):
            if one != other and first.overlaps(second):
                assert levels[one] != levels[other]
                if len(first) < len(second):
                    assert levels[one] < levels[other]


@given(spans=SPANS)
def test_deeper_nests_share_the_last_level(spans: list[Span]) -> None:
    deep = assign_strata(spans, most=100)
    assert assign_strata(spans) == tuple(min(level, 2) for level in deep)


def test_three_nested_as_in_the_picture() -> None:
    whole, part, part_of_part, beside = Span(0, 70), Span(18, 60), Span(32, 60), Span(80, 90)
    assert assign_strata([whole, part, part_of_part, beside]) == (2, 1, 0, 0)


@pytest.mark.parametrize(("kind", "tall"), [(Kind.QUANTITY, 5), (Kind.EVENT, 6)])
def test_caps_grow_with_the_text(application: QApplication, kind: Kind, tall: int) -> None:
    for size in (14, 17, 24):
        theme.set_article_size(application, size)
        rows = rows_used(painted(lambda painter: paint_cap(painter, kind, 5, 10, INK)))
        assert len(rows) == round(tall * size / 17)


def test_words_looked_for_are_outlined_and_not_filled(application: QApplication) -> None:
    for name, width in (("light", 1), ("contrast", 2)):
        theme.apply(application, name)
        image = painted(lambda painter: paint_outline(painter, QRectF(10, 4, 30, 12), INK))
        middle = shape(image)[10]
        assert middle.strip(".").replace("o", "#") == "#" * width + "." * (34 - 2 * width) + "#" * width
