"""Word among the desks of one casebook on a server: what was written, and who is there, by LISTEN and NOTIFY.

Word is no record: whoever misses it reads the history from the number it knows. So a lost connection loses nothing.
"""

from __future__ import annotations

import json
from uuid import UUID, uuid4

from sqlalchemy import Connection, text

from checks.domain.change import Change
from checks.storage import history

AT_ONCE = 200
"""Changes that are read at a time; where there were more, everything is read anew."""
TELL = text("SELECT pg_notify('claimdesk_' || current_schema(), :word)")


class News:
    """What this desk wrote, and how far it knows what others did."""

    def __init__(self) -> None:
        self.desk = uuid4().hex
        """Tells this desk from all others, also of the same person."""
        self._own: set[UUID] = set()
        self._known: int | None = None

    def tell(self, connection: Connection, change: Change, number: int) -> None:
        """Let the others know of a change; they hear of it once its transaction is through."""
        if connection.dialect.name == "postgresql":
            if change.id is not None:
                self._own.add(change.id)
            connection.execute(TELL, {"word": word("change", self.desk, number=number)})

    def begin(self, connection: Connection) -> None:
        """Count from here on: what was done before is read already."""
        self._known = history.last_number(connection)

    def unseen(self, connection: Connection) -> tuple[Change, ...]:
        """What others did that this desk was not told of yet; nothing where it does not ask for news."""
        if self._known is None:
            return ()
        found = history.since(connection, self._known, AT_ONCE)
        return tuple(change for _, change in found if change.id not in self._own)

    def fresh(self, connection: Connection) -> tuple[Change, ...] | None:
        """What others did since the last question, oldest first; None where that is too much to go through."""
        if self._known is None:
            self.begin(connection)
            return ()
        found = history.since(connection, self._known, AT_ONCE)
        if len(found) == AT_ONCE:
            self.begin(connection)
            self._own.clear()
            return None
        others = tuple(change for _, change in found if change.id not in self._own)
        self._own -= {change.id for _, change in found if change.id}
        self._known = found[-1][0] if found else self._known
        return others


def word(kind: str, desk: str, **said: object) -> str:
    """What goes over the wire."""
    return json.dumps({"kind": kind, "desk": desk, **said}, ensure_ascii=False)
