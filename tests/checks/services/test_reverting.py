"""A claim goes back to any step of its history, as one change that undo takes back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.casebook import Casebook
from checks.domain.change import Record
from checks.domain.claim import Claim, Kind, Status
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.verdict import Verdict
from checks.errors import NotFound, StepRefused
from checks.ingest.document import Document


def work(casebook: Casebook, claim: Claim) -> set[Record]:
    """The claim with its links and its verdict, as they are stored."""
    stored = casebook._records
    links = stored.referring(Link, "claim_id", [claim.id])
    return {casebook.claims.get(claim.id), *links, *stored.referring(Verdict, "claim_id", [claim.id])}


def test_words_links_and_verdict_go_back_together(casebook: Casebook, claim: Claim, evidence: Evidence) -> None:
    linked = casebook.links.add(claim, evidence, Stance.SUPPORTS)
    casebook.verdicts.save_draft(Verdict(uuid4(), claim.id, "true", "Eight names."))
    then, step = work(casebook, claim), casebook.history.of(claim.id)[-1]
    casebook.claims.edit(replace(claim, statement="Other words.", kind=Kind.EVENT))
    casebook.links.remove(linked.after[0])
    casebook.links.add(claim, evidence, Stance.AGAINST)
    casebook.verdicts.save_draft(replace(casebook.verdicts.of(claim.id), rating="false"))
    before = work(casebook, claim)

    change = casebook.claims.revert(claim, step.id)
    assert change.label == "Revert claim"
    assert work(casebook, claim) == then
    undone = casebook.apply(change.inverse())
    assert work(casebook, claim) == before
    casebook.apply(undone.inverse())
    assert work(casebook, claim) == then


def test_it_goes_back_beyond_what_was_undone(casebook: Casebook, claim: Claim) -> None:
    first = casebook.history.of(claim.id)[-1]
    edited = casebook.claims.edit(replace(claim, statement="One."))
    undone = casebook.apply(edited.inverse())
    casebook.claims.edit(replace(claim, statement="Two."))
    casebook.claims.revert(claim, edited.id)
    assert casebook.claims.get(claim.id).statement == "One."
    casebook.claims.revert(claim, undone.id)
    assert casebook.claims.get(claim.id).statement == ""
    casebook.claims.revert(claim, first.id)
    assert casebook.claims.get(claim.id) == claim


def test_remarks_stay(casebook: Casebook, claim: Claim) -> None:
    step = casebook.history.of(claim.id)[-1]
    casebook.comments.add(claim, "Ask the hospital.")
    casebook.claims.accept(claim)
    change = casebook.claims.revert(claim, step.id)
    assert [type(record) for record in change.after] == [Claim]
    assert casebook.claims.get(claim.id).status is Status.OPEN


def test_going_back_to_how_it_is_writes_nothing(casebook: Casebook, claim: Claim) -> None:
    assert casebook.claims.revert(claim, casebook.history.of(claim.id)[-1].id).id is None


def test_a_signed_verdict_is_not_reverted(casebook: Casebook, claim: Claim) -> None:
    step = casebook.history.of(claim.id)[-1]
    judged = casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Eight names.")).after[0]
    casebook.people.sign_in("Colleague")
    signed = casebook.verdicts.sign_off(judged)
    with pytest.raises(StepRefused, match="Mark the claim for re-check"):
        casebook.claims.revert(claim, step.id)
    with casebook.because("A new list came out."):
        doubted = casebook.claims.set_status(signed.after[0], Status.RECHECK).after[0]
    casebook.claims.revert(doubted, signed.id)
    verdict = casebook.verdicts.of(claim.id)
    assert casebook.claims.get(claim.id).status is Status.JUDGED
    assert (verdict.is_draft, verdict.signed_by_id) == (False, None), "a second person signs anew"


def test_a_link_to_what_is_gone_is_refused(casebook: Casebook, claim: Claim, evidence: Evidence) -> None:
    linked = casebook.links.add(claim, evidence, Stance.SUPPORTS)
    casebook.evidence.delete(evidence)
    with pytest.raises(StepRefused, match="has been deleted since"):
        casebook.claims.revert(claim, linked.id)


def test_a_step_of_another_claim_is_refused(casebook: Casebook, claim: Claim) -> None:
    with pytest.raises(NotFound, match="not in the history"):
        casebook.claims.revert(claim, uuid4())


def test_the_step_that_deleted_it_is_refused(casebook: Casebook, claim: Claim) -> None:
    deleted = casebook.claims.delete(claim)
    casebook.apply(deleted.inverse())
    with pytest.raises(StepRefused, match="deleted the claim"):
        casebook.claims.revert(claim, deleted.id)


@settings(max_examples=25, deadline=None)
@given(
    steps=st.lists(st.sampled_from(["words", "link", "unlink", "stance", "draft", "status"]), min_size=1, max_size=8),
    data=st.data(),
)
def test_any_step_comes_back_exactly(steps: list[str], data: st.DataObject) -> None:
    with Casebook.create("sqlite://", person="Checker") as casebook:
        text = "Eight people were killed on Friday."
        article = casebook.articles.add(Document(text=text, original=b"", media_type="text/plain", title="A")).after[1]
        claim = casebook.claims.add(casebook.desk(article.id).version, 0, 23, Kind.QUANTITY).after[0]
        record = casebook.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, "Call")).after[0]
        states: dict[UUID, set[Record]] = {}
        for number, step in enumerate(steps):
            _do(casebook, claim, record, step, number)
            states[casebook.history.of(claim.id)[-1].id] = work(casebook, claim)
        chosen = data.draw(st.sampled_from(sorted(states)))
        casebook.claims.revert(claim, chosen)
        assert work(casebook, claim) == states[chosen]


def _do(casebook: Casebook, claim: Claim, record: Evidence, step: str, number: int) -> None:
    stored = casebook.claims.get(claim.id)
    links = [each for each in work(casebook, claim) if isinstance(each, Link)]
    match step:
        case "words":
            casebook.claims.edit(replace(stored, statement=f"Words {number}"))
        case "link":
            casebook.links.add(stored, record, Stance.SUPPORTS)
        case "unlink" if links:
            casebook.links.remove(links[0])
        case "stance" if links:
            casebook.links.edit(replace(links[0], stance=Stance.AGAINST, note=str(number)))
        case "draft":
            verdict = casebook.verdicts.of(claim.id) or Verdict(uuid4(), claim.id)
            casebook.verdicts.save_draft(replace(verdict, rationale=f"Because {number}"))
        case "status":
            other = Status.OPEN if stored.status is Status.IN_PROGRESS else Status.IN_PROGRESS
            casebook.claims.set_status(stored, other)
