from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from checks.domain.article import Article
from checks.domain.moment import Moment
from checks.domain.person import Person
from checks.domain.queue import Queue
from checks.domain.summary import ArticleSummary
from desktop.models.library import LibraryModel, Order, Role, Row, RowKind, View, rows_of, waiting
from desktop.session import Session

TODAY = date(2025, 5, 23)
ME, OTHER = Person(UUID(int=1), "Anna Lind"), Person(UUID(int=2), "Ben Ode")


def summary(number: int, title: str, day: str = "", **fields: object) -> ArticleSummary:
    """An article with `decided` of `total` claims; the other fields are its own."""
    counts = {name: fields.pop(name) for name in ("decided", "total", "owner", "waiting") if name in fields}
    published = Moment.parse(day) if day else None
    article = Article(UUID(int=number), title, published=published, **fields)
    return ArticleSummary(article, **({"decided": 0, "total": 0} | counts))


LIBRARY = (
    summary(11, "Strikes on Odesa", "2025-05-12", decided=18, total=39, due=Moment.parse("2025-05-25"), owner=ME),
    summary(12, "Istanbul talks", "2025-05-16", decided=44, total=44, due=Moment.parse("2025-05-17"), owner=OTHER),
    summary(13, "Length of the front", decided=0, total=12, due=Moment.parse("2025-05-20"), publisher="Wire"),
    summary(14, "an old story", "2024-01-02", is_archived=True, waiting={Queue.RECHECK: 4}),
)


def titles(view: View, library: tuple[ArticleSummary, ...] = LIBRARY) -> list[str]:
    return [row.title for row in rows_of(library, ME, view, TODAY) if row.kind == RowKind.ARTICLE]


def row_called(title: str, library: tuple[ArticleSummary, ...] = LIBRARY) -> Row:
    rows = rows_of(library, ME, View(shows_archived=True), TODAY)
    return next(row for row in rows if row.title == title)


def test_an_empty_casebook_says_so(qtmodeltester: ModelTester) -> None:
    model = LibraryModel()
    model.show_rows(rows_of((), None, View(), TODAY), None)
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Articles", "None yet"]
    assert model.flags(model.index(1)) == Qt.ItemFlag.NoItemFlags
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None


def test_articles_show_date_and_progress(session: Session, qtmodeltester: ModelTester) -> None:
    model = LibraryModel()
    desk = session.desk
    model.show_rows(rows_of(session.library, session.me, View(), TODAY), desk.article.id)
    qtmodeltester.check(model)
    index = model.row_of(desk.article.id)
    assert index.data(Role.FACT) == f"23 May 2025 · {desk.decided} of {len(desk.claims)}"
    assert index.data(Role.IS_CURRENT)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith(desk.article.title)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.DATE, ["Istanbul talks", "Strikes on Odesa", "Length of the front"]),
        (Order.DUE, ["Length of the front", "Strikes on Odesa", "Istanbul talks"]),
        (Order.PROGRESS, ["Length of the front", "Strikes on Odesa", "Istanbul talks"]),
        (Order.TITLE, ["Istanbul talks", "Length of the front", "Strikes on Odesa"]),
    ],
)
def test_articles_are_sorted(order: Order, expected: list[str]) -> None:
    assert titles(View(order)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("odesa", ["Strikes on Odesa"]),
        ("ON the", ["Length of the front"]),
        ("wire", ["Length of the front"]),
        ("ode", ["Istanbul talks", "Strikes on Odesa"]),
        ("old", ["an old story"]),
        ("nothing", []),
    ],
)
def test_all_words_must_be_there_in_title_publisher_or_owner(words: str, expected: list[str]) -> None:
    assert titles(View(words=words)) == expected


def test_a_search_that_finds_nothing_says_how_to_end_it() -> None:
    rows = rows_of(LIBRARY, ME, View(words="nothing"), TODAY)
    assert rows[1] == Row(RowKind.HINT, "Nothing matches. Clear the search (Esc)")


def test_archived_articles_show_when_they_are_asked_for() -> None:
    closed, opened = (rows_of(LIBRARY, ME, View(shows_archived=shown), TODAY) for shown in (False, True))
    assert (closed[-1].kind, closed[-1].title, closed[-1].fact) == (RowKind.ARCHIVE, "Archived", "1")
    assert (opened[-2].kind, opened[-1].title) == (RowKind.ARCHIVE, "an old story")
    assert opened[-2].icon != closed[-1].icon


@pytest.mark.parametrize(
    ("due", "words", "is_overdue"),
    [
        ("2025-05-21", "overdue by 2 days", True),
        ("2025-05-22", "overdue since yesterday", True),
        ("2025-05-23T17:00", "due today, 17:00", False),
        ("2025-05-24", "due tomorrow", False),
        ("2025-05-30", "due 30 May", False),
        ("2026-01-02", "due 2 Jan 2026", False),
    ],
)
def test_when_it_is_due_is_said_in_words(due: str, words: str, is_overdue: bool) -> None:
    row = row_called("A", (summary(1, "A", total=3, due=Moment.parse(due)),))
    assert (row.due, row.is_overdue) == (words, is_overdue)


def test_what_is_done_is_not_due_and_only_other_owners_are_named() -> None:
    assert row_called("Istanbul talks").due == "Ben Ode"
    assert row_called("Strikes on Odesa").due == "due 25 May"


def test_an_article_without_date_and_claims_says_so() -> None:
    assert row_called("A", (summary(1, "A"),)).fact == "no date · no claims"


def test_queues_count_the_whole_casebook_but_for_the_archive() -> None:
    mine = (summary(1, "A", waiting={Queue.MINE: 2}), summary(2, "B", waiting={Queue.MINE: 3, Queue.RECHECK: 1}))
    library = (*mine, *LIBRARY)
    assert [waiting(library, queue) for queue in Queue] == [5, 0, 1, 0]
    rows = [row for row in rows_of(library, ME, View(words="no such"), TODAY) if row.kind == RowKind.QUEUE]
    assert [(row.title, row.fact) for row in rows] == [
        ("My claims", "5"), ("Second reading", "0"), ("Re-check", "1"), ("Conflicts", "0"),
    ]  # fmt: skip
    assert not [row for row in rows_of(library, None, View(), TODAY) if row.kind == RowKind.QUEUE]


def test_a_screen_reader_hears_all_of_a_row() -> None:
    model = LibraryModel()
    model.show_rows(rows_of(LIBRARY, ME, View(shows_archived=True), TODAY), None)
    said = model.row_of(UUID(int=13)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Length of the front, no date, 0 of 12, overdue by 3 days"
    assert model.row_of(UUID(int=14)).data(Qt.ItemDataRole.AccessibleTextRole).endswith("archived")


def test_titles_that_look_like_markup_stay_text_in_tooltips() -> None:
    model = LibraryModel()
    model.show_rows(rows_of((summary(1, "<b>Bold</b> claim"),), ME, View(), TODAY), None)
    assert "&lt;b&gt;Bold" in model.index(1).data(Qt.ItemDataRole.ToolTipRole)


def test_the_same_rows_only_change_their_words() -> None:
    model, resets, changes = LibraryModel(), [], []
    rows = rows_of(LIBRARY, ME, View(), TODAY)
    model.show_rows(rows, None)
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda first, last: changes.append((first.row(), last.row())))
    model.show_rows(rows, None)
    assert changes == []
    model.show_rows((*rows[:2], replace(rows[2], fact="new"), *rows[3:]), None)
    assert (resets, changes) == ([], [(2, 2)])
    model.show_rows((*rows[:2], replace(rows[2], fact="new"), *rows[3:]), rows[1].article_id)
    assert changes[1:] == [(1, 1)]
    model.show_rows(rows[:1], None)
    assert resets == [1]


def test_a_row_is_found_by_what_it_stands_for() -> None:
    model = LibraryModel()
    rows = rows_of(LIBRARY, ME, View(), TODAY)
    model.show_rows(rows, None)
    assert [model.place_of(row.identity).row() for row in rows[1:4]] == [1, 2, 3]
    assert not model.place_of((RowKind.ARTICLE, UUID(int=99), None)).isValid()


@given(
    order=st.sampled_from(Order),
    days=st.lists(st.none() | st.dates(date(2024, 1, 1), date(2026, 1, 1)), max_size=8),
    share=st.lists(st.integers(0, 4), min_size=8, max_size=8),
)
def test_sorting_neither_loses_nor_doubles_an_article(order: Order, days: list[date | None], share: list[int]) -> None:
    library = tuple(
        summary(place, f"A{place}", day.isoformat() if day else "", decided=share[place], total=4)
        for place, day in enumerate(days, start=1)
        if place < len(share)
    )
    shown = titles(View(order), library)
    assert sorted(shown) == sorted(each.article.title for each in library)
    assert shown == titles(View(order), library[::-1])
