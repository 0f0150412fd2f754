"""What is kept of a record: its files, what its picture tells, and the chain of custody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from checks.domain.article import Snapshot
from checks.domain.custody import CustodyEntry
from checks.domain.evidence import Evidence
from desktop import a11y
from desktop.models.import_rows import Cells
from desktop.models.keeping_words import (
    alike_lines,
    capture_line,
    has_failed,
    kept_captures,
    picture_lines,
    size_words,
    step_cells,
)
from desktop.widgets.label import Label
from desktop.widgets.text_table import TextTable

if TYPE_CHECKING:
    from checks.casebook import Casebook

_NOTHING = "Nothing is kept of this record but its fields."
_STEPS = ("When", "Who", "What was done", "File", "With", "SHA-256, before → after")


@dataclass(frozen=True)
class Kept:
    """Everything that is kept of a record, with who did what to it."""

    record: Evidence
    files: tuple[Snapshot, ...]
    steps: tuple[CustodyEntry, ...]
    people: dict[UUID, str]
    alike: tuple[str, ...]
    """Sentences about pictures that look like this one's."""


def read_kept(casebook: Casebook, evidence_id: UUID) -> Kept:
    """On the casebook's thread: what is kept of a record."""
    record = casebook.evidence.get(evidence_id)
    people = {person.id: person.name for person in casebook.people.all()}
    steps = casebook.custody.of_record(record)
    return Kept(record, casebook.custody.kept_of(record), steps, people, alike_lines(casebook.pictures.alike(record)))


class KeptFiles(QDialog):
    """Stays open beside the window."""

    verify_requested = Signal(object)
    """The `Evidence` whose files are to be read again."""
    stamp_requested = Signal(object)
    """The `Evidence` whose files an authority is to confirm."""
    stamp_check_requested = Signal(object)
    """The `Evidence` whose timestamps are to be verified."""
    export_requested = Signal(object)
    """The `Evidence` whose captured page is to be saved as a file."""

    def __init__(self, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What Is Kept")
        self.resize(940, 440)
        self._record = kept.record
        self._lines = tuple(_lines(kept))
        names = {snapshot.sha256: snapshot for snapshot in kept.files}
        rows = [step_cells(step, _who(kept, step), names) for step in kept.steps]
        self._cells = Cells(_STEPS, rows, has_numbers=False)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(6)
        box.addWidget(Label(kept.record.title, role="quote_head", lines=2))
        for line in self._lines:
            box.addWidget(Label(line, role="meta", ink="ink_2"))
        box.addWidget(TextTable(self._cells, "Chain of custody", (200, 90, 146, 146, 122, 0)), 1)
        self._said = Label(role="meta")
        self._said.hide()
        box.addWidget(self._said)
        box.addWidget(self._make_buttons(kept))

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said above the table."""
        return self._lines

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The chain of custody as it is shown."""
        return self._cells.cells

    @property
    def said(self) -> str:
        """How the last wish ended; empty before."""
        return self._said.text()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Say that something is done."""
        self._say(sentence, "ink")

    @Slot(str)
    def warn(self, sentence: str) -> None:
        """Say why something could not be done."""
        self._say(sentence, "find_conflicts")

    def _say(self, sentence: str, ink: str) -> None:
        self._said.set_ink(ink)
        self._said.setText(sentence)
        self._said.show()
        a11y.announce(self, sentence)

    def _make_buttons(self, kept: Kept) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        has_files, has_stamp = bool(kept.files), any(each.timestamp for each in kept.files)
        for words, hint, signal, can in (
            ("Verify", "Reads the files again and holds them against their hashes.", self.verify_requested, has_files),
            ("Timestamp", "Has an authority confirm that the files exist now.", self.stamp_requested, has_files),
            ("Verify Timestamp", "Tells by what time the files existed.", self.stamp_check_requested, has_stamp),
            ("Export Capture…", "Saves the page as a web archive.", self.export_requested, _has_page(kept.record)),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setEnabled(can)
            a11y.name(button, words, hint)
            button.setToolTip(hint)
            button.clicked.connect(lambda _=False, wish=signal: wish.emit(self._record))
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons


def _has_page(record: Evidence) -> bool:
    return bool(kept_captures(record))


def _who(kept: Kept, step: CustodyEntry) -> str:
    return kept.people.get(step.person_id, "") if step.person_id else ""


def _lines(kept: Kept) -> list[str]:
    """The files, the state of the capture, what the picture tells, and what looks like it."""
    files = [f"{each.name or each.media_type}, {each.media_type}, {size_words(each.size)}" for each in kept.files]
    pictures = [line for each in kept.files if each.picture for line in picture_lines(each.picture)]
    stamped = [f"{each.name or 'A file'} has a timestamp." for each in kept.files if each.timestamp]
    captured = [capture_line(kept.record)] if kept.record.captures else []
    if has_failed(kept.record):
        captured.append(kept.record.captures[-1].reason)
    return [*captured, *(files or [_NOTHING]), *pictures, *kept.alike, *stamped]
