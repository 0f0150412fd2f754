"""Plain values as bytes and back: JSON in one fixed form, read without trust."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msgspec import MsgspecError
from msgspec.json import Decoder

from checks.exchange.bundle.forms import LARGEST
from checks.exchange.bundle.refusal import BundleRefused

LONGEST_LINE = 64 * 2**20
"""Bytes of one record; the longest article with all its sentences has some megabytes."""
DEEPEST = 40
"""Lists and objects within each other; the records of this program have at most six."""


def to_bytes(plain: Mapping[str, Any]) -> bytes:
    """One value in UTF-8, its keys in order, the same value always the same bytes; without an end of line."""
    return _ENCODER.encode(plain).encode()


def to_line(plain: Mapping[str, Any]) -> bytes:
    """The same, as a line."""
    return to_bytes(plain) + b"\n"


def from_bytes(data: bytes, where: str) -> dict[str, Any]:
    """The object that `data` holds; BundleRefused, naming `where` it stands, for anything that is none."""
    try:
        plain = _STRICT.decode(data.decode())
        if b"\\u" in data:
            json.dumps(plain, ensure_ascii=False).encode()  # half a character passes JSON, but no database
    except (ValueError, RecursionError) as error:
        raise BundleRefused(f"{where} is not written as a bundle should be: ask for it to be made again.") from error
    if type(plain) is not dict:
        raise BundleRefused(f"{where} holds no record: ask for the bundle to be made again.")
    return plain


def read_again(data: bytes) -> dict[str, Any]:
    """The same of a line that was found sound before: nothing is looked for in it again."""
    try:
        found: dict[str, Any] = _FAST.decode(data)
    except (MsgspecError, UnicodeError, RecursionError) as error:
        raise BundleRefused("The bundle changed while it was read: copy it, and open the copy.") from error
    return found


def require_shallow(value: Any, where: str, depth: int = 0) -> None:  # noqa: ANN401 - whatever JSON holds
    """Raise BundleRefused where an unknown value nests too deep or has a number beyond all measure."""
    if depth > DEEPEST or (type(value) is int and not -LARGEST <= value < LARGEST):
        raise BundleRefused(f"{where} holds a value beyond all measure: the bundle may be a trap.")
    if type(value) is dict:
        value = list(value.values())
    if type(value) is list:
        for part in value:
            require_shallow(part, where, depth + 1)


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return made


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError("a number is beyond measure")
    return value


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_STRICT = json.JSONDecoder(parse_constant=_no_constant, parse_float=_finite, object_pairs_hook=_unique)
_FAST = Decoder()
