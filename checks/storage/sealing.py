"""Seals what is kept beside an encrypted casebook, so that nobody reads it without opening the casebook.

The key is random and lies in the casebook itself: it outlives a change of the casebook's key, and whoever cannot open
the casebook has none. A casebook that is moved or merged makes a key of its own.
"""

from __future__ import annotations

from sqlalchemy import Connection, text
from sqlalchemy import inspect as look_into

_TABLE = "sealing"
"""Made in encrypted casebooks alone, when it is first wanted: no records lie there, and nothing takes it along."""


class Sealing:
    """Seals and opens bytes with one key (XSalsa20 and Poly1305, by libsodium)."""

    def __init__(self, key: bytes) -> None:
        from nacl.secret import SecretBox

        self._box = SecretBox(key)

    def seal(self, data: bytes) -> bytes:
        """`data` as nobody can read it without the key."""
        return bytes(self._box.encrypt(data))

    def unseal(self, data: bytes) -> bytes:
        """What was sealed; ValueError where it is something else, was altered, or was sealed with another key."""
        from nacl.exceptions import CryptoError

        try:
            return self._box.decrypt(data)
        except CryptoError as error:
            raise ValueError("this was not sealed with the key of this casebook") from error


def held_key(connection: Connection) -> bytes | None:
    """The key that the casebook holds; None where none was made yet."""
    if not look_into(connection).has_table(_TABLE):
        return None
    found = connection.execute(text(f"SELECT key FROM {_TABLE}")).scalar()  # noqa: S608 - a name of our own
    return bytes(found) if found is not None else None


def make_key(connection: Connection) -> bytes:
    """Make the key, unless another desk was faster; the connection has to be one that writes."""
    from nacl.secret import SecretBox
    from nacl.utils import random

    connection.execute(text(f"CREATE TABLE IF NOT EXISTS {_TABLE} (key BLOB NOT NULL)"))
    if held := held_key(connection):
        return held
    key: bytes = random(SecretBox.KEY_SIZE)
    connection.execute(text(f"INSERT INTO {_TABLE} VALUES (:key)"), {"key": key})  # noqa: S608 - a name of our own
    return key
