"""Numbers as CSV: no name in them is taken for a formula."""

from __future__ import annotations

import csv
import io

from checks.domain.statistics_sheets import Sheet
from checks.exchange.statistics_csv import as_csv, csv_files

SHEET = Sheet("owners", "Owners", "Two.", "Claims", ("Owner", "Claims"), (("=cmd()", 2), ("Anna\x00", 1)))


def test_a_table_reads_back_and_calculates_nothing() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(SHEET).decode("utf-8-sig"), newline="")))
    assert rows == [["Owner", "Claims"], ["'=cmd()", "2"], ["Anna", "1"]]


def test_files_are_named_after_their_tables() -> None:
    assert csv_files([SHEET]) == {"owners.csv": as_csv(SHEET)}
