"""Cuts a record down to the fields that its profile lets out, and hears of every text that stays behind."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, cast, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

from checks.domain.codec import to_plain
from checks.domain.transfer import Profile
from checks.exchange.bundle.redaction_rules import DECIMALS, ROUNDED, RULES, WEB_ADDRESSES

_NOTHING = object()
_TELLING = 3
"""Decimals from which a coordinate tells a place, and is looked for in what leaves."""


@dataclass(frozen=True)
class Trimmed:
    """What is left of a record."""

    plain: dict[str, Any]
    changed: tuple[str, ...]
    """Fields that hold less than they did."""


class Trimming:
    """Cuts records for one profile; `hear` is called with each text that stays behind and its field."""

    def __init__(self, profile: Profile, hear: Callable[[str, str], None]) -> None:
        self._profile = profile
        self._hear = hear

    def record(self, plain: Mapping[str, Any], kind: type[Any]) -> Trimmed:
        """A record without what must stay. Fields that this version does not know stay, too."""
        made = self._object(plain, kind)
        for name in plain.keys() - hints(kind).keys():
            self._tell(plain[name], None, name)
        changed = tuple(name for name in hints(kind) if name in plain and made.get(name) != plain[name])
        return Trimmed(made, changed)

    def without(self, plain: Mapping[str, Any], kept: frozenset[str], kind: type[Any]) -> dict[str, Any]:
        """A record with nothing but the fields of `kept`; those that it cannot be without are left out."""
        made = {}
        for name, hint in hints(kind).items():
            if name in kept:
                made[name] = plain[name]
                continue
            self._tell(plain.get(name), hint, name)
            if (default := _defaults(kind)[name]) is not _NOTHING:
                made[name] = default
        return made

    def _object(self, plain: Mapping[str, Any], kind: type[Any]) -> dict[str, Any]:
        defaults, made = _defaults(kind), {}
        for name, hint, is_kept, is_simple in _plan(cast("Hashable", kind), self._profile):
            if name not in plain:
                continue
            value = plain[name]
            if is_kept:
                made[name] = value if is_simple or value is None or value == [] else self._value(value, hint, name)
                continue
            if value != defaults[name]:
                self._tell(value, hint, name)
            if defaults[name] is not _NOTHING:
                made[name] = defaults[name]
        return made

    def _value(self, value: Any, hint: Any, name: str) -> Any:  # noqa: ANN401 - whatever a field holds
        hint = _bare(hint)
        if get_origin(hint) is tuple:
            return [
                None if each is None else self._value(each, of, name)
                for each, of in zip(value, _parts(hint, len(value)), strict=True)
            ]
        if isinstance(value, dict):
            return self._object(value, hint)
        if name in ROUNDED:
            self._tell(value, hint, name)
            return round(value, DECIMALS[self._profile])
        if name in WEB_ADDRESSES and not is_web_address(value):
            self._hear(value, name)
            return None
        return value

    def _tell(self, value: Any, hint: Any, name: str) -> None:  # noqa: ANN401 - whatever a field holds
        for text in texts_in(value, hint, name):
            self._hear(text, name)


def texts_in(value: Any, hint: Any, name: str = "") -> list[str]:  # noqa: ANN401 - whatever a field holds
    """The texts that people or sources wrote in a plain value, and its coordinates; no ids, dates or fixed words."""
    if value is None:
        return []
    hint = None if hint is None else _bare(hint)
    if isinstance(value, str):
        return [value] if hint in (str, None) else []
    if isinstance(value, float) and name in ROUNDED:
        return [repr(value)] if round(value, _TELLING - 1) != value else []
    if isinstance(value, dict):
        known = hints(hint) if hint is not None and is_dataclass(hint) else {}
        return [text for key, part in value.items() for text in texts_in(part, known.get(key), key)]
    if isinstance(value, list):
        inner = [None] * len(value) if hint is None else _parts(hint, len(value))
        return [text for part, of in zip(value, inner, strict=False) for text in texts_in(part, of, name)]
    return []


def is_web_address(text: str) -> bool:
    """Does an address lead to a page on the web, with no name or password in it?"""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


@cache
def _plan(kind: Any, profile: Profile) -> list[tuple[str, Any, bool, bool]]:  # noqa: ANN401 - a dataclass
    """Each field with its type, whether it may leave, and whether it then leaves as it is."""
    kept = RULES[kind.__name__].kept(profile)
    return [(name, hint, name in kept, _is_simple(name, hint)) for name, hint in hints(kind).items()]


def _is_simple(name: str, hint: Any) -> bool:  # noqa: ANN401 - a type
    """Is there nothing within it that could stay behind by itself?"""
    bare = _bare(hint)
    if get_origin(bare) is tuple:
        return all(_is_simple(name, part) for part in get_args(bare) if part is not Ellipsis)
    is_nested = is_dataclass(bare) and getattr(bare, "__name__", "") in RULES
    return not (is_nested or name in ROUNDED or name in WEB_ADDRESSES)


def _parts(hint: Any, count: int) -> list[Any]:  # noqa: ANN401 - a form such as tuple[str, ...]
    parts = get_args(hint)
    return [parts[0]] * count if parts and parts[-1] is Ellipsis else list(parts)


@cache
def _bare(hint: Any) -> Any:  # noqa: ANN401 - a type or a union with None
    parts = [each for each in get_args(hint) if each is not NoneType]
    return parts[0] if get_origin(hint) is not tuple and len(parts) == 1 else hint


def hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    """The types of its fields."""
    return _hints(cast("Hashable", kind))


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    return dict(get_type_hints(kind))


def _defaults(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    return _known_defaults(cast("Hashable", kind))


@cache
def _known_defaults(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    made = {}
    for field in fields(kind):
        value = field.default_factory() if field.default_factory is not MISSING else field.default
        plain = list(value) if isinstance(value, tuple) else value
        made[field.name] = _NOTHING if value is MISSING else to_plain(plain)
    return made
