"""Encryption on the way to a PostgreSQL server: one elsewhere proves who it is, unless the address says otherwise.

libpq alone takes what it gets, and asks for no proof: https://www.postgresql.org/docs/current/libpq-ssl.html.
"""

from __future__ import annotations

import os
import ssl
from pathlib import Path

from checks.errors import CasebookError
from checks.storage.location import Location

_HERE = ("", "localhost", "127.0.0.1", "::1")
_PROVEN = ("verify-ca", "verify-full")
_UNPROVEN = ("certificate verify failed", "does not match host name", "root certificate")
"""What libpq says of a server that cannot prove who it is, or whose proof cannot be looked at."""
_UNENCRYPTED = "does not support SSL"


def tls_arguments(location: Location) -> dict[str, str]:
    """What libpq is told of TLS; what the address, the environment or a service file says itself goes before it."""
    mode = _said(location, "sslmode", "PGSSLMODE")
    if mode is None and (_is_here(location) or _said(location, "service", "PGSERVICE") is not None):
        return {}
    if mode is not None and mode not in _PROVEN:
        return {}
    return {**({} if mode else {"sslmode": "verify-full"}), **_roots(location)}


def refused_proof(error: Exception, location: Location) -> CasebookError | None:
    """Why nobody connected, where it is a matter of TLS; None where it is not."""
    told = " ".join(str(error).split())
    if _UNENCRYPTED in told:
        return CasebookError(
            f"The server of “{location.name}” offers no encryption. Ask those who keep it to switch TLS on; within a "
            "network that you trust, write sslmode=disable at the end of the address."
        )
    if any(words in told for words in _UNPROVEN):
        return CasebookError(
            f"The server of “{location.name}” could not prove that it is the one you mean, so nothing was sent to it. "
            "Ask those who keep it for their root certificate, and name its file at the end of the address: "
            "sslrootcert=FILE"
        )
    return None


def _roots(location: Location) -> dict[str, str]:
    """The certificates that are trusted, where nobody named any: those of the system, or of browsers."""
    is_named = _said(location, "sslrootcert", "PGSSLROOTCERT") is not None
    if is_named or (Path.home() / ".postgresql" / "root.crt").exists():
        return {}
    import certifi

    return {"sslrootcert": ssl.get_default_verify_paths().cafile or certifi.where()}  # not every system has a file


def _is_here(location: Location) -> bool:
    """Does the server run on this computer? A folder stands for a socket in it."""
    said = location.url.query.get("host") or location.url.host or os.environ.get("PGHOST") or ""
    hosts = said.split(",") if isinstance(said, str) else said
    return all(host in _HERE or host.startswith(("/", "@")) for host in hosts)


def _said(location: Location, name: str, variable: str) -> str | None:
    """What the address says of an option, or else the environment."""
    found = location.url.query.get(name) or os.environ.get(variable)
    return found if isinstance(found, str) or found is None else found[-1]
