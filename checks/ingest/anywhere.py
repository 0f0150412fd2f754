"""An article from wherever a command line points: a file, an address, or standard input."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from checks.domain.progress import Progress, no_progress
from checks.ingest.document import Document
from checks.ingest.reader import read_bytes, read_file

STANDARD_INPUT = "-"


def read_anywhere(where: str, *, standard_input: BinaryIO, progress: Progress = no_progress) -> Document:
    """Read the article at a path or web address, or from `standard_input` for "-"."""
    if where == STANDARD_INPUT:
        return read_bytes(standard_input.read(), progress=progress)
    if "://" in where:
        from checks.ingest.fetch import fetch

        return fetch(where, progress=progress)
    return read_file(Path(where), progress=progress)
