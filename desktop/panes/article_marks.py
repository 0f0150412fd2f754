"""Paints an article's marks over its text: fills, lines with their caps, and both gutters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from checks.domain.claim import Status
from checks.domain.finding import Finding, Level
from desktop import theme
from desktop.models.marked_claims import Mark, MarkedClaims
from desktop.panes.printed_lines import PrintedLine
from desktop.widgets.coverage_bar import WIDTH, Coverage, coverage_of, paint_coverage
from desktop.widgets.level_mark import paint_level
from desktop.widgets.marks import band, mark_colour, paint_cap, paint_fill, paint_line, stratum

BAR_FROM_TEXT = 18
"""Pixels from the text to the coverage bar."""
FINDINGS_FROM_TEXT = 15
"""Pixels from the text to the centre of the first finding mark."""
FINDINGS_APART = 13
_MOST_FINDINGS = 2
_STRONGEST_FIRST = tuple(Level)
_BAR_LESS = 0.5


@dataclass
class Shown:
    """What the article shows beside its text."""

    marks: MarkedClaims
    findings: dict[UUID, tuple[Finding, ...]] = field(default_factory=dict)
    """By claim; dismissed ones left out."""
    current: UUID | None = None
    hovered: UUID | None = None
    kept: frozenset[UUID] | None = None
    """The claims that the filter keeps; None where nothing is filtered."""

    def alpha(self, mark: Mark) -> float:
        """The opacity of a claim's line: faint where a filter leaves it out."""
        is_out = self.kept is not None and mark.id not in self.kept
        return theme.current().mark("filtered_alpha") if is_out else 1.0

    def findings_on(self, line: PrintedLine) -> list[Finding]:
        """The findings about claims that begin on a line, strongest first."""
        starting = (mark for mark in self.marks.between(line.start, line.end) if mark.start >= line.start)
        found = [finding for mark in starting for finding in self.findings.get(mark.id, ())]
        return sorted(found, key=lambda finding: _STRONGEST_FIRST.index(finding.level))


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
    top, height = band(line.baseline, theme.current())
    return [
        QRectF(left, round(top), right - left, round(height)) for left, right in line.stretches(mark.start, mark.end)
    ]


def coverage_on(line: PrintedLine, shown: Shown) -> Coverage:
    """How far the claims on a line have come."""
    return coverage_of(mark.claim for mark in shown.marks.between(line.start, line.end))


def paint_fills(painter: QPainter, lines: Iterable[PrintedLine], shown: Shown) -> None:
    """Before the text: the fills behind the claim under the pointer and behind the current one."""
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


def paint_marks(painter: QPainter, lines: Iterable[PrintedLine], column: Column, shown: Shown) -> None:
    """After the text: lines, caps and both gutters."""
    for line in lines:
        marks = shown.marks.between(line.start, line.end)
        for mark in sorted(marks, key=lambda each: -each.level):
            _paint_mark(painter, line, mark, shown)
        paint_coverage(painter, coverage_of(mark.claim for mark in marks), column.bar(line))
        _paint_findings(painter, line, column, shown)


def _paint_mark(painter: QPainter, line: PrintedLine, mark: Mark, shown: Shown) -> None:
    claim = mark.claim
    if claim.status == Status.NOT_A_CLAIM:
        return
    colours = theme.current()
    colour = mark_colour(claim.status, claim.kind, colours, shown.alpha(mark))
    y = line.baseline + stratum(mark.level, colours)
    stretches = line.stretches(mark.start, mark.end)
    for left, right in stretches:
        paint_line(painter, claim.status, left, right, y, colour)
    if stretches and line.start <= mark.start:
        x, is_mirrored = line.beginning(mark.start)
        paint_cap(painter, claim.kind, x, y, colour, mirrored=is_mirrored)


def _paint_findings(painter: QPainter, line: PrintedLine, column: Column, shown: Shown) -> None:
    findings = shown.findings_on(line)
    if not findings:
        return
    colours = theme.current()
    more = len(findings) - 1 if len(findings) > _MOST_FINDINGS else 0
    for place, finding in enumerate(findings[: 1 if more else _MOST_FINDINGS]):
        paint_level(painter, finding.level, column.finding(line, place), colours.finding_colour(finding.level))
    if more:
        painter.setFont(colours.tabular("caption"))
        painter.setPen(colours.colour("ink_2"))
        centre = column.finding(line, 1)
        painter.drawText(QRectF(centre.x() - 10, centre.y() - 8, 24, 16), Qt.AlignmentFlag.AlignCenter, f"+{more}")
