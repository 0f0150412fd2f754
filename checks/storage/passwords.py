"""Passwords of servers and keys of encrypted casebooks in the keyring of the system; never in a file of the program."""

from __future__ import annotations

from contextlib import suppress

from checks.errors import CasebookError
from checks.storage.location import Location

SERVICE = "claimdesk"
"""Under which name the keyring holds them."""


def kept(location: Location) -> str | None:
    """What the keyring holds for this casebook; None where it holds nothing, or where there is none."""
    try:
        import keyring
    except ImportError:
        return None
    with suppress(keyring.errors.KeyringError, RuntimeError):
        found: str | None = keyring.get_password(SERVICE, _label(location))
        return found
    return None


def keep(location: Location, secret: str) -> None:
    """Put it into the keyring; CasebookError where this computer has none that can be used."""
    try:
        import keyring
    except ImportError as error:
        raise _no_keyring() from error
    try:
        keyring.set_password(SERVICE, _label(location), secret)
    except (keyring.errors.KeyringError, RuntimeError) as error:
        raise _no_keyring() from error


def forget(location: Location) -> None:
    """Take it out of the keyring, where it is in there."""
    with suppress(ImportError):
        import keyring

        with suppress(keyring.errors.KeyringError, RuntimeError):
            keyring.delete_password(SERVICE, _label(location))


def _label(location: Location) -> str:
    """All casebooks that a login reaches on one server have one password; each file has a key of its own."""
    if location.path:
        return str(location.path)
    url = location.url
    host = url.host or url.query.get("host") or "localhost"
    return f"{url.username or ''}@{host}:{url.port or 5432}"


def _no_keyring() -> CasebookError:
    return CasebookError("This computer has no keyring that can be used, so it was not kept: you will be asked again.")
