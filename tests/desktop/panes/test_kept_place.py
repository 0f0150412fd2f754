"""What is looked at and selected in the list of claims stays so, whatever rows come and go."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from checks.domain.claim import Kind
from checks.domain.desk import Desk
from desktop.models.claim_filter import ClaimFilter
from desktop.models.claims import ClaimsModel
from desktop.panes.claims_list import ClaimsList
from tests.benchmarks.large_desk import large_desk

KINDS = st.lists(st.sampled_from([None, *Kind]), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def desk() -> Desk:
    made = large_desk(60, words=350)
    return Desk.of(made.article, made.version, made.claims)


@pytest.fixture
def model(desk: Desk) -> ClaimsModel:
    made = ClaimsModel()
    made.set_filter(everything())
    made.show_desk(desk)
    return made


@pytest.fixture
def rows(qtbot: QtBot, model: ClaimsModel) -> ClaimsList:
    made = ClaimsList(model)
    qtbot.addWidget(made)
    made.resize(302, 400)
    made.show()
    return made


def everything() -> ClaimFilter:
    return ClaimFilter(shows_rejected=True)


def only(kind: Kind | None) -> ClaimFilter:
    return ClaimFilter(shows_rejected=True, kinds=frozenset({kind}) if kind else frozenset())


@given(at=st.integers(0, 59), kinds=KINDS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_it_is_filtered_the_claim_is_current_again_once_it_shows(
    rows: ClaimsList, model: ClaimsModel, desk: Desk, at: int, kinds: list[Kind | None]
) -> None:
    model.set_filter(everything())
    claim = desk.claims[at]
    rows.show_claim(claim.id)
    for kind in kinds:
        was_in_view = claim.id in rows.claims_in_view()
        model.set_filter(only(kind))
        is_kept = model.index_of(claim.id).isValid()
        assert is_kept or kind not in (None, claim.kind)
        assert rows.selected_claims == ((claim.id,) if is_kept else ())
        assert not (is_kept and was_in_view) or claim.id in rows.claims_in_view()
    model.set_filter(everything())
    assert rows.selected_claims == (claim.id,)
