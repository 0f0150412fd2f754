"""The editor decides on each wording that is proposed; other words are to be decided anew."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import Article
from checks.domain.claim import Claim, Kind
from checks.domain.correction import Decision
from checks.domain.corrections import CorrectionRow, correction_rows
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Stance
from checks.domain.verdict import Verdict
from checks.errors import StepRefused


@pytest.fixture
def corrected(casebook: Casebook, claim: Claim, evidence: Evidence) -> Claim:
    """A claim whose verdict proposes other words, and stands on a record."""
    casebook.links.add(claim, evidence, Stance.AGAINST)
    casebook.verdicts.propose(
        Verdict(uuid4(), claim.id, "false", "The list.", proposed_wording="Seven people were killed")
    )
    return claim


def rows(casebook: Casebook, article: Article) -> tuple[CorrectionRow, ...]:
    """The list of corrections as it is stored."""
    return correction_rows(casebook.desk(article.id))


def test_the_list_has_the_words_the_reason_and_the_evidence(
    casebook: Casebook, desk: Desk, corrected: Claim, evidence: Evidence
) -> None:
    later = casebook.claims.add(desk.version, 36, 54, Kind.QUANTITY).after[0]
    casebook.verdicts.propose(Verdict(uuid4(), later.id, "true", "So it is."))
    (row,) = rows(casebook, desk.article)
    assert (row.number, row.original, row.proposed) == (1, corrected.quote, "Seven people were killed")
    assert (row.reason, row.evidence, row.decision) == ("The list.", (evidence,), Decision.TO_DECIDE)


def test_rows_are_numbered_in_the_order_of_the_text(casebook: Casebook, desk: Desk, corrected: Claim) -> None:
    first = casebook.claims.add(desk.version, 27, 33, Kind.TIME).after[0]
    casebook.verdicts.propose(Verdict(uuid4(), first.id, "false", "It was.", proposed_wording="Thursday"))
    assert [(row.number, row.proposed) for row in rows(casebook, desk.article)] == [
        (1, "Seven people were killed"),
        (2, "Thursday"),
    ]


def test_what_is_decided_can_be_undone_and_decided_anew(casebook: Casebook, desk: Desk, corrected: Claim) -> None:
    change = casebook.corrections.decide(corrected, Decision.ACCEPTED)
    (row,) = rows(casebook, desk.article)
    assert row.decided is not None
    assert (row.decision, row.decided.person_id) == (Decision.ACCEPTED, casebook.me.id)
    casebook.corrections.decide(corrected, Decision.DECLINED, "The author has a ninth name.")
    assert rows(casebook, desk.article)[0].decision is Decision.DECLINED
    casebook.corrections.decide(corrected, Decision.TO_DECIDE)
    assert rows(casebook, desk.article)[0].decision is Decision.TO_DECIDE
    assert change.label == "Accept correction"


def test_declining_needs_a_reason(casebook: Casebook, corrected: Claim) -> None:
    with pytest.raises(StepRefused, match="Say why the wording stays"):
        casebook.corrections.decide(corrected, Decision.DECLINED, " ")


def test_nothing_is_decided_where_nothing_is_proposed(casebook: Casebook, claim: Claim) -> None:
    casebook.verdicts.save_draft(Verdict(uuid4(), claim.id, "false", "No.", proposed_wording="Seven"))
    with pytest.raises(StepRefused, match="nothing to decide"):
        casebook.corrections.decide(claim, Decision.ACCEPTED)


def test_a_decision_does_not_hold_for_other_words(casebook: Casebook, desk: Desk, corrected: Claim) -> None:
    casebook.corrections.decide(corrected, Decision.ACCEPTED)
    verdict = casebook.verdicts.of(corrected.id)
    assert verdict is not None
    casebook.verdicts.propose(replace(verdict, proposed_wording="At least seven people were killed"))
    (row,) = rows(casebook, desk.article)
    assert row.decision is Decision.TO_DECIDE
    assert row.lapsed is not None
    casebook.verdicts.propose(verdict)
    assert rows(casebook, desk.article)[0].decision is Decision.ACCEPTED, "the words are again those decided on"


def test_a_deleted_claim_takes_its_correction_along(casebook: Casebook, desk: Desk, corrected: Claim) -> None:
    casebook.corrections.decide(corrected, Decision.ACCEPTED)
    deleted = casebook.claims.delete(casebook.claims.get(corrected.id))
    assert rows(casebook, desk.article) == ()
    casebook.apply(deleted.inverse())
    assert rows(casebook, desk.article)[0].decision is Decision.ACCEPTED


def test_two_claims_with_corrections_become_one_with_one(casebook: Casebook, desk: Desk, corrected: Claim) -> None:
    other = casebook.claims.add(desk.version, 36, 54, Kind.QUANTITY).after[0]
    assert isinstance(other, Claim)
    proposed = casebook.verdicts.propose(Verdict(uuid4(), other.id, "false", "No.", proposed_wording="Three"))
    casebook.corrections.decide(other, Decision.ACCEPTED)
    casebook.corrections.decide(corrected, Decision.ACCEPTED)
    casebook.apply(proposed.inverse())
    change = casebook.claims.merge(casebook.claims.get(corrected.id), casebook.claims.get(other.id))
    (row,) = rows(casebook, desk.article)
    assert (row.proposed, row.decision) == ("Seven people were killed", Decision.ACCEPTED)
    casebook.apply(change.inverse())
    assert casebook.corrections.of(other) is not None
