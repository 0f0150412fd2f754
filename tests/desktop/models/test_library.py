from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from checks.domain.article import ArticleSummary
from checks.domain.claim import Status
from desktop.models.library import LibraryModel, Queue, Role, RowKind, queued, rows_of
from desktop.session import Session


def test_an_empty_casebook_says_so(qtmodeltester: ModelTester) -> None:
    model = LibraryModel()
    model.show_rows(rows_of((), None, None), None)
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Articles", "None yet"]
    assert model.flags(model.index(1)) == Qt.ItemFlag.NoItemFlags
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None


def test_articles_show_date_and_progress(session: Session, qtmodeltester: ModelTester) -> None:
    model = LibraryModel()
    desk = session.desk
    model.show_rows(rows_of(session.library, desk, session.me), desk.article.id)
    qtmodeltester.check(model)
    index = model.row_of(desk.article.id)
    assert index.data(Role.FACT) == f"23 May 2025 · {desk.decided} of {len(desk.claims)}"
    assert index.data(Role.IS_CURRENT)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith(desk.article.title)


def test_archived_articles_come_last(session: Session) -> None:
    (summary,) = session.library
    put_away = replace(summary, article=replace(summary.article, is_archived=True))
    rows = rows_of((put_away,), session.desk, session.me)
    assert [row.title for row in rows[:2]] == ["Articles", "None yet"]
    assert [row.title for row in rows[-2:]] == ["Archived", put_away.article.title]


def test_an_article_without_date_and_claims_says_so(session: Session) -> None:
    article = replace(session.desk.article, published=None)
    (row,) = (row for row in rows_of((ArticleSummary(article, 0, 0),), None, None) if row.kind == RowKind.ARTICLE)
    assert row.fact == "no date · no claims"


def test_queues_hold_what_waits_for_me(session: Session) -> None:
    desk, me = session.desk, session.me
    assert all(claim.status == Status.JUDGED for claim in queued(desk, me, Queue.SECOND_READING))
    assert all(claim.status == Status.RECHECK for claim in queued(desk, me, Queue.RECHECK))
    assert not queued(desk, me, Queue.MINE)
    other = next(person for person in desk.people if person.id != me.id)
    mine = queued(desk, other, Queue.MINE)
    assert all(claim.owner_id == other.id and not claim.status.is_decided for claim in mine)


def test_the_same_rows_only_change_their_words(session: Session) -> None:
    model, resets, changes = LibraryModel(), [], []
    rows = rows_of(session.library, session.desk, session.me)
    model.show_rows(rows, None)
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda *_: changes.append(1))
    model.show_rows(tuple(replace(row, fact="new") for row in rows), None)
    assert (resets, changes) == ([], [1])
    model.show_rows(rows[:1], None)
    assert resets == [1]
