"""What is done to all selected claims at once: one change, and a sentence about what it could not change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status, count_statuses
from checks.domain.desk import Desk
from desktop.session import Session
from desktop.window.claim_menu import SETTABLE

if TYPE_CHECKING:
    from checks.casebook import Casebook

    Step = Callable[[Casebook, tuple[UUID, ...]], Change]


class BulkCommands:
    """Commands of the Claim menu that go for several claims as well as for one."""

    def __init__(self, session: Session, selected: Callable[[], tuple[UUID, ...]]) -> None:
        self._session = session
        self._selected = selected
        self._many: dict[str, Callable[[], None]] = {
            "claim.accept": self._doing(lambda casebook, ids: casebook.many_claims.accept(ids), "accepted"),
            "claim.reject": self._doing(lambda casebook, ids: casebook.many_claims.reject(ids), "rejected"),
            "claim.restore": self._doing(lambda casebook, ids: casebook.many_claims.restore(ids), "restored"),
            "claim.delete": self._doing(lambda casebook, ids: casebook.many_claims.delete(ids), "deleted"),
            "claim.make_mine": self.make_mine,
            **{f"span.kind_{kind.value}": partial(self.set_kind, kind) for kind in Kind},
            **{f"claim.status_{status.name.lower()}": partial(self.set_status, status) for status in SETTABLE},
        }

    def command(self, action_id: str, single: Callable[[], None] | None) -> Callable[[], None]:
        """What an action does: to all selected claims where there are several, else what `single` does to the one.

        LookupError where nothing carries it out.
        """
        many = self._many.get(action_id)
        if single is None and many is None:
            raise LookupError(action_id)
        if single is None or many is None:
            return next(each for each in (single, many) if each)

        def do() -> None:
            (many if len(self._selected()) > 1 else single)()

        return do

    def make_mine(self) -> None:
        """Give the claims to the person at the desk."""
        self._doing(lambda casebook, ids: casebook.many_claims.make_mine(ids), "now yours", "yours")()

    def set_kind(self, kind: Kind) -> None:
        """Say which question the claims ask."""
        self._doing(lambda casebook, ids: casebook.many_claims.set_kind(ids, kind), f"now “{kind.value}”", "so")()

    def set_status(self, status: Status) -> None:
        """Move the claims to a status."""
        self._doing(lambda casebook, ids: casebook.many_claims.set_status(ids, status), f"now “{status.value}”")()

    def _doing(self, step: Step, done: str, already: str = "") -> Callable[[], None]:
        """A command that takes `step` with the selected claims and says that they are `done`."""

        def do() -> None:
            wanted, desk = self._selected(), self._session.desk
            if wanted and desk is not None:
                self._session.do(
                    lambda casebook: step(casebook, wanted),
                    lambda change: self._session.noted.emit(outcome(change, wanted, desk, done, already)),
                )

        return do


def outcome(change: Change, wanted: tuple[UUID, ...], desk: Desk, done: str, already: str = "") -> str:
    """What became of the `wanted` claims, which stood as on `desk`: "3 of 5 claims accepted; 2 are signed off".

    `already` says what the others are where their status is not the reason.
    """
    changed = {record.id for record in (*change.before, *change.after) if isinstance(record, Claim)}
    left = [claim for each in wanted if each not in changed and (claim := desk.claim(each)) is not None]
    count = len(wanted) - len(left)
    if not left:
        return f"{count} claim{'' if count == 1 else 's'} {done}"
    rest = f"{len(left)} {'was' if len(left) == 1 else 'were'} {already} already" if already else count_statuses(left)
    return f"{count} of {len(wanted)} claims {done}; {rest}"
