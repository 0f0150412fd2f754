"""Two desks work on copies of one casebook and bring their work together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random
from shutil import copy
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Kind, Status
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.merge_conflict import Choice, MergeRefused, Take, Undecided
from checks.domain.merging import Fate
from checks.domain.moment import Moment
from checks.domain.person import Comment
from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Verdict
from checks.errors import Conflict
from checks.exchange.bundle.reading import open_bundle
from checks.ingest.document import Document
from checks.ingest.reader import read_bytes
from checks.storage.tables import TABLES

EXCHANGE = Callable[..., Change | None]


@pytest.fixture
def open_copy(tmp_path: Path, document: Document) -> Iterator[Callable[[str], Casebook]]:
    """A copy of one casebook with an article, two claims and a record, by the name of who works on it."""
    first = tmp_path / "first.casebook"
    with Casebook.create(first, person="Editor") as made:
        version = next(each for each in made.articles.add(document).after if isinstance(each, ArticleVersion))
        made.claims.add(version, 0, 23, Kind.QUANTITY)
        made.claims.add(version, 36, 54, Kind.QUANTITY)
        made.evidence.add(Evidence(uuid4(), EvidenceKind.REPORT, "Hospital list"))
    with ExitStack() as stack:

        def opened(person: str) -> Casebook:
            (tmp_path / person).mkdir()
            where = copy(first, tmp_path / person / "desk.casebook")
            return stack.enter_context(Casebook.open(where, person=person))

        yield opened


@pytest.fixture
def ours(open_copy: Callable[[str], Casebook]) -> Casebook:
    """The copy that is merged into."""
    return open_copy("Ana")


@pytest.fixture
def theirs(open_copy: Callable[[str], Casebook]) -> Casebook:
    """The copy that bundles come from."""
    return open_copy("Boris")


@pytest.fixture
def bring(tmp_path: Path) -> EXCHANGE:
    """Merge what one copy holds now into another."""

    def brought(source: Casebook, into: Casebook, take: Take | None = None, note: str = "") -> Change | None:
        path = tmp_path / f"{uuid4()}.claimdesk"
        source.bundles.make(path)
        with open_bundle(path) as bundle:
            account = into.merging.dry_run(bundle, path.name)
            choices = {each.conflict.id: Choice(take, note=note) for each in account.disputes} if take else {}
            return into.merging.merge(bundle, path.name, choices)

    return brought


def claims(casebook: Casebook) -> tuple[Claim, ...]:
    """The two claims in the order of the text."""
    return casebook.desk(casebook._records.all(Article)[0].id).claims


def content(casebook: Casebook) -> dict[str, dict[str, Record]]:
    """All records by kind, without what each desk keeps for itself."""
    kinds = (kind for kind in TABLES if kind.__name__ not in ("Transfer", "Finding", "Person"))
    with casebook._records.reading():
        return {kind.__name__: {str(each.id): each for each in casebook._records.all(kind)} for kind in kinds}


def judge(casebook: Casebook, rating: str, why: str) -> Verdict:
    """Judge the first claim."""
    verdict = Verdict(uuid4(), claims(casebook)[0].id, rating, why, as_of=Moment.parse("2025-05-24"))
    casebook.verdicts.propose(verdict)
    found = casebook.verdicts.of(verdict.claim_id)
    assert found is not None
    return found


def test_what_only_one_side_did_is_taken_and_both_copies_become_the_same(
    ours: Casebook, theirs: Casebook, bring: EXCHANGE
) -> None:
    judge(theirs, "true", "Nine on the list.")
    theirs.links.add(claims(theirs)[1], theirs.evidence.all()[0], Stance.SUPPORTS)
    theirs.evidence.add(Evidence(uuid4(), EvidenceKind.REPORT, "A post"), read_bytes(b"Nine hurt.", name="post.txt"))
    ours.comments.add(claims(ours)[1], "Ask the hospital.")
    ours.evidence.edit(replace(ours.evidence.all()[0], note="By phone"))
    assert bring(theirs, ours) is not None
    assert bring(ours, theirs) is not None
    assert content(ours) == content(theirs)
    post = next(each for each in ours.evidence.all() if each.title == "A post")
    assert ours.evidence.snapshot_bytes(ours.evidence.snapshot(post)) == b"Nine hurt."
    assert ours.custody.verify().is_sound


def test_a_bundle_that_was_merged_holds_nothing_new(ours: Casebook, theirs: Casebook, bring: EXCHANGE) -> None:
    theirs.comments.add(claims(theirs)[0], "Look here.")
    bring(theirs, ours)
    before = ours.history.latest()
    assert bring(theirs, ours) is None
    assert ours.history.latest() == before


def test_one_undo_takes_the_merge_back_and_redo_brings_it_again(
    ours: Casebook, theirs: Casebook, bring: EXCHANGE
) -> None:
    theirs.claims.delete(claims(theirs)[1])
    judge(theirs, "true", "Nine on the list.")
    before = content(ours)
    merged = bring(theirs, ours)
    assert merged is not None
    after = content(ours)
    assert before != after
    undone = ours.apply(merged.inverse())
    assert content(ours) == before
    redone = ours.apply(undone.inverse())
    assert content(ours) == after
    ours.apply(redone.inverse())
    assert bring(theirs, ours) is not None
    assert content(ours) == after


def test_undo_is_refused_where_somebody_worked_on_what_came(ours: Casebook, theirs: Casebook, bring: EXCHANGE) -> None:
    record = theirs.evidence.add(Evidence(uuid4(), EvidenceKind.REPORT, "A post")).after[0]
    merged = bring(theirs, ours)
    assert merged is not None
    assert isinstance(record, Evidence)
    linked = ours.links.add(claims(ours)[0], record, Stance.AGAINST)
    with pytest.raises(Conflict, match="has been worked on since"):
        ours.apply(merged.inverse())
    ours.apply(linked.inverse())
    ours.apply(merged.inverse())
    assert len(ours.evidence.all()) == 1


def test_the_casebook_is_copied_first_and_the_history_of_the_record_tells_of_the_merge(
    ours: Casebook, theirs: Casebook, bring: EXCHANGE, tmp_path: Path
) -> None:
    theirs.claims.reject(claims(theirs)[0])
    bring(theirs, ours)
    assert list((tmp_path / "Ana" / "backups").iterdir())
    last = ours.history.of(claims(ours)[0].id)[-1]
    assert last.label.startswith("Merge ")
    assert last.person_id == ours.me.id


def test_two_verdicts_are_a_conflict_that_names_who_judged_and_why(
    ours: Casebook, theirs: Casebook, bring: EXCHANGE, tmp_path: Path
) -> None:
    judge(ours, "true", "Nine on the list.")
    judge(theirs, "false", "Ten by night.")
    before = content(ours)
    with pytest.raises(Undecided, match="1 conflict is to be decided first"):
        bring(theirs, ours)
    assert content(ours) == before
    theirs.bundles.make(tmp_path / "b.claimdesk")
    with open_bundle(tmp_path / "b.claimdesk") as bundle:
        account = ours.merging.dry_run(bundle, "b.claimdesk")
    (dispute,) = account.disputes
    assert dispute.title == claims(ours)[0].quote
    assert {clash.field for clash in dispute.conflict.clashes} == {"rating", "rationale"}
    assert dispute.ours
    assert dispute.theirs
    assert (dispute.ours.person, dispute.theirs.person) == ("Ana", "Boris")
    assert "1 to decide" in account.sentences


@pytest.mark.parametrize(("take", "rating"), [(Take.OURS, "true"), (Take.THEIRS, "false")])
def test_a_decision_is_taken_over_by_the_other_copy(
    ours: Casebook, theirs: Casebook, bring: EXCHANGE, take: Take, rating: str
) -> None:
    judge(ours, "true", "Nine on the list.")
    judge(theirs, "false", "Ten by night.")
    merged = bring(theirs, ours, take, note="Asked the governor.")
    assert merged is not None
    assert merged.reason == "Asked the governor."
    bring(ours, theirs)
    for casebook in (ours, theirs):
        verdict = casebook.verdicts.of(claims(casebook)[0].id)
        assert verdict is not None
        assert verdict.rating == rating
    assert content(ours) == content(theirs)


@pytest.mark.parametrize("takes_over_first", [True, False])
def test_a_verdict_that_both_made_and_one_deletes_is_gone_on_both_sides(
    ours: Casebook, theirs: Casebook, bring: EXCHANGE, takes_over_first: bool
) -> None:
    judge(ours, "true", "Eight.")
    judge(theirs, "false", "Seven.")
    bring(theirs, ours, Take.OURS)
    if takes_over_first:
        bring(ours, theirs)
    (verdict,) = ours._records.all(Verdict)
    ours._records.apply(Change("Delete verdict", (verdict,)))
    bring(ours, theirs)
    assert theirs._records.all(Verdict) == ()
    bring(theirs, ours)
    assert ours._records.all(Verdict) == ()
    assert bring(ours, theirs) is None
    assert content(ours) == content(theirs)


def test_both_verdicts_can_stay_for_a_second_reading(ours: Casebook, theirs: Casebook, bring: EXCHANGE) -> None:
    judge(ours, "true", "Nine on the list.")
    judge(theirs, "false", "Ten by night.")
    bring(theirs, ours, Take.BOTH)
    claim = claims(ours)[0]
    verdict = ours.verdicts.of(claim.id)
    (reading,) = ours._records.all(SecondCheck)
    assert verdict is not None
    assert (verdict.rating, reading.rating, reading.rationale) == ("true", "false", "Ten by night.")
    assert reading.person_id == theirs.me.id
    assert reading.is_given
    assert claim.status is Status.RECHECK


def test_a_signature_falls_that_does_not_stand_for_what_was_merged(
    ours: Casebook, theirs: Casebook, bring: EXCHANGE, open_copy: Callable[[str], Casebook]
) -> None:
    judge(theirs, "true", "Nine on the list.")
    chief = open_copy("Chief")
    bring(theirs, chief)
    chief.verdicts.sign_off(claims(chief)[0])
    ours.links.add(claims(ours)[0], ours.evidence.all()[0], Stance.AGAINST)
    bring(chief, ours)
    claim = claims(ours)[0]
    verdict = ours.verdicts.of(claim.id)
    assert verdict is not None
    assert (claim.status, verdict.signed_by_id) == (Status.RECHECK, None)


def test_a_signature_stays_where_everything_it_stands_for_came_along(
    ours: Casebook, theirs: Casebook, bring: EXCHANGE, open_copy: Callable[[str], Casebook]
) -> None:
    judge(theirs, "true", "Nine on the list.")
    chief = open_copy("Chief")
    bring(theirs, chief)
    chief.verdicts.sign_off(claims(chief)[0])
    ours.comments.add(claims(ours)[0], "Look here.")
    bring(chief, ours)
    assert claims(ours)[0].status is Status.SIGNED_OFF


@pytest.mark.parametrize(("take", "left"), [(Take.OURS, 1), (Take.THEIRS, 2)])
def test_work_on_what_we_deleted_is_a_conflict(
    ours: Casebook, theirs: Casebook, bring: EXCHANGE, take: Take, left: int
) -> None:
    ours.claims.delete(claims(ours)[1])
    theirs.comments.add(claims(theirs)[1], "This one matters.")
    with pytest.raises(Undecided):
        bring(theirs, ours)
    bring(theirs, ours, take)
    assert len(claims(ours)) == left
    assert len(ours._records.all(Comment)) == left - 1
    assert bring(theirs, ours) is None


@pytest.mark.parametrize(("take", "left"), [(Take.OURS, 2), (Take.THEIRS, 1)])
def test_our_work_on_what_they_deleted_is_a_conflict(
    ours: Casebook, theirs: Casebook, bring: EXCHANGE, take: Take, left: int
) -> None:
    theirs.claims.delete(claims(theirs)[1])
    ours.links.add(claims(ours)[1], ours.evidence.all()[0], Stance.SUPPORTS)
    bring(theirs, ours, take)
    assert len(claims(ours)) == left
    assert len(ours._records.all(Link)) == left - 1


def test_what_goes_through_a_third_desk_is_known_when_it_comes_back(
    ours: Casebook, theirs: Casebook, bring: EXCHANGE, open_copy: Callable[[str], Casebook]
) -> None:
    third = open_copy("Clara")
    judge(theirs, "true", "Nine on the list.")
    bring(theirs, third)
    bring(third, ours)
    assert bring(theirs, ours) is None
    theirs.comments.add(claims(theirs)[0], "One more.")
    bring(theirs, ours)
    assert content(ours) == content(theirs)


def test_both_sides_add_a_text_under_one_number(
    ours: Casebook, theirs: Casebook, bring: EXCHANGE, document: Document
) -> None:
    article = ours._records.all(Article)[0]
    for casebook, words in ((ours, "Nine"), (theirs, "Ten")):
        old = casebook._records.all(ArticleVersion)[0]
        text, digest = f"{words} were hurt.", sha256(f"{words} were hurt.".encode()).hexdigest()
        made = replace(old, id=uuid4(), number=2, text=text, sha256=digest, sentences=(), offsets=(), furniture=())
        casebook.apply(Change("Add text", after=(made,)))
    bring(theirs, ours)
    bring(ours, theirs)
    numbers = [each.number for each in ours._records.all(ArticleVersion) if each.article_id == article.id]
    assert sorted(numbers) == [1, 2, 3]
    assert content(ours) == content(theirs)


def test_a_choice_has_to_fit(ours: Casebook, theirs: Casebook, bring: EXCHANGE) -> None:
    ours.evidence.edit(replace(ours.evidence.all()[0], note="By phone"))
    theirs.evidence.edit(replace(theirs.evidence.all()[0], note="By post"))
    with pytest.raises(MergeRefused, match="Both can be kept only where both sides judged"):
        bring(theirs, ours, Take.BOTH)


def test_a_dry_run_counts_and_writes_nothing(ours: Casebook, theirs: Casebook, tmp_path: Path) -> None:
    judge(theirs, "true", "Nine on the list.")
    theirs.bundles.make(tmp_path / "b.claimdesk")
    before, told = content(ours), []
    with open_bundle(tmp_path / "b.claimdesk") as bundle:
        account = ours.merging.dry_run(bundle, "b.claimdesk", lambda *step: told.append(step))
    assert content(ours) == before
    assert account.counts["Verdict", Fate.ADDED] == 1
    assert account.counts["Claim", Fate.THEIRS] == 1
    assert account.plain["counts"]["added"] == account.count(Fate.ADDED)


@pytest.mark.parametrize("seed", range(24))
def test_random_work_of_two_desks_comes_together(ours: Casebook, theirs: Casebook, bring: EXCHANGE, seed: int) -> None:
    chosen = Random(seed)
    for casebook in (ours, theirs):
        for _ in range(chosen.randrange(1, 4)):
            do_something(casebook, chosen)
    take = chosen.choice((Take.OURS, Take.THEIRS))
    bring(theirs, ours, take)
    assert bring(theirs, ours, take) is None
    bring(ours, theirs, take)
    assert content(ours) == content(theirs)


def do_something(casebook: Casebook, chosen: Random) -> None:
    """One thing that a checker does."""
    claim, record = chosen.choice(claims(casebook) or (None,)), casebook.evidence.all()[0]
    what = chosen.randrange(5)
    if claim is None or what == 0:
        casebook.evidence.edit(replace(record, note=f"Note {chosen.randrange(3)}"))
    elif what == 1:
        casebook.comments.add(claim, f"Remark {chosen.random()}")
    elif what == 2:
        casebook.links.add(claim, record, Stance.CONTEXT, f"passage {chosen.random()}")
    elif what == 3:
        casebook.claims.edit(replace(claim, statement=f"Statement {chosen.randrange(3)}"))
    else:
        casebook.claims.delete(claim)
