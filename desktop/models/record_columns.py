"""The evidence records of a casebook as columns, so that a search goes through 100,000 of them in milliseconds."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterator
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

from checks.domain.evidence import EvidenceFlag, EvidenceKind, Reliability, Side
from checks.domain.moment import Moment
from checks.domain.record_line import Copy, RecordLine
from desktop.models.claim_search import fold, terms_of
from desktop.models.columns import with_bits, with_terms
from desktop.models.record_filter import RecordFilter
from desktop.widgets.moments import say_moment

_LISTS: tuple[type[StrEnum], ...] = (EvidenceKind, Side, EvidenceFlag, Reliability, Copy)
# By kind and value: two of the lists have a word "A".
_BITS: dict[tuple[type[StrEnum], str], int] = {
    (kind, each.value): 1 << place
    for place, (kind, each) in enumerate((kind, each) for kind in _LISTS for each in kind)
}
_UNLINKED = 1 << len(_BITS)
_NEVER = ""


class RecordColumns:
    """Records by slot: a number that a record keeps as long as these columns live."""

    def __init__(self, lines: Collection[RecordLine] = ()) -> None:
        self.lines = list(lines)
        self._bits = [_bits_of(line) for line in lines]
        self._texts = [searched_text(line) for line in lines]
        self._slots = {line.id: slot for slot, line in enumerate(self.lines)}
        self._imports = [_number_of(line.import_id) for line in lines]
        self._order = sorted(range(len(self.lines)), key=self._sort_key)
        self._last: tuple[RecordFilter, list[int]] | None = None
        """What was asked for last: two lists ask for the same."""

    def __len__(self) -> int:
        return len(self._slots)

    def slot(self, record_id: UUID) -> int | None:
        """Where a record is kept; None where it is not known."""
        return self._slots.get(record_id)

    def line(self, record_id: UUID) -> RecordLine | None:
        """The line of a record; None where it is not known."""
        slot = self._slots.get(record_id)
        return None if slot is None else self.lines[slot]

    def put(self, line: RecordLine) -> None:
        """Take over a record as it stands now."""
        slot = self._slots.get(line.id)
        if slot is None:
            slot = self._slots[line.id] = len(self.lines)
            self.lines.append(line)
            self._bits.append(0)
            self._texts.append("")
            self._imports.append(0)
        else:
            self._order.remove(slot)
        self.lines[slot], self._bits[slot], self._texts[slot] = line, _bits_of(line), searched_text(line)
        self._imports[slot], self._last = _number_of(line.import_id), None
        insort(self._order, slot, key=self._sort_key)

    def drop(self, record_id: UUID) -> None:
        """A record is gone; nobody else gets its slot."""
        slot = self._slots.pop(record_id, None)
        if slot is not None:
            self._order.remove(slot)
            self._last = None

    def found(self, wanted: RecordFilter) -> list[int]:
        """The slots of all records that fit a filter, latest first, without a date last; not to be changed."""
        if self._last is None or self._last[0] != wanted:
            self._last = wanted, self._look(wanted)
        return self._last[1]

    def _look(self, wanted: RecordFilter) -> list[int]:
        slots = with_bits(list(self._order), self._bits, _masks(wanted))
        if wanted.imports:
            imports, chosen = self._imports, {each.int for each in wanted.imports}
            slots = [slot for slot in slots if imports[slot] in chosen]
        return with_terms(slots, self._texts, terms_of(wanted.words))

    def _sort_key(self, slot: int) -> tuple[int, str, int]:
        """Latest first, and of one moment what came in last first."""
        published = self.lines[slot].published
        day = -published.day.toordinal() if published else 1
        clock = published.clock.isoformat() if published and published.clock else _NEVER
        return day, _backwards(clock), -slot


def _number_of(import_id: UUID | None) -> int:
    """An import as a number, which is compared faster than its id; 0 for none."""
    return import_id.int if import_id else 0


def searched_text(line: RecordLine) -> str:
    """All words of a record that a search looks through, folded."""
    parts = (
        line.publisher,
        line.title,
        line.says,
        line.origin,
        line.words,
        line.kind.value.replace("_", " "),
        _said(line.published) if line.published else None,
    )
    return fold("\n".join(part for part in parts if part))


@lru_cache(maxsize=4096)
def _said(moment: Moment) -> str:
    """A moment in words; many records share a day."""
    return say_moment(moment)


def _backwards(clock: str) -> str:
    """A clock time so that later comes first; digits are turned round."""
    return clock.translate(_TURNED)


_TURNED = str.maketrans("0123456789", "9876543210")


def _bits_of(line: RecordLine) -> int:
    """What filters ask about a record, a bit for each answer."""
    found = 0 if line.links else _UNLINKED
    for each in (line.kind, line.side, line.reliability, line.copy, *line.flags):
        if each is not None:
            found |= _BITS[type(each), each.value]
    return found


def _masks(wanted: RecordFilter) -> Iterator[int]:
    """A record has to have a bit of each of these."""
    chosen: tuple[frozenset[StrEnum], ...] = (
        frozenset(wanted.kinds),
        frozenset(wanted.sides),
        frozenset(wanted.flags),
        frozenset(wanted.reliabilities),
        frozenset(wanted.copies),
    )
    for words in chosen:
        if words:
            yield sum(_BITS[type(each), each.value] for each in words)
    if wanted.is_unlinked:
        yield _UNLINKED
