"""Texts in a table: the preview of an import, its account, the list of imports."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.imported import EarlierCheck
from checks.domain.moment import Moment
from checks.exchange.importing.account import Account
from checks.exchange.importing.importer import Row
from desktop.models.import_rows import PREVIEW, Cells, account_cells, preview_cells

DAY = Moment.parse("2025-05-23")


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = Cells(PREVIEW, [("1", "Strike", "", "", "x"), ("2", "Talks", "", "", "")])
    qtmodeltester.check(model)
    model.show_rows([])
    qtmodeltester.check(model)


def test_cells_headers_and_what_is_read_out() -> None:
    model = Cells(("Row", "Why"), [("12", "Two\nlines")])
    cell = model.index(0, 1)
    assert (model.rowCount(), model.columnCount(), model.rowCount(cell), model.columnCount(cell)) == (1, 2, 0, 0)
    assert cell.data() == "Two lines"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Why: Two\nlines"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Why"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(QModelIndex()) is None


def test_numbers_stand_at_the_end_of_their_column() -> None:
    model = Cells(("Row", "Why"), [("12", "x")])
    right = int(Qt.AlignmentFlag.AlignRight)
    assert model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole) & right
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) is None


def test_other_rows_are_told_to_the_view(qtbot: object) -> None:
    model = Cells(("Row",), [("1",)])
    told: list[int] = []
    model.modelReset.connect(lambda: told.append(model.rowCount()))
    model.show_rows([("1",), ("2",)])
    assert told == [2]


@pytest.mark.parametrize(
    ("record", "cells"),
    [
        (
            Evidence(UUID(int=1), EvidenceKind.REPORT, "A report", publisher="Wire", published=DAY, note="By Ada."),
            ("A report", "2025-05-23", "Wire", "By Ada."),
        ),
        (
            Evidence(UUID(int=1), EvidenceKind.NOTE, "Ask", quote_text="eight hurt", original_source="Governor"),
            ("Ask", "", "Governor", "eight hurt"),
        ),
        (
            EarlierCheck(UUID(int=1), "Eight were hurt.", publisher="checkers.example", published=DAY, rating="So"),
            ("Eight were hurt.", "2025-05-23", "checkers.example", "So"),
        ),
        (EarlierCheck(UUID(int=1), "Eight were hurt."), ("Eight were hurt.", "", "", "")),
    ],
)
def test_a_record_shows_what_it_is_when_by_whom_and_what_it_says(
    record: Evidence | EarlierCheck, cells: tuple[str, ...]
) -> None:
    assert preview_cells(Row(7, record)) == ("7", *cells)


def test_the_account_is_in_the_order_of_the_file() -> None:
    account = Account()
    account.skip(10, "No title.")
    account.remark(9, "No date.")
    account.skip(2, "No words.")
    assert [cells[0] for cells in account_cells(account)] == ["2", "9", "10"]
    assert account_cells(Account()) == []
