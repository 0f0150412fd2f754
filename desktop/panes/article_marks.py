"""Paints an article's marks over its text: fills, lines with their caps, and both gutters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from checks.domain.claim import Status
from checks.domain.finding import Finding, Level
from checks.domain.span import Span
from desktop import theme
from desktop.models.finding_facts import WEIGHTY, same_notice, strongest_first
from desktop.models.gaps import Checkable
from desktop.models.marked_claims import Mark, MarkedClaims
from desktop.panes.printed_lines import PrintedLine
from desktop.widgets.coverage_bar import WIDTH, Coverage, coverage_of, paint_coverage, paint_gap
from desktop.widgets.level_mark import paint_level
from desktop.widgets.marks import band, mark_colour, paint_cap, paint_fill, paint_line, paint_outline, stratum

BAR_FROM_TEXT = 18
"""Pixels from the text to the coverage bar."""
FINDINGS_FROM_TEXT = 15
"""Pixels from the text to the centre of the first finding mark."""
FINDINGS_APART = 13
_MOST_FINDINGS = 2
_BAR_LESS = 0.5
_STRUCK = 0.28
"""How far above the baseline words are struck, in parts of the text size: half the height of small letters."""


@dataclass
class Shown:
    """What the article shows beside its text."""

    marks: MarkedClaims
    findings: dict[UUID, tuple[Finding, ...]] = field(default_factory=dict)
    """By claim; dismissed ones left out."""
    checkable: Checkable | None = None
    """What a claim should cover; None while nobody has looked for it."""
    matches: tuple[tuple[int, int], ...] = ()
    """The words that are looked for, in Qt's positions and in order."""
    current: UUID | None = None
    hovered: UUID | None = None
    kept: frozenset[UUID] | None = None
    """The claims that the filter keeps; None where nothing is filtered."""

    def alpha(self, mark: Mark) -> float:
        """The opacity of a claim's line: faint where a filter leaves it out."""
        is_out = self.kept is not None and mark.id not in self.kept
        return theme.current().mark("filtered_alpha") if is_out else 1.0

    def findings_on(self, line: PrintedLine) -> list[Finding]:
        """The findings about claims that begin on a line, strongest first; one that nested claims share counts once."""
        starting = (mark for mark in self.marks.between(line.start, line.end) if mark.start >= line.start)
        found: dict[tuple[object, ...], Finding] = {}
        for mark in starting:
            for finding in self.findings.get(mark.id, ()):
                found.setdefault(same_notice(finding), finding)
        return list(strongest_first(found.values()))

    def gaps_on(self, line: PrintedLine) -> list[Span]:
        """The numbers, names, dates and quotations that begin on a line and are in no claim, in code points."""
        return self.checkable.gaps(line.start, line.end, self.marks) if self.checkable else []

    def matches_on(self, line: PrintedLine) -> tuple[tuple[int, int], ...]:
        """The words looked for that stand on a line."""
        first = bisect_right(self.matches, line.start, key=lambda match: match[1])
        return self.matches[first : bisect_left(self.matches, line.end, key=lambda match: match[0])]


@dataclass(frozen=True)
class Column:
    """Where the text stands: its edges in pixels of the document, and the side on which lines begin."""

    left: float
    right: float
    is_mirrored: bool = False

    def bar(self, line: PrintedLine) -> QRectF:
        """The place of the coverage bar beside a line."""
        top, height = band(line.baseline, theme.current())
        x = self.right + BAR_FROM_TEXT - WIDTH if self.is_mirrored else self.left - BAR_FROM_TEXT
        return QRectF(round(x), round(top), WIDTH, round(height - _BAR_LESS))

    def finding(self, line: PrintedLine, place: int) -> QPointF:
        """The centre of the finding mark in this place beside a line."""
        distance = FINDINGS_FROM_TEXT + place * FINDINGS_APART
        x = self.left - distance if self.is_mirrored else self.right + distance
        return QPointF(round(x), round(line.baseline - theme.current().article_size * 0.3))


def segments(line: PrintedLine, mark: Mark) -> list[QRectF]:
    """The places of a claim's words on a line, as high as a fill."""
    return _words_on(line, mark.start, mark.end)


def _words_on(line: PrintedLine, start: int, end: int) -> list[QRectF]:
    top, height = band(line.baseline, theme.current())
    return [QRectF(left, round(top), right - left, round(height)) for left, right in line.stretches(start, end)]


def behind_marks(findings: Sequence[Finding]) -> list[list[Finding]]:
    """What each mark beside a line stands for: a finding that asks for a decision, or all but the first, as a count.

    Notes have one dot where nothing weightier stands, and what holds has no mark at all.
    """
    weighty = [each for each in findings if each.level in WEIGHTY]
    if len(weighty) > _MOST_FINDINGS:
        return [weighty[:1], weighty[1:]]
    notes = [each for each in findings if each.level is Level.NOTE]
    return [[each] for each in weighty] or ([notes] if notes else [])


def coverage_on(line: PrintedLine, shown: Shown) -> Coverage:
    """How far the claims on a line have come."""
    return coverage_of(mark.claim for mark in shown.marks.between(line.start, line.end))


def paint_fills(painter: QPainter, lines: Iterable[PrintedLine], shown: Shown) -> None:
    """Before the text: fills behind the claim under the pointer and the current one, outlines of words looked for."""
    colours = theme.current()
    hovered = shown.marks.get(shown.hovered if shown.hovered != shown.current else None)
    current = shown.marks.get(shown.current)
    for line in lines:
        if hovered:
            for rect in segments(line, hovered):
                paint_fill(painter, rect, colours.colour("ink"), colours.mark("hover_fill_alpha"))
        if current:
            for rect in segments(line, current):
                paint_fill(painter, rect, colours.colour("accent"), colours.current_fill_alpha)
        for match in shown.matches_on(line):
            for rect in _words_on(line, *match):
                paint_outline(painter, rect, colours.colour("control"))


def paint_marks(painter: QPainter, lines: Iterable[PrintedLine], column: Column, shown: Shown) -> None:
    """After the text: lines, caps and both gutters."""
    for line in lines:
        marks = shown.marks.between(line.start, line.end)
        for mark in sorted(marks, key=lambda each: -each.level):
            _paint_mark(painter, line, mark, shown)
        paint_coverage(painter, coverage_of(mark.claim for mark in marks), column.bar(line))
        if shown.gaps_on(line):
            paint_gap(painter, column.bar(line))
        _paint_findings(painter, line, column, shown)


def _paint_mark(painter: QPainter, line: PrintedLine, mark: Mark, shown: Shown) -> None:
    claim = mark.claim
    colours = theme.current()
    if claim.status == Status.NOT_A_CLAIM:
        if shown.kept is not None and mark.id in shown.kept:
            _strike(painter, line, mark)
        return
    colour = mark_colour(claim.status, claim.kind, colours, shown.alpha(mark))
    y = line.baseline + stratum(mark.level, colours)
    stretches = line.stretches(mark.start, mark.end)
    for left, right in stretches:
        paint_line(painter, claim.status, left, right, y, colour)
    if stretches and line.start <= mark.start:
        x, is_mirrored = line.beginning(mark.start)
        paint_cap(painter, claim.kind, x, y, colour, mirrored=is_mirrored)


def _strike(painter: QPainter, line: PrintedLine, mark: Mark) -> None:
    """Strike the words of a rejected claim, which only shows where the filter asks for it."""
    colours = theme.current()
    y = round(line.baseline - colours.article_size * _STRUCK)
    for left, right in line.stretches(mark.start, mark.end):
        painter.fillRect(QRectF(left, y, right - left, colours.line_factor), colours.status_colour(mark.claim.status))


def _paint_findings(painter: QPainter, line: PrintedLine, column: Column, shown: Shown) -> None:
    for place, found in enumerate(behind_marks(shown.findings_on(line))):
        centre, level = column.finding(line, place), found[0].level
        if place and len(found) > 1:
            _paint_count(painter, centre, len(found))
        else:
            paint_level(painter, level, centre, _colour(level), mirrored=column.is_mirrored)


def _colour(level: Level) -> QColor:
    """The colour of a mark; the dot of notes is quiet."""
    colours = theme.current()
    return colours.colour("ink_3") if level is Level.NOTE else colours.finding_colour(level)


def _paint_count(painter: QPainter, centre: QPointF, more: int) -> None:
    colours = theme.current()
    painter.setFont(colours.tabular("caption"))
    painter.setPen(colours.colour("ink_2"))
    place = QRectF(centre.x() - 10, centre.y() - 8, 24, 16)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"\u200e+{more}")
