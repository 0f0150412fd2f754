"""What the import dialog learns of a file before anything is kept: its format, first rows, and how many are new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from checks.domain.evidence import Evidence
from checks.domain.imported import EarlierCheck
from checks.domain.moment import Moment
from checks.domain.progress import Progress
from checks.errors import Cancelled

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.exchange.importing.account import Account
    from checks.exchange.importing.importer import Importer, Row
    from checks.exchange.importing.preview import Preview


@dataclass(frozen=True)
class Look:
    """The importer that reads a file, what it makes of the beginning, and the columns of a table."""

    importer: Importer
    preview: Preview
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportWish:
    """What the person wants to be brought in, and how."""

    path: Path
    importer: Importer
    query: str = ""
    accessed: Moment | None = None
    """The day of access, where the source wants it to be told."""


def look_at(path: Path, importer: Importer | None, progress: Progress) -> Look:
    """On a worker: read the beginning of a file, by `importer` or by the one that recognises it."""
    from checks.exchange.importing.importer import Arrival
    from checks.exchange.importing.mapped import Table
    from checks.exchange.importing.preview import preview
    from checks.exchange.importing.registry import importer_for
    from checks.exchange.importing.source import Source

    source = Source(path, progress)
    chosen = importer or importer_for(source)
    columns = chosen.columns(source) if isinstance(chosen, Table) else ()
    arrival = Arrival(uuid4(), Moment.of(datetime.now(UTC)), uuid4)
    return Look(chosen, preview(source, chosen, arrival), columns)


@dataclass(frozen=True)
class Trial:
    """What would come of an import, and the numbers of those of the first rows that are in the casebook already."""

    account: Account
    here: frozenset[int]


def count_new(look: Look, path: Path, is_stopped: Callable[[], bool]) -> Callable[[Casebook], Trial]:
    """On the casebook's thread: a trial of the whole import, which keeps nothing."""

    def watch(_: int, __: int) -> None:
        if is_stopped():
            raise Cancelled

    def count(casebook: Casebook) -> Trial:
        from checks.services.dry_run import DryRun

        _, account = casebook.imports.from_file(path, look.importer, dry_run=DryRun(), progress=watch)
        return Trial(account, frozenset(_here(casebook, look.preview.rows)))

    return count


def _here(casebook: Casebook, rows: Iterable[Row]) -> Iterator[int]:
    kinds: tuple[type[Evidence | EarlierCheck], ...] = (Evidence, EarlierCheck)
    for kind in kinds:
        numbers = {row.record.key: row.number for row in rows if type(row.record) is kind and row.record.key}
        for key in casebook.imports.known(kind, numbers):
            yield numbers[key]


def say_trial(account: Account) -> str:
    """What would come in, in a sentence: "7 of 9 rows are new; 2 stay out, as the account will say"."""
    if not account.read:
        return "The file holds no rows."
    parts = [f"{account.imported:,} of {account.read:,} row{'' if account.read == 1 else 's'} would come in."]
    if account.duplicates:
        is_one = account.duplicates == 1
        parts.append(
            f"{account.duplicates:,} {'is' if is_one else 'are'} here already or twice in the file: "
            f"{'it stays' if is_one else 'they stay'} out, and what is here stays as it is."
        )
    if account.skipped:
        parts.append(f"{account.skipped:,} cannot come in; the account says why.")
    return " ".join(parts)
