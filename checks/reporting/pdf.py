"""The verdict report as a PDF: typeset, tagged for screen readers, with bookmarks and its fonts inside.

Typst sets it, from a template that takes all words as data: nothing that stands in an article or a record is ever read
as markup.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import singledispatch
from typing import Any

from checks.domain import words
from checks.domain.desk import Desk
from checks.domain.protection import web_address
from checks.domain.verdict import Scale
from checks.errors import ChecksError
from checks.reporting.edition import Edition
from checks.reporting.exhibits import Exhibit
from checks.reporting.look import colours, direction
from checks.reporting.marked_text import Mark, Paragraph
from checks.reporting.report import STATUSES, Report

_HEADING = "Verdict report"
_CHART_WIDTH = 640
"""Pixels, in which the words of a chart come out a little smaller than those of the text."""


def render_pdf(desk: Desk, scale: Scale, edition: Edition) -> bytes:
    """The report on the article that lies on the desk, as the bytes of a PDF file."""
    report = Report.of(desk, scale, edition)
    content = json.dumps(_content(report, scale, edition), ensure_ascii=False, default=str)
    content = content.encode(errors="replace").decode()  # halves of characters, which no file can hold
    try:
        return edition.templates.typeset(content, is_accessible=True)
    except ChecksError:  # such as a sign that no font of this machine has: a frame in its place beats no report
        return edition.templates.typeset(content, is_accessible=False)


def _content(report: Report, scale: Scale, edition: Edition) -> dict[str, Any]:
    """All that the template prints, as plain values."""
    language = report.language.partition("-")[0]
    return {
        "report": _plain(replace(report, url=web_address(report.url))),
        "drawings": _drawings(report),
        "scale": _plain(scale),
        "language": language if len(language) == 2 else "en",  # "und" is no language that a typesetter knows
        "direction": direction(report.language),
        "authors": [],
        "statuses": {
            _plain(status): {"word": word, "meaning": meaning} for status, (word, meaning) in STATUSES.items()
        },
        "colours": colours("light"),
        "words": {
            "heading": _HEADING,
            "total": words.count(report.total, "claim"),
            "casebook": edition.casebook_name,
            "printed": words.moment(edition.printed_at),
        },
    }


def _drawings(report: Report) -> list[Any]:
    """The chart of each table, in their order; what it needs is loaded only where there is one."""
    if not report.exhibits:
        return []
    from checks.reporting.charts import for_paper

    return [_plain(for_paper(exhibit.table, _CHART_WIDTH, exhibit.wish)) for exhibit in report.exhibits]


@singledispatch
def _plain(value: object) -> Any:  # noqa: ANN401 - JSON has no type of its own
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value


@_plain.register
def _(value: tuple) -> list[Any]:  # type: ignore[type-arg]
    return [_plain(each) for each in value]


@_plain.register
def _(value: Enum) -> str:
    return value.name.lower()


@_plain.register
def _(value: Mark) -> dict[str, Any]:
    return {"level": value.level, "status": _plain(value.claim.status)}


@_plain.register
def _(value: Exhibit) -> dict[str, Any]:
    drawn = ("table", "wish")  # which the chart tells
    return {each.name: _plain(getattr(value, each.name)) for each in fields(value) if each.name not in drawn}


@_plain.register
def _(value: Paragraph) -> dict[str, Any]:
    pieces = [{"text": each.text, "marks": _plain(each.marks), "ends": each.ends} for each in value.pieces]
    return {"pieces": pieces, "is_title": value.is_title, "is_furniture": value.is_furniture}
