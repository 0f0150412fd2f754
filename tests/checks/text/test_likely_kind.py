from __future__ import annotations

import pytest

from checks.domain.claim import Kind
from checks.text.likely_kind import likely_kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("“We were there”", Kind.QUOTE),
        ("„Wir waren da“", Kind.QUOTE),
        ("eight people were hurt", Kind.QUANTITY),
        ("The port was struck", Kind.EVENT),
        ("", Kind.EVENT),
    ],
)
def test_marks_make_a_quote_and_figures_a_quantity(words: str, kind: Kind) -> None:
    assert likely_kind(words) is kind
