"""Claims are found, added, corrected and led through their steps."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim, Kind, Origin, Reason, Status
from checks.domain.evidence import Evidence, Stance
from checks.domain.mention import Quantity
from checks.domain.span import Anchor, Span
from checks.domain.verdict import Verdict
from checks.errors import NotFound, StepRefused
from checks.extraction.extract import Extraction
from checks.extraction.reading import Mentions

SENTENCES = (Span(0, 35), Span(36, 74))


def found(version: ArticleVersion, number: int, start: int, end: int, kind: Kind = Kind.QUANTITY) -> Claim:
    """A claim as extraction finds it."""
    return Claim(UUID(int=2**32 + number), version.id, Anchor.at(version.text, start, end), 0, kind)


def extraction(*claims: Claim, extractor: str = "test 1") -> Extraction:
    """What extraction returns with these claims."""
    return Extraction(SENTENCES, (Span(58, 74),), claims, Mentions((), (), ()), extractor)


def stored(casebook: Casebook, version: ArticleVersion) -> tuple[Claim, ...]:
    """The claims on the desk."""
    return casebook.desk(version.article_id).claims


def test_suggestions_come_with_sentences_and_furniture(casebook: Casebook, version: ArticleVersion) -> None:
    eight = found(version, 1, 0, 23)
    change = casebook.claims.suggest(version, extraction(eight))
    after = casebook.desk(version.article_id)
    assert after.claims == (eight,)
    assert (after.version.sentences, after.version.furniture) == (SENTENCES, (Span(58, 74),))
    assert after.version.extractor == "test 1"
    assert change.label == "Find claims"


def test_a_second_search_replaces_what_nobody_touched(casebook: Casebook, version: ArticleVersion) -> None:
    stale, same = found(version, 1, 0, 5), found(version, 2, 36, 54)
    first = casebook.claims.suggest(version, extraction(stale, same))
    fresh = found(version, 3, 0, 23)
    casebook.claims.suggest(first.after[0], extraction(fresh, same, extractor="test 2"))
    assert stored(casebook, version) == (fresh, same)


def test_a_second_search_keeps_what_a_person_touched(
    casebook: Casebook, version: ArticleVersion, evidence: Evidence
) -> None:
    accepted, edited, linked, rejected = (found(version, each, each, each + 3) for each in range(1, 5))
    marked = casebook.claims.suggest(version, extraction(accepted, edited, linked, rejected)).after[0]
    casebook.claims.accept(accepted)
    casebook.claims.edit(replace(edited, statement="Eight people died."))
    casebook.links.add(linked, evidence, Stance.CONTEXT)
    casebook.claims.reject(rejected)
    before = stored(casebook, version)

    elsewhere = found(version, 9, 3, 6)
    casebook.claims.suggest(marked, extraction(rejected, elsewhere, extractor="test 2"))
    assert stored(casebook, version) == before, "the span of `elsewhere` is taken by a claim that was linked"


def weighable(version: ArticleVersion) -> tuple[Claim, Claim]:
    """Two suggestions, the second without anything that could be weighed."""
    first = replace(
        found(version, 1, 0, 23), reasons=(Reason("figure", 2.0), Reason("judgement", -2.0)), checkworthiness=0.119
    )
    return first, found(version, 2, 36, 54)


def test_weighing_again_is_one_change_of_weights_alone(casebook: Casebook, version: ArticleVersion) -> None:
    figure, bare = weighable(version)
    casebook.claims.suggest(version, extraction(figure, bare))
    change = casebook.claims.weigh_again(version.id, {"figure": 3.0, "judgement": 0.0})
    assert change.label == "Weigh claims again"
    ((old, new),) = change.edited
    assert (new.checkworthiness, {reason.feature: reason.weight for reason in new.reasons}) == (
        0.731,
        {"figure": 3.0, "judgement": 0.0},
    )
    assert replace(new, checkworthiness=old.checkworthiness, reasons=old.reasons) == old == figure
    assert stored(casebook, version) == (new, bare)
    casebook.apply(change.inverse())
    assert stored(casebook, version) == (figure, bare)


def test_weighing_as_before_is_no_change(casebook: Casebook, version: ArticleVersion) -> None:
    casebook.claims.suggest(version, extraction(*weighable(version)))
    assert casebook.claims.weigh_again(version.id, {"figure": 2.0}).id is None


def test_a_claim_that_was_only_weighed_is_replaced_by_the_next_search(
    casebook: Casebook, version: ArticleVersion
) -> None:
    figure, bare = weighable(version)
    marked = casebook.claims.suggest(version, extraction(figure, bare)).after[0]
    weighed = casebook.claims.weigh_again(version.id, {"figure": 3.0})
    casebook.apply(weighed.inverse())
    casebook.claims.accept(bare)
    kept = stored(casebook, version)[1]
    casebook.claims.weigh_again(version.id, {"figure": 1.0})
    fresh = found(version, 3, 0, 5)
    casebook.claims.suggest(marked, extraction(fresh, extractor="test 2"))
    assert stored(casebook, version) == (fresh, kept)


def test_a_claim_by_hand_is_open(casebook: Casebook, version: ArticleVersion) -> None:
    marked = casebook.claims.suggest(version, extraction()).after[0]
    claim = casebook.claims.add(marked, 36, 54, Kind.QUANTITY, "Two people were hurt.").after[0]
    assert (claim.status, claim.origin, claim.owner_id) == (Status.OPEN, Origin.BY_HAND, casebook.me.id)
    assert (claim.quote, claim.sentence, claim.statement) == ("Two more were hurt", 1, "Two people were hurt.")
    assert stored(casebook, version) == (claim,)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (0, 999)])
def test_a_claim_needs_words(casebook: Casebook, version: ArticleVersion, start: int, end: int) -> None:
    with pytest.raises(StepRefused, match="Select the words"):
        casebook.claims.add(version, start, end, Kind.EVENT)


def test_fields_are_corrected_and_the_status_is_not(casebook: Casebook, claim: Claim) -> None:
    figure = Quantity(0, 5, value=8, unit="person")
    casebook.claims.edit(replace(claim, kind=Kind.EVENT, quantities=(figure,), status=Status.SIGNED_OFF))
    assert casebook.claims.get(claim.id) == replace(claim, kind=Kind.EVENT, quantities=(figure,))


def test_accepting_leads_on_step_by_step(casebook: Casebook, version: ArticleVersion) -> None:
    claim = casebook.claims.suggest(version, extraction(found(version, 1, 0, 5))).after[1]
    for status in (Status.OPEN, Status.IN_PROGRESS):
        claim = casebook.claims.accept(claim).after[0]
        assert claim.status is status
    with pytest.raises(StepRefused, match="“in progress” is accepted already"):
        casebook.claims.accept(claim)


def test_a_rejected_claim_can_be_accepted_after_all(casebook: Casebook, claim: Claim) -> None:
    rejected = casebook.claims.reject(claim).after[0]
    assert rejected.status is Status.NOT_A_CLAIM
    assert casebook.claims.accept(rejected).after[0].status is Status.OPEN


def test_a_step_that_the_workflow_lacks_is_refused(casebook: Casebook, claim: Claim) -> None:
    with pytest.raises(StepRefused, match="cannot become “re-check”"):
        casebook.claims.set_status(claim, Status.RECHECK)


def test_a_claim_is_not_judged_without_a_verdict(casebook: Casebook, claim: Claim) -> None:
    with pytest.raises(StepRefused, match="judged by its verdict"):
        casebook.claims.set_status(claim, Status.JUDGED)


def test_a_claim_is_signed_off_by_its_verdict_alone(casebook: Casebook, claim: Claim) -> None:
    judged = casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Eight names.")).after[0]
    with pytest.raises(StepRefused, match="signed off with its verdict"):
        casebook.claims.set_status(judged, Status.SIGNED_OFF)


def test_a_claim_taken_up_again_has_a_draft(casebook: Casebook, claim: Claim) -> None:
    judged = casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Eight names.")).after[0]
    casebook.claims.set_status(judged, Status.IN_PROGRESS)
    verdict = casebook.verdicts.of(claim.id)
    assert verdict is not None
    assert verdict.is_draft


def test_a_verdict_stands_during_a_recheck_and_can_be_confirmed(casebook: Casebook, claim: Claim) -> None:
    judged = casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Eight names.")).after[0]
    casebook.people.sign_in("Colleague")
    signed = casebook.verdicts.sign_off(judged).after[0]
    with casebook.because("A new list came out."):
        doubted = casebook.claims.set_status(signed, Status.RECHECK).after[0]
    verdict = casebook.verdicts.of(claim.id)
    assert verdict is not None
    assert (verdict.is_draft, verdict.signed_by_id) == (False, None), "the signature falls, and history keeps it"

    casebook.claims.set_status(doubted, Status.JUDGED)
    verdict = casebook.verdicts.of(claim.id)
    assert verdict is not None
    assert (verdict.is_draft, verdict.signed_by_id) == (False, None), "what was signed before is signed anew"


def test_a_deleted_claim_takes_what_hangs_on_it(casebook: Casebook, claim: Claim, evidence: Evidence) -> None:
    casebook.links.add(claim, evidence, Stance.AGAINST)
    casebook.comments.add(claim, "Is it eight?")
    deleted = casebook.claims.delete(claim)
    assert len(deleted.before) == 3
    with pytest.raises(NotFound, match="This claim is not in the casebook"):
        casebook.claims.get(claim.id)
    casebook.apply(deleted.inverse())
    assert casebook.claims.get(claim.id) == claim


def test_who_takes_a_claim_on_owns_it(casebook: Casebook, version: ArticleVersion) -> None:
    claim = casebook.claims.suggest(version, extraction(found(version, 1, 0, 5))).after[1]
    opened = casebook.claims.accept(claim).after[0]
    assert opened.owner_id is None
    assert casebook.claims.accept(opened).after[0].owner_id == casebook.me.id


def test_claims_are_told_in_their_sentences(casebook: Casebook, version: ArticleVersion, claim: Claim) -> None:
    assert casebook.claims.in_sentences([claim.id]) == {}  # the text has no sentences yet
    later = replace(found(version, 2, 36, 54), sentence=1)
    casebook.claims.suggest(version, extraction(later))
    told = casebook.claims.in_sentences([later.id, uuid4()])
    span = SENTENCES[later.sentence]
    sentence, start, end = told.pop(later.id)
    assert not told
    assert sentence == version.text[span.start : span.end]
    assert sentence[start:end] == later.anchor.quote
