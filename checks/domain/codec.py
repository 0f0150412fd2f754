"""Domain objects to plain JSON values and back, for history, structured columns and exported documents."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, TypeVar, get_args
from uuid import UUID

from cattrs.preconf.json import JsonConverter, make_converter

from checks.domain.change import Record
from checks.domain.moment import Moment

T = TypeVar("T")

RECORD_TYPES: MappingProxyType[str, type[Record]] = MappingProxyType({kind.__name__: kind for kind in get_args(Record)})
"""Every kind of record by its name in stored history."""


def _make_converter() -> JsonConverter:
    converter = make_converter()
    converter.register_unstructure_hook(UUID, str)
    converter.register_structure_hook(UUID, lambda text, _: UUID(text))
    converter.register_unstructure_hook(Moment, str)
    converter.register_structure_hook(Moment, lambda text, _: Moment.parse(text))
    return converter


_CONVERTER = _make_converter()


def to_plain(value: Any, kind: Any = None) -> Any:  # noqa: ANN401 - any domain value
    """`value` as dictionaries, lists, strings, numbers, booleans and None."""
    return _CONVERTER.unstructure(value, unstructure_as=kind)


def from_plain(plain: Any, kind: type[T]) -> T:  # noqa: ANN401 - whatever JSON holds
    """The domain value of type `kind` behind plain values; unknown keys are ignored."""
    return _CONVERTER.structure(plain, kind)


def record_to_plain(record: Record) -> dict[str, Any]:
    """A record with its kind, as `record_from_plain` reads it."""
    return {"record": type(record).__name__, **to_plain(record)}


def record_from_plain(plain: dict[str, Any]) -> Record:
    """The record behind `record_to_plain`; KeyError for a kind that this version does not know."""
    kind: type[Record] = RECORD_TYPES[plain["record"]]
    return from_plain(plain, kind)
