"""What is dragged over the window or pasted into it: files, web addresses, text, or a casebook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QMimeData

from desktop.settings import CASEBOOK_SUFFIX

if TYPE_CHECKING:
    from desktop.dialogs.paste_article import Pasted

_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True)
class Goods:
    """Articles to be added; or a casebook to be opened, which goes before all else."""

    files: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()
    text: Pasted | None = None
    casebook: Path | None = None

    @classmethod
    def of(cls, mime: QMimeData) -> Self:
        """What `mime` brings; text counts where no file and no address comes with it."""
        from desktop.dialogs.fetch_page import is_address
        from desktop.dialogs.paste_article import Pasted

        files = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
        addresses = tuple(url.toString() for url in mime.urls() if is_address(url.toString()))
        text = mime.text().strip() if mime.hasText() and not mime.urls() else ""
        if is_address(text):
            addresses, text = (text,), ""
        return cls(
            files,
            addresses,
            Pasted(mime.text(), mime.html() if mime.hasHtml() else None) if text else None,
            next((path for path in files if is_casebook(path)), None),
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
        if self.text is not None:
            return "Drop to add this text as an article"
        return f"Drop to add {self.count} article{'' if self.count == 1 else 's'}" if self.count else ""


def is_casebook(path: Path) -> bool:
    """Does the file look like a casebook, by its name or by its first bytes?"""
    if path.suffix == CASEBOOK_SUFFIX:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False
