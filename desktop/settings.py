"""What the program remembers about a person's choices: typed, versioned, in one JSON file."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self

FORMAT = 1
RECENT = 8
"""How many casebooks are remembered."""


@dataclass(frozen=True)
class WindowState:
    """How the window was left; lengths in logical pixels."""

    width: int = 1440
    height: int = 900
    is_maximized: bool = False
    is_library_shown: bool = True
    panes: tuple[int, ...] = ()
    """Widths of library, article, claims and inspector; empty for the standard ones."""


@dataclass(frozen=True)
class Settings:
    """All choices. A value: `replace` it, then `SettingsFile.save`."""

    theme: str = "system"
    article_size: int = 17
    """Pixels."""
    person: str = ""
    """Who signs the changes; empty for the name of the login."""
    has_letter_keys: bool = True
    """Do J, K, A, X and the other single letters work in the article and the claims?"""
    recent: tuple[str, ...] = ()
    """Casebooks, latest first."""
    articles: dict[str, str] = field(default_factory=dict)
    """By casebook: the id of the article that was open last."""
    window: WindowState = field(default_factory=WindowState)

    def with_casebook(self, where: str) -> Self:
        """The same with `where` as the casebook opened last."""
        return replace(self, recent=(where, *(other for other in self.recent if other != where))[:RECENT])

    def with_article(self, where: str, article_id: str) -> Self:
        """The same with the article that is open in the casebook at `where`."""
        return replace(self, articles={**self.articles, where: article_id})

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Self:
        """Settings out of what JSON holds; values that are unknown or of another type are passed over."""
        window = WindowState(**_known(WindowState, plain.get("window", {})))
        return cls(**{**_known(cls, plain), "window": window})


class SettingsFile:
    """Where the settings are kept."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """The kept settings, or the standard ones where there are none or the file is broken."""
        try:
            plain = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Settings()
        return Settings.from_plain(plain) if isinstance(plain, dict) and plain.get("format") == FORMAT else Settings()

    def save(self, settings: Settings) -> None:
        """Keep `settings`; the file is replaced as a whole, so a crash leaves the old one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps({"format": FORMAT, **asdict(settings)}, indent=1), encoding="utf-8")
        os.replace(fresh, self._path)  # noqa: PTH105 - atomic on every system


def _known(kind: type[Any], plain: object) -> dict[str, Any]:
    """The values of `plain` that are fields of `kind` and have the type of their default."""
    if not isinstance(plain, dict):
        return {}
    standard = kind()
    found = {}
    for each in fields(kind):
        default = getattr(standard, each.name)
        value = plain.get(each.name, default)
        value = tuple(value) if isinstance(default, tuple) and isinstance(value, list) else value
        if type(value) is type(default):
            found[each.name] = value
    return found
