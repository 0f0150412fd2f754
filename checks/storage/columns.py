"""What the tables of a casebook are made of: named constraints, and columns for the domain's kinds of fields."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, MetaData, Text, Uuid

from checks.storage.types import MomentText, Parts, Word

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)
"""Every constraint has a name, so that a later migration can speak of it."""

HASH_LENGTH = 64
"""Hexadecimal digits of a SHA-256."""
KEY_LENGTH = 200
"""Characters of the id that a data set gives its rows."""


def key() -> Column[Any]:
    """The id of a record."""
    return Column("id", Uuid, primary_key=True)


def arrived() -> Column[Any]:
    """Keeps the order in which records came in: the number of their change, and their place in it (`rows.insert`)."""
    return Column("arrived", BigInteger, nullable=False)


def reference(name: str, to: str, *, required: bool = False) -> Column[Any]:
    """The id of another record.

    Checked when the transaction ends: a change may then add and remove records in any order.
    """
    key = ForeignKey(f"{to}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Uuid, key, nullable=not required, index=True)


def text(name: str, *, required: bool = False) -> Column[Any]:
    """Text of any length."""
    return Column(name, Text, nullable=not required)


def word(name: str, kind: type[StrEnum], *, required: bool = False) -> Column[Any]:
    """One word of a fixed list."""
    return Column(name, Word(kind), nullable=not required)


def moment(name: str, *, required: bool = False) -> Column[Any]:
    """A moment, as precise as it is known."""
    return Column(name, MomentText, nullable=not required)


def many(name: str, kind: Any) -> Column[Any]:  # noqa: ANN401 - the type of each part
    """Any number of parts of one type, as JSON."""
    return Column(name, Parts(tuple[kind, ...]), nullable=False)


def one(name: str, kind: Any) -> Column[Any]:  # noqa: ANN401 - the type of the part
    """One part, as JSON, or none."""
    return Column(name, Parts(kind), nullable=True)
