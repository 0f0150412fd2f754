"""One finding: its mark, its sentence, and the values that it compares, each a link to where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QWidget

from checks.domain.desk import Desk
from checks.domain.finding import Finding, FindingValue
from checks.domain.span import Span
from desktop import a11y, theme
from desktop.models.evidence_words import record_name
from desktop.models.finding_facts import WEIGHTY
from desktop.widgets.flow import FlowLayout
from desktop.widgets.label import Label
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.tips import plain_tip
from desktop.widgets.walked_row import WalkedRow

IN_THE_TEXT = "in the text"
_MOST_OF_A_NAME = 104
"""Pixels of a publisher's name, so that the values keep a line each."""
_MOST_OF_A_DEED = 250
_BETWEEN_DEEDS = 14
WHY = "Why?"


@dataclass(frozen=True)
class Remedy:
    """What can be done about a finding beside dismissing it: its name, and what does it."""

    label: str
    does: Callable[[], None]


class FindingRow(WalkedRow):
    """Takes the focus; its menu and keys dismiss it or take it back in, show its rule, and copy it.

    What asks for no decision is one line, which Enter or a click opens.
    """

    evidence_requested = Signal(object)
    """The id of a record to be shown."""
    passage_requested = Signal(object)
    """A `FindingValue` whose place in a record's text is to be shown."""
    span_requested = Signal(object)
    """The `Span` of the article to be shown."""
    dismiss_requested = Signal(object)
    restore_requested = Signal(object)
    rule_requested = Signal(object)

    def __init__(
        self, finding: Finding, desk: Desk, remedies: Sequence[Remedy] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.finding = finding
        self._remedies = remedies
        missing = f" Missing: {', '.join(finding.missing)}." if finding.missing else ""
        a11y.name(self, spoken(finding), "The menu key offers what can be done with it.")
        self._line = Label(" ".join(finding.message.split()), lines=1)
        self._sentence = Label(finding.message + missing, ink="ink_3")
        self._sentence.setObjectName("sentence")
        self._sentence.set_strong(0, len(finding.message.encode("utf-16-le")) // 2)
        self._caret, self._rest = self._make_caret(), QWidget()
        outer = QGridLayout(self)
        outer.setContentsMargins(0, 2, 0, 4)
        outer.setHorizontalSpacing(8)
        outer.setVerticalSpacing(0)
        outer.setColumnStretch(1, 1)
        outer.addWidget(LevelMark(finding.level), 0, 0, Qt.AlignmentFlag.AlignTop)
        outer.addWidget(self._line, 0, 1)
        outer.addWidget(self._caret, 0, 2, Qt.AlignmentFlag.AlignTop)
        outer.addWidget(self._sentence, 0, 1)  # one of the two shows
        outer.addWidget(self._rest, 1, 1, 1, 2)
        self._grid = QGridLayout(self._rest)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
        for value in finding.values:
            self._add_value(value, desk)
        if finding.dismissed is not None:
            self._add_dismissal(finding.dismissed)
        self._add_deeds()
        self.set_open(not self._is_brief)

    @property
    def _is_brief(self) -> bool:
        """Does one line do, until a person wants more?"""
        return self.finding.level not in WEIGHTY and self.finding.dismissed is None

    @property
    def is_open(self) -> bool:
        """Does it show its whole sentence, its values, and what can be done?"""
        return not self._rest.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show everything, or one line; what asks for a decision is always open."""
        is_open = is_open or not self._is_brief
        self._line.setHidden(is_open)
        self._sentence.setVisible(is_open)
        self._rest.setVisible(is_open)
        self._caret.setVisible(self._is_brief)
        self._show_caret()

    @Slot()
    def toggle(self) -> None:
        """Open, or close again."""
        self.set_open(not self.is_open)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one that can be folded opens or closes it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.toggle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_caret()

    def make_menu(self) -> QMenu:
        """What can be done with the finding."""
        menu = QMenu(self)
        if self.finding.dismissed is None:
            menu.addAction("Dismiss…", self._ask_dismissal)
        else:
            menu.addAction("Restore", self._ask_restoring)
        for remedy in self._remedies:
            menu.addAction(remedy.label.replace("&", "&&"), remedy.does)
        menu.addAction("Show the Rule", self._ask_rule)
        menu.addAction("Copy", self.copy)
        return menu

    def copy(self) -> None:
        """Put the finding with its values on the clipboard, as plain text."""
        values = [f"{value.origin}: {value.value}" for value in self.finding.values]
        missing = [f"Missing: {', '.join(self.finding.missing)}"] if self.finding.missing else []
        QGuiApplication.clipboard().setText("\n".join([self.finding.message, *values, *missing]))

    def keys(self) -> Mapping[Qt.Key, Callable[[], None]]:
        """D and Delete dismiss; Enter opens and closes, Right opens, Left closes."""
        return {
            Qt.Key.Key_D: self._ask_dismissal,
            Qt.Key.Key_Delete: self._ask_dismissal,
            Qt.Key.Key_Return: self.toggle,
            Qt.Key.Key_Enter: self.toggle,
            Qt.Key.Key_Right: partial(self.set_open, True),
            Qt.Key.Key_Left: partial(self.set_open, False),
        }

    def _make_caret(self) -> QPushButton:
        """Says by its direction whether the finding is open; the row itself takes the keys."""
        caret = QPushButton()
        caret.setProperty("link", True)
        caret.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        caret.clicked.connect(self.toggle)
        return caret

    def _show_caret(self) -> None:
        least = theme.current().size("hit_min")
        self._caret.setMinimumSize(least, least)
        a11y.name(self._caret, "Show Less" if self.is_open else "Show More")
        self._caret.setIcon(theme.current().icon("ph.caret-down" if self.is_open else "ph.caret-right"))

    def _add_value(self, value: FindingValue, desk: Desk) -> None:
        """Origin, value and link of one value, in columns that all values share."""
        row, top = self._grid.rowCount(), Qt.AlignmentFlag.AlignTop
        name, does = self._place_of(value, desk)
        if does is not None and name == value.origin:  # who says so is said once, and leads there
            self._grid.addWidget(_link(name, _MOST_OF_A_NAME, does), row, 1, top | Qt.AlignmentFlag.AlignLeading)
            self._grid.addWidget(Label(value.value, role="meta"), row, 2, 1, 2, top)
            return
        origin = Label(value.origin, role="meta", ink="ink_3", lines=1)
        origin.setMaximumWidth(_MOST_OF_A_NAME)
        self._grid.addWidget(origin, row, 1, top)
        self._grid.addWidget(Label(value.value, role="meta"), row, 2, top)
        if does is not None:
            self._add_link(row, name, does)

    def _place_of(self, value: FindingValue, desk: Desk) -> tuple[str, Callable[[], None] | None]:
        """Where a value stands, in words, and what leads there; None where nothing does."""
        record = desk.record(value.evidence_id) if value.evidence_id else None
        if record is not None and value.span is not None:
            return record_name(record), partial(self.passage_requested.emit, value)
        if record is not None:
            return record_name(record), partial(self.evidence_requested.emit, record.id)
        span = value.span or self._span(desk)
        if value.evidence_id is None and span is not None:
            return IN_THE_TEXT, partial(self.span_requested.emit, span)
        return "", None

    def _add_deeds(self) -> None:
        """Below all else: why the rule looks, how to be rid of the finding, and what else can be done about it."""
        row = FlowLayout(gap=_BETWEEN_DEEDS)
        row.addWidget(_link(WHY, _MOST_OF_A_DEED, self._ask_rule))
        if self.finding.dismissed is None:
            row.addWidget(_link("Dismiss…", _MOST_OF_A_DEED, self._ask_dismissal))
        for remedy in self._remedies:
            row.addWidget(_link(remedy.label, _MOST_OF_A_DEED, remedy.does))
        self._grid.addLayout(row, self._grid.rowCount(), 1, 1, 3)

    def _add_link(self, row: int, words: str, does: Callable[[], None]) -> None:
        link = _link(words, _MOST_OF_A_NAME, does)
        self._grid.addWidget(link, row, 3, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing)

    def _add_dismissal(self, reason: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(Label(f"Dismissed: {reason}", role="meta", ink="ink_3"), row, 1, 1, 2)
        self._add_link(row, "Restore", self._ask_restoring)

    def _span(self, desk: Desk) -> Span | None:
        """Where the article's own value stands: the finding's first span, else the claim."""
        claim = desk.claim(self.finding.claim_id)
        return next(iter(self.finding.spans), claim.anchor.span if claim else None)

    def _ask_dismissal(self) -> None:
        if self.finding.dismissed is None:
            self.dismiss_requested.emit(self.finding)

    def _ask_restoring(self) -> None:
        self.restore_requested.emit(self.finding)

    def _ask_rule(self) -> None:
        self.rule_requested.emit(self.finding)


def _link(words: str, most: int, does: Callable[[], None]) -> QPushButton:
    """A quiet button; of its words, as many as `most` pixels hold."""
    font = theme.current().font("meta")
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, most)
    link = QPushButton(shown.replace("&", "&&"))
    link.setProperty("link", True)
    link.setFont(font)
    a11y.name(link, words)
    link.setToolTip(plain_tip(words if shown != words else ""))
    link.clicked.connect(does)
    return link


def spoken(finding: Finding) -> str:
    """A finding as a screen reader tells it: level first, then the sentence, then the values."""
    values = "; ".join(f"{value.origin}: {value.value}" for value in finding.values)
    missing = f"Missing: {', '.join(finding.missing)}." if finding.missing else ""
    dismissed = f"Dismissed: {finding.dismissed}" if finding.dismissed is not None else ""
    parts = (
        f"{finding.level.value.capitalize()}: {finding.message}",
        f"{values}." if values else "",
        missing,
        dismissed,
    )
    return " ".join(part for part in parts if part)
