"""What the lines of a bundle hold, as forms that msgspec reads and checks at once: bundles have many lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from sys import float_info
from types import NoneType, UnionType
from typing import Annotated, Any, NotRequired, Self, TypedDict, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from msgspec import UNSET, Meta, MsgspecError, UnsetType, ValidationError, convert, defstruct
from msgspec.json import Decoder, Encoder

from checks.domain.codec import RECORD_TYPES, from_plain
from checks.domain.moment import Moment

LARGEST = 2**63
"""Whole numbers beyond this fit no database."""
_ID_PATTERN = r"\A[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z"
_IS_ID = re.compile(_ID_PATTERN)
ID = Annotated[str, Meta(pattern=_ID_PATTERN)]
"""An id as the program writes it."""


def is_id(value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    """Is it an id as the program writes it?"""
    return type(value) is str and _IS_ID.match(value) is not None


class Form:
    """The fields that a line or a record has, each with the type of its plain value; others may stand beside them."""

    def __init__(self, given: Mapping[str, Any], optional: Mapping[str, Any] | None = None) -> None:
        self.needed = {**dict.fromkeys(given, True), **dict.fromkeys(optional or {}, False)}
        """The fields, and whether each must be there."""
        self.types = {**given, **(optional or {})}
        told = {name: kind if self.needed[name] else NotRequired[kind] for name, kind in self.types.items()}
        self.whole = _mapping(told)
        self._decoder = Decoder(self.whole, dec_hook=_read)

    @classmethod
    def of(cls, kind: type[Any]) -> Self:
        """The form of a dataclass of the domain, made once."""
        if (known := _FORMS.get(kind)) is None:
            hints = get_type_hints(kind)
            types = {each.name: _type(hints[each.name]) for each in fields(kind)}
            given = {each.name for each in fields(kind) if each.default is each.default_factory is MISSING}
            optional = {name: type_ for name, type_ in types.items() if name not in given}
            known = _FORMS[kind] = cls({name: types[name] for name in types if name in given}, optional)
        return cast("Self", known)

    def read(self, line: bytes) -> dict[str, Any] | None:
        """What a line holds where it has this form, and nothing else, in the one way in which this program writes it.

        Then no name stands twice in it and no number is beyond measure. None for all else: look closer. Words of the
        domain, days and moments stand as such in it; they equal their plain values, or are not compared.
        """
        try:
            read = self._decoder.decode(line)
            return read if _CANONICAL.encode(read) == line.rstrip(b"\n") else None
        except (MsgspecError, UnicodeError, RecursionError):
            return None

    def misfit(self, plain: Mapping[str, Any]) -> str:
        """The first field of a plain value that does not fit or is missing; empty where all is well.

        No type is turned into another on the way: a number in quotes is no number.
        """
        if _fits(plain, self.whole):
            return ""
        for name, is_needed in self.needed.items():
            if not (_fits(plain[name], self.types[name]) if name in plain else not is_needed):
                return name
        raise AssertionError("a value fits field by field, but not as a whole")


_FORMS: dict[type[Any], Form] = {}


def _mapping(types: dict[str, Any]) -> Any:  # noqa: ANN401 - a class of mappings
    return TypedDict("Plain", types)  # type: ignore[operator]


def _fits(value: Any, type_: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    try:
        convert(value, type_, dec_hook=_read)
    except (ValidationError, OverflowError, RecursionError):
        return False
    return True


class _MomentText(str):
    """A text that a moment can be read from."""

    __slots__ = ()


class _Ruled(dict[str, Any]):
    """The fields of a dataclass that asks more of them: the end of a span does not come before its start."""

    kind: type[Any]


_WHOLE = Annotated[int, Meta(ge=-LARGEST, le=LARGEST - 1)]
_SIMPLE: Mapping[Any, Any] = {
    str: str,
    bool: bool,
    int: _WHOLE,
    float: _WHOLE | Annotated[float, Meta(ge=-float_info.max, le=float_info.max)],
    NoneType: None,
    UUID: ID,
    Moment: _MomentText,
    date: date,
}


def _type(kind: Any) -> Any:  # noqa: ANN401 - a type, or a form such as tuple[str, ...]
    """What `kind` is in plain values, as a type that msgspec knows; TypeError where no field of a record is one."""
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if get_args(kind):
        return _type_of_parts(get_origin(kind), get_args(kind))
    if is_dataclass(kind):
        is_ruled = hasattr(kind, "__post_init__")
        return type("Ruled", (_Ruled,), {"kind": kind}) if is_ruled else Form.of(cast("type[Any]", kind)).whole
    if issubclass(kind, StrEnum):
        return kind
    raise TypeError(f"no field of a record is a {kind}")


def _type_of_parts(origin: Any, parts: tuple[Any, ...]) -> Any:  # noqa: ANN401 - of tuple[str, ...], tuple and the rest
    if origin is Mapping:
        return dict[str, _type(parts[1])]  # type: ignore[misc]
    if origin is tuple and parts[-1] is Ellipsis:
        return list[_type(parts[0])]  # type: ignore[misc]
    if origin is tuple:
        return tuple[tuple(map(_type, parts))]  # type: ignore[misc]
    if origin in (Union, UnionType) and all(map(is_dataclass, parts)):
        return dict[str, Any]  # records of any kind, which tell their kind themselves
    return Union[tuple(map(_type, parts))]  # noqa: UP007 - made while the program runs


def _read(type_: Any, value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What only reading can tell of; ValueError where it cannot be read."""
    if type_ is _MomentText:
        if type(value) is str and _is_moment(value):
            return _MomentText(value)
    elif type(value) is dict and not Form.of(type_.kind).misfit(value) and _can_be_made(value, type_.kind):
        return type_(value)
    raise ValueError("not to be read")


@lru_cache(maxsize=4096)
def _is_moment(text: str) -> bool:
    try:
        Moment.parse(text)
    except ValueError:
        return False
    return True


def _can_be_made(value: dict[str, Any], kind: type[Any]) -> bool:
    try:
        from_plain(value, kind)
    except Exception:  # noqa: BLE001 - whatever the kind objects to, the value does not fit
        return False
    return True


def _records() -> Any:  # noqa: ANN401 - a type
    """Any record of the domain, which tells its kind under "record"."""
    return Union[tuple(_tagged(name, Form.of(kind)) for name, kind in RECORD_TYPES.items())]  # noqa: UP007 - see above


def _tagged(name: str, form: Form) -> type[Any]:
    missing = ((each, type_ | UnsetType, UNSET) for each, type_ in form.types.items() if not form.needed[each])
    given = ((each, type_) for each, type_ in form.types.items() if form.needed[each])
    return defstruct(name, (*given, *missing), tag_field="record", tag=name, kw_only=True)


_CANONICAL = Encoder(order="sorted", enc_hook=str)

LINEAGE = Form({"id": ID, "changes": Annotated[list[ID], Meta(min_length=1)]})
TOMBSTONE = Form({"id": ID, "kind": str, "change": ID})
WITHHELD = Form({"id": ID, "kind": str, "fields": list[str]})
_RECORDS: Any = list[_records()]  # type: ignore[misc]
CHANGE = Form(
    {"id": ID, "label": str, "at": _MomentText, "person_id": ID, "before": _RECORDS, "after": _RECORDS},
    {"undoes": ID | None, "reason": str},
)
