"""What somebody is typing and has not saved yet, kept in a small file so that it outlives a kill or a power cut."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot

FORMAT = 1
WRITE_AFTER_MS = 200
"""Milliseconds from the first key until the file is written; keys in between go along."""


class Sealing(Protocol):
    """What seals the typing of an encrypted casebook; `checks.storage.sealing` has it."""

    def seal(self, data: bytes) -> bytes:
        """As nobody can read it without the casebook."""

    def unseal(self, data: bytes) -> bytes:
        """What was sealed; ValueError where it is something else."""


@dataclass(frozen=True)
class Typed:
    """What stands in one field, and since when."""

    text: str
    at: datetime


class Drafts(QObject):
    """Unsaved typing by claim and field, one file for each casebook; there is no file while all is saved.

    The file lies in `folder` and is replaced as a whole, off the GUI thread; that of an encrypted casebook is sealed. A
    folder that cannot be written to costs the protection, not the typing.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self._where = ""
        self._sealing: Sealing | None = None
        self._kept: dict[UUID, dict[str, Typed]] = {}
        self._found: set[UUID] = set()
        self._writer: ThreadPoolExecutor | None = None
        self._soon = QTimer(self, singleShot=True, interval=WRITE_AFTER_MS)
        self._soon.timeout.connect(self._write)

    @property
    def path(self) -> Path:
        """The file of the casebook that is open."""
        end = ".sealed" if self._sealing else ".json"
        return self._folder / f"{sha256(self._where.encode()).hexdigest()[:16]}{end}"

    @property
    def found(self) -> frozenset[UUID]:
        """The claims whose fields were left unsaved when the program last ended, and wait to be put back."""
        return frozenset(self._found)

    def open(self, where: str, sealing: Sealing | None = None) -> None:
        """Another casebook is open, or none: read what was left unsaved in it, which `sealing` opens."""
        if where != self._where:
            self._write_now()
            if self._writer is not None:
                self._writer.submit(lambda: None).result()  # what is read below is written before
            self._where, self._sealing = where, sealing
            self._kept = _read(self.path, sealing) if where else {}
            self._found = set(self._kept)

    def take_back(self, claim_id: UUID) -> dict[str, Typed]:
        """What was left unsaved on a claim, by field, to be put into the fields again; told once."""
        if claim_id not in self._found:
            return {}
        self._found.remove(claim_id)
        return dict(self._kept[claim_id])

    def keep(self, claim_id: UUID, typed: Mapping[str, str]) -> None:
        """This is all that is typed and not saved on a claim, by field; without a casebook nothing is kept."""
        if not self._where:
            return
        before = self._kept.get(claim_id, {})
        now = self._clock()
        fields = {
            field: before[field] if field in before and before[field].text == text else Typed(text, now)
            for field, text in typed.items()
        }
        if fields != before:
            self._kept[claim_id] = fields
            self._begin()

    def forget_saved(self, is_saved: Callable[[UUID, str, str], bool]) -> None:
        """Let go of what `is_saved(claim, field, text)` says is stored by now."""
        for claim_id, fields in self._kept.items():
            stored = [field for field, typed in fields.items() if is_saved(claim_id, field, typed.text)]
            for field in stored:
                del fields[field]
                self._begin()

    def close(self) -> None:
        """Write what is still to be written, and end the thread."""
        self._write_now()
        if self._writer is not None:
            self._writer.shutdown(wait=True)
            self._writer = None

    def _begin(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _write_now(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self._write()

    @Slot()
    def _write(self) -> None:
        """Hand what is kept to the thread that writes."""
        if self._writer is None:
            self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")
        plain = [
            {"claim": str(claim_id), "field": field, "text": typed.text, "at": typed.at.isoformat()}
            for claim_id, fields in self._kept.items()
            for field, typed in fields.items()
        ]
        whole = {"format": FORMAT, "casebook": self._where, "typed": plain}
        self._writer.submit(_store, self.path, whole, self._sealing)


def _store(path: Path, plain: dict[str, Any], sealing: Sealing | None) -> None:
    """On the thread: replace the file, or remove it where nothing is left to keep."""
    with suppress(OSError):
        if not plain["typed"]:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        data = json.dumps(plain, ensure_ascii=False).encode()
        fresh.write_bytes(sealing.seal(data) if sealing else data)
        fresh.replace(path)


def _read(path: Path, sealing: Sealing | None) -> dict[UUID, dict[str, Typed]]:
    """What a file keeps; nothing where there is none or it is broken."""
    kept: dict[UUID, dict[str, Typed]] = {}
    try:
        data = path.read_bytes()
        plain = json.loads(sealing.unseal(data) if sealing else data)
        if plain["format"] == FORMAT:
            for each in plain["typed"]:
                typed = Typed(str(each["text"]), datetime.fromisoformat(each["at"]))
                kept.setdefault(UUID(each["claim"]), {})[str(each["field"])] = typed
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}
    return kept
