"""What may be printed of a record, and what may become a link."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.evidence import (
    Evidence,
    EvidenceFlag,
    EvidenceKind,
    EvidencePlace,
    Figure,
    Link,
    Stance,
)
from checks.domain.moment import Moment
from checks.domain.protection import printable, printable_link, web_address

WORDS = "words that nobody else writes"


@given(
    st.builds(Evidence, flags=st.just((EvidenceFlag.CONFIDENTIAL_SOURCE,)), title=st.just(WORDS), url=st.just(WORDS))
)
def test_nothing_of_a_confidential_record_is_left_but_its_kind(record: Evidence) -> None:
    bare, reason = printable(record)
    assert reason
    assert bare == Evidence(record.id, record.kind, "withheld", publisher="Confidential source", flags=record.flags)


@pytest.mark.parametrize(
    ("flag", "keeps_note"),
    [
        (EvidenceFlag.CONFIDENTIAL_SOURCE, False),
        (EvidenceFlag.CAPTIVE_IDENTIFIABLE, False),
        (EvidenceFlag.PERSONAL_INFO, True),
        (EvidenceFlag.REFERENCE_ONLY, True),
    ],
)
def test_the_passage_is_withheld_with_the_record(flag: EvidenceFlag, keeps_note: bool) -> None:
    record = Evidence(UUID(int=1), EvidenceKind.REPORT, "Title", flags=(EvidenceFlag.GRAPHIC, flag))
    link = Link(UUID(int=2), UUID(int=3), record.id, Stance.SUPPORTS, passage=WORDS, note="note")
    shown = printable_link(link, record)
    assert shown.passage == ""
    assert shown.note == ("note" if keeps_note else "")


def test_of_what_may_only_be_named_the_reference_is_printed() -> None:
    record = Evidence(
        UUID(int=1),
        EvidenceKind.DATASET_ROW,
        WORDS,
        says=WORDS,
        quote_text=WORDS,
        original_source=WORDS,
        note=WORDS,
        figures=(Figure(WORDS, best=3),),
        place=EvidencePlace(WORDS),
        codes=(("event_type", WORDS),),
        publisher="ACLED",
        accessed=Moment.parse("2025-05-24T10:00+00:00"),
        query="country=Ukraine",
        attribution_text="ACLED, www.acleddata.com",
        key="ACLED UKR900001",
        flags=(EvidenceFlag.REFERENCE_ONLY,),
    )
    shown, reason = printable(record)
    assert "terms of its publisher" in reason
    assert (shown.title, shown.publisher) == ("ACLED UKR900001", "ACLED")
    assert shown.says == "Read on 24 May 2025. Query: country=Ukraine. ACLED, www.acleddata.com."
    assert WORDS not in repr(shown)


def test_an_open_record_is_printed_as_it_is() -> None:
    record = Evidence(UUID(int=1), EvidenceKind.REPORT, "Title", flags=(EvidenceFlag.GRAPHIC,))
    link = Link(UUID(int=2), UUID(int=3), record.id, Stance.SUPPORTS, passage=WORDS)
    assert printable(record) == (record, "")
    assert printable_link(link, record) == link


@pytest.mark.parametrize("url", ["https://a.example/x", "HTTP://a.example", "http://[::1]/"])
def test_web_pages_may_be_linked(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.example", "https:", "http://["],
)
def test_nothing_else_is_linked(url: str | None) -> None:
    assert web_address(url) is None
