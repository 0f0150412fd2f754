"""The rows of the palette: commands, what a search found, sort by sort, and what may be typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checks.domain.span import Span
from checks.matching.highlights import Snippet
from checks.matching.search_query import Sort
from checks.services.found import Hit
from checks.services.search import Results

COMMANDS = 5
"""Commands that are shown beside what was found."""
_ICONS = {
    Sort.CLAIM: "ph.quotes",
    Sort.ARTICLE: "ph.article",
    Sort.RECORD: "ph.file-text",
    Sort.VERDICT: "ph.scales",
    Sort.COMMENT: "ph.chat-text",
    Sort.CHECK: "ph.archive-box",
}
_TITLES = {Sort.CHECK: "Earlier checks"}
_HINTS = (
    ("kind:", "quantity, quote, place …"),
    ("status:", "open, judged, signed off …"),
    ("place:", "Odesa, or in other spellings"),
    ("after:", "2025-05-01, or 2025-05"),
    ("in:", "claims, evidence, articles, verdicts, comments, checks"),
    ("rating:", "false, misleading …"),
)


class RowKind(Enum):
    """What choosing a row does."""

    HEADING = auto()
    COMMAND = auto()
    HIT = auto()
    TYPED = auto()
    """Something that can be typed: an earlier search, a field, what may have been meant."""


@dataclass(frozen=True)
class Command:
    """A command of the menus."""

    id: str
    name: str
    icon: str = ""
    keys: str = ""
    why_not: str = ""
    """Why it cannot be chosen now; empty where it can."""


@dataclass(frozen=True)
class PaletteRow:
    """One row."""

    kind: RowKind
    title: Snippet
    icon: str = ""
    beside: str = ""
    """What stands after the title, quietly."""
    below: Snippet | None = None
    """The second line; None where there is none."""
    end: str = ""
    """What stands at the end: keys."""
    is_off: bool = False
    is_added: bool = False
    """Is it added to what is typed, instead of taking its place?"""
    is_quoted: bool = False
    """Is the title what somebody wrote?"""
    payload: object = None


class Role(IntEnum):
    """What a row is asked for."""

    ROW = Qt.ItemDataRole.UserRole


_Index = QModelIndex | QPersistentModelIndex


class PaletteModel(QAbstractListModel):
    """The rows as a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PaletteRow, ...] = ()

    def show_rows(self, rows: Iterable[PaletteRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[PaletteRow, ...]:
        """The rows from top to bottom."""
        return self._rows

    def first(self) -> QModelIndex:
        """The first row that can be chosen."""
        places = (n for n, row in enumerate(self._rows) if row.kind is not RowKind.HEADING)
        return self.index(next(places, -1), 0)

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its words, and all of it for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            below = row.below.text if row.below else ""
            return ". ".join(part for part in (row.title.text, row.beside, below, row.end) if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A heading cannot be chosen; a command that is off can be gone to, so that its reason is heard."""
        if index.isValid() and self._rows[index.row()].kind is not RowKind.HEADING:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


def beginning_rows(recent: Sequence[str], commands: Sequence[Command]) -> Iterator[PaletteRow]:
    """What shows while nothing is typed: earlier searches, fields that narrow one, and how commands are found."""
    if recent:
        yield _heading("Searched before")
        for text in recent:
            yield PaletteRow(RowKind.TYPED, Snippet(text), "ph.clock-counter-clockwise", payload=text)
    yield _heading("Narrow a search (Tab completes)")
    for field, values in _HINTS:
        yield PaletteRow(RowKind.TYPED, Snippet(field), "ph.funnel-simple", beside=values, is_added=True, payload=field)
    usual = [command for command in commands if not command.why_not][:COMMANDS]
    if not recent and usual:
        yield _heading("Commands")
        yield from (_command_row(command, ()) for command in usual)


def command_rows(commands: Iterable[Command], typed: str, *, most: int = COMMANDS) -> Iterator[PaletteRow]:
    """The commands with all the words that are typed, those that can be chosen first."""
    words = typed.casefold().split()
    if not words or ":" in typed or '"' in typed:
        return
    fitting = [(command, spans) for command in commands if (spans := _places(command.name, words))]
    fitting.sort(key=lambda each: (bool(each[0].why_not), not each[0].name.casefold().startswith(words[0])))
    if fitting:
        yield _heading("Commands")
        yield from (_command_row(command, spans) for command, spans in fitting[:most])


def hit_rows(results: Results) -> Iterator[PaletteRow]:
    """What was found, under a heading for each sort."""
    for sort, hits in groupby(results.hits, key=lambda hit: hit.sort):
        more = f" — the first of more; in:{sort.value} shows these alone" if sort in results.more else ""
        yield _heading(_TITLES.get(sort, sort.value.capitalize()) + more)
        yield from (_hit_row(hit) for hit in hits)
    if results.instead:
        yield PaletteRow(
            RowKind.TYPED, Snippet(f"Did you mean “{results.instead}”?"), "ph.magnifying-glass", payload=results.instead
        )


def _hit_row(hit: Hit) -> PaletteRow:
    is_quoted = hit.sort in (Sort.CLAIM, Sort.ARTICLE, Sort.CHECK)
    has_piece = bool(hit.piece.text)
    return PaletteRow(
        RowKind.HIT,
        hit.head,
        _ICONS[hit.sort],
        beside=hit.where if has_piece else "",
        below=hit.piece if has_piece else Snippet(hit.where),
        is_quoted=is_quoted,
        payload=hit,
    )


def _command_row(command: Command, spans: tuple[Span, ...]) -> PaletteRow:
    return PaletteRow(
        RowKind.COMMAND,
        Snippet(command.name, spans),
        command.icon,
        beside=command.why_not,
        end=command.keys,
        is_off=bool(command.why_not),
        payload=command.id,
    )


def _heading(words: str) -> PaletteRow:
    return PaletteRow(RowKind.HEADING, Snippet(words))


def _places(name: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Where the words begin a word of the name, each; empty where one does not."""
    low = f" {name.casefold()}"
    if len(low) != len(name) + 1:
        return ()
    found = [low.find(f" {word}") for word in words]
    if min(found) < 0:
        return ()
    return tuple(sorted(Span(at, at + len(word)) for at, word in zip(found, words, strict=True)))
