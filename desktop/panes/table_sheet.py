"""One toll series or comparator table: its chart, its rows, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence
from checks.domain.extremes import extreme
from checks.domain.origin import Origin, OriginRuling
from checks.domain.progress import Progress
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollSeries
from checks.domain.ties import Table, own_rows, records_in
from checks.domain.tolls import independent_sources
from checks.errors import ChecksError
from checks.reporting.chart_wish import Look, Picture, Wish
from desktop import a11y, theme
from desktop.models.table_list import size_words
from desktop.models.table_rows import TableRows
from desktop.panes.table_grid import TableGrid
from desktop.session import Session
from desktop.widgets.chart_view import ChartView
from desktop.widgets.choosers import Dropdown
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label

if TYPE_CHECKING:
    from checks.casebook import Casebook

_LEAST_ROWS = 120
"""Pixels that the rows keep below the chart."""
_DRAWING = "Drawing the chart…"


class TableSheet(QWidget):
    """Shows one table. What is typed leads to `edited`; everything else that is wished for, to the signals below."""

    edited = Signal(object)
    add_requested = Signal(object)
    details_requested = Signal(object)
    export_requested = Signal(object)
    delete_requested = Signal(object)
    record_wanted = Signal(object, int)
    """A record is to be chosen for a row of this table."""
    record_requested = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._table: Table | None = None
        self._claim: Claim | None = None
        self._names: dict[UUID, str] = {}
        self._origins: tuple[Origin, ...] = ()
        """Which records of the table are one source, as the program finds and people rule."""
        self._asked: object = None
        """Of what the chart is drawn, or was drawn last."""
        self._measure: Measure | None = None
        self.rows = TableRows(self)
        self.grid = TableGrid(self.rows)
        self.chart = ChartView()
        self.header = PaneHeader()
        self._about = Label(role="meta", ink="ink_2", lines=2)
        self._measures = Dropdown({})
        self._as_table = QPushButton("View as Table")
        self._as_table.setCheckable(True)
        self._result = Label(role="body", ink="ink")
        self._result.setObjectName("result")
        self._problem = Label(role="meta", ink="find_conflicts")
        self._problem.hide()
        self._build()
        self._connect()

    @property
    def table(self) -> Table | None:
        """The table that is shown."""
        return self._table

    @property
    def result(self) -> str:
        """What the table says by the chosen measure."""
        return self._result.text()

    @property
    def problem(self) -> str:
        """Why something that was typed could not be used; empty where nothing was wrong."""
        return self._problem.text()

    def show_table(self, table: Table | None, *, is_other: bool) -> None:
        """Show a table; `is_other`: one that was not shown before, and not the same one after an edit."""
        self._table = table
        if table is None:
            return
        if is_other:
            self._origins = ()
        self.header.set_title(table.title or "Untitled")
        self.header.set_fact(self._fact(table))
        about = table.event if isinstance(table, TollSeries) else table.coverage
        self._about.setText(" ".join(part for part in (about, table.note) if part))
        self._say_problem("")
        if is_other:
            self.chart.say("")
            self._asked = None
        self._offer_measures(table, is_other=is_other)
        self._show_rows()
        if is_other:
            self.grid.begin(self.rows.columns)
        self._say_result()
        self._ask_records(table)
        self.draw()

    def show_claim(self, claim: Claim | None) -> None:
        """Mark the rows that are the chosen claim's own case."""
        if claim != self._claim:
            self._claim = claim
            self._show_rows()
            self.draw()

    def stops(self) -> Sequence[QWidget]:
        """Where F6 stops, in turn."""
        return (self.grid,) if self._as_table.isChecked() else (self.chart, self.grid)

    @Slot()
    def draw(self) -> None:
        """Draw the chart anew, on a worker; not where it is drawn of just that."""
        table, width = self._table, self.chart.width()
        if table is None or self._as_table.isChecked() or not self.chart.isVisible():
            return
        look = Look(theme.current().name, theme.family("sans"))
        wish, ratio = self._wish(table), self.chart.devicePixelRatioF()
        asked = (table, look, width, wish, ratio)
        if asked == self._asked:
            return
        self._asked = asked

        def work(_: Progress) -> tuple[Picture | None, int]:
            from checks.reporting.charts import height_of, paint  # a large library

            if self._asked is not asked:  # another chart is wanted by now
                return None, 0
            height = height_of(table)
            return paint(table, look, (width, height), ratio, wish), height

        def show(answer: tuple[Picture | None, int]) -> None:
            if isValid(self) and self._asked is asked:  # the window may be closed meanwhile
                self._show_chart(*answer)

        def fail(error: ChecksError) -> None:
            if isValid(self) and self._asked is asked:
                self._asked = None
                self.chart.say(f"The chart could not be drawn: {error} The rows below are complete.")

        if not self.chart.spots:
            self.chart.say(_DRAWING)
        self._session.jobs.start("Drawing the chart", work, show, fail, quiet=True)

    def _show_chart(self, picture: Picture | None, height: int) -> None:
        room = max(self.height() - self.header.height() - _LEAST_ROWS - 110, 140)
        if picture is None:
            self.chart.setFixedHeight(40)
            self.chart.say("Nothing to draw yet. Add a row.")
        else:
            self.chart.setFixedHeight(min(height, room))
            self.chart.show_picture(picture)

    # Building

    def _build(self) -> None:
        self._add = self.header.add_button("ph.plus", "Add Row")
        self._details = self.header.add_button("ph.pencil-simple", "Details…")
        self._more = self.header.add_button("ph.dots-three", "More")
        a11y.name(self._measures, "Measure")
        a11y.name(self._as_table, "View as Table", "Hides the chart.")
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 8)
        top.setSpacing(12)
        top.addWidget(self._about, 1)
        top.addWidget(self._measures)
        top.addWidget(self._as_table)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 10)
        foot.setSpacing(4)
        foot.addWidget(self._problem)
        foot.addWidget(self._result)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addLayout(top)
        box.addWidget(self.chart)
        box.addWidget(self.grid, 1)
        box.addLayout(foot)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.rows.edited.connect(self.edited)
        self.rows.refused.connect(self._say_problem)
        self.chart.wanted.connect(self.draw)
        self.chart.chosen.connect(self._go_to_row)
        self.grid.measure_sorted.connect(self._choose_measure)
        self.grid.removal_requested.connect(self.rows.remove)
        self.grid.record_wanted.connect(lambda place: self.record_wanted.emit(self._table, place))
        self.grid.record_requested.connect(self.record_requested)
        self.grid.menu_requested.connect(self._open_row_menu)
        self._as_table.toggled.connect(self._show_as_table)
        self._measures.activated.connect(lambda _: self._choose_measure(self._measures.currentData()))
        self._session.changed.connect(self._follow)
        self._add.clicked.connect(lambda: self.add_requested.emit(self._table))
        self._details.clicked.connect(lambda: self.details_requested.emit(self._table))
        self._more.clicked.connect(self._open_menu)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        every = menu.addAction("All Columns")
        every.setCheckable(True)
        every.setChecked(self.grid.has_all_columns)
        every.toggled.connect(lambda wanted: self.grid.show_all_columns(self.rows.columns, wanted=wanted))
        export = menu.addAction("Export as CSV…")
        export.triggered.connect(lambda: self.export_requested.emit(self._table))
        delete = menu.addAction("Delete Table…")
        delete.triggered.connect(lambda: self.delete_requested.emit(self._table))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    @Slot(QPoint)
    def _open_row_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.row_actions(menu))
        menu.popup(at)

    def row_actions(self, parent: QWidget) -> list[QAction]:
        """What can be done with the rows that are selected."""
        places = self.grid.places
        has_record = bool(places) and self.rows.row(places[0]).evidence_id is not None
        made = []
        delete = "Delete Row" if len(places) < 2 else f"Delete {len(places)} Rows"
        for words, do, can in (
            ("Add Row", lambda: self.add_requested.emit(self._table), True),
            ("Choose Record…", self.grid.choose_record, bool(places)),
            ("Open Record", self.grid.open_record, has_record),
            ("Unlink Record", partial(self._unlink, places), has_record),
            (delete, partial(self.rows.remove, places), bool(places)),
        ):
            action = QAction(words, parent)
            action.setEnabled(can)
            action.triggered.connect(do)
            made.append(action)
        return made

    # What follows from what

    def _unlink(self, places: list[int]) -> None:
        self.rows.put(places[0], replace(self.rows.row(places[0]), evidence_id=None))

    def _fact(self, table: Table) -> str:
        if not isinstance(table, TollSeries):
            return size_words(table)
        sources = len([name for name in independent_sources(table, self._origins) if name])
        return f"{size_words(table)}, {sources or 'no'} independent source{'' if sources == 1 else 's'}"

    def _own(self, table: Table) -> tuple[Comparator, ...]:
        desk = self._session.desk
        if self._claim is None or desk is None or isinstance(table, TollSeries):
            return ()
        return own_rows(table, self._claim, desk.links(self._claim.id))

    def _wish(self, table: Table) -> Wish:
        desk = self._session.desk
        return Wish(self._measure, self._own(table), desk.article.published if desk else None, self._origins)

    def _show_rows(self) -> None:
        if self._table is not None:
            self.rows.show(self._table, self._names, self._own(self._table))

    def _offer_measures(self, table: Table, *, is_other: bool) -> None:
        measures = table.measures if isinstance(table, ComparatorTable) else ()
        if is_other or self._measure not in measures:
            self._measure = measures[-1] if measures else None
        self._measures.clear()
        for measure in measures:
            self._measures.addItem(f"By {measure.label or measure.key}", measure)
        self._measures.setVisible(len(measures) > 1)
        self._measures.setCurrentIndex(measures.index(self._measure) if self._measure else -1)
        self.rows.mark(self._measure)

    def _say_result(self) -> None:
        is_known = isinstance(self._table, ComparatorTable) and self._measure is not None
        words = extreme(self._table, self._measure).sentence if is_known else ""  # type: ignore[arg-type]
        self._result.setText(words)
        self._result.setVisible(bool(words))

    def _ask_records(self, table: Table) -> None:
        """What the records of the table are called, and which of them are one source."""
        wanted = records_in(table)
        if not wanted:
            self._take_records(table.id, {}, ())
            return

        def read(casebook: Casebook) -> tuple[dict[UUID, str], tuple[Origin, ...]]:
            found = casebook.evidence.some(wanted)
            names = {record.id: record.title or record.publisher or "record" for record in found}
            is_toll = isinstance(table, TollSeries)  # nothing else is counted by sources
            return names, casebook.sources.origins_of(wanted) if is_toll else ()

        self._session.ask(read, lambda answer: self._take_records(table.id, *answer))

    def _take_records(self, table_id: UUID, names: dict[UUID, str], origins: tuple[Origin, ...]) -> None:
        if not isValid(self) or self._table is None or self._table.id != table_id:
            return
        are_others = origins != self._origins
        self._names, self._origins = names, origins
        self._show_rows()
        self.header.set_fact(self._fact(self._table))
        if are_others:
            self.draw()

    @Slot(object)
    def _follow(self, change: Change) -> None:
        """Records are called otherwise, or other ones are one source."""
        touched = (*change.before, *change.after)
        if self._table is not None and any(isinstance(record, Evidence | OriginRuling) for record in touched):
            self._ask_records(self._table)

    @Slot(object)
    def _choose_measure(self, measure: Measure) -> None:
        if measure != self._measure:
            self._measure = measure
            if isinstance(self._table, ComparatorTable):
                self._measures.setCurrentIndex(self._table.measures.index(measure))
            self.rows.mark(measure)
            self._say_result()
            self.draw()

    @Slot(bool)
    def _show_as_table(self, wanted: bool) -> None:
        self.chart.setVisible(not wanted)
        if wanted:
            self.grid.setFocus()
        else:
            self.draw()

    @Slot(int)
    def _go_to_row(self, place: int) -> None:
        self.grid.choose_row(place)
        self.grid.setFocus()

    @Slot(str)
    def _say_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            a11y.announce(self, sentence, urgent=True)
