"""Whole reports, byte for byte; tests/golden/README.md says how to renew them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.reporting.edition import Edition
from checks.reporting.formats import Format, render

GOLDEN = Path(__file__).parents[2] / "golden"


@pytest.mark.parametrize("form", [Format.HTML, Format.MARKDOWN])
def test_the_report_is_as_it_was(desk: Desk, scale: Scale, form: Format) -> None:
    golden = GOLDEN / f"report.{form}"
    page = render(form, desk, scale, Edition("Odesa desk", Moment.parse("2025-05-26T10:00+00:00")))
    if os.environ.get("CLAIMDESK_RENEW"):
        golden.write_bytes(page)
    assert page.decode() == golden.read_text(encoding="utf-8")
