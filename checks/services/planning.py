"""Who does what by when: owner, due date and priority of claims and articles, one or many at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from checks.domain.article import Article
from checks.domain.change import Change
from checks.domain.claim import Claim, Priority
from checks.domain.moment import Moment
from checks.domain.person import Person
from checks.services.records import Records

P = TypeVar("P", Claim, Article)


class Planning:
    """Plans of a casebook. Each action is one change, however many it touches; what is so already stays out of it.

    Plans are no part of what a verdict or a signature stands on.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    def assign(self, claim_ids: Collection[UUID], person: Person | None) -> Change:
        """Give claims to a person, or to nobody; their statuses stay."""
        label = f"Give {{}} to {person.name}" if person else "Give {} to nobody"
        return self._set(Claim, claim_ids, label, owner_id=person.id if person else None)

    def set_due(self, claim_ids: Collection[UUID], due: Moment | None) -> Change:
        """Say until when claims should be decided; None for no date."""
        return self._set(Claim, claim_ids, "Set due date of {}", due=due)

    def set_priority(self, claim_ids: Collection[UUID], priority: Priority) -> Change:
        """Say how soon claims should be done."""
        return self._set(Claim, claim_ids, "Set priority of {}", priority=priority)

    def assign_articles(self, article_ids: Collection[UUID], person: Person | None) -> Change:
        """Give articles to a person, or to nobody."""
        label = f"Give {{}} to {person.name}" if person else "Give {} to nobody"
        return self._set(Article, article_ids, label, owner_id=person.id if person else None)

    def set_articles_due(self, article_ids: Collection[UUID], due: Moment | None) -> Change:
        """Say until when articles should be done; None for no date."""
        return self._set(Article, article_ids, "Set due date of {}", due=due)

    def _set(self, kind: type[P], ids: Collection[UUID], label: str, **fields: Any) -> Change:  # noqa: ANN401
        stored = self._records.referring(kind, "id", ids)
        pairs = [(old, replace(old, **fields)) for old in stored]
        moved = [(old, new) for old, new in pairs if old != new]
        change = Change(
            label.format(_counted(len(moved), kind)), tuple(o for o, _ in moved), tuple(n for _, n in moved)
        )
        return self._records.apply(change)


def _counted(count: int, kind: type[Claim | Article]) -> str:
    name = kind.__name__.lower()
    return f"1 {name}" if count == 1 else f"{count} {name}s"
