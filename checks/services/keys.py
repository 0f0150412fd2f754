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


def require_file(where: Path | str) -> None:
    """Refuse a casebook that lies on a server: what encrypts that is the server's business."""
    location = Location.of(where)
    if location.path is None:
        raise CasebookError(
            f"“{location.name}” lies on a server, and only a casebook in a file has a key. "
            "Ask those who keep the server to encrypt its disks."
        )


def require_key(records: Records) -> None:
    """Refuse a casebook that is not encrypted, so that nobody is asked for a key in vain."""
    require_file(records.location.shown)
    if not records.is_encrypted:
        raise CasebookError(
            f"“{records.location.name}” is not encrypted. To encrypt it, move it into a new one: "
            "claimdesk move CASEBOOK NEW --encrypted"
        )


def change_key(records: Records, key: str) -> None:
    """Encrypt the file anew with another key, and keep it where the old one was kept."""
    require_key(records)
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
