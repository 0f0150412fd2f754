"""The verdict report as one HTML file: no scripts, nothing loaded from elsewhere, fit to be read and printed."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.reporting import words
from checks.reporting.protection import web_address
from checks.reporting.report import STATUSES, Report

_SURFACES = ("paper", "selected", "line", "line_2", "ink", "ink_3", "accent")
_STATUSES = ("suggested", "open", "working", "judged", "signed", "recheck", "rejected")
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
"""Languages written in Arabic, Hebrew, Syriac or Thaana script (Unicode CLDR, script metadata)."""


def render_html(
    desk: Desk, scale: Scale, *, casebook_name: str, printed_at: Moment, with_comments: bool = False
) -> str:
    """The report on the article that lies on the desk. What the desk remarked among itself is left out by default."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(count=words.count, direction=_direction, web_address=web_address)
    return environment.get_template("report.html").render(
        report=Report.of(desk, scale, with_comments=with_comments),
        scale=scale,
        statuses=STATUSES,
        casebook_name=casebook_name,
        printed=words.moment(printed_at),
        light=_colours("light"),
        dark=_colours("dark"),
    )


def _template(name: str) -> str:
    return files("resources").joinpath("templates", name).read_text(encoding="utf-8")


def _colours(theme: str) -> dict[str, str]:
    """The window's own colours, as names for the style sheet."""
    tokens = tomllib.loads(files("resources").joinpath("themes", "tokens.toml").read_text(encoding="utf-8"))
    names = (*_SURFACES, *(f"status_{status}" for status in _STATUSES))
    return {name.replace("_", "-"): tokens[theme][name] for name in names}


def _direction(language: str) -> str:
    """The way a language is written, as HTML calls it."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
