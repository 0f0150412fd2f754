"""Findings for the terminal: by claim, what conflicts first."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

_STYLES = {"conflicts": "bold red", "partly": "yellow", "cannot tell": "magenta", "supports": "green", "note": "cyan"}
_MARKS = {"conflicts": "✗", "partly": "≈", "cannot tell": "?", "supports": "✓", "note": "·"}
"""A level is told by sign and word as well as by colour."""
_LONGEST = 100
"""Code points of a claim that are printed."""


def print_findings(document: dict[str, Any], quotes: dict[str, str], console: Console | None = None) -> None:
    """Print what was noticed about an article; `quotes` are the words of its claims by their ids."""
    console = console or Console()
    article, findings = document["article"], document["findings"]
    parts = (article["title"], article["published"] and f"published {article['published']}")
    heading = " · ".join(part for part in parts if part)
    if heading:
        console.print(Text(heading, style="bold"))
    by_claim: dict[str, list[dict[str, Any]]] = {}
    for found in findings:
        by_claim.setdefault(found["claims"][0], []).append(found)
    for claim, own in by_claim.items():
        console.print(Text(f"\n{_short(quotes[claim])}", style="bold"))
        for found in own:
            others = len(found["claims"]) - 1
            more = f" (and {others} more {'claim' if others == 1 else 'claims'})" if others else ""
            console.print(_line(found, more))
    console.print(Text(f"\n{_summary(findings)}" if findings else "Nothing was noticed."))


def _line(found: dict[str, Any], more: str) -> Text:
    level = found["level"]
    line = Text(f"  {_MARKS[level]} {level:<12}", style=_STYLES[level])
    line.append(f"{found['message']}{more} ", style="not bold default")
    return line.append(found["rule"], style="dim default")


def _summary(findings: list[dict[str, Any]]) -> str:
    counts = {level: sum(found["level"] == level for found in findings) for level in _STYLES}
    return ", ".join(f"{level}: {count}" for level, count in counts.items() if count)


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
