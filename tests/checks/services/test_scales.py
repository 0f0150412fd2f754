"""The house scale as it is shipped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.claim import Claim
from checks.domain.verdict import Rating, Scale, Verdict
from checks.errors import StepRefused
from checks.ingest.document import Document
from checks.services.scales import load_scale

SCALE = load_scale()


def test_the_ratings_stand_in_the_order_of_their_buttons() -> None:
    assert [(rating.label, rating.value) for rating in SCALE.ratings] == [
        ("True", 5),
        ("Mostly true", 4),
        ("Mixture", 3),
        ("Mostly false", 2),
        ("False", 1),
        ("Misleading", None),
        ("Unproven", None),
    ]


def test_the_flags_are_those_of_the_house() -> None:
    assert [flag.key for flag in SCALE.flags] == [
        "superseded",
        "scope_ambiguous",
        "outdated_since",
        "translation",
        "missing_context",
    ]


def test_everything_has_a_meaning_and_a_key_of_its_own() -> None:
    assert all(each.meaning for each in (*SCALE.ratings, *SCALE.flags))
    assert len({rating.key for rating in SCALE.ratings}) == len(SCALE.ratings)


def with_ratings(scale: Scale, *ratings: Rating) -> Scale:
    """The scale with other ratings."""
    return replace(scale, ratings=ratings)


def test_a_changed_scale_is_a_new_version_and_the_old_one_is_kept(casebook: Casebook) -> None:
    first, second, *others = SCALE.ratings
    change = casebook.scales.edit(with_ratings(SCALE, second, replace(first, label="So it is"), *others))
    assert [each.version for each in casebook.scales.versions()] == [1, 2]
    assert (casebook.scale.version, casebook.scale.rating("true").label) == (2, "So it is")
    assert casebook.scales.version(1) == SCALE
    assert casebook.scales.version(None) == casebook.scale
    casebook.apply(change.inverse())
    assert casebook.scale == SCALE


def test_what_did_not_change_is_no_new_version(casebook: Casebook) -> None:
    assert casebook.scales.edit(SCALE).id is None
    assert casebook.scales.versions() == (SCALE,)


def test_a_new_rating_gets_a_key_that_was_never_used(casebook: Casebook) -> None:
    casebook.scales.edit(with_ratings(SCALE, *SCALE.ratings, Rating("", "Satire!"), Rating("", "Сатира", value=2)))
    assert [rating.key for rating in casebook.scale.ratings[-2:]] == ["satire", "сатира"]
    casebook.scales.edit(with_ratings(casebook.scale, *SCALE.ratings))
    casebook.scales.edit(with_ratings(casebook.scale, *SCALE.ratings, Rating("", "Satire")))
    assert casebook.scale.ratings[-1].key == "satire_2"


def test_a_dropped_rating_comes_back_with_its_name_alone(casebook: Casebook) -> None:
    casebook.scales.edit(with_ratings(SCALE, *SCALE.ratings[1:]))
    with pytest.raises(StepRefused, match="“true” meant “True” once"):
        casebook.scales.edit(with_ratings(casebook.scale, *SCALE.ratings[1:], Rating("true", "Correct")))
    casebook.scales.edit(with_ratings(casebook.scale, *SCALE.ratings[1:], SCALE.ratings[0]))
    assert casebook.scale.ratings[-1].label == "True"


def test_a_rating_that_is_used_stays(casebook: Casebook, claim: Claim) -> None:
    casebook.verdicts.save_draft(Verdict(uuid4(), claim.id, "mixture", flags=("superseded",)))
    with pytest.raises(StepRefused, match="“Mixture” cannot be dropped: 1 verdict uses it"):
        casebook.scales.edit(with_ratings(SCALE, *(each for each in SCALE.ratings if each.key != "mixture")))
    with pytest.raises(StepRefused, match="“Superseded” cannot be dropped"):
        casebook.scales.edit(replace(SCALE, flags=SCALE.flags[1:]))
    renamed = (replace(each, label="Half and half") if each.key == "mixture" else each for each in SCALE.ratings)
    casebook.scales.edit(with_ratings(SCALE, *renamed))
    assert casebook.scale.rating("mixture").label == "Half and half"


@pytest.mark.parametrize(
    ("ratings", "sentence"),
    [
        ((), "at least one rating"),
        (tuple(Rating("", f"R{number}") for number in range(10)), "at most 9 ratings"),
        ((Rating("a", " "),), "Give the scale"),
        ((Rating("a", "A"), Rating("b", "a ")), "Two ratings are called “a”"),
        ((Rating("a", "A"), Rating("a", "B")), "the same key"),
        ((Rating("a", "A", value=6),), "from 1"),
        ((Rating("a", "A", colour="red"),), "Write colours as"),
    ],
)
def test_a_scale_that_nobody_could_use_is_refused(
    casebook: Casebook, ratings: tuple[Rating, ...], sentence: str
) -> None:
    with pytest.raises(StepRefused, match=sentence):
        casebook.scales.edit(with_ratings(SCALE, *ratings))


def test_a_scale_that_somebody_else_changed_comes_with_the_next_article(tmp_path: Path, document: Document) -> None:
    where = tmp_path / "a.casebook"
    with Casebook.create(where, person="Checker") as one, Casebook.open(where, person="Colleague") as other:
        article = one.articles.add(document).after[1]
        one.scales.edit(with_ratings(SCALE, *SCALE.ratings, Rating("", "Satire")))
        assert other.scale == SCALE
        other.desk(article.id)
        assert other.scale.version == 2
