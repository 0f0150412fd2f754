"""Text in the cells of a table, so that no spreadsheet takes it for a formula, and that it reads back as it was.

Source: OWASP, "CSV Injection".
"""

from __future__ import annotations

_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """The text behind an apostrophe where a spreadsheet would calculate it."""
    return f"'{text}" if text.lstrip("'").startswith(_BEGINNINGS) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_BEGINNINGS) else text
