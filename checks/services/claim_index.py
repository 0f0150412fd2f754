"""The index of a casebook's claims: on the server where that holds the casebook, else on this computer."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from sqlalchemy import Connection

from checks.matching.file_index import FileIndex
from checks.matching.index import ClaimIndex, Found, Group
from checks.services import index_entries
from checks.services.kept_index import KeptIndex
from checks.services.records import Records
from checks.storage import history
from checks.storage.server_index import ServerIndex

FEW_WORDS, RARE = 6, 3.0
"""The words that are looked for however common they are; any other stands in no more than one claim of twenty."""
MOST_WORDS = 40
"""Words of a long text that are looked for: those that tell most."""


class KeptClaims(KeptIndex[ClaimIndex]):
    """Finds claims, earlier checks and records by words."""

    def __init__(self, records: Records, *, in_memory: bool = False) -> None:
        """`in_memory`: leave nothing on the disk, for a casebook that is encrypted."""
        super().__init__(records, index_entries, in_memory=in_memory)
        self._is_on_server = records.engine.dialect.name == "postgresql" and not records.is_only_read

    def search(self, words: Collection[str], groups: Collection[Group], limit: int) -> tuple[Found, ...]:
        """The entries nearest to words."""
        return self.ask(lambda index: _search(index, words, groups, limit))

    def _in_folder(self, folder: Path | None) -> ClaimIndex:
        return FileIndex(folder)

    def _opened(self, connection: Connection) -> ClaimIndex:
        is_named = history.first_id(connection) is not None
        if self._is_on_server and is_named and not self._in_memory:
            return ServerIndex(self._records.engine)
        return super()._opened(connection)

    def _start_over(self) -> None:
        """Throw the index away; where the server refuses one, it is kept on this computer."""
        if self._is_on_server:
            self._is_on_server = self._index is not None
            self.close()
        else:
            super()._start_over()


def _search(index: ClaimIndex, words: Collection[str], groups: Collection[Group], limit: int) -> tuple[Found, ...]:
    """Common words find little and cost much: beside a few, only rare ones are looked for."""
    ordered = sorted(words, key=index.rarity, reverse=True)
    rare = [word for place, word in enumerate(ordered) if place < FEW_WORDS or index.rarity(word) >= RARE]
    return index.search(rare[:MOST_WORDS], groups, limit)
