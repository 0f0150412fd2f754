"""The fields of a record beside its document, the claims it is linked to, and its chain of reasoning kept in order."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.evidence import Credibility, Evidence, Figure, Link
from checks.text.quantities import find_quantities
from desktop import a11y
from desktop.models.evidence_form import EVIDENCE_FORM
from desktop.models.evidence_words import record_name
from desktop.models.objections import objections_to
from desktop.models.record_book import RecordBook
from desktop.session import Session
from desktop.widgets.form_view import FormView
from desktop.widgets.header import PaneHeader
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label
from desktop.widgets.reference_input import ReferenceInput
from desktop.widgets.scrolling import scrolling
from desktop.widgets.section import Section, hairline
from desktop.widgets.stance_bar import STANCE_ICONS

_ALONE = "“1, confirmed” needs a second independent source."


class RecordPane(QWidget):
    """Saves on Save and when another record is chosen, as one change; what is wrong is said beside the button."""

    record_shown = Signal(object)
    """A record came, as it is stored: an `Evidence`, or None."""
    passages_changed = Signal()
    """Other passages are used, or another field has the keyboard."""
    reference_wanted = Signal(object)
    """The person wants to choose another record for this `ReferenceInput`."""
    message = Signal(str)
    """Something that is worth saying in the strip."""

    def __init__(self, session: Session, book: RecordBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._book = book
        self._wanted: UUID | None = None
        self._record: Evidence | None = None
        self._links: tuple[tuple[Link, Claim], ...] = ()
        self._agreeing: tuple[Evidence, ...] = ()
        self._form: FormView | None = None
        self._header = PaneHeader("Record")
        self._place = QVBoxLayout()
        self._claims = Section("Linked claims")
        self._hint = Label(role="meta", ink="ink_3")
        self._hint.setObjectName("hint")
        self._save = QPushButton("Save")
        self._lay_out()
        self._connect()
        self._show(None)

    @property
    def record(self) -> Evidence | None:
        """The record as it is stored."""
        return self._record

    @property
    def draft(self) -> Evidence | None:
        """The record as it stands in the fields, as far as it is good."""
        draft: Evidence | None = self._form.read().record if self._form else None
        return draft

    @property
    def hint(self) -> str:
        """What is said beside Save."""
        return self._hint.text()

    @property
    def passages(self) -> tuple[str, ...]:
        """The passages of the document that fields and links rely on."""
        draft = self.draft
        if draft is None:
            return ()
        figures = [figure.passage for figure in draft.figures]
        links = [link.passage for link, _ in self._links]
        return tuple(dict.fromkeys(each for each in (*figures, draft.quote_text, *links) if each))

    @property
    def focused_passage(self) -> str:
        """The passage behind the field with the keyboard."""
        focus = QApplication.focusWidget()
        if focus is None or self._form is None or not self._form.isAncestorOf(focus):
            return ""
        return self._form.passage_of(focus)

    @property
    def wanted(self) -> UUID | None:
        """The record that shows, or will once it is read."""
        return self._wanted

    def show_record(self, record_id: UUID | None) -> None:
        """Save what is typed, then read and show another record."""
        if record_id == self._wanted:
            return
        self.flush()
        self._wanted = record_id
        if record_id is None:
            self._show(None)
        else:
            self._read(record_id)

    def flush(self) -> None:
        """Save what was typed, as far as it is good; say what is not."""
        if self._form is None or self._record is None:
            return
        reading = self._form.read()
        if reading.record != self._record:
            self._write(reading.record)
        if reading.errors:
            self.message.emit(f"Not all of {record_name(self._record)} was saved. {reading.errors[0]}")

    def quote(self, words: str, place: str, link: Link | None) -> None:
        """Rely on a passage: in the link to the chosen claim where there is one, else as the words of the record."""
        if link is not None:
            relied = replace(link, passage=words, locator=place)
            self._session.do(lambda casebook: casebook.links.edit(relied), lambda _: self._say_relied())
        elif (draft := self.draft) is not None:
            self._show_draft(replace(draft, quote_text=words))

    def _say_relied(self) -> None:
        """Say so once it is written: what was said before a change goes when it is saved."""
        self._reread()
        self.message.emit("The link relies on this passage now.")

    def use_figure(self, words: str) -> None:
        """Write down the figure of a passage, with the passage."""
        draft = self.draft
        found = find_quantities(words)
        if draft is None or not found:
            self.message.emit("There is no figure in these words. Select one with what it counts.")
            return
        figure = found[0]
        made = Figure(
            what=figure.counted or figure.unit or words,
            low=figure.low,
            best=figure.value,
            high=figure.high,
            unit=figure.unit,
            qualifier=figure.qualifier,
            person_status=figure.person_status,
            severity=figure.severity,
            as_of=draft.as_of,
            passage=words,
        )
        self._show_draft(replace(draft, figures=(*draft.figures, made)))

    def focus_first(self) -> None:
        """Put the caret into the first field."""
        if self._form is not None:
            self._form.focus_first()

    @Slot()
    def save(self) -> None:
        """Save if all is good; say what is wrong otherwise."""
        if self._form is None or self._record is None:
            return
        reading = self._form.read(is_strict=True)
        objections = (*reading.errors, *objections_to(reading.record))
        if objections:
            self._say("\n".join(dict.fromkeys(objections)), is_wrong=True)
            self._form.focus_error()
        elif reading.record != self._record:
            self._write(reading.record)

    def _write(self, record: Evidence) -> None:
        self._session.do(lambda casebook: casebook.evidence.edit(record))

    def _read(self, record_id: UUID) -> None:
        def show(answer: tuple[Evidence, tuple[tuple[Link, Claim], ...], tuple[Evidence, ...]]) -> None:
            if record_id == self._wanted:
                record, self._links, self._agreeing = answer
                self._show(record)

        self._session.ask(
            lambda casebook: (
                record := casebook.evidence.get(record_id),
                casebook.evidence.links(record),
                casebook.evidence.agreeing(record),
            ),
            show,
        )

    def _reread(self) -> None:
        if self._wanted is not None:
            self._read(self._wanted)

    def _show(self, record: Evidence | None) -> None:
        """Show a record as it is stored; what is typed meanwhile stays."""
        before, self._record = self._record, record
        if before is None or record is None or self._form is None or record.id != before.id:
            self._build(record)
        elif record != before:
            self._form.show_stored(record)
        self._header.set_fact(record_name(record) if record else "")
        self._show_claims()
        self._weigh()
        self.record_shown.emit(record)
        self.passages_changed.emit()

    def _show_draft(self, draft: Evidence) -> None:
        """Show fields that were filled by a selection; they are saved like typed ones."""
        self._build(draft)
        self._weigh()
        self.passages_changed.emit()

    def _build(self, shown: Evidence | None) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        for widget in (self._save, self._claims):
            widget.setVisible(shown is not None)
        if shown is None:
            return
        self._form = FormView(EVIDENCE_FORM, shown)
        for reference in self._form.findChildren(ReferenceInput):
            reference.set_names(self._name_of)
            reference.wanted.connect(self.reference_wanted)
        self._form.settled.connect(self._settle)
        self._place.insertWidget(0, self._form)

    def _name_of(self, record_id: UUID) -> str:
        line = self._book.columns.line(record_id)
        desk = self._session.desk
        known = desk.record(record_id) if desk else None
        shown = line or known
        return ", ".join(dict.fromkeys((record_name(shown), shown.title))) if shown else "a record"

    def _show_claims(self) -> None:
        while (item := self._claims.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._claims.set_fact(str(len(self._links)))
        for link, claim in self._links:
            self._claims.body.addWidget(_ClaimRow(link, claim))

    @Slot()
    def _settle(self) -> None:
        self._weigh()
        self.passages_changed.emit()

    def _weigh(self) -> None:
        """Say beside Save what stands in the way of "1, confirmed", or who confirms it."""
        draft = self.draft
        if draft is None or draft.credibility is not Credibility.CONFIRMED:
            self._say("")
        elif self._agreeing:
            self._say(f"Confirmed by {record_name(self._agreeing[0])}, another source.")
        else:
            self._say(_ALONE, is_wrong=True)

    def _say(self, words: str, *, is_wrong: bool = False) -> None:
        self._hint.set_ink("find_conflicts" if is_wrong else "ink_3")
        self._hint.setText(words)

    def _lay_out(self) -> None:
        a11y.name(self, "Record")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 10, 16, 16)
        column.addLayout(self._place)
        column.addWidget(self._claims)
        column.addStretch(1)
        self._scroll = scrolling(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(hairline())
        layout.addLayout(foot)
        self._save.setProperty("primary", True)
        self._save.setShortcut(QKeySequence("Ctrl+Return"))
        self._save.setToolTip("Save the record (Ctrl+Return)")
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for widget in (self._scroll.viewport(), inner):
            widget.setAutoFillBackground(False)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._session.changed.connect(self._follow)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    @Slot(object)
    def _follow(self, change: Change) -> None:
        """The record, its links, or what agrees with it may be otherwise now."""
        if self._wanted is None:
            return
        if any(record.id == self._wanted for record in change.removed):
            self._wanted = None
            self._show(None)
        elif any(isinstance(record, Evidence | Link) for record in (*change.before, *change.after)):
            self._reread()

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, 40)
            self.passages_changed.emit()


class _ClaimRow(QWidget):
    """A claim with what the record does to it."""

    def __init__(self, link: Link, claim: Claim) -> None:
        super().__init__()
        self.setAccessibleName(f"{claim.quote}, {link.stance.value}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel(STANCE_ICONS[link.stance], role="body"))
        row.addWidget(Label(claim.quote, role="quote_row", lines=2), 1)
        row.addWidget(Label(link.stance.value, role="meta", ink="ink_3", lines=1))
