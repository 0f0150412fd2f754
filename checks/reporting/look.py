"""What every form of a report shares in its looks: the window's colours, the way a language runs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

_SURFACES = ("paper", "selected", "line", "line_2", "ink", "ink_2", "ink_3", "control", "accent", "find_conflicts")
_STATUSES = ("suggested", "open", "working", "judged", "signed", "recheck", "rejected")
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
"""Languages written in Arabic, Hebrew, Syriac or Thaana script (Unicode CLDR, script metadata)."""


def colours(theme: str) -> dict[str, str]:
    """The window's own colours ("#RRGGBB") under names with hyphens, as style sheets write them."""
    names = (*_SURFACES, *(f"status_{status}" for status in _STATUSES))
    return {name.replace("_", "-"): _tokens()[theme][name] for name in names}


def families(kind: str) -> Iterable[str]:
    """The families of fonts for "serif", "sans" or "mono", best first."""
    return (name for name in _tokens()["font"][kind] if name != "system")


def direction(language: str) -> str:
    """The way a language is written: "rtl" or "ltr"."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


@cache
def _tokens() -> dict[str, Any]:
    return tomllib.loads(files("resources").joinpath("themes", "tokens.toml").read_text(encoding="utf-8"))
