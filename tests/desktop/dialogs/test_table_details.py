"""What is asked about a table: read, corrected, and refused where it makes no sense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollSeries
from checks.domain.ties import Table
from desktop.dialogs.table_details import CaseDetails, DeleteTable, TableDetails, _keyed, _with_details

TOLL = TollSeries(UUID(int=1), "A toll", "It happened.", "Europe/Kyiv", note="A note")
TOTAL, LENGTH = Measure("total", "Total", "person"), Measure("length", "Length", "km")
ROW = Comparator(Moment.parse("2025-01-01"), values=(("total", 1.0), ("length", 2.0)), ranges=(("length", 1.0, 3.0),))
TABLE = ComparatorTable(
    UUID(int=2),
    "Cases",
    (TOTAL, LENGTH),
    (ROW,),
    Moment.parse("2022-02-24"),
    coverage="All.",
    terms=("swap", "exchange"),
)


@pytest.fixture
def dialog_on(qtbot: QtBot) -> Callable[[Table], TableDetails]:
    def make(table: Table) -> TableDetails:
        dialog = TableDetails(table)
        qtbot.addWidget(dialog)
        return dialog

    return make


@pytest.mark.parametrize("table", [TOLL, TABLE])
def test_untouched_it_gives_back_what_it_got(table: Table, dialog_on: Callable[[Table], TableDetails]) -> None:
    dialog = dialog_on(table)
    assert dialog.table == table
    assert not dialog.is_changed()
    assert dialog.objections() == ()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (replace(TOLL, title=""), "A title is needed: the list and the report call it by that."),
        (replace(TOLL, timezone="Mars"), "“Mars” is no time zone. Write it like Europe/Kyiv."),
        (replace(TABLE, measures=()), "Add a measure, such as Total: without one there is nothing to compare."),
        (
            replace(TABLE, measures=(TOTAL, replace(LENGTH, label="total "))),
            "Two measures have the same name. Give each its own.",
        ),
        (
            replace(TABLE, covers_until=Moment.parse("2020-01-01")),
            "It covers less than a day: the end lies before the beginning.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(table: Table, said: str, dialog_on: Callable[[Table], TableDetails]) -> None:
    assert said in dialog_on(table).objections()


def test_a_measure_that_is_gone_takes_its_figures_along() -> None:
    made = _with_details(TABLE, CaseDetails("Cases", "swap, , swap", measures=(TOTAL,)))
    assert made.measures == (TOTAL,)
    assert made.rows[0].values == (("total", 1.0),)
    assert made.rows[0].ranges == ()
    assert made.terms == ("swap",)


def test_new_measures_get_keys_that_no_other_has() -> None:
    made = _keyed((TOTAL, Measure("", "Total"), Measure("", "Total"), Measure("", "Wide load")))
    assert [measure.key for measure in made] == ["total", "total_2", "total_3", "wide_load"]
    assert _keyed((TOTAL, LENGTH)) == (TOTAL, LENGTH)


def test_deleting_is_asked_first(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for answer, may in ((QMessageBox.StandardButton.Yes, True), (QMessageBox.StandardButton.Cancel, False)):
        monkeypatch.setattr(QMessageBox, "question", lambda *_, answer=answer: answer)
        assert DeleteTable.ask(parent, TABLE) is may
