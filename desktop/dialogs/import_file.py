"""Before a file comes in: which format it is, how its first rows would look, and how many are new."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from checks.errors import Cancelled, ChecksError
from desktop import a11y
from desktop.dialogs.form_dialog import FormDialog
from desktop.dialogs.import_look import ImportWish, Look, Trial, count_new, look_at, say_trial
from desktop.dialogs.import_mapping import MappingFields
from desktop.dialogs.import_query import QueryFields
from desktop.jobs import Job
from desktop.models.import_rows import PREVIEW, Cells, preview_cells
from desktop.session import Session
from desktop.widgets.choosers import Dropdown
from desktop.widgets.label import Label
from desktop.widgets.text_table import TextTable

if TYPE_CHECKING:
    from checks.exchange.importing.importer import Importer

_BY_ITSELF = "Recognise it"
_WAIT = "Reading the first rows…"


class ImportDialog(FormDialog):
    """Shows what would come of an import; `wanted` says that the person wants it."""

    wanted = Signal(object)
    """An `ImportWish`."""

    def __init__(self, session: Session, path: Path, mappings: Path, parent: QWidget | None = None) -> None:
        from checks.exchange.importing.registry import importers

        super().__init__("Import", "", "Import", parent)
        self.resize(800, 660)
        self._session = session
        self._path = path
        self._look: Look | None = None
        self._looking: Job | None = None
        self._counting: Job | None = None
        self._asked = 0
        self._format = Dropdown({None: _BY_ITSELF, **{importer: importer.name for importer in importers()}})
        self._about = Label(role="meta", ink="ink_2")
        self._rows = Cells(PREVIEW)
        self._table = TextTable(self._rows, "First rows", (48, 240, 112, 130, 0))
        self._table.setMinimumHeight(140)
        self._left_out = Label(role="meta", ink="ink_3", lines=2)
        self._mapping = MappingFields(mappings)
        self._query = QueryFields()
        self._outcome = Label(_WAIT, ink="ink_2")
        self._outcome.setObjectName("outcome")
        self._lay_out()
        self._format.activated.connect(self._choose_format)
        self._mapping.changed.connect(self._read_with_mapping)
        self._mapping.failed.connect(self._object)
        self._read(None)

    @property
    def outcome(self) -> str:
        """What would come of it, or what is the matter."""
        return self._outcome.text()

    @property
    def is_ready(self) -> bool:
        """Was the beginning of the file read?"""
        return self._look is not None

    def objections(self) -> tuple[str, ...]:
        """What stands against the import."""
        if self._look is None:
            return ("Wait until the first rows are read.",) if self._looking else (self.outcome,)
        return (self._query.objection,) if self._query.objection else ()

    def focus_objection(self) -> None:
        """Go to what is missing."""
        if self._look is None:
            self._format.setFocus()
        else:
            self._query.filters.setFocus()

    def done(self, result: int) -> None:
        """Stop reading ahead, and hand over the wish."""
        for job in (self._looking, self._counting):
            if job is not None:
                job.cancel()
        self._asked += 1
        super().done(result)
        if result and self._look is not None:
            self.wanted.emit(ImportWish(self._path, self._look.importer, self._query.query, self._query.accessed))

    def _lay_out(self) -> None:
        self._mapping.hide()
        self._query.hide()
        self._left_out.hide()
        column = self.column
        column.addWidget(Label(self._path.name, role="title", lines=1))
        column.addWidget(a11y.label("&Format", self._format))
        column.addWidget(self._format)
        column.addWidget(self._about)
        column.addWidget(self._table, 10)
        below: tuple[QWidget, ...] = (self._outcome, self._left_out, self._query, self._mapping)
        for widget in below:
            column.addWidget(widget)
        column.addStretch()
        self._format.setFocus()

    # Reading the beginning

    @Slot(int)
    def _choose_format(self, index: int) -> None:
        self._read(self._format.itemData(index))

    @Slot()
    def _read_with_mapping(self) -> None:
        from checks.exchange.importing.mapped import Table

        self._read(Table(self._mapping.mapping))

    def _read(self, importer: Importer | None) -> None:
        """Read the beginning anew; what an earlier reading brings is passed over."""
        self._object("")
        self._look = None
        self._asked += 1
        for job in (self._looking, self._counting):
            if job is not None:
                job.cancel()
        self._counting = None
        self._outcome.setText(_WAIT)
        asked = self._asked
        self._looking = self._session.jobs.start(
            "Reading the first rows",
            partial(look_at, self._path, importer),
            lambda look: self._show_look(asked, look),
            lambda problem: self._show_problem(asked, problem),
            quiet=True,
        )

    def _show_look(self, asked: int, look: Look) -> None:
        if asked != self._asked:
            return
        self._looking, self._look = None, look
        self._format.setCurrentIndex(max(self._format.findText(look.importer.name), 0))
        self._about.setText(f"{look.importer.name}: {look.importer.about}.")
        self._rows.show_rows([preview_cells(row) for row in look.preview.rows])
        self._table.show()
        self._left_out.setText(f"Nothing comes in of: {', '.join(look.preview.left_out)}.")
        self._left_out.setVisible(bool(look.preview.left_out))
        self._query.want(look.importer.wants_query)
        self._show_mapping(look)
        self._count(look)

    def _show_mapping(self, look: Look) -> None:
        from checks.exchange.importing.mapped import Table
        from checks.exchange.importing.mapping import guessed

        is_table = isinstance(look.importer, Table)
        self._mapping.setVisible(is_table)
        if isinstance(look.importer, Table) and look.importer.mapping is None:
            self._mapping.show_mapping(guessed(look.columns), look.columns)

    def _show_problem(self, asked: int, problem: ChecksError) -> None:
        if asked != self._asked or isinstance(problem, Cancelled):
            return
        self._looking = None
        self._table.hide()
        self._left_out.hide()
        self._about.setText("Choose the format yourself, or another file.")
        self._mapping.hide()
        self._query.want("")
        self._say(str(problem), is_failure=True)

    # How many are new

    def _count(self, look: Look) -> None:
        self._say("Counting what is new…")
        asked = self._asked
        self._counting = self._session.ask(
            count_new(look, self._path, lambda: asked != self._asked),
            lambda trial: self._show_count(asked, look, trial),
            lambda problem: self._show_problem_later(asked, problem),
            label="Counting what is new",
        )

    def _show_count(self, asked: int, look: Look, trial: Trial) -> None:
        if asked != self._asked:
            return
        self._counting = None
        self._rows.show_rows([preview_cells(row, is_here=row.number in trial.here) for row in look.preview.rows])
        self._say(say_trial(trial.account))

    def _show_problem_later(self, asked: int, problem: ChecksError) -> None:
        """The beginning was sound, but not the rest."""
        if asked == self._asked and not isinstance(problem, Cancelled):
            self._look = None
            self._say(str(problem), is_failure=True)

    def _say(self, sentence: str, *, is_failure: bool = False) -> None:
        self._outcome.set_ink("find_conflicts" if is_failure else "ink_2")
        self._outcome.setText(sentence)
        a11y.announce(self, sentence, urgent=is_failure)

    @Slot(str)
    def _object(self, sentence: str) -> None:
        self._objection.setText(sentence)
        self._objection.setVisible(bool(sentence))
