"""The verdict report as one HTML file: no scripts, nothing loaded from elsewhere, fit to be read and printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checks.domain import words
from checks.domain.desk import Desk
from checks.domain.protection import web_address
from checks.domain.verdict import Scale
from checks.reporting.chart_wish import Drawing
from checks.reporting.edition import Edition
from checks.reporting.look import colours, direction
from checks.reporting.report import STATUSES, Report

_CHART_WIDTH = 720
"""Pixels; the page is that wide."""


def render_html(desk: Desk, scale: Scale, edition: Edition) -> bytes:
    """The report on the article that lies on the desk, in UTF-8."""
    report = Report.of(desk, scale, edition)
    values = {
        "report": report,
        "drawings": _drawings(report),
        "scale": scale,
        "statuses": STATUSES,
        "casebook_name": edition.casebook_name,
        "printed": words.moment(edition.printed_at),
        "light": colours("light"),
        "dark": colours("dark"),
    }
    filters: dict[str, Callable[..., Any]] = {"count": words.count, "direction": direction, "web_address": web_address}
    return edition.templates.fill("report.html", values, filters).encode(errors="replace")


def _drawings(report: Report) -> dict[int, Drawing | None]:
    """The chart of each table, by its number; what it needs is loaded only where there is one."""
    if not report.exhibits:
        return {}
    from checks.reporting.charts import for_page

    return {
        exhibit.number: for_page(exhibit.table, f"table-{exhibit.number}", _CHART_WIDTH, exhibit.wish)
        for exhibit in report.exhibits
    }
