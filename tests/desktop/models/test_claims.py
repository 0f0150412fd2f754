from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4, uuid5

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.finding import Finding, Level
from checks.domain.moment import Moment
from checks.domain.span import Anchor, Span
from desktop.models.claim_filter import ClaimFilter, Order
from desktop.models.claim_row import ClaimRow, GroupRow
from desktop.models.claims import ClaimsModel, Role

ClaimCalled = Callable[[str], Claim]


@pytest.fixture
def model(small_desk: Desk, qtmodeltester: ModelTester) -> ClaimsModel:
    made = ClaimsModel()
    qtmodeltester.check(made)
    made.show_desk(small_desk)
    return made


class Follower:
    """Applies changes to a desk and a model, and notes what the model tells."""

    def __init__(self, model: ClaimsModel, desk: Desk) -> None:
        self.model, self.desk = model, desk
        self.told: list[str] = []
        model.modelReset.connect(lambda: self.told.append("reset"))
        model.rowsInserted.connect(lambda _, first, last: self.told.append(f"+{first}-{last}"))
        model.rowsRemoved.connect(lambda _, first, last: self.told.append(f"-{first}-{last}"))
        model.dataChanged.connect(lambda first, last: self.told.append(f"~{first.row()}-{last.row()}"))

    def apply(self, change: Change) -> list[str]:
        self.told.clear()
        self.desk = self.desk.after(change)
        self.model.follow(change, self.desk)
        return list(self.told)


@pytest.fixture
def follower(model: ClaimsModel, small_desk: Desk) -> Follower:
    return Follower(model, small_desk)


def rows_of(model: QAbstractItemModel) -> list[str]:
    """Each row in words: a group by its number, a claim by how it begins."""
    rows = [model.index(number, 0).data(Role.ROW) for number in range(model.rowCount())]
    return [row.number or row.words if isinstance(row, GroupRow) else row.quote[:9] for row in rows]


def row_of(model: ClaimsModel, claim: Claim) -> ClaimRow:
    row = model.index_of(claim.id).data(Role.ROW)
    assert isinstance(row, ClaimRow)
    return row


def said(model: ClaimsModel, claim: Claim) -> str:
    return str(model.index_of(claim.id).data(Qt.ItemDataRole.AccessibleTextRole))


def edit(old: Claim, **fields: object) -> Change:
    return Change("Edit", (old,), (replace(old, **fields),))


def test_claims_stand_under_their_sentences(model: ClaimsModel) -> None:
    assert rows_of(model) == [
        "1", "Russian f", "2", "One perso", "eight oth", "four who ", "3", "the first", "4", "The comma",
    ]  # fmt: skip


def test_groups_cannot_be_chosen(model: ClaimsModel) -> None:
    group, claim = model.index(0), model.index(1)
    assert group.data(Role.IS_GROUP)
    assert group.data(Role.CLAIM_ID) is None
    assert not group.flags() & Qt.ItemFlag.ItemIsSelectable
    assert claim.flags() & Qt.ItemFlag.ItemIsSelectable
    assert group.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Sentence 1: Russian forces")


def test_a_claim_says_all_of_itself(model: ClaimsModel, claim_called: ClaimCalled) -> None:
    words = "eight others were wounded, including four who are in critical condition"
    assert said(model, claim_called("eight")) == (f"Claim 3 of 6, quantity, open: {words}. 8 wounded. no evidence yet.")


def test_records_sources_and_findings_are_counted(follower: Follower, claim_called: ClaimCalled) -> None:
    claim = claim_called("eight")
    records = [Evidence(uuid4(), EvidenceKind.REPORT, "Report", publisher=name) for name in ("A", "B", "a ")]
    links = [Link(uuid4(), claim.id, record.id, Stance.SUPPORTS) for record in records]
    levels = (Level.CANNOT_TELL, Level.PARTLY, Level.PARTLY)
    findings = [Finding(uuid4(), claim.id, "rule", level, "message") for level in levels]
    gone = Finding(uuid4(), claim.id, "rule", Level.CONFLICTS, "message", dismissed="wrong day")
    told = follower.apply(Change("Link", after=(*records, *links, *findings, gone)))
    place = follower.model.index_of(claim.id).row()
    assert told == [f"~{place}-{place}"]
    assert row_of(follower.model, claim).evidence == "3 records, 2 sources"
    assert row_of(follower.model, claim).facts.levels == (Level.PARTLY, Level.PARTLY, Level.CANNOT_TELL)
    assert said(follower.model, claim).endswith("8 wounded. 3 records, 2 sources. 2 partly, 1 cannot tell.")
    one_source = replace(records[1], publisher="A")
    assert follower.apply(Change("Edit record", (records[1],), (one_source,))) == [f"~{place}-{place}"]
    assert row_of(follower.model, claim).evidence == "3 records, 1 source"


def test_an_opinion_holds_nothing_to_check(model: ClaimsModel, claim_called: ClaimCalled) -> None:
    assert row_of(model, claim_called("The commander")).evidence == "nothing to check"


def test_an_edit_changes_one_row_and_moves_none(follower: Follower, claim_called: ClaimCalled) -> None:
    claim = claim_called("four")
    assert follower.apply(edit(claim, status=Status.OPEN)) == ["~5-5"]
    assert row_of(follower.model, claim).claim.status == Status.OPEN


def test_a_rejected_claim_stays_until_the_filter_is_set_again(follower: Follower, claim_called: ClaimCalled) -> None:
    claim = claim_called("four")
    assert follower.apply(edit(claim, status=Status.NOT_A_CLAIM)) == ["~5-5"]
    follower.model.set_filter(ClaimFilter())
    assert not follower.model.index_of(claim.id).isValid()
    rejected = follower.desk.claim(claim.id)
    assert rejected is not None
    assert follower.apply(edit(rejected, status=Status.OPEN)) == ["+5-5"]


def test_the_last_claim_of_a_sentence_takes_its_group_along(follower: Follower, claim_called: ClaimCalled) -> None:
    first, inner = claim_called("Russian"), claim_called("four")
    assert follower.apply(Change("Delete", before=(first,))) == ["-0-1"]
    assert follower.apply(Change("Delete", before=(inner,))) == ["-3-3"]
    assert follower.apply(Change("Undo", after=(inner,))) == ["+3-3"]
    assert follower.apply(Change("Undo", after=(first,))) == ["+0-1"]
    assert rows_of(follower.model)[:3] == ["1", "Russian f", "2"]
    assert said(follower.model, inner).startswith("Claim 4 of 6")


def test_a_claim_whose_words_move_is_put_elsewhere(follower: Follower, claim_called: ClaimCalled) -> None:
    claim = claim_called("four")
    text = follower.desk.version.text
    start = text.index("struck")
    moved = edit(claim, anchor=Anchor.at(text, start, start + 6), sentence=0)
    assert follower.apply(moved) == ["-5-5", "+2-2"]
    assert rows_of(follower.model)[:4] == ["1", "Russian f", "struck", "2"]


def test_another_year_of_publication_is_told_to_all_rows(follower: Follower) -> None:
    article = follower.desk.article
    changed = replace(article, published=Moment.parse("2024-05-23"))
    assert follower.apply(Change("Edit article", (article,), (changed,))) == ["~0-9"]


def test_new_sentences_reset_the_list(follower: Follower) -> None:
    version = follower.desk.version
    whole = replace(version, sentences=(Span(0, len(version.text)),))
    assert follower.apply(Change("Find claims", (version,), (whole,))) == ["reset"]


def test_filters_keep_what_fits_all_of_them(model: ClaimsModel) -> None:
    model.set_filter(ClaimFilter(statuses=frozenset({Status.OPEN})))
    assert rows_of(model) == ["2", "One perso", "eight oth"]
    model.set_filter(ClaimFilter(statuses=frozenset({Status.SUGGESTED}), kinds=frozenset({Kind.QUANTITY})))
    assert rows_of(model) == ["2", "four who "]
    model.set_filter(ClaimFilter(lacks_evidence=True))
    assert len(model.shown) == 5


def test_orders_have_groups_of_their_own_but_check_worthiness(follower: Follower, claim_called: ClaimCalled) -> None:
    claim = claim_called("the first")
    follower.apply(edit(claim, checkworthiness=0.9))
    follower.model.set_order(Order.CHECKWORTHINESS)
    assert rows_of(follower.model)[:2] == ["the first", "Russian f"]
    follower.model.set_order(Order.STATUS)
    assert rows_of(follower.model) == [
        "Suggested", "Russian f", "four who ", "the first", "The comma", "Open", "One perso", "eight oth",
    ]  # fmt: skip
    follower.model.set_order(Order.KIND)
    assert rows_of(follower.model)[:4] == ["Event", "Russian f", "Quantity", "One perso"]
    assert follower.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Event"


def test_tooltips_show_markup_and_reasons_as_words(follower: Follower, claim_called: ClaimCalled) -> None:
    claim = claim_called("four")
    odd = replace(claim, anchor=replace(claim.anchor, quote="<b>four</b>"))
    follower.apply(Change("Edit", (claim,), (odd,)))
    tip = follower.model.index_of(claim.id).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;four&lt;/b&gt;" in tip
    assert "Check-worthiness 50 %: casualty figure +0.41" in tip


def test_without_a_desk_it_is_empty(model: ClaimsModel) -> None:
    model.show_desk(None)
    assert model.rowCount() == 0
    assert model.index_of(uuid4()) == QModelIndex()


_NAMES = UUID(int=9)
_TEXT = "a" * 60
_MOVES = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 58), st.sampled_from(list(Status)), st.booleans()), max_size=30
)


def _claim_at(number: int, start: int, status: Status) -> Claim:
    anchor = Anchor.at(_TEXT, start, start + 2)
    return Claim(uuid5(_NAMES, str(number)), _NAMES, anchor, start // 10, Kind.EVENT, status=status)


@given(moves=_MOVES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_following_changes_ends_where_building_anew_does(moves: list[tuple[int, int, Status, bool]]) -> None:
    """Adding, editing, moving and deleting claims in any order leaves the rows that a fresh model has."""
    version = ArticleVersion(_NAMES, _NAMES, 1, _TEXT, "", sentences=tuple(Span(n, n + 10) for n in range(0, 60, 10)))
    desk = Desk.of(Article(_NAMES, "x"), version, ())
    followed, fresh = ClaimsModel(), ClaimsModel()
    for model in (followed, fresh):
        model.set_filter(ClaimFilter(shows_rejected=True))
    followed.show_desk(desk)
    for number, start, status, keeps in moves:
        claim = _claim_at(number, start, status)
        old = desk.claim(claim.id)
        change = Change("Move", (old,) if old else (), (claim,) if keeps else ())
        desk = desk.after(change)
        followed.follow(change, desk)
        fresh.show_desk(desk)
        assert rows_of(followed) == rows_of(fresh)
        assert followed.shown == fresh.shown


def test_what_was_seen_before_is_told_marked_and_filtered(model: ClaimsModel, small_desk: Desk) -> None:
    seen = small_desk.claims[1]
    model.show_desk(small_desk)
    told: list[object] = []
    model.dataChanged.connect(lambda *_: told.append(True))
    model.show_seen(frozenset({seen.id}))
    assert len(told) == 1
    model.set_filter(ClaimFilter(is_seen_before=True))
    rows = [model.index(n) for n in range(model.rowCount())]
    kept = [row for row in rows if row.data(Role.CLAIM_ID)]
    assert [row.data(Role.CLAIM_ID) for row in kept] == [seen.id]
    assert kept[0].data(Qt.ItemDataRole.AccessibleTextRole).endswith("seen before.")
    assert "Seen before" in kept[0].data(Qt.ItemDataRole.ToolTipRole)
    model.show_seen(frozenset())
    assert "seen before" not in kept[0].data(Qt.ItemDataRole.AccessibleTextRole)
