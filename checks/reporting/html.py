"""The verdict report as one HTML file: no scripts, nothing loaded from elsewhere, fit to be read and printed."""

from __future__ import annotations

from checks.domain import words
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.protection import web_address
from checks.domain.verdict import Scale
from checks.reporting.chart_wish import Drawing
from checks.reporting.look import colours, direction, template
from checks.reporting.report import STATUSES, Report

_CHART_WIDTH = 720
"""Pixels; the page is that wide."""


def render_html(
    desk: Desk, scale: Scale, *, casebook_name: str, printed_at: Moment, with_comments: bool = False
) -> bytes:
    """The report on the article that lies on the desk, in UTF-8. What the desk remarked is left out by default."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(count=words.count, direction=direction, web_address=web_address)
    report = Report.of(desk, scale, with_comments=with_comments)
    page = environment.get_template("report.html").render(
        report=report,
        drawings=_drawings(report),
        scale=scale,
        statuses=STATUSES,
        casebook_name=casebook_name,
        printed=words.moment(printed_at),
        light=colours("light"),
        dark=colours("dark"),
    )
    return page.encode()


def _drawings(report: Report) -> dict[int, Drawing | None]:
    """The chart of each table, by its number; what it needs is loaded only where there is one."""
    if not report.exhibits:
        return {}
    from checks.reporting.charts import for_page

    return {
        exhibit.number: for_page(exhibit.table, f"table-{exhibit.number}", _CHART_WIDTH, exhibit.wish)
        for exhibit in report.exhibits
    }
