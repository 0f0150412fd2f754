"""MediaReview: what a person says of a picture goes out with the reviews that rest on it; nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from checks.domain.article import Article, ArticleVersion
from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, Link, Stance
from checks.domain.moment import Moment
from checks.domain.span import Anchor
from checks.domain.verdict import Rating, Scale, Verdict
from checks.exchange.exporting.media_preflight import media_preflight
from checks.exchange.exporting.media_review import (
    MediaCategory,
    MediaFindings,
    chosen_media,
    findings_of,
    media_checks,
    with_findings,
)
from checks.exchange.exporting.preflight import Severity, may_go_out
from checks.exchange.exporting.publication import Publication
from tests.checks.exchange.exporting.published_rules import media_review_faults

HOUSE = Publication("The Desk", "https://desk.example", "https://desk.example/checks/1")
SCALE = Scale("House", 1, (Rating("true", "True", 5), Rating("false", "False", 1)))
CLAIM = Claim(
    UUID(int=1), UUID(int=2), Anchor(0, 4, "The port burns.", "", ""), 0, Kind.EVENT, status=Status.SIGNED_OFF
)
OTHER = replace(CLAIM, id=UUID(int=8), anchor=Anchor(5, 9, "It burnt twice.", "", ""), status=Status.JUDGED)
PICTURE = Evidence(
    UUID(int=3),
    EvidenceKind.IMAGE,
    "The port from the sea",
    url="https://pictures.example/1.jpg",
    archived_url="https://archive.example/1",
    publisher="A Photographer",
    codes=(("where_prec", "3"),),
)
SAID = MediaFindings((MediaCategory.DECONTEXTUALIZED,), "Taken in 2014 in another town.", "https://pictures.example/0")


def desk(record: Evidence, *, is_signed: bool = True) -> Desk:
    """Two claims with the same picture; the verdict on the first is signed."""
    article = Article(UUID(int=4), "The port", url="https://paper.example/1", published=Moment.parse("2025-05-23"))
    at, anna, boris = Moment.parse("2025-06-01"), UUID(int=5), UUID(int=6)
    signed = Verdict(UUID(int=7), CLAIM.id, "false", is_draft=False, person_id=anna, decided_at=at, signed_by_id=boris)
    proposed = replace(signed, id=UUID(int=9), claim_id=OTHER.id, signed_by_id=None)
    claims = (CLAIM if is_signed else replace(CLAIM, status=Status.JUDGED), OTHER)
    links = (Link(UUID(int=20 + n), claim.id, record.id, Stance.AGAINST) for n, claim in enumerate(claims))
    return Desk.of(
        article, ArticleVersion(UUID(int=2), article.id, 1, "", "0" * 64), (*claims, signed, proposed, record, *links)
    )


def faults(record: Evidence, **changes: Any) -> list[tuple[Severity, str]]:
    """What the preflight says of a picture whose published document has some fields changed."""
    checks = [replace(each, document={**each.document, **changes}) for each in media_checks(desk(record), SCALE, HOUSE)]
    return [(remark.severity, remark.check) for remark in media_preflight(checks, HOUSE)]


def test_a_picture_goes_out_once_with_the_signed_review_that_rests_on_it() -> None:
    (check,) = chosen_media(media_checks(desk(with_findings(PICTURE, SAID)), SCALE, HOUSE))
    told = check.document
    assert media_review_faults(dict(told)) == []
    assert told["mediaAuthenticityCategory"] == ["DecontextualizedContent"]
    assert told["originalMediaContextDescription"] == SAID.background
    assert told["originalMediaLink"] == SAID.original
    (shown,) = told["itemReviewed"]["mediaItemAppearance"]
    assert (shown["@type"], shown["archivedAt"]) == ("ImageObjectSnapshot", PICTURE.archived_url)
    (review,) = told["associatedClaimReview"]
    assert (review["@type"], review["url"]) == ("ClaimReview", "https://desk.example/checks/1#claim-1")
    assert "@context" not in review
    assert told["url"] == review["url"]
    assert may_go_out(media_preflight([check], HOUSE))


def test_what_is_said_is_kept_beside_other_codes_and_read_back() -> None:
    kept = with_findings(PICTURE, SAID)
    assert findings_of(kept) == SAID
    assert ("where_prec", "3") in kept.codes
    assert with_findings(kept, MediaFindings()) == PICTURE


def test_a_category_of_a_later_version_is_passed_over() -> None:
    later = replace(PICTURE, codes=(("mediaAuthenticityCategory", "Hologram"),))
    assert findings_of(later) == MediaFindings()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"mediaAuthenticityCategory": None}, (Severity.ERROR, "category missing")),
        ({"mediaAuthenticityCategory": ["SatireOrParodyContent", "Hologram"]}, (Severity.ERROR, "category unknown")),
        *(
            ({"mediaAuthenticityCategory": ["OriginalMediaContent", each]}, (Severity.ERROR, "categories contradict"))
            for each in ("TransformedContent", "EditedOrCroppedContent", "StagedContent")
        ),
        ({"originalMediaContextDescription": ""}, (Severity.WARNING, "background missing")),
        ({"itemReviewed": {"mediaItemAppearance": [{"archivedAt": "x"}]}}, (Severity.WARNING, "address missing")),
        ({"itemReviewed": {"mediaItemAppearance": [{"contentUrl": "x"}]}}, (Severity.WARNING, "archive missing")),
        ({"url": "https://bit.ly/1"}, (Severity.ERROR, "url shortened")),
        ({"author": None}, (Severity.WARNING, "checker unnamed")),
        ({"originalMediaLink": "</script>"}, (Severity.ERROR, "script end")),
    ],
)
def test_each_rule_has_an_example_that_breaks_it(changes: dict[str, Any], fault: tuple[Severity, str]) -> None:
    assert faults(with_findings(PICTURE, SAID)) == []
    assert faults(with_findings(PICTURE, SAID), **changes) == [fault]


def test_an_original_may_lack_its_context() -> None:
    both = MediaFindings((MediaCategory.ORIGINAL, MediaCategory.DECONTEXTUALIZED), "From 2014.")
    assert faults(with_findings(PICTURE, both)) == []


@pytest.mark.parametrize("flag", [EvidenceFlag.CONFIDENTIAL_SOURCE, EvidenceFlag.CAPTIVE_IDENTIFIABLE])
def test_a_picture_that_could_harm_somebody_stays_in_the_house(flag: EvidenceFlag) -> None:
    record = replace(with_findings(PICTURE, SAID), flags=(flag,))
    checks = media_checks(desk(record), SCALE, HOUSE)
    assert chosen_media(checks) == ()
    assert (Severity.BLOCK, "picture withheld") in faults(record)


def test_a_graphic_picture_is_worth_a_word() -> None:
    assert faults(replace(with_findings(PICTURE, SAID), flags=(EvidenceFlag.GRAPHIC,))) == [
        (Severity.WARNING, "picture graphic")
    ]


def test_without_a_signed_verdict_nothing_goes_out() -> None:
    checks = media_checks(desk(with_findings(PICTURE, SAID), is_signed=False), SCALE, HOUSE)
    assert chosen_media(checks) == ()
    (remark,) = media_preflight(checks, HOUSE)
    assert (remark.severity, remark.check, remark.claim) == (Severity.BLOCK, "verdict not final", checks[0].claim)
