"""What the program remembers about a person's choices: typed, versioned, in one JSON file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Self, get_args, get_origin, get_type_hints
from uuid import UUID

from checks.storage.places import CASEBOOK_SUFFIX, Places

__all__ = ["CASEBOOK_SUFFIX", "DeskState", "Places", "Settings", "SettingsFile", "WindowState"]

FORMAT = 2
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
class DeskState:
    """How the desk of one casebook was left."""

    article: str = ""
    """The id of the article."""
    claim: str = ""
    """The id of the claim that was chosen."""
    scroll: dict[str, int] = field(default_factory=dict)
    """How far each pane was scrolled, in pixels."""
    is_library_shown: bool = True
    panes: tuple[int, ...] = ()
    """Widths of library, article, claims and inspector; empty for those of the window."""

    @property
    def article_id(self) -> UUID | None:
        """The article as an id; None where there is none, or what is kept is no id."""
        return _id_of(self.article)

    @property
    def claim_id(self) -> UUID | None:
        """The claim as an id; None where there is none, or what is kept is no id."""
        return _id_of(self.claim)


@dataclass(frozen=True)
class ExportState:
    """What was last chosen for the exports of one casebook."""

    target: str = ""
    """The form, as the command line calls it."""
    columns: tuple[str, ...] = ()
    """Of tables, in their order; empty for all."""
    publisher: str = ""
    home: str = ""
    """The home page of the house."""
    pages: dict[str, str] = field(default_factory=dict)
    """By article: the address of the page with its report."""


@dataclass(frozen=True)
class Settings:
    """All choices."""

    theme: str = "system"
    article_size: int = 17
    """Pixels."""
    has_motion: bool = True
    """May panes glide when they come and go?"""
    person: str = ""
    """Who signs the changes; empty for the name of the login."""
    library_order: str = "date"
    """How the library sorts the articles: date, due, progress or title."""
    has_one_line_claims: bool = False
    """Does each claim in the list take one line instead of two?"""
    folds_unlikely: bool = False
    """Are suggestions folded away that hardly anybody would check?"""
    weights: dict[str, float] = field(default_factory=dict)
    """Weights of features of check-worthiness that the person chose, by feature; all others weigh as shipped."""
    has_letter_keys: bool = True
    """Do J, K, A, X and the other single letters work in the article and the claims?"""
    keys: dict[str, str] = field(default_factory=dict)
    """Keys that the person chose, by action, as "Ctrl+K"; empty for none."""
    backup_minutes: int = 10
    """How often the casebook is copied while somebody works in it; 0 for never."""
    lock_minutes: int = 15
    """After how long without a key or the mouse an encrypted casebook is locked; 0 for never."""
    captures_private: bool = False
    """May pages of the local network be captured?"""
    stamp_server: str = ""
    """The address of the authority that confirms when files existed (RFC 3161); empty for none."""
    stamp_roots: str = ""
    """A file with certificates (PEM) that vouch for the authority; empty for those that browsers trust."""
    report_templates: str = ""
    """A folder with templates of the newsroom's own for reports; empty for those of the program."""
    recent: tuple[str, ...] = ()
    """Casebooks, latest first."""
    searches: tuple[str, ...] = ()
    """What was searched for, latest first."""
    desks: dict[str, DeskState] = field(default_factory=dict)
    """By casebook: how its desk was left."""
    exports: dict[str, ExportState] = field(default_factory=dict)
    """By casebook: what was last chosen for its exports."""
    window: WindowState = field(default_factory=WindowState)

    def with_casebook(self, where: str) -> Self:
        """The same with `where` as the casebook opened last; desks of those that fall off the list are forgotten."""
        recent = (where, *(other for other in self.recent if other != where))[:RECENT]
        desks = {place: state for place, state in self.desks.items() if place in recent}
        exports = {place: state for place, state in self.exports.items() if place in recent}
        return replace(self, recent=recent, desks=desks, exports=exports)

    def desk(self, where: str) -> DeskState:
        """How the desk of the casebook at `where` was left."""
        return self.desks.get(where, DeskState())

    def with_desk(self, where: str, desk: DeskState) -> Self:
        """The same with another state of the desk of the casebook at `where`."""
        return replace(self, desks={**self.desks, where: desk})

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Settings out of what JSON holds; values that are unknown or of another type are passed over."""
        found: Self = _read(cls, plain)
        return found


class SettingsFile:
    """The settings in use, and the file that keeps them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.current = self._load()
        self._apart: set[str] = set()

    def change(self, **fields: Any) -> Settings:  # noqa: ANN401 - whatever the fields are
        """Replace some of the settings and keep them."""
        return self.keep(replace(self.current, **fields))

    def keep(self, settings: Settings) -> Settings:
        """Use and keep these settings; the file is replaced as a whole, so a crash leaves the old one.

        A folder that cannot be written to costs the memory of the choice, not the choice.
        """
        self.current = settings
        exports = {where: state for where, state in settings.exports.items() if where not in self._apart}
        plain = {"format": FORMAT, **asdict(replace(settings, exports=exports))}
        fresh = self.path.with_suffix(".new")
        with suppress(OSError, UnicodeError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(plain, indent=1), encoding="utf-8")
            fresh.replace(self.path)
        return self.current

    def keep_apart(self, where: str) -> None:
        """Write nothing of what is chosen for the exports of this casebook, since it is encrypted: it says too much."""
        self._apart.add(where)

    def _load(self) -> Settings:
        """The kept settings, or the standard ones where there are none or the file is broken."""
        try:
            plain = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return Settings()
        if not isinstance(plain, dict):
            return Settings()
        migrate = _MIGRATIONS.get(plain.get("format")) if isinstance(plain.get("format"), int) else None
        return Settings.from_plain(migrate(plain)) if migrate else Settings()


def _from_first(plain: dict[str, Any]) -> dict[str, Any]:
    """Format 1 kept nothing of a casebook's desk but the article, in a table of its own."""
    articles = plain.get("articles")
    kept = articles.items() if isinstance(articles, dict) else ()
    return plain | {"desks": {where: {"article": article} for where, article in kept}}


_MIGRATIONS: Mapping[Any, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _from_first, FORMAT: lambda plain: plain}
"""How to read a file, by its format; one of a later format is passed over."""


def _id_of(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def _read(kind: Any, plain: object) -> Any:  # noqa: ANN401 - any type of a setting
    """`plain` as a value of the type `kind`, without parts that are no good; ValueError where it is something else."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _read_record(kind, plain if isinstance(plain, dict) else {})
    if get_origin(kind) is dict and isinstance(plain, dict):
        pairs = ((name, _read_or_none(get_args(kind)[1], value)) for name, value in plain.items())
        return {name: value for name, value in pairs if value is not None}
    if get_origin(kind) is tuple and isinstance(plain, list):
        return tuple(_read(get_args(kind)[0], value) for value in plain)
    if type(plain) is kind:
        return plain
    raise ValueError(f"{plain!r} is no {kind}")


def _read_or_none(kind: Any, plain: object) -> Any:  # noqa: ANN401 - any type of a setting
    with suppress(ValueError):
        return _read(kind, plain)
    return None


def _read_record(kind: type[Any], plain: dict[str, Any]) -> Any:  # noqa: ANN401 - a record of that kind
    values, types = {}, get_type_hints(kind)
    for each in fields(kind):
        value = _read_or_none(types[each.name], plain[each.name]) if each.name in plain else None
        if value is not None:
            values[each.name] = value
    return kind(**values)
