"""`claimdesk check --batch`: many pairs of a claim and a text that is to bear it out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checks.cli.output import print_answers, read_lines


def print_pairs(path: Path) -> bool:
    """Print one line of JSON for each pair of a file, in order; returns whether any finding says “conflicts”."""
    from checks.extraction.parser import load_parser
    from checks.services.pair_check import check_pairs

    lines = read_lines(path)
    conflicts: list[Any] = []
    print_answers(_watched(check_pairs(lines, load_parser()), conflicts))
    return bool(conflicts)


def _watched(answers: Iterator[dict[str, Any]], conflicts: list[Any]) -> Iterator[dict[str, Any]]:
    """The answers as they come; the ids of those with a conflict go into `conflicts`."""
    for answer in answers:
        if any(found["level"] == "conflicts" for found in answer.get("findings", ())):
            conflicts.append(answer["id"])
        yield answer
