"""The verdict report as Markdown (CommonMark with tables): plain text that reads well as it lies."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from checks.domain import words
from checks.domain.desk import Desk
from checks.domain.protection import web_address
from checks.domain.verdict import Scale
from checks.reporting.edition import Edition
from checks.reporting.report import STATUSES, Report
from checks.reporting.sources import source_line

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~]|&(?=#?\w+;))")
_OPENING = re.compile(r"^(\d*)([-+=]|(?<=\d)[.)])")
"""What opens a list, a rule or a heading at the start of a line."""
_BLANK = re.compile(r"\n{3,}")


def render_markdown(desk: Desk, scale: Scale, edition: Edition) -> bytes:
    """The report on the article that lies on the desk, in UTF-8."""
    report = Report.of(desk, scale, edition)
    values = {
        "report": report,
        "scale": scale,
        "statuses": STATUSES,
        "grouped": [(f"{each.records}: {each.reasons}", each.claims) for each in report.groupings],
        "ruled": [(each.sentence, each.claims) for each in report.rulings],
        "casebook_name": edition.casebook_name,
        "printed": words.moment(edition.printed_at),
    }
    filters: dict[str, Callable[..., Any]] = {
        "count": words.count,
        "plain": plain,
        "inline": inline,
        "address": _address,
        "source": lambda source: plain(source_line(source)),
        "web_address": web_address,
    }
    page = edition.templates.fill("report.md", values, filters)
    return (_BLANK.sub("\n\n", page).strip() + "\n").encode(errors="replace")


def plain(text: str) -> str:
    """Text in one line that Markdown shows as it is: nothing in it is markup."""
    line = inline(text).strip()
    return _OPENING.sub(r"\1\\\2", line)


def inline(text: str) -> str:
    """A piece of a line, with the spaces at its ends."""
    return _SIGNS.sub(r"\\\1", re.sub(r"\s+", " ", text))


def _address(url: str) -> str:
    """An address between pointed brackets, in which nothing may end them."""
    return re.sub(r"[<>\s]", lambda found: f"%{ord(found[0]):02X}", url)
