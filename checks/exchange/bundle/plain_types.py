"""Is a plain value what a field of the domain may hold? Worked out once for each type, since bundles hold many."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from checks.domain.codec import from_plain
from checks.domain.moment import Moment

Check: TypeAlias = Callable[[Any], bool]

LARGEST = 2**63
"""Whole numbers beyond this fit no database."""
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


def is_id(value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    """Is it an id as the program writes it?"""
    return type(value) is str and _ID.fullmatch(value) is not None


@cache
def fits(kind: Any) -> Check:  # noqa: ANN401 - a type, or a form such as tuple[str, ...]
    """What tells whether a plain value can be read as `kind`, without turning one type into another on the way."""
    if simple := _SIMPLE.get(kind):
        return simple
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of(tuple(map(fits, parts)))
    if origin is tuple:
        return _list_of(fits(parts[0])) if parts[-1] is Ellipsis else _fixed(tuple(map(fits, parts)))
    if origin is Mapping:
        return _map_of(fits(parts[1]))
    if is_dataclass(kind):
        return _object(cast("type[Any]", kind))
    if issubclass(kind, StrEnum):
        words = frozenset(each.value for each in kind)
        return lambda value: type(value) is str and value in words
    raise TypeError(f"no field of a record is a {kind}")


def field_checks(kind: Any) -> Mapping[str, tuple[Check, bool]]:  # noqa: ANN401 - a dataclass
    """Each field of a dataclass with its check, and whether it must be there."""
    if (known := _BY_KIND.get(kind)) is not None:
        return known
    hints = get_type_hints(kind)
    made = _BY_KIND[kind] = {
        each.name: (fits(hints[each.name]), each.default is MISSING and each.default_factory is MISSING)
        for each in fields(kind)
    }
    return made


_BY_KIND: dict[Any, Mapping[str, tuple[Check, bool]]] = {}


def misfit(plain: Mapping[str, Any], kind: type[Any]) -> str:
    """The first field of a plain record that does not fit its kind or is missing; empty where all is well."""
    for name, (check, is_needed) in field_checks(kind).items():
        if name in plain:
            if not check(plain[name]):
                return name
        elif is_needed:
            return name
    return ""


def _is_none(value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    return value is None


def _is_moment(value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    return type(value) is str and _reads_as_moment(value)


@lru_cache(maxsize=4096)
def _reads_as_moment(text: str) -> bool:
    try:
        Moment.parse(text)
    except ValueError:
        return False
    return True


def _is_day(value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    try:
        date.fromisoformat(value)
    except (ValueError, TypeError):
        return False
    return True


def _is_whole(value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    return type(value) is int and -LARGEST <= value < LARGEST


def _is_number(value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    return (type(value) is float and isfinite(value)) or _is_whole(value)


_SIMPLE: Mapping[Any, Check] = {
    str: lambda value: type(value) is str,
    bool: lambda value: type(value) is bool,
    int: _is_whole,
    float: _is_number,
    NoneType: _is_none,
    UUID: is_id,
    Moment: _is_moment,
    date: _is_day,
}


def _one_of(checks: tuple[Check, ...]) -> Check:
    if len(checks) == 2 and _is_none in checks:
        check = next(each for each in checks if each is not _is_none)
        return lambda value: value is None or check(value)
    return lambda value: any(check(value) for check in checks)


def _list_of(check: Check) -> Check:
    return lambda value: type(value) is list and all(map(check, value))


def _fixed(checks: tuple[Check, ...]) -> Check:
    return lambda value: (
        type(value) is list
        and len(value) == len(checks)
        and all(check(part) for check, part in zip(checks, value, strict=True))
    )


def _map_of(check: Check) -> Check:
    return lambda value: type(value) is dict and all(map(check, value.values()))


def _object(kind: type[Any]) -> Check:
    """Of a dataclass; what it asks of its values when it is made (the end of a span after its start) is asked, too."""
    is_strict = hasattr(kind, "__post_init__")

    def check(value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
        if type(value) is not dict or misfit(value, kind):
            return False
        return not is_strict or _can_be_made(value, kind)

    return check


def _can_be_made(value: Any, kind: type[Any]) -> bool:  # noqa: ANN401 - whatever JSON holds
    try:
        from_plain(value, kind)
    except Exception:  # noqa: BLE001 - whatever the kind objects to, the value does not fit
        return False
    return True
