"""The fields of a verdict: its two halves, wording, moment, flags, and what is rarely used."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from checks.domain.verdict import Scale
from desktop import a11y
from desktop.panes.verdict_draft import VerdictDraft
from desktop.panes.verdict_more import VerdictMore
from desktop.panes.verdict_said import SaidFields
from desktop.widgets.choices_menu import ChoicesMenu
from desktop.widgets.flow import FlowLayout
from desktop.widgets.label import Label
from desktop.widgets.moment_line import MomentLine
from desktop.widgets.rating_bar import RatingBar
from desktop.widgets.saving_text import GrowingText


class VerdictFields(QWidget):
    """Shows a `VerdictDraft` and gives it back; knows nothing of saving."""

    touched = Signal()
    """Something was typed."""
    settled = Signal()
    """A field was left or a choice made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: Scale | None = None
        self._bar: RatingBar | None = None
        self._is_wording_open = self._is_more_open = False
        self._is_locked = False
        self._relied_on: tuple[UUID, ...] = ()
        self.said = SaidFields()
        self.said.hide()
        self.rationale = _text_field("Reasons", "rationale", "Why? Write it for the reader.", (3, 8))
        self._wording_label = Label("Proposed wording", role="meta", ink="ink_2", lines=1)
        self._wording = _text_field("Proposed wording", "wording", "How the article should say it", (1, 5))
        self._add_wording = _link("Add proposed wording")
        self._add_wording.clicked.connect(self._open_wording)
        self._flags = ChoicesMenu("Add flags")
        self._flags.setProperty("link", True)
        self._flags.setAccessibleName("Flags")
        self._flags.chosen.connect(self.settled)
        self._more = VerdictMore()
        self._add_more = _link("Add confidence, re-check date…")
        self._add_more.clicked.connect(self._open_more)
        self._as_of = MomentLine("True as of", "23 May 2025, 17:01")
        self._as_of.setObjectName("as of")
        self.as_of_row = QHBoxLayout()
        """True as of; whoever uses the fields puts a button at its end."""
        self.more_row = FlowLayout(gap=16)
        """Flags and further fields; links can be put at its end."""
        self._arrange()
        self._show_folds()
        self._connect()

    def set_scale(self, scale: Scale) -> None:
        """Offer the ratings and flags of a house."""
        if scale == self._scale:
            return
        self._scale = scale
        chosen = self._bar.rating if self._bar else None
        if self._bar is not None:
            self._bar.deleteLater()
        self._bar = RatingBar(scale)
        self._bar.show_rating(chosen)
        self._bar.setEnabled(not self._is_locked)
        self._bar.chosen.connect(self.settled)
        self._layout.insertWidget(1, self._bar)
        a11y.tab_before(self.rationale, self._bar)
        self._flags.set_choices({flag.key: flag.label for flag in scale.flags})
        self._flags.setVisible(bool(scale.flags))

    def ask_said(self, is_asked: bool) -> None:
        """Ask whether it was said, which makes sense where the article gives it as somebody's words."""
        self.said.setVisible(is_asked or self.said.said is not None)

    def rely_on(self, records: tuple[UUID, ...]) -> None:
        """Let the verdict stand on these of the linked records, or on all."""
        self._relied_on = records
        self.settled.emit()

    def shown(self) -> VerdictDraft:
        """What stands in the fields."""
        return VerdictDraft(
            rating=self._bar.rating if self._bar else None,
            rationale=self.rationale.text(),
            as_of=self._as_of.text(),
            flags=self._flags.choices(),
            wording=self._wording.text(),
            said=self.said.said,
            said_rationale=self.said.rationale.text(),
            confidence=self._more.confidence,
            confidence_reason=self._more.reason.text(),
            recheck_on=self._more.recheck.text(),
            relied_on=self._relied_on,
        )

    def show_draft(self, draft: VerdictDraft) -> None:
        """Show these contents and tell nobody; fields that show the same already are left alone."""
        if self._bar is not None:
            self._bar.show_rating(draft.rating)
        self._flags.show_choices(draft.flags)
        self._relied_on = draft.relied_on
        self.blockSignals(True)
        self.said.show_said(draft.said, draft.said_rationale)
        self.rationale.set_text(draft.rationale)
        self._wording.set_text(draft.wording)
        self._as_of.show_text(draft.as_of)
        self._more.show_more(draft.confidence, draft.confidence_reason, draft.recheck_on)
        self.blockSignals(False)
        self._show_folds()

    def rate(self, index: int) -> None:
        """Choose the rating at `index`."""
        if self._bar is not None:
            self._bar.choose(index)

    def set_locked(self, why: str) -> None:
        """Let nobody write while there is a reason against it."""
        is_locked = bool(why)
        if self._bar is not None:
            self._bar.setEnabled(not is_locked)
        for part in (self.said, self._more):
            part.set_locked(why)
        for field in (self.rationale, self._wording, self._as_of):
            field.setReadOnly(is_locked)
            field.setToolTip(why)
        self._flags.setEnabled(not is_locked)
        self._flags.setVisible(
            bool(self._scale and self._scale.flags) and not (is_locked and not self._flags.choices())
        )
        self._is_locked = is_locked
        self._show_folds()

    def close_folds(self) -> None:
        """Hide again what is rarely used, unless there is something in it."""
        self._is_wording_open = self._is_more_open = False
        self._show_folds()

    def _arrange(self) -> None:
        label = a11y.label("As of", self._as_of)
        a11y.name(self._as_of, "True as of")
        self.as_of_row.setSpacing(8)
        self.as_of_row.addWidget(label)
        self.as_of_row.addWidget(self._as_of, 1)
        for link in (self._flags, self._add_wording, self._add_more):
            self.more_row.addWidget(link)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        for widget in (self.said, self.rationale, self._wording_label, self._wording, self._more):
            self._layout.addWidget(widget)
        self._layout.addLayout(self.as_of_row)
        self._layout.addWidget(self._as_of.error)
        self._layout.addLayout(self.more_row)

    def _connect(self) -> None:
        for text in (self.rationale, self._wording):
            text.textChanged.connect(self.touched)
            text.left.connect(self.settled)
        self._as_of.textEdited.connect(self.touched)
        self._as_of.settled.connect(self.settled)
        for part in (self.said, self._more):
            part.touched.connect(self.touched)
            part.settled.connect(self.settled)

    @Slot()
    def _open_wording(self) -> None:
        self._is_wording_open = True
        self._show_folds()
        self._wording.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _open_more(self) -> None:
        self._is_more_open = True
        self._show_folds()
        self._more.go_in()

    def _show_folds(self) -> None:
        has_wording = self._is_wording_open or bool(self._wording.text())
        for widget in (self._wording_label, self._wording):
            widget.setVisible(has_wording)
        self._add_wording.setVisible(not has_wording and not self._is_locked)
        has_more = self._is_more_open or self.shown().has_more
        self._more.setVisible(has_more)
        self._add_more.setVisible(not has_more and not self._is_locked)


def _text_field(name: str, object_name: str, hint: str, lines: tuple[int, int]) -> GrowingText:
    field = GrowingText("quote_row", lines)
    field.setObjectName(object_name)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("link", True)
    return button
