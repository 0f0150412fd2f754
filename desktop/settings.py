"""What the program remembers about a person's choices: typed, versioned, in one JSON file."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self

from checks.storage.places import CASEBOOK_SUFFIX, Places

__all__ = ["CASEBOOK_SUFFIX", "Places", "Settings", "SettingsFile", "WindowState"]

FORMAT = 1
RECENT = 8
"""How many casebooks are remembered."""


@dataclass(frozen=True)
class WindowState:
    """How the window was left."""

    geometry: str = ""
    """Place and size as Qt writes them, in base 64; empty for the standard ones."""
    is_library_shown: bool = True
    panes: tuple[int, ...] = ()
    """Widths of library, article, claims and inspector; empty for the standard ones."""


@dataclass(frozen=True)
class Settings:
    """All choices."""

    theme: str = "system"
    article_size: int = 17
    """Pixels."""
    person: str = ""
    """Who signs the changes; empty for the name of the login."""
    library_order: str = "date"
    """How the library sorts the articles: date, due, progress or title."""
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
    """The settings in use, and the file that keeps them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.current = self._load()

    def change(self, **fields: Any) -> Settings:  # noqa: ANN401 - whatever the fields are
        """Replace some of the settings and keep them; the file is replaced as a whole, so a crash leaves the old one.

        A folder that cannot be written to costs the memory of the choice, not the choice.
        """
        self.current = replace(self.current, **fields)
        plain = {"format": FORMAT, **asdict(self.current)}
        fresh = self.path.with_suffix(".new")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(plain, indent=1), encoding="utf-8")
            fresh.replace(self.path)
        return self.current

    def _load(self) -> Settings:
        """The kept settings, or the standard ones where there are none or the file is broken."""
        try:
            plain = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Settings()
        return Settings.from_plain(plain) if isinstance(plain, dict) and plain.get("format") == FORMAT else Settings()


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
