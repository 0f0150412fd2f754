"""What a claim tells in figures and dates must stand in the text of the records linked to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.evidence import Figure, Stance
from checks.domain.finding import Level
from tests.checks.rules.conftest import record

RULE = "figure.in-source"
CLAIM = "At least 14 people were killed in Goma on Thursday."
REPORT = record("report")
LONG = "The rain did not stop. Roads were closed. Trucks were late. Schools stayed shut. "


def levels(look: Callable, text: str, kept: str, **given: object) -> set[Level]:
    return set(look(text, REPORT, texts={REPORT.id: kept}, **given).levels(RULE))


@pytest.mark.parametrize(
    "kept",
    [
        "The army said 14 people were killed in Goma.",
        "In Goma, fourteen people were killed, the army said.",
        "У місті Goma загинуло чотирнадцять людей, people killed.",
        "В Goma погибли 14 человек, people killed.",
        "The army said at least 20 people were killed in Goma.",
    ],
)
def test_a_figure_may_be_told_in_another_form_or_language(look: Callable, kept: str) -> None:
    assert levels(look, CLAIM, kept).isdisjoint({Level.CONFLICTS, Level.PARTLY})


def test_a_figure_that_the_text_does_not_have_is_unsupported_by_it(look: Callable) -> None:
    assert levels(look, CLAIM, "The army said people were killed in Goma.") == {Level.PARTLY}


def test_another_figure_for_the_same_conflicts_and_both_are_shown(look: Callable) -> None:
    kept = LONG + "The army said 12 people were killed in Goma on Thursday."
    found = look(CLAIM, REPORT, texts={REPORT.id: kept}).one(RULE)
    assert found.level is Level.CONFLICTS
    own, other = found.values
    assert (own.value, other.value, other.evidence_id) == ("14", "12", REPORT.id)
    assert other.span is not None
    assert other.span.of(kept) == "12"


@pytest.mark.parametrize(
    "kept",
    [
        LONG + "In Bukavu, 12 traders were killed years ago, a court heard.",
        LONG + "The army said 12 people were wounded in Goma on Thursday.",
        LONG + "The army feared that 12 people could have been killed in Goma on Thursday.",
        LONG + "The army said 12 soldiers were killed in Goma on Thursday.",
    ],
)
def test_figures_for_other_things_are_no_conflict(look: Callable, kept: str) -> None:
    assert Level.CONFLICTS not in levels(look, CLAIM, kept)


def test_one_text_that_has_it_all_is_enough(look: Callable) -> None:
    other = record("other")
    texts = {REPORT.id: "The army said people were killed in Goma.", other.id: "14 people were killed in Goma."}
    assert Level.PARTLY not in look(CLAIM, REPORT, other, texts=texts).levels(RULE)


@pytest.mark.parametrize("stance", [Stance.AGAINST, Stance.CONTEXT])
def test_records_that_do_not_bear_the_claim_out_need_not_have_it(look: Callable, stance: Stance) -> None:
    assert levels(look, CLAIM, "Nobody was killed in Goma.", stance=stance) == set()


def test_a_record_in_a_checker_s_words_is_not_looked_through(look: Callable) -> None:
    told = record("told", says="Twelve people were killed.", figures=(Figure("killed", best=12),))
    assert look(CLAIM, told).of(RULE) == ()


def test_a_date_told_less_exactly_is_partly_borne_out(look: Callable) -> None:
    found = look("The station opened on 4 May 1994.", REPORT, texts={REPORT.id: "The station opened in 1994."}).of(RULE)
    assert {each.level for each in found} == {Level.PARTLY}
    assert "less exactly" in found[0].message


def test_names_that_are_absent_leave_it_open(look: Callable) -> None:
    kept = "The army said 14 people were killed in the east on Thursday."
    found = look(CLAIM, REPORT, texts={REPORT.id: kept}).of(RULE)
    assert Level.CANNOT_TELL in {each.level for each in found}
    assert any("Goma" in each.message for each in found)


def test_a_text_without_the_names_and_words_of_the_claim_hardly_bears_it_out(look: Callable) -> None:
    text = "Envoys from Kigali met Bertrand Bisimwa of the movement in Doha to sign a declaration of principles."
    assert Level.PARTLY in levels(look, text, "The market opened again after the rain, traders said.")


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The bank raised its rate to 18% from 16%.", "The bank lifted its rate by two points to 18 per cent."),
        ("Four sailors died on the ship.", "Three Filipinos and one Vietnamese sailor died on the ship."),
    ],
)
def test_what_the_text_has_for_another_figure_or_lists_in_parts_is_no_conflict(
    look: Callable, claim: str, text: str
) -> None:
    page = record("Page")
    looked = look(claim, page, texts={page.id: text})
    assert Level.CONFLICTS not in looked.levels("figure.in-source")
