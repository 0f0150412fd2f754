"""A signature stands for the words, the verdict and the evidence: when one of them changes, it falls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.casebook import Casebook
from checks.domain.approval import Cause, seal, standing
from checks.domain.article import ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Priority, Status
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.mention import Attribution
from checks.domain.moment import Moment
from checks.domain.verdict import Verdict
from checks.errors import ChecksError, Conflict, StepRefused
from checks.ingest.document import Document

Step = Callable[[Casebook, Claim, Link, Evidence], Change]


@pytest.fixture
def link(casebook: Casebook, claim: Claim, evidence: Evidence) -> Link:
    """The claim stands on one record."""
    made = casebook.links.add(claim, evidence, Stance.SUPPORTS, "eight names").after[0]
    assert isinstance(made, Link)
    return made


@pytest.fixture
def signed(casebook: Casebook, claim: Claim, link: Link) -> Claim:
    """The claim, judged by the checker and signed off by a colleague, who is at the desk."""
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Eight names."))
    casebook.people.sign_in("Colleague")
    casebook.verdicts.sign_off(casebook.claims.get(claim.id))
    return casebook.claims.get(claim.id)


def verdict(casebook: Casebook, claim: Claim) -> Verdict:
    """The verdict on the claim."""
    found = casebook.verdicts.of(claim.id)
    assert found is not None
    return found


def _another(casebook: Casebook, claim: Claim, _: Link, __: Evidence) -> Change:
    return casebook.links.add_with_record(claim, Evidence(uuid4(), EvidenceKind.NOTE, "Call"), Stance.AGAINST)


ALTERING: dict[str, Step] = {
    "words": lambda book, claim, _, __: book.claims.edit(replace(claim, statement="Nine were killed.")),
    "speaker": lambda book, claim, _, __: book.claims.edit(replace(claim, attribution=Attribution("the mayor"))),
    "evidence": lambda book, _, __, record: book.evidence.edit(replace(record, says="Seven")),
    "stance": lambda book, _, link, __: book.links.edit(replace(link, stance=Stance.AGAINST)),
    "passage": lambda book, _, link, __: book.links.edit(replace(link, passage="seven names")),
    "unlinked": lambda book, _, link, __: book.links.remove(link),
    "another record": _another,
    "deleted record": lambda book, _, __, record: book.evidence.delete(record),
}
HARMLESS: dict[str, Step] = {
    "priority": lambda book, claim, _, __: book.planning.set_priority([claim.id], Priority.HIGH),
    "owner": lambda book, claim, _, __: book.planning.assign([claim.id], None),
    "remark": lambda book, claim, _, __: book.comments.add(claim, "Well done."),
    "archived": lambda book, _, __, record: book.evidence.edit(replace(record, archived_url="https://example.org/a")),
    "weight": lambda book, claim, _, __: book.claims.edit(replace(claim, checkworthiness=0.9)),
}


@pytest.mark.parametrize("step", ALTERING.values(), ids=ALTERING.keys())
def test_it_falls_with_what_it_stands_for_and_comes_back_with_it(
    casebook: Casebook, signed: Claim, link: Link, evidence: Evidence, step: Step
) -> None:
    before = verdict(casebook, signed)
    with casebook.because("The list was wrong."):
        change = step(casebook, signed, link, evidence)
    fallen = verdict(casebook, signed)
    assert casebook.claims.get(signed.id).status is Status.RECHECK
    assert (fallen.signed_by_id, fallen.signed_at, fallen.is_draft) == (None, None, False)
    assert fallen.signed_hash == before.signed_hash, "what was signed stays readable"
    casebook.apply(change.inverse())
    assert (casebook.claims.get(signed.id), verdict(casebook, signed)) == (signed, before)


@pytest.mark.parametrize("step", HARMLESS.values(), ids=HARMLESS.keys())
def test_it_stands_whatever_else_changes(
    casebook: Casebook, signed: Claim, link: Link, evidence: Evidence, step: Step
) -> None:
    step(casebook, signed, link, evidence)
    assert casebook.claims.get(signed.id).status is Status.SIGNED_OFF
    assert verdict(casebook, signed).signed_by_id == casebook.me.id


@pytest.mark.parametrize("step", ALTERING.values(), ids=ALTERING.keys())
def test_a_signature_from_before_there_were_seals_falls_too(
    casebook: Casebook, signed: Claim, link: Link, evidence: Evidence, step: Step
) -> None:
    before = verdict(casebook, signed)
    old = replace(before, signed_hash=None)
    casebook.apply(Change("As earlier versions signed", (before,), (old,)))
    with casebook.because("The list was wrong."):
        change = step(casebook, signed, link, evidence)
    assert casebook.claims.get(signed.id).status is Status.RECHECK
    casebook.apply(change.inverse())
    assert (casebook.claims.get(signed.id), verdict(casebook, signed)) == (signed, old)


def test_nobody_signs_what_changed_as_they_signed(casebook: Casebook, signed: Claim, evidence: Evidence) -> None:
    signing = casebook.history.latest(1)[0]
    casebook.apply(signing.inverse())
    casebook.evidence.edit(replace(evidence, says="Seven"))
    with pytest.raises(Conflict, match="“Sign off verdict” was not done: the claim or its evidence"):
        casebook.apply(signing.inverse().inverse())


def test_a_signature_does_not_go_over_to_other_words(
    casebook: Casebook, signed: Claim, version: ArticleVersion
) -> None:
    other = casebook.claims.add(version, 36, 54, Kind.QUANTITY).after[0]
    assert isinstance(other, Claim)
    with casebook.because("They say the same."):
        casebook.claims.merge(other, signed)
    assert casebook.claims.get(other.id).status is Status.RECHECK
    assert verdict(casebook, other).signed_by_id is None


def test_other_words_of_the_article_open_the_claim(casebook: Casebook, signed: Claim) -> None:
    with casebook.because("The day belongs to it."):
        casebook.spans.move(signed, signed.anchor.start, signed.anchor.end + 10)
    assert casebook.claims.get(signed.id).status is Status.RECHECK
    assert verdict(casebook, signed).signed_by_id is None


def test_a_verdict_says_why_it_is_stale(casebook: Casebook, claim: Claim, link: Link, evidence: Evidence) -> None:
    given_, today = date(2025, 5, 23), date(2025, 6, 1)
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Eight names.", recheck_on=Moment.parse("2025-06-01")))
    article_id = casebook.articles.overview()[0].article.id
    assert standing(casebook.desk(article_id), claim.id, given_) == ()
    casebook.evidence.add(Evidence(uuid4(), EvidenceKind.REPORT, "Newer list", supersedes=evidence.id))
    casebook.claims.edit(replace(casebook.claims.get(claim.id), statement="Nine were killed."))
    found = standing(casebook.desk(article_id), claim.id, today)
    assert [each.cause for each in found] == [Cause.CHANGED, Cause.SUPERSEDED, Cause.DATE]
    assert found[1].sentence.startswith("“Hospital list” has been superseded by “Newer list”")
    assert found[2].sentence == "It was to be checked again on 2025-06-01."


def test_a_record_that_the_verdict_does_not_rely_on_may_grow_old(
    casebook: Casebook, claim: Claim, link: Link, evidence: Evidence
) -> None:
    other = Evidence(uuid4(), EvidenceKind.NOTE, "Call")
    casebook.links.add_with_record(claim, other, Stance.SUPPORTS)
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "The call.", relied_on=(other.id,)))
    casebook.evidence.add(Evidence(uuid4(), EvidenceKind.REPORT, "Newer list", supersedes=evidence.id))
    desk = casebook.desk(casebook.articles.overview()[0].article.id)
    assert standing(desk, claim.id, date(2025, 6, 1)) == ()


def test_a_draft_is_never_stale(casebook: Casebook, claim: Claim) -> None:
    casebook.verdicts.save_draft(Verdict(uuid4(), claim.id, recheck_on=Moment.parse("2025-05-01")))
    desk = casebook.desk(casebook.articles.overview()[0].article.id)
    assert standing(desk, claim.id, date(2025, 6, 1)) == ()


STEPS = st.lists(
    st.sampled_from([*ALTERING, *HARMLESS, "propose", "sign", "swap", "undo", "redo", "draft"]), max_size=14
)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_whatever_is_done_a_signed_claim_is_sealed(steps: list[str]) -> None:
    numbers = count(1)
    with Casebook.create("sqlite://", person="Checker", new_id=lambda: UUID(int=next(numbers))) as casebook:
        text = "Eight people were killed on Friday."
        document = Document(text=text, original=b"", media_type="text/plain", title="A")
        article = casebook.articles.add(document).after[1]
        claim = casebook.claims.add(casebook.desk(article.id).version, 0, 23, Kind.QUANTITY).after[0]
        done: list[Change] = []
        undone: list[Change] = []
        for step in ("link", "propose", "swap", "sign", *steps):
            _try(casebook, claim.id, step, done, undone)
            _require_sealed(casebook, article.id)


def _try(casebook: Casebook, claim_id: UUID, step: str, done: list[Change], undone: list[Change]) -> None:
    claim = casebook.claims.get(claim_id)
    links = casebook._records.referring(Link, "claim_id", [claim_id])
    try:
        if step in ("undo", "redo"):
            taken, other = (done, undone) if step == "undo" else (undone, done)
            if taken:
                other.append(casebook.apply(taken.pop().inverse()))
            return
        with casebook.because("Looked again."):
            change = _do(casebook, claim, step, links)
    except ChecksError:
        return
    if change and change.id:
        done.append(change)
        undone.clear()


def _do(casebook: Casebook, claim: Claim, step: str, links: tuple[Link, ...]) -> Change | None:
    made = Verdict(UUID(int=2**70), claim.id, "true", "Eight names.")
    match step:
        case "swap":
            casebook.people.sign_in("Colleague" if casebook.me.name == "Checker" else "Checker")
            return None
        case "propose":
            return casebook.verdicts.propose(made)
        case "draft":
            return casebook.verdicts.save_draft(made)
        case "sign":
            return casebook.verdicts.sign_off(claim)
        case "link":
            return casebook.links.add_with_record(
                claim, Evidence(UUID(int=2**71), EvidenceKind.NOTE, "List"), Stance.SUPPORTS
            )
    if not links:
        return None
    record = casebook.evidence.get(links[0].evidence_id)
    return {**ALTERING, **HARMLESS}[step](casebook, claim, links[0], record)


def _require_sealed(casebook: Casebook, article_id: UUID) -> None:
    desk = casebook.desk(article_id)
    for claim in desk.claims:
        verdict = desk.verdict(claim.id)
        is_signed = verdict is not None and verdict.signed_by_id is not None
        assert is_signed == (claim.status is Status.SIGNED_OFF)
        if verdict is not None and is_signed:
            assert verdict.signed_by_id != verdict.person_id
            assert verdict.signed_hash == seal(claim, verdict, desk.linked(claim.id))


def test_nobody_does_the_signature_of_another_again(casebook: Casebook, claim: Claim, link: Link) -> None:
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "The list has eight names."))
    casebook.people.sign_in("Reader")
    signing = casebook.verdicts.sign_off(casebook.claims.get(claim.id))
    taken_back = casebook.apply(signing.inverse())
    casebook.people.sign_in("Somebody else")
    with pytest.raises(StepRefused, match="in the name of somebody else"):
        casebook.apply(taken_back.inverse())
    casebook.people.sign_in("Reader")
    casebook.apply(taken_back.inverse())
    assert casebook.claims.get(claim.id).status is Status.SIGNED_OFF
    assert link.claim_id == claim.id
