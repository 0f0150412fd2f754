"""What the article shows beside and behind its text, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication

from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from checks.domain.finding import Finding, Level
from checks.domain.span import Span
from desktop import theme
from desktop.models.gaps import Checkable
from desktop.models.marked_claims import MarkedClaims
from desktop.panes.article_marks import (
    Column,
    Shown,
    behind_marks,
    coverage_on,
    paint_fills,
    paint_marks,
    segments,
)
from desktop.panes.printed_lines import PrintedLine, lines_of
from desktop.positions import Positions
from desktop.widgets.coverage_bar import Coverage

ClaimCalled = Callable[[str], Claim]
GROUND = QColor("#ffffff")
LEFT, RIGHT = 60.0, 460.0
COLUMN = Column(LEFT, RIGHT)


class Page:
    """The small article laid out between two edges, and the painting of its marks."""

    def __init__(self, desk: Desk) -> None:
        self.text = desk.version.text
        self.positions = Positions(self.text)
        self.document = QTextDocument(self.text)
        self.document.setDefaultFont(theme.current().font("article"))
        self.document.setDocumentMargin(LEFT)
        self.document.setTextWidth(RIGHT + LEFT)
        self.document.size()
        self.shown = Shown(MarkedClaims(desk.claims, self.positions))

    @property
    def lines(self) -> list[PrintedLine]:
        found, block = list[PrintedLine](), self.document.firstBlock()
        while block.isValid():
            found.extend(lines_of(block))
            block = block.next()
        return found

    def line_of(self, words: str) -> PrintedLine:
        """The line on which these words begin."""
        at = self.positions.to_qt(self.text.index(words))
        return next(line for line in self.lines if line.start <= at < line.end)

    def painted(self, *, fills: bool = False, column: Column = COLUMN) -> QImage:
        image = QImage(520, 400, QImage.Format.Format_RGB32)
        image.fill(GROUND)
        with QPainter(image) as painter:
            if fills:
                paint_fills(painter, self.lines, self.shown)
            else:
                paint_marks(painter, self.lines, column, self.shown)
        return image


def inked(image: QImage, rect: QRectF | None = None) -> set[str]:
    """The colours in a part of a picture, the ground left out."""
    whole = (rect.toAlignedRect() if rect else image.rect()).intersected(image.rect())
    places = ((x, y) for x in range(whole.left(), whole.right() + 1) for y in range(whole.top(), whole.bottom() + 1))
    return {image.pixelColor(x, y).name() for x, y in places} - {GROUND.name()}


@pytest.fixture
def page(small_desk: Desk) -> Page:
    return Page(small_desk)


@pytest.fixture
def themed() -> Iterator[Callable[[str], None]]:
    application = cast("QApplication", QApplication.instance())
    yield lambda name: theme.apply(application, name)
    theme.apply(application, "light")


def finding(claim: Claim, level: Level, number: int = 1) -> Finding:
    return Finding(UUID(int=number), claim.id, "rule", level, "Look here.")


def restatus(desk: Desk, status: Status, kind: Kind | None = None) -> Desk:
    claims = tuple(replace(claim, status=status, kind=kind or claim.kind) for claim in desk.claims)
    return Desk.of(desk.article, desk.version, claims)


# What stands on a line


def test_findings_stand_where_their_claim_begins_strongest_first(page: Page, claim_called: ClaimCalled) -> None:
    claim = claim_called("One")
    notes = (finding(claim, Level.NOTE, 1), finding(claim, Level.CONFLICTS, 2), finding(claim, Level.PARTLY, 3))
    page.shown.findings = {claim.id: notes}
    begun = page.shown.findings_on(page.line_of("One person"))
    assert [each.level for each in begun] == [Level.CONFLICTS, Level.PARTLY, Level.NOTE]
    assert page.shown.marks.get(claim.id).end > page.line_of("One person").end, "the claim goes on in the next line"
    assert [line.start for line in page.lines if page.shown.findings_on(line)] == [page.line_of("One person").start]


@pytest.mark.parametrize(("count", "marks"), [(0, []), (1, [1]), (2, [1, 1]), (3, [1, 2]), (9, [1, 8])])
def test_what_has_no_room_is_counted(claim_called: ClaimCalled, count: int, marks: list[int]) -> None:
    findings = [finding(claim_called("One"), Level.PARTLY, number) for number in range(count)]
    assert [len(each) for each in behind_marks(findings)] == marks


def test_notes_have_one_dot_beside_nothing_weightier_and_what_holds_has_none(claim_called: ClaimCalled) -> None:
    claim = claim_called("One")
    partly, *notes = (finding(claim, level, n) for n, level in enumerate((Level.PARTLY, Level.NOTE, Level.NOTE)))
    holds = finding(claim, Level.SUPPORTS, 9)
    assert behind_marks([*notes, holds]) == [notes]
    assert behind_marks([partly, *notes, holds]) == [[partly]], "the count is of what asks for a decision"
    assert behind_marks([holds]) == []


def test_gaps_and_words_looked_for_stand_on_their_own_lines(page: Page) -> None:
    commander = page.text.index("Share")
    page.shown.checkable = Checkable([Span(commander, commander + 5)], page.positions)
    assert [line.start for line in page.lines if page.shown.gaps_on(line)] == [page.line_of("Share").start]
    matches = tuple(page.positions.span_to_qt(Span(at, at + 4)) for at in (commander, page.text.index("unhappy")))
    page.shown.matches = tuple(sorted(matches))
    assert page.shown.matches_on(page.line_of("Share")) == (matches[0],)
    assert page.shown.matches_on(page.line_of("unhappy")) == (matches[1],)
    assert page.shown.matches_on(page.line_of("Russian")) == ()


def test_until_somebody_has_looked_there_are_no_gaps(page: Page) -> None:
    assert all(page.shown.gaps_on(line) == [] for line in page.lines)


def test_a_match_over_a_line_break_stands_on_both_lines(page: Page) -> None:
    first, second = page.lines[2], page.lines[3]
    page.shown.matches = ((first.end - 3, second.start + 3),)
    assert page.shown.matches_on(first) == page.shown.matches_on(second) == page.shown.matches


@pytest.mark.parametrize(
    ("status", "coverage"),
    [
        (Status.SUGGESTED, Coverage.SUGGESTED),
        (Status.IN_PROGRESS, Coverage.ACCEPTED),
        (Status.JUDGED, Coverage.DECIDED),
        (Status.NOT_A_CLAIM, Coverage.NOTHING),
    ],
)
def test_a_line_is_as_far_as_its_claims(small_desk: Desk, status: Status, coverage: Coverage) -> None:
    page = Page(restatus(small_desk, status))
    assert coverage_on(page.line_of("Russian"), page.shown) == coverage
    assert coverage_on(page.line_of("Share"), page.shown) == Coverage.NOTHING


def test_only_what_the_filter_leaves_out_is_faint(page: Page, claim_called: ClaimCalled) -> None:
    kept, other = (page.shown.marks.get(claim_called(words).id) for words in ("One", "Russian"))
    assert page.shown.alpha(kept) == page.shown.alpha(other) == 1.0
    page.shown.kept = frozenset({kept.id})
    assert page.shown.alpha(kept) == 1.0
    assert page.shown.alpha(other) == theme.current().mark("filtered_alpha") < 1.0


# Where it stands


def test_bar_and_findings_stand_on_either_side_and_change_sides(page: Page) -> None:
    line, mirrored = page.line_of("Russian"), Column(LEFT, RIGHT, is_mirrored=True)
    assert COLUMN.bar(line).right() < LEFT
    assert COLUMN.finding(line, 0).x() > RIGHT
    assert mirrored.bar(line).left() > RIGHT
    assert mirrored.finding(line, 0).x() < LEFT
    assert COLUMN.bar(line).left() + LEFT == pytest.approx(2 * LEFT - (mirrored.bar(line).right() - RIGHT), abs=1.01)


def test_a_second_finding_stands_further_out(page: Page) -> None:
    line = page.line_of("Russian")
    assert COLUMN.finding(line, 1).x() > COLUMN.finding(line, 0).x()
    assert Column(LEFT, RIGHT, is_mirrored=True).finding(line, 1).x() < LEFT - 20


def test_the_pieces_of_a_claim_cover_its_words_within_the_column(page: Page, claim_called: ClaimCalled) -> None:
    mark = page.shown.marks.get(claim_called("One").id)
    pieces = [segments(line, mark) for line in page.lines]
    assert sum(map(bool, pieces)) >= 2
    assert all(LEFT <= rect.left() < rect.right() <= RIGHT + 1 for each in pieces for rect in each)
    tops = [rect.top() for each in pieces for rect in each]
    assert tops == sorted(tops)


# What is painted


@pytest.mark.parametrize("name", theme.NAMES)
def test_the_chosen_claim_is_filled_and_nothing_beside_it(
    page: Page, claim_called: ClaimCalled, themed: Callable[[str], None], name: str
) -> None:
    themed(name)
    assert inked(page.painted(fills=True)) == set()
    page.shown.current = claim_called("Russian").id
    image = page.painted(fills=True)
    own = segments(page.line_of("Russian"), page.shown.marks.get(page.shown.current))[0]
    assert inked(image, own)
    below = QRectF(0, own.bottom() + 60, 520, 400)
    assert inked(image, below) == set()


def test_a_claim_that_is_chosen_and_pointed_at_is_filled_once(page: Page, claim_called: ClaimCalled) -> None:
    page.shown.current = claim_called("Russian").id
    alone = page.painted(fills=True)
    page.shown.hovered = page.shown.current
    assert page.painted(fills=True) == alone
    page.shown.current = None
    assert page.painted(fills=True) != alone


def test_words_looked_for_are_outlined(page: Page) -> None:
    at = page.text.index("unhappy")
    page.shown.matches = (page.positions.span_to_qt(Span(at, at + 7)),)
    line = page.line_of("unhappy")
    left, right = line.stretches(*page.shown.matches[0])[0]
    image = page.painted(fills=True)
    assert inked(image, QRectF(left - 4, line.baseline - 20, right - left + 8, 28))
    assert inked(image, QRectF(0, line.baseline + 30, 520, 300)) == set()


@pytest.mark.parametrize("status", Status)
def test_a_line_is_in_the_colour_of_its_status(small_desk: Desk, status: Status) -> None:
    page = Page(restatus(small_desk, status, Kind.EVENT))
    line = page.line_of("Russian")
    words = QRectF(LEFT, line.baseline + 1, RIGHT - LEFT, 12)
    colour = theme.current().status_colour(status)
    has_line = any(_is_near(QColor(each), colour) for each in inked(page.painted(), words))
    assert has_line is (status is not Status.NOT_A_CLAIM)


def _is_near(one: QColor, other: QColor) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) < 12


def test_rejected_words_are_struck_where_the_filter_asks_for_them(small_desk: Desk) -> None:
    page = Page(restatus(small_desk, Status.NOT_A_CLAIM))
    assert inked(page.painted()) == set()
    page.shown.kept = frozenset(mark.id for mark in page.shown.marks.marks)
    line = page.line_of("Russian")
    assert inked(page.painted(), QRectF(LEFT, line.baseline - 10, 100, 10))


@pytest.mark.parametrize("mirrored", [False, True])
def test_gutters_are_painted_on_their_side_only(page: Page, claim_called: ClaimCalled, mirrored: bool) -> None:
    claim = claim_called("Russian")
    page.shown.findings = {claim.id: tuple(finding(claim, Level.CONFLICTS, number) for number in range(4))}
    column = Column(LEFT, RIGHT, is_mirrored=mirrored)
    image = page.painted(column=column)
    line = page.line_of("Russian")
    row = QRectF(0, line.baseline - 14, LEFT - 10, 18)
    other = QRectF(RIGHT + 6, line.baseline - 14, 520 - RIGHT, 18)
    colour = theme.current().finding_colour(Level.CONFLICTS).name()
    findings_side, bar_side = (row, other) if mirrored else (other, row)
    assert colour in inked(image, findings_side)
    assert colour not in inked(image, bar_side)
    assert inked(image, bar_side)
