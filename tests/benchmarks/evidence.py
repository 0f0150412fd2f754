"""How fast the list of evidence is with 100,000 records, beside a bare QTableView with the same data in the same run.

    python tests/benchmarks/evidence.py [RECORDS]

The records lie in a casebook of their own, shaped like rows of an event data set. Prints a table in milliseconds; exit
status 1 where a bar is missed: p95 of a search or a filter 100 ms, of a frame while scrolling 16 ms. Times are those
that the GUI thread was at work (see `desk.py`); what the worker does to read all records is told beside them.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid5

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QTableView

from checks.casebook import Casebook
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, EvidencePlace, Figure, Reliability, Side
from checks.domain.imported import Import
from checks.domain.moment import Moment
from checks.domain.record_line import RecordLine
from desktop import theme
from desktop.jobs import Jobs
from desktop.models.record_book import RecordBook
from desktop.models.record_columns import RecordColumns
from desktop.models.record_filter import RecordFilter
from desktop.panes.evidence_list import EvidenceListPane
from desktop.session import Session

FILTER, FRAME = 100.0, 16.0
RECORDS = 100_000
ROUNDS = 200
_NAMES = UUID(int=1)
_PLACES = ("Odesa port", "Kharkiv city", "Kherson", "Zaporizhzhia", "Sumy Oblast")
_WORDS = ("odesa", "kharkiv killed", "row 99", "nothing has this", "shell", "zaporizhzhia 2024")


def records(count: int, import_id: UUID) -> Iterator[list[Evidence]]:
    """Made-up events, a thousand at a time."""
    for start in range(0, count, 1000):
        yield [_record(number, import_id) for number in range(start, min(start + 1000, count))]


def _record(number: int, import_id: UUID) -> Evidence:
    day = date(2022, 2, 24) + timedelta(days=number % 1200)
    return Evidence(
        uuid5(_NAMES, str(number)),
        EvidenceKind.DATASET_ROW,
        f"Shelling of {_PLACES[number % 5]}, row {number}",
        f"{number % 12} killed, {number % 40} wounded in {_PLACES[number % 5]}, as two agencies reported",
        publisher="Event data set",
        original_source=f"Office {number % 700}",
        side=tuple(Side)[number % 4],
        published=Moment(day),
        place=EvidencePlace(_PLACES[number % 5], latitude=46.5, longitude=30.7),
        figures=(Figure("killed", 0, number % 12, number % 15),),
        reliability=tuple(Reliability)[number % 6],
        flags=(EvidenceFlag.GRAPHIC,) if number % 50 == 0 else (),
        import_id=import_id,
        key=f"GED {number}",
    )


class Bare(QAbstractTableModel):
    """The same words in a table and nothing else."""

    def __init__(self, lines: list[RecordLine]) -> None:
        super().__init__()
        self._rows = [(line.publisher, str(line.published), line.title, line.says) for line in lines]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 4

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def timed(act: Callable[[], object], application: QApplication) -> float:
    """Milliseconds of this thread's work for `act` and the painting that it causes."""
    began = time.thread_time()
    act()
    application.processEvents()
    return (time.thread_time() - began) * 1000


def scrolled(view: QAbstractItemView, application: QApplication) -> list[float]:
    """The time of each frame of a scroll through the whole list."""
    bar = view.verticalScrollBar()
    places = [bar.maximum() * step // ROUNDS for step in range(ROUNDS)]
    return [timed(lambda place=place: bar.setValue(place), application) for place in places]


def tell(what: str, times: list[float], bar: float | None = None) -> bool:
    """Print a line; is its bar kept?"""
    p95 = sorted(times)[max(0, round(len(times) * 0.95) - 1)]
    kept = bar is None or p95 <= bar
    limit = f"{bar:8.0f}" if bar else " " * 8
    print(f"{what:44}{statistics.median(times):9.1f}{p95:9.1f}{limit}{'' if kept else '  MISSED'}")
    return kept


def main() -> int:
    """Lay out, measure, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    application = QApplication([])
    theme.apply(application, "light", article_size=17)
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "Many.casebook"
        _lay_out(where, count)
        session = Session(Jobs(), person="Benchmark")
        session.open_casebook(where)
        _wait(session, application)
        kept = _measure(session, application)
        session.close()
    return 0 if kept else 1


def _lay_out(where: Path, count: int) -> None:
    import_ = Import(uuid5(_NAMES, "import"), "events.csv", "Events", "0" * 64, count, 0, Moment.parse("2025-06-01"))
    with Casebook.create(where, person="Benchmark") as casebook:
        casebook.imports.bring_in("events.csv", records(count, import_.id), lambda _: import_)


def _wait(session: Session, application: QApplication) -> None:
    while not session.is_idle():
        application.processEvents()
        time.sleep(0.001)


def _measure(session: Session, application: QApplication) -> bool:
    book = RecordBook(session)
    pane = EvidenceListPane(book)
    pane.resize(316, 800)
    pane.show()
    began = time.perf_counter()
    book.want()
    longest = 0.0
    while not book.is_read or not session.is_idle():
        before = time.thread_time()
        application.processEvents()
        longest = max(longest, (time.thread_time() - before) * 1000)
        time.sleep(0.001)
    print(f"{book.count:,} records read on the worker in {time.perf_counter() - began:.1f} s\n")
    print(f"{'':44}{'median':>9}{'p95':>9}{'bar':>8}  (ms)")
    view = pane.findChildren(QListView)[1]
    searches = [timed(lambda w=w: pane.set_filter(RecordFilter(w)), application) for w in (*_WORDS, "") * 5]
    filters = [
        timed(lambda f=f: pane.set_filter(f), application) for f in (*_filters(book.columns), RecordFilter()) * 5
    ]
    kept = [tell("search in the list, as painted", searches, FILTER), tell("filter of the list", filters, FILTER)]
    kept.append(tell("frame of scrolling the list", scrolled(view, application), FRAME))
    tell("longest hold-up when the records come", [longest])
    table = QTableView()
    table.setModel(Bare(book.columns.lines))
    table.resize(316, 800)
    table.show()
    application.processEvents()
    tell("frame of scrolling a bare QTableView", scrolled(table, application))
    return all(kept)


def _filters(columns: RecordColumns) -> tuple[RecordFilter, ...]:
    first = next(iter(columns.lines)).import_id
    return (
        RecordFilter(kinds=frozenset({EvidenceKind.DATASET_ROW})),
        RecordFilter(sides=frozenset({Side.THIRD}), reliabilities=frozenset({Reliability.A, Reliability.B})),
        RecordFilter(flags=frozenset({EvidenceFlag.GRAPHIC})),
        RecordFilter(is_unlinked=True),
        RecordFilter("odesa", imports=frozenset({first} if first else ())),
    )


if __name__ == "__main__":
    sys.exit(main())
