"""Keys of encrypted casebooks, and passwords of servers."""

from __future__ import annotations

from pathlib import Path

from checks.errors import CasebookError
from checks.services.records import Records
from checks.storage import cipher, passwords
from checks.storage.failures import explained
from checks.storage.location import Location
from checks.storage.sealing import Sealing, held_key, make_key
from checks.storage.writing import writing


def change_key(records: Records, key: str) -> None:
    """Encrypt the file anew with another key, and keep it where the old one was kept."""
    if not records.is_encrypted:
        raise CasebookError(
            f"“{records.location.name}” is not encrypted. To encrypt it, move it into a new one: "
            "claimdesk move CASEBOOK NEW --encrypted"
        )
    with explained(records.location.name):
        cipher.change_key(records.engine, key)
    if passwords.kept(records.location) is not None:
        passwords.keep(records.location, key)


def sealing_of(records: Records) -> Sealing | None:
    """What seals files beside the casebook; None where it is not encrypted, so that they may be read anyway."""
    if not records.is_encrypted:
        return None
    with records.reading() as connection:
        key = held_key(connection)
    if key is None:
        with writing(records.engine, records.location.name) as connection:
            key = make_key(connection)
    return Sealing(key)


def keep_key(where: Path | str, key: str) -> None:
    """Put a key or a password into the keyring of the system."""
    passwords.keep(Location.of(where), key)
