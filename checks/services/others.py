"""The other desks of a casebook on a server: what they write, and who they are. A file has one desk, and no others."""

from __future__ import annotations

from collections.abc import Callable

from checks.domain.change import Change
from checks.services.records import Records
from checks.storage.listening import Listener, Present


class Others:
    """Follow them, then ask for news whenever you are told to."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._listener: Listener | None = None

    @property
    def can_be_there(self) -> bool:
        """Does the casebook lie where several desks work at once?"""
        return self._records.location.is_on_server

    @property
    def present(self) -> tuple[Present, ...]:
        """The other desks at which the casebook is open."""
        return self._listener.present if self._listener else ()

    @property
    def is_heard(self) -> bool:
        """Does the connection stand on which they are followed? It is tried again by itself."""
        return self._listener is not None and self._listener.is_connected

    def follow(self, told: Callable[[], None]) -> None:
        """Call `told`, on a thread of its own, whenever there may be news, or somebody has come or gone.

        From now on a write is refused where another desk changed the same record and `news` did not tell it yet.
        """
        if not self.can_be_there or self._listener is not None:
            return
        with self._records.reading() as connection:
            self._records.news.begin(connection)
        records = self._records
        self._listener = Listener(records.location, records.news.desk, records.me.name, told)

    def news(self) -> tuple[Change, ...] | None:
        """What the others did since the last question; None where that is too much: then read everything anew."""
        with self._records.reading() as connection:
            return self._records.news.fresh(connection)

    def close(self) -> None:
        """Stop following."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
