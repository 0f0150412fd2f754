"""What is dragged over the window or pasted into it: files, web addresses, text, or a casebook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QMimeData

from desktop.settings import CASEBOOK_SUFFIX

if TYPE_CHECKING:
    from desktop.dialogs.paste_article import Pasted

DATA = (
    *(".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xlsx"),
    *(".ris", ".bib", ".zip", ".warc", ".warc.gz", ".wacz"),
)
"""Endings of files that are imported as evidence; other files are articles."""
_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True)
class Goods:
    """Articles to be added; or a casebook to be opened, which goes before all else."""

    files: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()
    text: Pasted | None = None
    casebook: Path | None = None
    bundle: Path | None = None
    """What another desk handed over, which goes before articles."""
    data: tuple[Path, ...] = ()
    """Files to be imported as evidence."""

    @classmethod
    def of(cls, mime: QMimeData) -> Self:
        """What `mime` brings; text counts where no file and no address comes with it."""
        from desktop.dialogs.fetch_page import is_address
        from desktop.dialogs.paste_article import Pasted

        paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
        addresses = tuple(url.toString() for url in mime.urls() if is_address(url.toString()))
        text = mime.text().strip() if mime.hasText() and not mime.urls() else ""
        if is_address(text):
            addresses, text = (text,), ""
        return cls(
            tuple(path for path in paths if not is_data(path) and not is_bundle(path)),
            addresses,
            Pasted(mime.text(), mime.html() if mime.hasHtml() else None) if text else None,
            next((path for path in paths if is_casebook(path)), None),
            next((path for path in paths if is_bundle(path)), None),
            tuple(path for path in paths if is_data(path)),
        )

    @property
    def count(self) -> int:
        """How many articles it makes."""
        return len(self.files) + len(self.addresses) + (self.text is not None)

    @property
    def offer(self) -> str:
        """What happens when it is dropped, in words; empty where nothing does."""
        if self.casebook is not None:
            return f"Drop to open the casebook {self.casebook.stem}"
        if self.bundle is not None:
            return f"Drop to bring in the bundle {self.bundle.name}"
        if self.text is not None:
            return "Drop to add this text as an article"
        parts = [
            f"add {self.count} article{'' if self.count == 1 else 's'}" if self.count else "",
            f"import {len(self.data)} file{'' if len(self.data) == 1 else 's'} as evidence" if self.data else "",
        ]
        return f"Drop to {' and '.join(filter(None, parts))}" if any(parts) else ""

    @property
    def offer_as_evidence(self) -> str:
        """What happens when it is dropped on the list of evidence, in words; empty where nothing does."""
        if self.casebook is not None or self.bundle is not None:
            return self.offer
        amount = self.count
        records = f"keep {amount} record{'' if amount == 1 else 's'} as evidence" if amount else ""
        imported = f"import {len(self.data)} file{'' if len(self.data) == 1 else 's'}" if self.data else ""
        told = " and ".join(filter(None, (records, imported)))
        return f"Drop to {told}" if told else ""


Keep = Callable[[Goods], None]
"""Makes evidence of what is brought."""


def is_bundle(path: Path) -> bool:
    """Is it something that another desk handed over, by its name?"""
    return path.suffix.lower() == ".claimdesk"


def is_data(path: Path) -> bool:
    """Is it a file to be imported, by its name? A packed page (".html.gz") is an article."""
    return path.name.casefold().endswith(DATA)


def is_casebook(path: Path) -> bool:
    """Does the file look like a casebook, by its name or by its first bytes?"""
    if path.suffix == CASEBOOK_SUFFIX:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False
