"""Column types for what SQL has no words for: moments, words of a fixed list, structured parts, whole records."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Dialect, Enum, String
from sqlalchemy.types import TypeDecorator

from checks.domain.change import Record
from checks.domain.codec import from_plain, record_from_plain, record_to_plain, to_plain
from checks.domain.moment import Moment

WORD_LENGTH = 40
"""Room for the longest word of a list, such as a status, in characters."""


def word(kind: type[StrEnum]) -> Enum:
    """A word of a fixed list, stored as its value and readable in any database tool."""
    return Enum(
        kind, native_enum=False, length=WORD_LENGTH, values_callable=lambda words: [each.value for each in words]
    )


class MomentText(TypeDecorator[Moment]):
    """A moment in ISO 8601, as exactly as it is known."""

    impl = String(WORD_LENGTH)
    cache_ok = True

    def process_bind_param(self, value: Moment | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Moment | None:  # noqa: ANN401, ARG002
        """Read."""
        return None if value is None else Moment.parse(value)


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
        return None if value is None else from_plain(value, self.kind)


class WholeRecords(TypeDecorator[tuple[Record, ...]]):
    """Records of any kind as JSON, each with the name of its kind."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: tuple[Record, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """Write."""
        return None if value is None else [record_to_plain(record) for record in value]

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[Record, ...] | None:  # noqa: ANN401, ARG002
        """Read."""
        return None if value is None else tuple(record_from_plain(plain) for plain in value)
