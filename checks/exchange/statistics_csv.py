"""The numbers of a desk as CSV files, one for each table."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from checks.domain.statistics_sheets import Sheet
from checks.exchange.formulas import guarded
from checks.text.xml_text import xml_text


def as_csv(sheet: Sheet) -> bytes:
    """One table in UTF-8 with a mark that spreadsheets know it by; no name or title is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(sheet.headers)
    for row in sheet.rows:
        writer.writerow([guarded(xml_text(cell)) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def csv_files(sheets: Sequence[Sheet]) -> Mapping[str, bytes]:
    """All tables by the names of their files: "open-by-age.csv"."""
    return {f"{sheet.key}.csv": as_csv(sheet) for sheet in sheets}
