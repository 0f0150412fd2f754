"""A look at a record without leaving the claim: all that it says, and the passage that is relied on."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from checks.domain.evidence import Evidence, Figure, Link
from desktop.models.evidence_words import flag_line, record_name
from desktop.widgets.forms import say_number, sentence_case
from desktop.widgets.label import Label
from desktop.widgets.moments import say_moment
from desktop.widgets.scrolling import scrolling


class Peek(QDialog):
    """Space, Enter and Esc close it again. Graphic material is announced, and never shown here."""

    def __init__(self, record: Evidence, link: Link, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(record_name(record))
        self.resize(520, 420)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Label(record.title, role="quote_head"))
        care = flag_line(record)
        if care:
            column.addWidget(Label(care, role="meta", ink="find_partly"))
        for words, role in ((link.passage, "document"), (record.quote_text, "document"), (record.says, "body")):
            if words:
                column.addWidget(Label(words if role == "body" else f"“{words.strip('“”')}”", role=role))
        column.addLayout(_table(record, link))
        column.addStretch(1)
        scroll = scrolling(inner, "Record")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.setContentsMargins(24, 0, 24, 16)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space closes, as it opened."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.reject()
        else:
            super().keyPressEvent(event)


def _table(record: Evidence, link: Link) -> QGridLayout:
    """What is known about the record, a line each; what is not known is left out."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for row, (name, value) in enumerate((name, value) for name, value in facts(record, link) if value):
        grid.addWidget(Label(name, role="meta", ink="ink_3", lines=1), row, 0, top)
        grid.addWidget(Label(value, role="meta"), row, 1, top)
    return grid


def facts(record: Evidence, link: Link) -> Iterator[tuple[str, str | None]]:
    """Name and value of what a checker wants to see first; None or empty where it is not known."""
    yield "Stance", sentence_case(link.stance.value)
    yield "Passage stands", link.locator
    yield from record_facts(record)
    yield "Remark", "" if link.note in record.says else link.note


def record_facts(record: Evidence) -> Iterator[tuple[str, str | None]]:
    """Name and value of what is known of a record; None or empty where it is not."""
    yield "Sort", sentence_case(record.kind.value)
    yield "Publisher", record.publisher
    yield "Original source", record.original_source
    yield "Agency", record.byline_origin
    yield "Published", say_moment(record.published) if record.published else None
    yield "True as of", say_moment(record.as_of) if record.as_of else None
    for figure in record.figures:
        yield "Figure", _say_figure(figure)
    yield "Note", record.note
    yield "Web address", record.url
    yield "Archived copy", record.archived_url


def _say_figure(figure: Figure) -> str:
    """A figure with its bounds: "killed: 1 (0 to 2)"."""
    bounds = [say_number(value) for value in (figure.low, figure.high) if value is not None]
    best = say_number(figure.best) if figure.best is not None else ""
    span = " to ".join(dict.fromkeys(bounds))
    value = f"{best} ({span})" if best and span and span != best else best or span
    as_of = f", {say_moment(figure.as_of)}" if figure.as_of else ""
    return f"{figure.what}: {value}{as_of}"
