"""Whatever lies on a desk: what goes out keeps the published rules, is harmless, and gives nobody away."""

from __future__ import annotations

import csv
import io
import json
from unicodedata import category

from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from checks.domain.claim import Status
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.errors import ChecksError
from checks.exchange.exporting.claim_review import as_json_ld, chosen, reviews
from checks.exchange.exporting.media_preflight import media_preflight
from checks.exchange.exporting.media_review import chosen_media, media_checks
from checks.exchange.exporting.preflight import may_go_out, preflight
from checks.exchange.exporting.publication import Publication
from checks.exchange.exporting.target import Target
from checks.exchange.exporting.targets import Order, claims_in, write
from tests.checks.exchange.exporting.desks import SCALE, SECRET, desks, publications
from tests.checks.exchange.exporting.published_rules import claim_review_faults, media_review_faults

NOW = Moment.parse("2025-06-01T10:00+00:00")
HOUSE = Publication("The Desk", "https://desk.example", "https://desk.example/checks/1")
some = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def written(target: Target, desk: Desk, house: Publication = HOUSE) -> bytes | None:
    """The export, or None where it says that there is nothing."""
    try:
        return write(Order(target, publication=house), desk, SCALE, NOW)
    except ChecksError:
        return None


@some
@given(desks(), publications())
def test_what_the_preflight_lets_pass_keeps_the_published_rules(desk: Desk, house: Publication) -> None:
    for review in chosen(reviews(desk, SCALE, house)):
        if may_go_out(preflight([review], SCALE, house)):
            assert claim_review_faults(json.loads(as_json_ld([review.document])), house.domain) == []


@some
@given(desks())
def test_pictures_that_the_preflight_lets_pass_keep_the_vocabulary(desk: Desk) -> None:
    for check in chosen_media(media_checks(desk, SCALE, HOUSE)):
        reviews_pass = may_go_out(preflight([each for each in check.reviews if each.is_final], SCALE, HOUSE))
        if reviews_pass and may_go_out(media_preflight([check], HOUSE)):
            assert media_review_faults(json.loads(as_json_ld([check.document]))) == []


@some
@given(desks())
def test_only_what_is_signed_is_published(desk: Desk) -> None:
    signed = {claim.id for claim in desk.claims if claim.status is Status.SIGNED_OFF}
    for target in (Target.CLAIM_REVIEW, Target.MEDIA_REVIEW):
        assert {claim_id for _, claim_id in claims_in(Order(target, publication=HOUSE), desk, SCALE)} <= signed


@some
@given(desks())
def test_nothing_in_json_ends_a_script_hides_or_tells_a_secret(desk: Desk) -> None:
    for target in (Target.CLAIM_REVIEW, Target.MEDIA_REVIEW, Target.ANNOTATIONS, Target.JSON):
        data = written(target, desk) or b"[]"
        told = data.decode()
        assert not {sign for sign in told if sign in "<>&\u2028\u2029" or category(sign) in ("Cf", "Cs")}
        assert not {sign for sign in told if category(sign) == "Cc"} - {"\n"}
        assert SECRET not in told
        json.loads(told)


@some
@given(desks())
def test_no_cell_is_a_formula_or_reaches_into_the_next(desk: Desk) -> None:
    data = written(Target.CSV, desk)
    assert data is not None
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert not set("".join(cells)) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x07\x1b")
    assert SECRET not in data.decode()


@settings(some, max_examples=15)
@given(desks())
def test_a_spreadsheet_opens_and_holds_a_row_for_each_claim(desk: Desk) -> None:
    data = written(Target.XLSX, desk)
    assert data is not None
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet.max_row == 1 + sum(claim.status is not Status.NOT_A_CLAIM for claim in desk.claims)
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
