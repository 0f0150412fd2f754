"""Going through a queue from claim to claim, over all articles of the casebook."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from checks.domain.desk import Desk
from checks.domain.queue import Queue, queued
from desktop.session import Session


class QueueWalk(QObject):
    """Chooses the next claim that waits; after an article's last one, it puts the next article on the desk."""

    def __init__(self, session: Session, chosen: Callable[[], UUID | None], choose: Callable[[UUID], None]) -> None:
        """`chosen` tells which claim is chosen, `choose` chooses another."""
        super().__init__(session)
        self._session = session
        self._chosen = chosen
        self._choose = choose
        self._awaited: tuple[UUID, Queue] | None = None

    @Slot(object)
    def go_on(self, queue: Queue) -> None:
        """Choose the next claim of a queue; after the casebook's last, its first."""
        ahead = self._next_here(queue)
        other = self._next_article(queue) if ahead is None else None
        if ahead is not None:
            self._choose(ahead)
        elif other is not None:
            self._awaited = (other, queue)
            self._session.open_article(other)
        else:
            self._begin_here(queue)

    @Slot()
    def follow(self) -> None:
        """Another article is on the desk: choose its first claim of the queue, if that is what it was opened for."""
        awaited, self._awaited = self._awaited, None
        desk = self._session.desk
        if awaited is not None and desk is not None and desk.article.id == awaited[0]:
            self._begin_here(awaited[1])

    def _next_here(self, queue: Queue) -> UUID | None:
        """The next claim of the queue in the article on the desk, after the chosen one."""
        desk = self._session.desk
        if desk is None:
            return None
        ids = [claim.id for claim in desk.claims]
        chosen = self._chosen()
        after = ids[ids.index(chosen) + 1 :] if chosen in ids else ids
        waiting = set(self._waiting(desk, queue))
        return next((claim_id for claim_id in after if claim_id in waiting), None)

    def _next_article(self, queue: Queue) -> UUID | None:
        """The next article with claims in the queue, round from the one on the desk; None where there is no other."""
        library = [each for each in self._session.library if not each.article.is_archived]
        desk = self._session.desk
        here = desk.article.id if desk else None
        at = next((place for place, each in enumerate(library) if each.article.id == here), -1)
        round_from_here = library[at + 1 :] + library[: max(at, 0)]
        return next((each.article.id for each in round_from_here if each.waiting.get(queue)), None)

    def _begin_here(self, queue: Queue) -> None:
        desk = self._session.desk
        waiting = self._waiting(desk, queue) if desk else ()
        if waiting:
            self._choose(waiting[0])
        else:
            self._session.note(f"No claim waits in “{queue.value.capitalize()}”.")

    def _waiting(self, desk: Desk, queue: Queue) -> tuple[UUID, ...]:
        return tuple(claim.id for claim in queued(desk, self._session.me, queue))
