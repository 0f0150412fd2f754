"""Column types for what SQL has no words for: moments, words of a fixed list, structured parts, whole records."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from cattrs.errors import BaseValidationError
from sqlalchemy import JSON, Dialect, String
from sqlalchemy.types import TypeDecorator

from checks.domain.change import Record
from checks.domain.codec import from_plain, record_from_plain, record_to_plain, to_plain
from checks.domain.moment import Moment
from checks.errors import CasebookDamaged

T = TypeVar("T")

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""How JSON is written in every database."""
_decode = json.JSONDecoder().decode


def from_json(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Read JSON out of a file; most lists of parts are empty."""
    return [] if text == "[]" else _decode(text)


WORD_LENGTH = 40
"""Room for the longest word of a list, such as a status, in characters."""


class Word(TypeDecorator[StrEnum]):
    """A word of a fixed list, stored as its value and so readable in any database tool."""

    impl = String(WORD_LENGTH)
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write."""
        return None if value is None else value.value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> StrEnum | None:  # noqa: ANN401, ARG002
        """Read."""
        return None if value is None else _understood(self.kind, value)


class MomentText(TypeDecorator[Moment]):
    """A moment in ISO 8601, as exactly as it is known."""

    impl = String(WORD_LENGTH)
    cache_ok = True

    def process_bind_param(self, value: Moment | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Moment | None:  # noqa: ANN401, ARG002
        """Read."""
        return None if value is None else _understood(Moment.parse, value)


class Parts(TypeDecorator[Any]):
    """Structured fields, such as the quantities of a claim, as JSON; `kind` is their type in the domain."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, kind: Any) -> None:  # noqa: ANN401 - a type, or a tuple of one
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """Write."""
        return None if value is None else to_plain(value, self.kind)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """Read."""
        if not value:  # as most lists of parts are
            return None if value is None else ()
        return _understood(lambda plain: from_plain(plain, self.kind), value)


class WholeRecords(TypeDecorator[tuple[Record, ...]]):
    """Records of any kind as JSON, each with the name of its kind."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: tuple[Record, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """Write."""
        return None if value is None else [record_to_plain(record) for record in value]

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[Record, ...] | None:  # noqa: ANN401, ARG002
        """Read."""
        return None if value is None else tuple(_understood(record_from_plain, plain) for plain in value)


def _understood(read: Callable[[Any], T], stored: Any) -> T:  # noqa: ANN401 - whatever the column holds
    try:
        return read(stored)
    except (ValueError, TypeError, KeyError, BaseValidationError) as error:
        raise CasebookDamaged(
            "A record of this casebook is written in a way that the program does not understand. "
            "Open the latest copy from the folder “backups” beside it."
        ) from error
