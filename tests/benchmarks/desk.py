"""How fast the desk is, beside bare Qt widgets with the same data in the same run.

    python tests/benchmarks/desk.py [ROUNDS]

An article of 50,000 words with 2,000 claims is scrolled and its claims are chosen, beside a bare QPlainTextEdit with
the same text; the list of 100,000 claims is scrolled, filtered and edited, beside a bare QTableView with the same data.
Prints a table in milliseconds; exit status 1 where a bar is missed: p95 of a frame 16 ms, of a choice 50 ms, of a
filter 100 ms.

Each time is that of the work with all the painting it causes, offscreen: once by the clock on the wall, and once as
the time that the GUI thread was at work. Painting waits for nothing, so on an idle machine the two agree; on a busy one
only the second tells how fast the program is, and the bars are held against it.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QTableView, QWidget

from checks.domain.change import Change
from checks.domain.claim import Kind, Status
from checks.domain.desk import Desk
from checks.text.coverage import find_checkable
from desktop import theme
from desktop.jobs import Jobs
from desktop.models.claim_facts import findings_of
from desktop.models.claim_filter import ClaimFilter
from desktop.models.claims import ClaimsModel
from desktop.models.words_covered import WordsCovered
from desktop.panes.article import ArticlePane
from desktop.panes.article_view import ArticleView
from desktop.panes.claims import ClaimsPane
from desktop.panes.claims_list import ClaimsList
from desktop.session import Session
from tests.benchmarks.large_desk import large_desk

FRAME, CHOICE, FILTER = 16.0, 50.0, 100.0
ROUNDS = 300
WORDS, MARKED, LISTED = 50_000, 2_000, 100_000
WIDTHS = {"article": 598, "claims": 302}
HEIGHT = 800


@dataclass(frozen=True)
class Line:
    """One line of the table: what was done, how long it took each time, and the bar for its 95th percentile."""

    name: str
    times: tuple[tuple[float, float], ...]
    """By the wall, and at work; milliseconds."""
    bar: float | None = None

    @property
    def p95(self) -> float:
        """The time at work within which 95 of 100 were done."""
        return _p95([at_work for _, at_work in self.times])

    @property
    def is_missed(self) -> bool:
        """Is the bar missed?"""
        return self.bar is not None and self.p95 >= self.bar

    def __str__(self) -> str:
        bar = "" if self.bar is None else f"{self.bar:8.0f} {'MISSED' if self.is_missed else 'met'}"
        wall, at_work = zip(*self.times, strict=True)
        figures = (statistics.median(at_work), self.p95, max(at_work), _p95(wall))
        return f"{self.name:<52}{len(self.times):6}" + "".join(f"{each:9.2f}" for each in figures) + bar


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long `work` takes with all painting that it causes: by the wall, and at work."""
    wall, at_work = time.perf_counter(), time.thread_time()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - at_work) * 1000


def measured(name: str, works: Iterable[Callable[[], object]], bar: float | None = None) -> Line:
    """Do one thing after the other."""
    return Line(name, tuple(milliseconds(work) for work in works), bar)


def scrolled(name: str, area: QAbstractScrollArea, rounds: int, pixels: int, bar: float | None = None) -> Line:
    """Scroll from the top by wheel-sized steps, then by jumps over the whole length."""
    scroll = area.verticalScrollBar()
    per_pixel = scroll.pageStep() / max(1, area.viewport().height())
    steps = [max(1, round(number * pixels * per_pixel)) for number in range(1, rounds // 2)]
    jumps = [scroll.maximum() * (number * 37 % 100) // 100 for number in range(rounds // 2)]
    return measured(name, (partial(scroll.setValue, place) for place in (*steps, *jumps)), bar)


def shown(widget: QWidget, width: int) -> None:
    """Show a widget at the height of a window, and let it settle."""
    widget.resize(width, HEIGHT)
    widget.show()
    settled = time.perf_counter() + 0.3
    while time.perf_counter() < settled:
        QApplication.processEvents()


class BareClaims(QAbstractTableModel):
    """The same data as the list of claims, as plain text in four columns."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._rows = [
            (claim.status.value, claim.quote, claim.kind.value, f"{claim.checkworthiness:.2f}") for claim in desk.claims
        ]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """One row for each claim."""
        return len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Status, quote, kind and check-worthiness."""
        return 4

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The words of a cell."""
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def article(rounds: int) -> list[Line]:
    """Lay out, mark, scroll and choose in 50,000 words."""
    desk = large_desk(MARKED, WORDS)
    view, bare = ArticleView(), QPlainTextEdit()
    bare.setFont(theme.current().font("article"))
    shown(view, WIDTHS["article"])
    shown(bare, WIDTHS["article"])
    checkable = find_checkable(desk.version.text)
    far = [desk.claims[number * 37 % MARKED].id for number in range(rounds // 4)]
    near = [claim.id for claim in desk.claims[: rounds // 4]]
    words = WordsCovered()
    lines = [
        measured("article: 50,000 words set", [partial(view.show_text, desk.version.text, ())]),
        measured("bare QPlainTextEdit: the same words set", [partial(bare.setPlainText, desk.version.text)]),
        measured(
            "article: 2,000 claims and findings marked", [partial(view.show_marks, desk.claims, findings_of(desk))]
        ),
        measured("article: what is in no claim shown", [partial(view.show_checkable, checkable)]),
    ]
    shown(view, WIDTHS["article"])
    lines += [
        scrolled("article: a frame while scrolling", view, rounds, 90, FRAME),
        scrolled("bare QPlainTextEdit: a frame while scrolling", bare, rounds, 90),
        measured("article: the next claim chosen", (partial(view.show_current, each) for each in near), CHOICE),
        measured("article: a claim far away chosen", (partial(view.show_current, each) for each in far), CHOICE),
        measured("article: a claim in view clicked", (partial(view.fill_current, each) for each in far), CHOICE),
        measured("strip: words covered, first and again", (partial(words.say, desk) for _ in range(2))),
    ]
    for widget in (view, bare):
        widget.close()
    return lines


def claims(rounds: int) -> list[Line]:
    """Scroll, filter, search and edit 100,000 claims."""
    desk = large_desk(LISTED, WORDS * 10)
    model = ClaimsModel()
    rows, bare, table = ClaimsList(model), QTableView(), BareClaims(desk)
    shown(rows, WIDTHS["claims"])
    lines = [
        measured("claims: 100,000 shown", [partial(model.show_desk, desk)]),
        measured("bare QTableView: 100,000 shown", [partial(bare.setModel, table)]),
    ]
    bare.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    shown(rows, WIDTHS["claims"])
    shown(bare, WIDTHS["claims"])
    for _ in range(600):  # what is read for the search between two events
        QApplication.processEvents()
    wanted = [ClaimFilter(kinds=frozenset({kind})) for kind in Kind]
    wanted += [ClaimFilter(statuses=frozenset({status})) for status in Status]
    wanted += [ClaimFilter(lacks_evidence=True), ClaimFilter(words="harbour 99"), ClaimFilter()]
    old = desk.claims[LISTED // 2]
    change = Change("Edit", (old,), (replace(old, status=Status.JUDGED),))
    after = desk.after(change)
    lines += [
        scrolled("claims: a frame while scrolling", rows, rounds, 90),
        scrolled("bare QTableView: a frame while scrolling", bare, rounds, 90),
        measured("claims: filtered", (partial(model.set_filter, each) for each in wanted), FILTER),
        measured("claims: one edited", [partial(model.follow, change, after)]),
    ]
    for widget in (rows, bare):
        widget.close()
    return lines


def panes(session: Session, rounds: int) -> list[Line]:
    """Choose claims of the sample in the article and in the list, each telling the other."""
    text, rows = ArticlePane(session), ClaimsPane(session)
    text.claim_selected.connect(rows.show_claim)
    rows.claim_selected.connect(text.show_claim)
    shown(text, WIDTHS["article"])
    shown(rows, WIDTHS["claims"])
    ids = [claim.id for claim in session.desk.claims] if session.desk else []

    def choose(place: int) -> None:
        for pane in (text, rows):
            pane.show_claim(ids[place % len(ids)])

    steps = measured(
        "sample: the next claim chosen in both panes", (partial(choose, n) for n in range(rounds // 4)), CHOICE
    )
    text.close()
    rows.close()
    return [steps]


def sample(application: QApplication, rounds: int) -> list[Line]:
    """The panes on a casebook of the sample."""
    from checks.casebook import Casebook

    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "Sample.casebook"
        Casebook.sample(where, person="Checker").close()
        session = Session(Jobs(), person="Checker")
        session.open_casebook(where)
        while not session.is_idle():
            application.processEvents()
        lines = panes(session, rounds)
        session.close()
    return lines


def main() -> int:
    """Measure and print."""
    rounds = max(8, int(sys.argv[1])) if len(sys.argv) > 1 else ROUNDS
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application, "light")
    lines = [*sample(application, rounds), *article(rounds), *claims(rounds)]
    heading = f"{'milliseconds':<52}{'times':>6}{'median':>9}{'p95':>9}{'worst':>9}{'p95 wall':>9}{'bar':>8}"
    sys.stdout.write("\n".join([heading, *(str(line) for line in lines), ""]))
    return int(any(line.is_missed for line in lines))


if __name__ == "__main__":
    raise SystemExit(main())
