"""From an article version to its suggested claims."""

from __future__ import annotations

from uuid import uuid5

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.domain.claim import Claim, Kind, Status
from checks.domain.moment import Moment
from checks.errors import Cancelled
from checks.extraction.extract import extract, local
from checks.extraction.parser import RULES, Parser
from checks.extraction.unfiled import unfiled_version

NEWS = (
    "Rebels shelled the market in Goma on Thursday, killing 12 people. At least 30 others were wounded, "
    "including five children.\n\n“We heard three explosions,” said Mayor Jean Bahati. The army denied it."
)


def quotes(found):
    return [claim.quote for claim in found.claims]


def test_one_claim_for_each_figure_of_a_sentence(extracted):
    found = quotes(
        extracted("Police said 3 people were killed and 8 others were wounded, including 4 in critical condition.")
    )
    assert found == ["Police said 3 people were killed", "8 others were wounded", "4 in critical condition"]


def test_every_claim_quotes_the_text_and_lies_in_its_sentence(extracted):
    found = extracted(NEWS)
    assert found.claims
    for claim in found.claims:
        anchor, sentence = claim.anchor, found.sentences[claim.sentence]
        assert NEWS[anchor.start : anchor.end] == claim.quote
        assert sentence.contains(anchor.span)
        assert 0 <= claim.checkworthiness <= 1
        assert claim.status is Status.SUGGESTED
        assert claim.statement


def test_ids_are_the_same_for_the_same_version(parser):
    version = unfiled_version(NEWS)
    first, second = (
        extract(version, published=None, timezone=None, language="en", parser=parser).claims for _ in range(2)
    )
    assert [claim.id for claim in first] == [claim.id for claim in second]
    claim = first[0]
    assert claim.id == uuid5(version.id, f"{claim.anchor.start}-{claim.anchor.end}-{claim.kind}")


def test_no_claims_in_an_empty_text_or_in_page_furniture(extracted):
    assert extracted("").claims == ()
    assert extracted("Share this story\n\nRecent comments").claims == ()


def run(parser, **options):
    version = unfiled_version(NEWS)
    return extract(version, published=None, timezone=None, language="en", parser=parser, **options)


def test_progress_counts_every_sentence_once_and_never_goes_back(parser):
    steps = []
    found = run(parser, progress=lambda done, total: steps.append((done, total)))
    counts = [done for done, _ in steps]
    assert counts == sorted(counts)
    assert steps[-1] == (len(found.sentences), len(found.sentences))
    assert {total for _, total in steps} == {len(found.sentences)}


@pytest.mark.parametrize("after", range(9))
def test_work_can_be_stopped_at_any_sentence(parser, after):
    steps = []

    def stop(done: int, total: int) -> None:
        steps.append(done)
        if len(steps) > after:
            raise Cancelled

    with pytest.raises(Cancelled):
        run(parser, progress=stop)
    assert len(steps) == after + 1


@pytest.mark.parametrize("name", ["installed", "none"])
def test_the_claims_of_each_sentence_come_as_they_are_found(parser, name):
    parts: list[tuple[Claim, ...]] = []
    found = run(parser if name == "installed" else Parser(RULES), found=parts.append)
    assert [claim for part in parts for claim in part] == list(found.claims)
    assert all(len({claim.sentence for claim in part}) == 1 for part in parts)


@pytest.mark.parametrize(("language", "installed"), [("de", True), ("en", False)])
def test_other_languages_and_a_missing_model_fall_back_to_rules_and_say_so(parser, language, installed):
    chosen = parser if installed else Parser(RULES)
    found = extract(unfiled_version(NEWS), published=None, timezone=None, language=language, parser=chosen)
    assert found.extractor == RULES
    assert any(claim.kind is Kind.QUANTITY for claim in found.claims)


def test_the_zone_decides_what_day_it_was():
    night = Moment.parse("2025-05-22T23:30+00:00")
    assert str(local(night, "Europe/Kyiv")) == "2025-05-23T02:30+03:00"
    assert local(night, None) == night
    assert local(Moment.parse("2025-05-22"), "Europe/Kyiv") == Moment.parse("2025-05-22")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*NEWS.split(), "—", "“", "”", "(", "\n", "😀", "said", "which", "-"]), max_size=40))
def test_any_text_gives_spans_that_hold(extracted, parts):
    text = " ".join(parts)
    found = extracted(text)
    spans = [(claim.sentence, claim.anchor.start, claim.anchor.end) for claim in found.claims]
    assert len(spans) == len(set(spans))
    assert all(text[claim.anchor.start : claim.anchor.end] == claim.quote for claim in found.claims)
