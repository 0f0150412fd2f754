"""How fast 100,000 claims scroll, filter, search, fold and follow a change, beside a bare QTableView with the same.

    python tests/benchmarks/claims.py [CLAIMS]

Everything is measured in one run, with all painting that it causes, and printed as JSON in milliseconds; filters and
searches as the best of seven, since whatever else the computer does only adds to them. The table
behind the bare QTableView holds the same quotes, is filtered by a QSortFilterProxyModel over the same statuses and
searched for the same words. Exit status 1 where a filter or a search takes more than 100 ms, or the 95th percentile of
frames while scrolling more than 16 ms.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from checks.domain.change import Change
from checks.domain.claim import Kind, Status
from checks.domain.desk import Desk
from checks.domain.finding import Level
from desktop import theme
from desktop.models.claim_filter import ClaimFilter, Order
from desktop.models.claims import ClaimsModel
from desktop.panes.claims_list import ClaimsList
from tests.benchmarks.large_desk import large_desk

ANSWER_BAR, FRAME_BAR = 100.0, 16.0
CLAIMS, FRAMES, ROUNDS = 100_000, 300, 7
VIEW = (302, 800)
ALL = ClaimFilter()
FILTERS = {
    "by status": ClaimFilter(statuses=frozenset({Status.OPEN})),
    "by kind": ClaimFilter(kinds=frozenset({Kind.QUOTE, Kind.EVENT})),
    "by finding": ClaimFilter(levels=frozenset({Level.CONFLICTS})),
    "by check-worthiness": ClaimFilter(least_worthiness=0.5),
    "no evidence yet": ClaimFilter(lacks_evidence=True),
    "by three at once": ClaimFilter(frozenset({Status.OPEN}), frozenset({Kind.QUOTE}), lacks_evidence=True),
    "search, one hit": ClaimFilter(words="statement 77777"),
    "search, all hit": ClaimFilter(words="harbour"),
    "cleared": ALL,
}


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes with all painting that it causes."""
    start = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def median(works: list[Callable[[], object]]) -> float:
    """The middle of several measurements."""
    return round(statistics.median(milliseconds(work) for work in works), 1)


def scrolling(view: QAbstractItemView) -> dict[str, float]:
    """Frame times while scrolling through the whole list in even steps."""
    bar = view.verticalScrollBar()
    step = max(bar.maximum() // FRAMES, 1)
    times = sorted(milliseconds(lambda place=n: bar.setValue(place * step)) for n in range(1, FRAMES))
    return {"median": round(times[len(times) // 2], 2), "p95": round(times[int(len(times) * 0.95)], 2)}


def shown(view: QAbstractItemView) -> None:
    """Show a view at the size of the pane."""
    view.resize(*VIEW)
    view.show()
    QApplication.processEvents()


def claims_list(desk: Desk) -> dict[str, object]:
    """The list of claims."""
    model = ClaimsModel()
    rows = ClaimsList(model)
    shown(rows)
    first = milliseconds(lambda: model.show_desk(desk))
    reading = milliseconds(lambda: _read_all(model))
    found: dict[str, object] = {"first shown": round(first, 1), "made ready for search": round(reading, 1)}
    found["scrolled"] = scrolling(rows)
    for name, wanted in FILTERS.items():
        model.set_filter(ALL if wanted != ALL else FILTERS["by status"])
        times = []
        for _ in range(ROUNDS):
            times.append(milliseconds(lambda wanted=wanted: model.set_filter(wanted)))
            model.set_filter(ALL if wanted != ALL else FILTERS["by status"])
        found[name] = round(min(times), 1)
    model.set_filter(ALL)
    orders = [Order.CHECKWORTHINESS, Order.STATUS, Order.KIND, Order.TEXT]
    found["first sorted"] = round(max(milliseconds(lambda each=each: model.set_order(each)) for each in orders), 1)
    found["sorted again"] = median([lambda each=each: model.set_order(each) for each in orders])
    found["folded"] = median([lambda folds=folds: model.fold_unlikely(folds=folds) for folds in (True, False) * 3])
    old = desk.claims[len(desk.claims) // 2]
    change = Change("Edit", (old,), (replace(old, status=Status.JUDGED),))
    after = desk.after(change)
    found["one claim edited"] = round(milliseconds(lambda: model.follow(change, after)), 1)
    found["all selected"] = round(milliseconds(rows.selectAll), 1)
    rows.close()
    return found


def _read_all(model: ClaimsModel) -> None:
    """Let the search read all claims, as it does bit by bit while nobody asks for anything."""
    model.set_filter(ClaimFilter(words="no such words"))
    model.set_filter(ALL)


def bare_table(desk: Desk) -> dict[str, object]:
    """A QTableView with quotes and statuses, as Qt offers it."""
    items = QStandardItemModel()
    for claim in desk.claims:
        items.appendRow([QStandardItem(claim.quote), QStandardItem(claim.status.value), QStandardItem(claim.statement)])
    proxy, view = QSortFilterProxyModel(), QTableView()
    proxy.setSourceModel(items)
    shown(view)
    found: dict[str, object] = {"first shown": round(milliseconds(lambda: view.setModel(proxy)), 1)}
    found["scrolled"] = scrolling(view)
    for name, column, words in (("by status", 1, "open"), ("search, one hit", 2, "statement 77777")):
        proxy.setFilterKeyColumn(column)
        proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found[name] = round(milliseconds(lambda words=words: proxy.setFilterFixedString(words)), 1)
        found["cleared"] = round(milliseconds(lambda: proxy.setFilterFixedString("")), 1)
    found["all selected"] = round(milliseconds(view.selectAll), 1)
    view.close()
    return found


def main() -> int:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application, "light")
    desk = large_desk(count)
    result = {f"{len(desk.claims)} claims": claims_list(desk), "bare QTableView": bare_table(desk)}
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    ours = next(iter(result.values()))
    is_slow = max(ours[name] for name in FILTERS) > ANSWER_BAR or ours["scrolled"]["p95"] > FRAME_BAR
    return int(is_slow)


if __name__ == "__main__":
    raise SystemExit(main())
