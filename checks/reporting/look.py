"""What every form of a report shares in its looks: the templates, the window's colours, the way a language runs."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_SURFACES = ("paper", "selected", "line", "line_2", "ink", "ink_3", "accent")
_STATUSES = ("suggested", "open", "working", "judged", "signed", "recheck", "rejected")
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
"""Languages written in Arabic, Hebrew, Syriac or Thaana script (Unicode CLDR, script metadata)."""


def template(name: str) -> str:
    """The template or style sheet called `name`."""
    return files("resources").joinpath("templates", name).read_text(encoding="utf-8")


def colours(theme: str) -> dict[str, str]:
    """The window's own colours ("#RRGGBB") under names with hyphens, as style sheets write them."""
    tokens = tomllib.loads(files("resources").joinpath("themes", "tokens.toml").read_text(encoding="utf-8"))
    names = (*_SURFACES, *(f"status_{status}" for status in _STATUSES))
    return {name.replace("_", "-"): tokens[theme][name] for name in names}


def direction(language: str) -> str:
    """The way a language is written: "rtl" or "ltr"."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
