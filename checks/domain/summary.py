"""An article as a list shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from checks.domain.article import Article
from checks.domain.desk import Desk
from checks.domain.person import Person
from checks.domain.queue import Queue, queued


@dataclass(frozen=True)
class ArticleSummary:
    """An article with how far the work on its latest version has come."""

    article: Article
    decided: int
    """Claims that need nothing more from the first checker."""
    total: int
    """All its claims."""
    owner: Person | None = None
    waiting: Mapping[Queue, int] = field(default_factory=dict)
    """How many of its claims wait in each queue; those without any are left out."""

    @classmethod
    def of(cls, desk: Desk, me: Person) -> Self:
        """The summary of the article on a desk, for the person who works at it."""
        counts = {queue: len(queued(desk, me, queue)) for queue in Queue}
        waiting = {queue: count for queue, count in counts.items() if count}
        return cls(desk.article, desk.decided, len(desk.claims), desk.person(desk.article.owner_id), waiting)

    @property
    def is_done(self) -> bool:
        """Are there claims, and is each of them decided?"""
        return 0 < self.total == self.decided

    @property
    def progress(self) -> float:
        """The share of its claims that are decided, 0 to 1; 0 where there are none."""
        return self.decided / self.total if self.total else 0.0

    def days_left(self, today: date) -> int | None:
        """Days until it is due, negative once that is past; None where nothing is due any more."""
        due = self.article.due
        return None if due is None or self.is_done or self.article.is_archived else (due.day - today).days
