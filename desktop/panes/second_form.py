"""What a second person writes on a claim without seeing the first verdict."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from checks.domain.moment import Moment
from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Said, Scale
from desktop import a11y
from desktop.panes.verdict_said import said_segments
from desktop.widgets.held import Held
from desktop.widgets.moment_line import MomentLine
from desktop.widgets.moments import read_moment, say_moment
from desktop.widgets.rating_bar import RatingBar
from desktop.widgets.saving_text import PAUSE_MS, GrowingText

Content = tuple[str | None, Said | None, str, Moment | None]
"""Rating, whether they said so, reasons, moment."""
_NOTHING: Content = (None, None, "", None)


class SecondForm(QWidget):
    """Rating, whether they said so, reasons and moment; it saves itself, and is handed in by its button."""

    saved = Signal(object)
    """This `SecondCheck` is to be kept."""
    given = Signal(object)
    """This `SecondCheck` is to be handed in."""
    typing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check: SecondCheck | None = None
        self._scale: Scale | None = None
        self._bar: RatingBar | None = None
        self._held: Held[Content] = Held(_NOTHING)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._said = said_segments()
        self.rationale = GrowingText("quote_row", (3, 8))
        self.rationale.setObjectName("second rationale")
        self.rationale.setAccessibleName("Reasons of the second check")
        self.rationale.setPlaceholderText("Why? Write it for the reader.")
        self._as_of = MomentLine("True as of, by the second check", "23 May 2025, 17:01")
        self._hand_in = QPushButton("Hand In")
        self._hand_in.setProperty("primary", True)
        self._hand_in.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(a11y.label("As of", self._as_of))
        foot.addWidget(self._as_of, 1)
        foot.addWidget(self._hand_in)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._said)
        self._layout.addWidget(self.rationale)
        self._layout.addLayout(foot)
        self._layout.addWidget(self._as_of.error)
        self._connect()

    def load(self, check: SecondCheck, scale: Scale, *, asks_said: bool) -> None:
        """Show a check on another claim."""
        self._pause.stop()
        self._set_scale(scale)
        self._said.setVisible(asks_said)
        self._held = Held(_content(check))
        self._show(check)

    def refresh(self, check: SecondCheck) -> None:
        """Show what was stored of the same check; what is being typed stays."""
        if self._check is None or check.id != self._check.id:
            return
        is_taken = self._held.take(_content(check), _content(self.shown()))
        self._check = check
        if is_taken:
            self._show(check)

    def shown(self) -> SecondCheck | None:
        """The check as it stands in the fields; a moment that makes no sense leaves the stored one."""
        if self._check is None:
            return None
        raw, moment = self._said.raw(), self._as_of.text().strip()
        as_of = self._check.as_of if self._as_of.why_unreadable else read_moment(moment) if moment else None
        return replace(
            self._check,
            rating=self._bar.rating if self._bar else None,
            said=raw if isinstance(raw, Said) else None,
            rationale=self.rationale.text(),
            as_of=as_of,
        )

    def rate(self, index: int) -> None:
        """Choose the rating at `index`."""
        if self._bar is not None:
            self._bar.choose(index)

    @Slot()
    def flush(self) -> None:
        """Save now what is not saved yet."""
        self._pause.stop()
        shown = self.shown()
        if shown is not None and self._held.is_unsaved(_content(shown)):
            self._held.send(_content(shown))
            self.saved.emit(shown)
        self._allow()

    @Slot()
    def hand_in(self) -> None:
        """Give it, as it stands in the fields."""
        self._pause.stop()
        if not self.why_not():
            self.given.emit(self.shown())

    def why_not(self) -> str:
        """What is missing before it can be handed in; empty where nothing is."""
        shown = self.shown()
        if shown is None or shown.rating is None:
            return "Choose a rating first."
        return self._as_of.why_unreadable if shown.rationale.strip() else "Write down the reasons first."

    def fail(self) -> bool:
        """The last saving was refused; was there any?"""
        return self._held.fail()

    def _connect(self) -> None:
        self._said.settled.connect(self.flush)
        self.rationale.textChanged.connect(self._touch)
        self.rationale.left.connect(self.flush)
        self._as_of.textEdited.connect(self._touch)
        self._as_of.settled.connect(self.flush)
        self._hand_in.clicked.connect(self.hand_in)

    def _set_scale(self, scale: Scale) -> None:
        if scale == self._scale:
            return
        self._scale = scale
        if self._bar is not None:
            self._bar.deleteLater()
        self._bar = RatingBar(scale)
        self._bar.setAccessibleName("Rating of the second check")
        self._bar.chosen.connect(self.flush)
        self._layout.insertWidget(1, self._bar)
        a11y.tab_before(self.rationale, self._bar)

    def _show(self, check: SecondCheck) -> None:
        self._check = check
        if self._bar is not None:
            self._bar.show_rating(check.rating)
        self._said.show_raw(check.said)
        self.blockSignals(True)
        self.rationale.set_text(check.rationale)
        self._as_of.show_text(say_moment(check.as_of) if check.as_of else "")
        self.blockSignals(False)
        self._allow()

    @Slot()
    def _touch(self) -> None:
        self.typing.emit()
        if self._held.is_unsaved(_content(self.shown())):
            self._pause.start()
        self._allow()

    def _allow(self) -> None:
        why = self.why_not()
        self._hand_in.setEnabled(not why)
        self._hand_in.setToolTip(why or "Hand In (Ctrl+Enter)")
        self._hand_in.setAccessibleDescription(why)


def _content(check: SecondCheck | None) -> Content:
    return (check.rating, check.said, check.rationale, check.as_of) if check else _NOTHING
