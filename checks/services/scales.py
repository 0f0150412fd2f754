"""The house scale: which ratings there are."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from checks.domain.codec import from_plain
from checks.domain.verdict import Scale


def load_scale(name: str = "house") -> Scale:
    """The scale in `resources/scales/<name>.toml`."""
    text = (files("resources") / "scales" / f"{name}.toml").read_text(encoding="utf-8")
    return from_plain(tomllib.loads(text), Scale)
