"""Who is at the command line."""

from __future__ import annotations

from getpass import getuser


def login() -> str:
    """The name under which the system knows the person."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # what getpass raises where no login is known
        return "Command line"
