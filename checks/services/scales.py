"""The house scale: which ratings there are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from checks.domain.codec import from_plain
from checks.domain.verdict import Scale


def load_scale(name: str = "house") -> Scale:
    """The scale in `resources/scales/<name>.toml`."""
    text = (files("resources") / "scales" / f"{name}.toml").read_text(encoding="utf-8")
    return from_plain(tomllib.loads(text), Scale)


@cache
def rating_labels() -> Mapping[str, str]:
    """What the ratings of the house are called, by their keys."""
    return MappingProxyType({rating.key: rating.label for rating in load_scale().ratings})
