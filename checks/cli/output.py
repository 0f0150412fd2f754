"""What the commands print and read, the same on every system."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer

from checks.errors import ChecksError, IngestError
from checks.text.json_lines import write_object

STANDARD_INPUT = "-"


def print_text(text: str) -> None:
    """Print in UTF-8 whatever the terminal, so that other programs can read it; half a character becomes its escape."""
    try:
        typer.echo(text.encode("utf-8", errors="backslashreplace"))
    except BrokenPipeError:  # the reader has had enough
        raise
    except OSError as problem:
        raise ChecksError(f"The answer could not be written ({problem.strerror}): write it to another place.") from None


def print_answers(answers: Iterable[dict[str, Any]]) -> None:
    """Print one line of JSON for each answer of a batch; IngestError where every one of them is an error."""
    count = failures = 0
    for answer in answers:
        count += 1
        failures += "error" in answer
        print_text(write_object(answer))
    if failures and failures == count:
        raise IngestError(f"None of the {count} articles could be read: the lines printed say why.")


def read_lines(path: Path) -> list[str]:
    """The lines of a file in UTF-8, or of standard input for "-"; IngestError where they cannot be read."""
    try:
        data = sys.stdin.buffer.read() if str(path) == STANDARD_INPUT else path.read_bytes()
        return data.decode("utf-8-sig").split("\n")
    except OSError as problem:
        raise IngestError(f"{path} cannot be read ({problem.strerror}): check its name and folder.") from None
    except UnicodeError:
        raise IngestError(f"{path} holds no JSON Lines in UTF-8: save it in UTF-8, one object a line.") from None


def make_folder(folder: Path) -> None:
    """The folder for what a command writes, made where it is not there; ChecksError where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ChecksError(f"{folder} cannot be used as a folder: {problem.strerror}. Choose another place.") from None
