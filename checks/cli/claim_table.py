"""Claims as a table for the terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text


def print_claims(document: dict[str, Any], console: Console | None = None) -> None:
    """Print the claims of a document of `checks.extraction.document`, in the order of the text."""
    console = console or Console()
    if not document["claims"]:
        console.print(Text("\n").join(line for line in (_heading(document), _footing(document)) if line))
        return
    table = Table(title=_heading(document), title_justify="left", caption=_footing(document), caption_justify="left")
    table.add_column("#", justify="right")
    table.add_column("Claim", ratio=3)
    table.add_column("Kind")
    table.add_column("Says", ratio=1)
    table.add_column("Worth", justify="right")
    for number, claim in enumerate(document["claims"], start=1):
        kinds = "\n".join([claim["kind"], *claim["also"]])
        source = (claim["quotation"] or {}).get("speaker") or (claim["attribution"] or {}).get("source") or "–"
        worth = f"{claim['checkworthiness']:.2f}"
        table.add_row(str(number), Text(claim["quote"]), kinds, Text(source), worth)
    console.print(table)


def _heading(document: dict[str, Any]) -> Text:
    article = document["article"]
    parts = [article["title"], article["published"] and f"published {article['published']}"]
    return Text(" · ".join(part for part in parts if part))


def _footing(document: dict[str, Any]) -> Text:
    claims, sentences = len(document["claims"]), len(document["sentences"])
    counted = f"{claims} claim{'' if claims == 1 else 's'} in {sentences} sentence{'' if sentences == 1 else 's'}"
    return Text(f"{counted}, found by {document['extractor']}")
