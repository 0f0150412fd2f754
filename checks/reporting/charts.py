"""The chart of a table, for the window as pixels and for reports as SVG. Call these on a worker: they take a second."""

from __future__ import annotations

from checks.domain.tables import TollSeries
from checks.domain.ties import Table
from checks.reporting.chart_canvas import Chart, picture_of, svg_of
from checks.reporting.chart_wish import NOTHING_MORE, Drawing, Look, Picture, Wish
from checks.reporting.comparator_chart import comparator_chart, natural_height
from checks.reporting.svg import clean
from checks.reporting.toll_chart import toll_chart

_TOLL_HEIGHT = 300


def draw(table: Table, look: Look, size: tuple[float, float], wish: Wish = NOTHING_MORE) -> Chart | None:
    """The chart, so many pixels wide and high; None where the table has nothing that can be drawn."""
    if isinstance(table, TollSeries):
        if not table.points:
            return None
        return toll_chart(table, look, size, published=wish.published, origins=wish.origins)
    if not (table.rows and table.measures):
        return None
    return comparator_chart(table, wish.measure or table.measures[-1], look, size, wish.own)


def height_of(table: Table) -> int:
    """Pixels in which everything can be told apart."""
    return _TOLL_HEIGHT if isinstance(table, TollSeries) else natural_height(table)


def paint(
    table: Table, look: Look, size: tuple[float, float], ratio: float, wish: Wish = NOTHING_MORE
) -> Picture | None:
    """The chart as pixels, `ratio` of them to each of `size`."""
    chart = draw(table, look, size, wish)
    return picture_of(chart, ratio) if chart else None


def for_page(table: Table, name: str, width: float, wish: Wish = NOTHING_MORE) -> Drawing | None:
    """The chart for a web page: in its fonts and by its colours, which change with the theme of whoever reads it."""
    chart = draw(table, Look(family="DejaVu Sans"), (width, height_of(table)), wish)
    return Drawing(clean(svg_of(chart, has_outlines=False), name), chart.description) if chart else None


def for_paper(table: Table, width: float, wish: Wish = NOTHING_MORE) -> Drawing | None:
    """The chart for print: words are shapes, so that it looks the same on every machine."""
    chart = draw(table, Look(), (width, height_of(table)), wish)
    return Drawing(svg_of(chart, has_outlines=True).decode(), chart.description) if chart else None
