"""What a claim speaks of, in two lines, and the form behind them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from desktop import a11y, theme
from desktop.panes.claim_edits import edit_claim
from desktop.panes.claim_form import CLAIM_FORM
from desktop.panes.claim_words import what_line, where_icon, where_line
from desktop.session import Session
from desktop.widgets.claim_icons import KIND_ICONS
from desktop.widgets.form_view import FormView
from desktop.widgets.held import Held
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.keeps_escape import is_escape
from desktop.widgets.label import Label

FORM_FIELD = "field/"
"""Begins what the form's fields are called in the record of what is typed."""


class FieldLines(QWidget):
    """Kind and figures, then place, time and source; Enter or a click opens them for editing."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fields")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("row", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Edit Fields (Enter)")
        self._icons = (IconLabel(), IconLabel())
        self._lines = (Label(role="meta", ink="ink_2"), Label(role="meta", ink="ink_2"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, (icon, line) in enumerate(zip(self._icons, self._lines, strict=True)):
            grid.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line, row, 1)

    def show_claim(self, claim: Claim) -> None:
        """Tell what the claim speaks of."""
        for line, words in zip(self._lines, (what_line(claim), where_line(claim)), strict=True):
            line.setText(words)
        for label, icon in zip(self._icons, (KIND_ICONS[claim.kind], where_icon(claim)), strict=True):
            label.set_icon(icon)
        self.setAccessibleName(f"Fields: {what_line(claim)}. {where_line(claim)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space opens the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the form."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground under the pointer and the focus ring."""
        painter = QPainter(self)
        colours = theme.current()
        if self.underMouse():
            painter.fillRect(self.rect(), colours.colour("hover"))
        if self.hasFocus():
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class FieldsSection(QWidget):
    """The lines, or in their place the form, which saves each field as it is left."""

    typing = Signal()
    """Something was typed that is not stored yet."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._claim: Claim | None = None
        self._form: FormView | None = None
        self._held: Held[dict[str, Any]] = Held({})
        self._unfinished: dict[UUID, FormView] = {}
        """Forms of other claims that hold what could not be saved."""
        self.lines = FieldLines()
        self.lines.opened.connect(self.open_form)
        self._done = QPushButton("Done")
        self._done.setObjectName("fields done")
        self._done.setToolTip("Close the Fields (Esc)")
        self._done.clicked.connect(self.close_form)
        self._done.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.lines)
        self._layout.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTrailing)

    def load(self, desk: Desk, claim: Claim) -> None:  # noqa: ARG002
        """Show another claim; its form opens by itself only where something in it could not be saved."""
        self._put_form_away()
        self._claim = claim
        self._held = Held(_fields_of(claim))
        self.lines.show_claim(claim)
        kept = self._unfinished.pop(claim.id, None)
        if kept is not None:
            self._show_form(kept)
            kept.show_stored(claim)

    def refresh(self, desk: Desk, claim: Claim) -> None:  # noqa: ARG002
        """Show what changed about the same claim."""
        self._claim = claim
        self._held.take(_fields_of(claim), self._held.stored)
        self.lines.show_claim(claim)
        if self._form is not None:
            self._form.show_stored(claim)

    def flush(self) -> None:
        """Save what is typed."""
        self._save()

    def fail(self) -> bool:
        """The last writing was refused; was it of this?"""
        return self._held.fail()

    def typed(self) -> dict[str, str]:
        """What is typed and not stored, by field."""
        places = self._form.typed() if self._form is not None else {}
        return {f"{FORM_FIELD}{place}": text for place, text in places.items()}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Open the form and show what was typed and never stored."""
        places = {name.removeprefix(FORM_FIELD): text for name, text in typed.items() if name.startswith(FORM_FIELD)}
        if places and self._claim is not None:
            if self._form is None:
                self._show_form(FormView(CLAIM_FORM, self._claim))
            if self._form is not None:
                self._form.put_back(places)

    def discard(self) -> None:
        """Throw away what is typed and not stored."""
        if self._claim is not None and self._form is not None:
            form, self._form = self._form, None
            self._put_away(form)

    @Slot()
    def open_form(self) -> None:
        """Open the fields for editing."""
        if self._claim is not None and self._form is None:
            form = FormView(CLAIM_FORM, self._claim)
            self._show_form(form)
            form.focus_first()

    @Slot()
    def close_form(self) -> None:
        """Save and go back to the two lines; stay while something cannot be saved."""
        form = self._form
        if form is not None and self._save(is_strict=True):
            form.focus_error()
        elif form is not None:
            self._put_form_away()
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Esc closes the form."""
        if is_escape(event) and self._form is not None:
            if event.type() == QEvent.Type.KeyPress:
                self.close_form()
            event.accept()
            return True
        return super().event(event)

    def _show_form(self, form: FormView) -> None:
        self._form = form
        form.settled.connect(self._save)
        form.typing.connect(self.typing)
        self._layout.insertWidget(1, form)
        form.show()
        a11y.tab_before(self._done, form)
        self.lines.hide()
        self._done.show()

    def _put_form_away(self) -> None:
        """Close the form; keep it aside where it holds something that could not be saved."""
        form, self._form = self._form, None
        if form is None or self._claim is None:
            return
        is_kept = bool(form.read().errors)
        if is_kept:
            self._unfinished[self._claim.id] = form
        self._put_away(form, is_kept=is_kept)

    def _put_away(self, form: FormView, *, is_kept: bool = False) -> None:
        form.settled.disconnect(self._save)
        form.typing.disconnect(self.typing)
        self._layout.removeWidget(form)
        form.hide()
        if not is_kept:
            form.setParent(None)
            form.deleteLater()
        self.lines.show()
        self._done.hide()

    @Slot()
    def _save(self, *, is_strict: bool = False) -> bool:
        """Save the good fields as one change; is anything left that is wrong?"""
        if self._form is None or self._claim is None:
            return False
        reading = self._form.read(is_strict=is_strict)
        fields = _fields_of(reading.record)
        if self._held.is_unsaved(fields):
            self._held.send(fields)
            edit_claim(self._session, self._claim, lambda claim: dataclasses.replace(claim, **fields))
        return bool(reading.errors)


_FORM_FIELDS = tuple(
    name
    for group in CLAIM_FORM.groups
    for name in ([group.attribute] if group.attribute else [spec.name for spec in group.fields])
)


def _fields_of(claim: Claim) -> dict[str, Any]:
    """The values of a claim that the form edits, by attribute."""
    return {name: getattr(claim, name) for name in _FORM_FIELDS}
