"""The fields of a verdict: rating bar, reasons, proposed wording, moment and flags."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from checks.domain.verdict import Scale
from desktop import a11y
from desktop.panes.verdict_draft import VerdictDraft
from desktop.widgets.choices_menu import ChoicesMenu
from desktop.widgets.label import Label
from desktop.widgets.moments import Unreadable, read_moment, say_moment
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
        self._is_wording_open = False
        self._is_locked = False
        self.rationale = _text_field("Reasons", "rationale", "Why? Write it for the reader.", (3, 8))
        self._wording_label = Label("Proposed wording", role="meta", ink="ink_2", lines=1)
        self._wording = _text_field("Proposed wording", "wording", "How the article should say it", (1, 5))
        self._add_wording = _link("Add proposed wording")
        self._add_wording.clicked.connect(self._open_wording)
        self._flags = ChoicesMenu("Add flags")
        self._flags.setProperty("link", True)
        self._flags.setAccessibleName("Flags")
        self._flags.chosen.connect(self.settled)
        self._as_of = QLineEdit()
        self._as_of.setObjectName("as of")
        self._as_of.setPlaceholderText("23 May 2025, 17:01")
        self._error = Label(role="meta", ink="find_conflicts")
        self.as_of_row = QHBoxLayout()
        """True as of; whoever uses the fields puts a button at its end."""
        self.more_row = QHBoxLayout()
        """Flags and further fields; links can be put at its end."""
        self._arrange()
        self._show_wording()
        self._connect()

    def set_scale(self, scale: Scale) -> None:
        """Offer the ratings and flags of a house."""
        if scale == self._scale:
            return
        self._scale = scale
        if self._bar is not None:
            self._bar.deleteLater()
        self._bar = RatingBar(scale)
        self._bar.chosen.connect(self.settled)
        self._layout.insertWidget(0, self._bar)
        a11y.tab_before(self.rationale, self._bar)
        self._flags.set_choices({flag.key: flag.label for flag in scale.flags})
        self._flags.setVisible(bool(scale.flags))

    def shown(self) -> VerdictDraft:
        """What stands in the fields."""
        return VerdictDraft(
            rating=self._bar.rating if self._bar else None,
            rationale=self.rationale.text(),
            as_of=self._as_of.text(),
            flags=self._flags.choices(),
            wording=self._wording.text(),
        )

    def show_draft(self, draft: VerdictDraft) -> None:
        """Show these contents and tell nobody; fields that show the same already are left alone."""
        if self._bar is not None:
            self._bar.show_rating(draft.rating)
        self._flags.show_choices(draft.flags)
        self.blockSignals(True)
        self.rationale.set_text(draft.rationale)
        self._wording.set_text(draft.wording)
        if self._as_of.text() != draft.as_of:
            self._as_of.setText(draft.as_of)
            self._as_of.setCursorPosition(0)
        self.blockSignals(False)
        self._show_wording()
        self.show_error()

    def rate(self, index: int) -> None:
        """Choose the rating at `index`."""
        if self._bar is not None:
            self._bar.choose(index)

    def set_locked(self, why: str) -> None:
        """Let nobody write while there is a reason against it."""
        is_locked = bool(why)
        if self._bar is not None:
            self._bar.setEnabled(not is_locked)
        for field in (self.rationale, self._wording, self._as_of):
            field.setReadOnly(is_locked)
            field.setToolTip(why)
        self._flags.setEnabled(not is_locked)
        self._flags.setVisible(
            bool(self._scale and self._scale.flags) and not (is_locked and not self._flags.choices())
        )
        self._is_locked = is_locked
        self._show_wording()

    def close_wording(self) -> None:
        """Hide the proposed wording again unless there is one."""
        self._is_wording_open = False
        self._show_wording()

    @Slot()
    def show_error(self) -> None:
        """Say what is wrong with the moment, unless it is still being typed."""
        sentence = "" if self._as_of.hasFocus() else self.shown().as_of_error
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._as_of.setAccessibleDescription(sentence)

    def _arrange(self) -> None:
        label = a11y.label("As of", self._as_of)
        a11y.name(self._as_of, "True as of")
        self.as_of_row.setSpacing(8)
        self.as_of_row.addWidget(label)
        self.as_of_row.addWidget(self._as_of, 1)
        self.more_row.setSpacing(16)
        self.more_row.addWidget(self._flags)
        self.more_row.addWidget(self._add_wording)
        self.more_row.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        for widget in (self.rationale, self._wording_label, self._wording):
            self._layout.addWidget(widget)
        self._layout.addLayout(self.as_of_row)
        self._layout.addWidget(self._error)
        self._layout.addLayout(self.more_row)

    def _connect(self) -> None:
        for text in (self.rationale, self._wording):
            text.textChanged.connect(self.touched)
            text.left.connect(self.settled)
        self._as_of.textEdited.connect(self.touched)
        self._as_of.editingFinished.connect(self._tidy_as_of)

    @Slot()
    def _open_wording(self) -> None:
        self._is_wording_open = True
        self._show_wording()
        self._wording.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_wording(self) -> None:
        is_shown = self._is_wording_open or bool(self._wording.text())
        for widget in (self._wording_label, self._wording):
            widget.setVisible(is_shown)
        self._add_wording.setVisible(not is_shown and not self._is_locked)

    @Slot()
    def _tidy_as_of(self) -> None:
        """Write the moment the way all moments are written, so that it can be seen how it was understood."""
        with suppress(Unreadable):
            self._as_of.setText(say_moment(read_moment(self._as_of.text())))
        self.show_error()
        self.settled.emit()


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
