"""What was kept of a record, beside its form: text, pages or a picture; and what a selected passage is used for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from checks.domain.evidence import Capture, CaptureState, Evidence, EvidenceFlag
from checks.domain.kept import Kept, KeptState
from checks.domain.progress import Progress
from desktop import a11y
from desktop.models.evidence_words import record_name
from desktop.models.keeping_words import alike_lines, picture_lines
from desktop.models.looks import Look, look_at, page_place, place_of
from desktop.panes.document_text import DocumentText
from desktop.session import Session
from desktop.widgets.header import PaneHeader
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.image_view import ImageView
from desktop.widgets.label import Label
from desktop.widgets.moments import say_moment
from desktop.widgets.paged_view import image_of
from desktop.widgets.selectable_pages import SelectablePages

if TYPE_CHECKING:
    from checks.ingest.pdf_pages import PageWord

_STATES = {
    KeptState.UNCHANGED: ("ph.shield-check", "find_supports", "Snapshot unchanged since capture"),
    KeptState.ALTERED: ("ph.shield-warning", "find_conflicts", "The snapshot is not what was kept: its bytes differ"),
    KeptState.MISSING: ("ph.shield-warning", "find_conflicts", "The snapshot is missing from the casebook"),
    KeptState.NOTHING: ("ph.archive-box", "ink_3", "Nothing was kept of this record but its fields"),
}
_BAR = 40


class DocumentPane(QWidget):
    """Reads what was kept off the GUI thread. Graphic material waits behind a key; captives stay blurred."""

    quote_requested = Signal(str, str)
    """A passage is to be quoted: its words, and where it stands."""
    capture_requested = Signal(object)
    """The page of this `Evidence` is to be asked for once more."""
    figure_requested = Signal(str)
    """The figure in a passage is to be written down."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._record: Evidence | None = None
        self._look = Look()
        self._pointed_at = ""
        """Words that somebody wants to see as soon as they are there."""
        self._header = PaneHeader("Document")
        self._as_text = self._header.add_button("ph.text-aa", "Show Text to Select From")
        self._open = self._header.add_button("ph.arrow-square-out", "Open Page")
        self._icon = IconLabel(role="meta")
        self._state = Label(role="meta", lines=2)
        self._state.setObjectName("snapshot state")
        self._again = QPushButton("Try Again")
        self._again.setProperty("link", True)
        self._told = Label(role="meta", ink="ink_2")
        self._told.setObjectName("picture facts")
        self._text, self._pages, self._image = DocumentText(), SelectablePages(), ImageView()
        self._gate = _Gate()
        self._sentence = Label(ink="ink_2")
        self._stack = QStackedWidget()
        self._passage = Label(role="meta", ink="ink_2", lines=1)
        self._quote, self._figure = QPushButton("Quote (Q)"), QPushButton("Use as Figure (F)")
        self._bar = QWidget()
        self._lay_out()
        self._connect()
        self.show_record(None)

    @property
    def state(self) -> str:
        """What the first line says of the snapshot."""
        return self._state.text()

    @property
    def picture_facts(self) -> str:
        """What is said of the picture that is shown, a line each; empty where there is none."""
        return self._told.text()

    @property
    def text(self) -> DocumentText:
        """The text, where passages are selected."""
        return self._text

    @property
    def shows(self) -> str:
        """What shows: "text", "pages", "picture", "gate" or "sentence"."""
        names = {
            self._text: "text", self._pages: "pages", self._image: "picture", self._gate: "gate",
        }  # fmt: skip
        current = self._stack.currentWidget()
        return next((name for widget, name in names.items() if widget is current), "sentence")

    @property
    def sentence(self) -> str:
        """What is said where there is nothing to look at."""
        return self._sentence.text()

    def show_record(self, record: Evidence | None) -> None:
        """Read and show what was kept of a record."""
        is_same = (
            record is not None
            and self._record is not None
            and (record.id, record.snapshot_id, record.flags, record.captures)
            == (self._record.id, self._record.snapshot_id, self._record.flags, self._record.captures)
        )
        self._record = record
        self._header.set_title(record_name(record) if record else "Document")
        self._open.setEnabled(bool(record and record.url and record.url.startswith(("https://", "http://"))))
        if is_same:
            return
        self._header.set_fact("")
        self._say_state("", "ink_3", "")
        self._say_picture(())
        self._forget()
        if record is None:
            self._say("Choose a record to read what was kept of it.")
            return
        self._say("Reading the copy…")
        self._session.ask(
            lambda casebook: (casebook.evidence.kept(record), alike_lines(casebook.pictures.alike(record))),
            lambda found: self._take(record, *found),
        )

    def mark(self, used: tuple[str, ...], focused: str = "") -> None:
        """Mark the passages that are used, and the one behind the field with the keyboard."""
        self._text.mark(used, focused)

    def point_at(self, words: str) -> None:
        """Show where the text of the record says this, as soon as it is read."""
        self._pointed_at = words
        self._point()

    @Slot()
    def reveal(self) -> None:
        """Show graphic material, after it was announced."""
        if self.shows == "gate":
            self._show_look(is_announced=True)
            (self._image if self.shows == "picture" else self._pages).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Q quotes what is selected, F uses it as a figure, S shows what is graphic."""
        does = {Qt.Key.Key_Q: self._ask_quote, Qt.Key.Key_F: self._ask_figure, Qt.Key.Key_S: self.reveal}
        act = None if event.modifiers() else does.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _take(self, record: Evidence, kept: Kept, alike: tuple[str, ...]) -> None:
        """The kept bytes are read: say how they are, and make them ready to be looked at."""
        if record is not self._record and (self._record is None or record.id != self._record.id):
            return
        icon, ink, words = _STATES[kept.state]
        failed = _failed(record.captures)
        if failed and kept.state is KeptState.NOTHING:
            icon, ink, words = "ph.shield-warning", "find_partly", f"The copy failed: {failed}"
        elif failed and kept.state is KeptState.UNCHANGED:
            icon, ink, words = "ph.shield-warning", "find_partly", f"An older copy; the last try failed: {failed}"
        self._say_state(icon, ink, words)
        self._again.setVisible(bool(failed and record.url))
        snapshot = kept.snapshot
        if snapshot is None or not kept.data:
            self._say(record.says or record.note or "There is no document to read beside the form.")
            return
        if snapshot.picture is not None:
            self._say_picture((*picture_lines(snapshot.picture), *alike))
        if snapshot.taken_at:
            self._header.set_fact(f"Snapshot, {say_moment(snapshot.taken_at, timespec='minutes')}")

        def work(progress: Progress) -> Look:
            return look_at(snapshot, kept.data, progress)

        self._session.jobs.start("Opening the document", work, lambda look: self._take_look(record, look), quiet=True)

    def _take_look(self, record: Evidence, look: Look) -> None:
        if self._record is None or record.id != self._record.id:
            if look.pages is not None:
                look.pages.close()
            return
        self._forget()
        self._look = look
        self._show_look(is_announced=EvidenceFlag.GRAPHIC not in record.flags)
        self._point()
        self._pointed_at = ""

    def _show_look(self, *, is_announced: bool) -> None:
        look, flags = self._look, self._record.flags if self._record else ()
        is_seen = look.image is not None or look.pages is not None
        self._as_text.setVisible(look.pages is not None)
        if look.trouble:
            self._say(look.trouble)
        elif is_seen and not is_announced:
            self._gate.describe(self._record.says if self._record else "")
            self._stack.setCurrentWidget(self._gate)
        elif look.image is not None:
            self._image.show_image(
                look.image, grey=EvidenceFlag.GRAPHIC in flags, blurred=EvidenceFlag.CAPTIVE_IDENTIFIABLE in flags
            )
            self._stack.setCurrentWidget(self._image)
        elif look.pages is not None and EvidenceFlag.CAPTIVE_IDENTIFIABLE not in flags:
            self._text.show_text("", look.text)
            self._pages.set_pages([QSizeF(*size) for size in look.pages.sizes])
            self._stack.setCurrentWidget(self._pages)
        else:  # pages on which captives can be recognised show their words alone
            self._text.show_text(look.title, look.text)
            self._stack.setCurrentWidget(self._text)

    def _point(self) -> None:
        """Show the words that somebody wants to see; those of pages in the text that was read from them."""
        if self._pointed_at and self.shows in ("text", "pages"):
            self._stack.setCurrentWidget(self._text)
            self._text.point_at(self._pointed_at)
            self._pointed_at = ""

    def _say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._stack.setCurrentIndex(0)

    def _say_state(self, icon: str, ink: str, words: str) -> None:
        self._again.hide()
        self._icon.set_icon(icon)
        self._state.set_ink(ink)
        self._state.setText(words)
        for widget in (self._icon, self._state):
            widget.setVisible(bool(words))

    def _say_picture(self, lines: tuple[str, ...]) -> None:
        """Say what a picture tells of itself, and which others look like it."""
        self._told.setText("\n".join(lines))
        self._told.setVisible(bool(lines))

    def _forget(self) -> None:
        """Let go of the document that was shown."""
        if self._look.pages is not None:
            self._look.pages.close()
        self._look = Look()
        self._text.show_text("", "")
        self._as_text.hide()
        self._show_passage("")

    def _lay_out(self) -> None:
        a11y.name(self, "Document")
        hint = "Arrows and Page Down go through them; select with the mouse, or by keys in the text of the pages."
        a11y.name(self._pages, "Pages of the document", hint)
        a11y.name(self._image, "Picture")
        first = QHBoxLayout()
        first.setContentsMargins(30, 14, 30, 6)
        first.setSpacing(8)
        first.addWidget(self._icon)
        first.addWidget(self._state, 1)
        first.addWidget(self._again, 0, Qt.AlignmentFlag.AlignTop)
        facts = QVBoxLayout()
        facts.setContentsMargins(30, 0, 30, 6)
        facts.addWidget(self._told)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(30, 8, 30, 8)
        column.addWidget(self._sentence)
        column.addStretch()
        for page in (nothing, self._text, self._pages, self._image, self._gate):
            self._stack.addWidget(page)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(16, 4, 8, 4)
        row.addWidget(self._passage, 1)
        for button in (self._quote, self._figure):
            button.setProperty("link", True)
            row.addWidget(button)
        row.setSpacing(20)
        self._bar.setFixedHeight(_BAR)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addLayout(first)
        layout.addLayout(facts)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._bar)
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self._text.selected.connect(self._show_passage)
        self._again.clicked.connect(self._ask_capture)
        self._quote.clicked.connect(self._ask_quote)
        self._figure.clicked.connect(self._ask_figure)
        self._gate.wanted.connect(self.reveal)
        self._open.clicked.connect(self._open_page)
        self._as_text.clicked.connect(self._switch)
        self._pages.page_wanted.connect(self._draw)
        self._pages.words_wanted.connect(self._read_words)
        self._pages.selected.connect(self._show_passage)

    @Slot(str)
    def _show_passage(self, words: str) -> None:
        self._passage.setText(f"“{words}”" if words else "")
        self._bar.setVisible(bool(words))

    @Slot()
    def _ask_quote(self) -> None:
        span = self._text.selection
        if self.shows == "pages":
            if words := self._pages.selected_words:
                self.quote_requested.emit(words, page_place(self._pages.selected_page))
        elif span is not None:
            self.quote_requested.emit(self._text.selected_words, place_of(self._look, span.start))

    @Slot()
    def _ask_figure(self) -> None:
        words = self._pages.selected_words if self.shows == "pages" else self._text.selected_words
        if words:
            self.figure_requested.emit(words)

    @Slot()
    def _ask_capture(self) -> None:
        if self._record is not None:
            self.capture_requested.emit(self._record)

    @Slot()
    def _switch(self) -> None:
        """From the pages to their words, and back; what was selected is not any more."""
        self._pages.clear_selection()
        self._stack.setCurrentWidget(self._pages if self.shows == "text" else self._text)

    @Slot()
    def _open_page(self) -> None:
        if self._record and self._record.url:
            QDesktopServices.openUrl(QUrl(self._record.url))

    @Slot(int)
    def _read_words(self, page: int) -> None:
        """Find out off the GUI thread where the words of a page stand."""
        pages = self._look.pages
        if pages is None:
            return

        def show(words: tuple[PageWord, ...]) -> None:
            if self._look.pages is pages:
                self._pages.show_words(page, words)

        self._session.jobs.start(
            "Reading the words of a page", lambda _: pages.placed_words(page), show, lambda _: None, quiet=True
        )

    @Slot(int, float)
    def _draw(self, page: int, scale: float) -> None:
        """Draw a page off the GUI thread."""
        pages = self._look.pages
        if pages is None:
            return

        def work(_: Progress) -> QImage:
            return image_of(pages.image(page, scale))

        def show(image: QImage) -> None:
            if self._look.pages is pages:
                self._pages.show_image(page, scale, image)

        self._session.jobs.start("Drawing a page", work, show, lambda _: None, quiet=True)


class _Gate(QWidget):
    """Says that what follows is graphic, and waits to be asked."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = Label(ink="ink_2")
        self._button = QPushButton("Graphic. Show it (S)")
        self._button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 8, 30, 8)
        column.addWidget(self._words)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch()
        self.setFocusProxy(self._button)

    def describe(self, words: str) -> None:
        """Say first in words what is to be seen."""
        self._words.setText(words)
        self._words.setVisible(bool(words))


def _failed(captures: tuple[Capture, ...]) -> str:
    """Why the last attempt to keep a copy failed; empty where it did not."""
    return captures[-1].reason if captures and captures[-1].state is CaptureState.FAILED else ""
