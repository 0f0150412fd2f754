"""Tooltips that wrap and show text as it is, even where it looks like markup."""

from __future__ import annotations

from html import escape


def plain_tip(*lines: str) -> str:
    """A tooltip of these lines; empty ones are left out. Markup in them is shown, not obeyed."""
    kept = [escape(line) for line in lines if line]
    return f"<p style='white-space: pre-wrap'>{'<br>'.join(kept)}</p>" if kept else ""
