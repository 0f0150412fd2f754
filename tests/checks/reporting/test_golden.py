"""The whole page, byte for byte; tests/golden/README.md says how to renew it."""

from __future__ import annotations

import os
from pathlib import Path

from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.reporting.html import render_html

GOLDEN = Path(__file__).parents[2] / "golden" / "report.html"


def test_the_page_is_as_it_was(desk: Desk, scale: Scale) -> None:
    page = render_html(desk, scale, casebook_name="Odesa desk", printed_at=Moment.parse("2025-05-26T10:00+00:00"))
    if os.environ.get("CLAIMDESK_RENEW"):
        GOLDEN.write_text(page, encoding="utf-8", newline="\n")
    assert page == GOLDEN.read_text(encoding="utf-8")
