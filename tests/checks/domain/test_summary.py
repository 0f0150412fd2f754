from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from checks.domain.article import Article
from checks.domain.moment import Moment
from checks.domain.summary import ArticleSummary

TODAY = date(2025, 5, 23)


def _summary(decided: int, total: int, **fields: object) -> ArticleSummary:
    return ArticleSummary(Article(UUID(int=1), "A", **fields), decided, total)


@pytest.mark.parametrize(
    ("decided", "total", "is_done", "progress"),
    [(0, 0, False, 0.0), (0, 4, False, 0.0), (1, 4, False, 0.25), (4, 4, True, 1.0)],
)
def test_progress_is_the_share_of_decided_claims(decided: int, total: int, is_done: bool, progress: float) -> None:
    summary = _summary(decided, total)
    assert (summary.is_done, summary.progress) == (is_done, progress)


@pytest.mark.parametrize(("due", "days"), [("2025-05-25", 2), ("2025-05-23T09:00", 0), ("2025-05-20", -3)])
def test_days_are_counted_from_today(due: str, days: int) -> None:
    assert _summary(0, 4, due=Moment.parse(due)).days_left(TODAY) == days


def test_what_is_done_or_put_away_is_not_due() -> None:
    due = Moment.parse("2025-05-20")
    assert _summary(0, 4).days_left(TODAY) is None
    assert _summary(4, 4, due=due).days_left(TODAY) is None
    assert _summary(0, 4, due=due, is_archived=True).days_left(TODAY) is None
