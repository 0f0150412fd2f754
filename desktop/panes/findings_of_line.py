"""The findings of one printed line, offered by the claims that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from checks.domain.finding import Finding, Level
from desktop import a11y, theme
from desktop.models.finding_facts import hold_words
from desktop.widgets.level_mark import paint_level

_SIDE = 16
_WIDE = 420
"""Pixels of a sentence in the menu."""


class FindingsOfLine(QMenu):
    """What holds is folded into a line. Goes away by itself once a finding is chosen or something else is clicked."""

    chosen = Signal(object)
    """The `Finding` that a person wants to see."""

    def __init__(self, findings: Iterable[Finding], quotes: Mapping[UUID, str], parent: QWidget) -> None:
        """`findings`, strongest first; `quotes`: what the claims of the line say, in the order of the text."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        a11y.name(self, "Findings of this line")
        by_claim: dict[UUID, list[Finding]] = {claim_id: [] for claim_id in quotes}
        for finding in findings:
            by_claim.setdefault(finding.claim_id, []).append(finding)
        for claim_id, own in by_claim.items():
            if own:
                self._add_claim(quotes.get(claim_id, ""), own)

    def _add_claim(self, quote: str, findings: list[Finding]) -> None:
        heading = self.addAction(self._short(f"“{quote}”"))
        heading.setEnabled(False)
        font = QFont(heading.font())
        font.setItalic(True)
        heading.setFont(font)
        held = [each for each in findings if each.level is Level.SUPPORTS]
        for finding in findings:
            if finding not in held:
                self._add_finding(self, finding)
        if held:
            folded = self.addMenu(_icon(Level.SUPPORTS, self), hold_words(len(held)))
            for finding in held:
                self._add_finding(folded, finding)

    def _add_finding(self, menu: QMenu, finding: Finding) -> None:
        words = self._short(" ".join(finding.message.split()))
        menu.addAction(_icon(finding.level, self), words.replace("&", "&&"), partial(self.chosen.emit, finding))

    def _short(self, words: str) -> str:
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _WIDE)


def _icon(level: Level, widget: QWidget) -> QIcon:
    """The mark of a level as a picture, in the colours of the theme."""
    ratio = widget.devicePixelRatioF()
    picture = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(_SIDE / 2, _SIDE / 2)
        paint_level(painter, level, centre, theme.current().finding_colour(level))
    return QIcon(picture)
