"""Ukrainian and Russian articles: read by word lists, honestly labelled, to be marked by hand like any other."""

from __future__ import annotations

from uuid import UUID

import pytest

from checks.domain.article import ArticleVersion
from checks.domain.claim import Kind
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from checks.extraction.extract import Extraction, extract
from checks.extraction.parser import RULES, Parser

UKRAINIAN = (
    "Росія вдарила по Одесі\n\n"
    "У пʼятницю російські війська вдарили по порту двома балістичними ракетами. Загинула одна людина, ще вісім "
    "поранено. «Дуже важливо повернути всіх додому», — сказав Володимир Зеленський. Це найбільший обмін."
)
ARABIC = "قال المتحدث إن 12 شخصا قتلوا. هذا نص طويل بعض الشيء."


def found_in(text: str, language: str | None, parser: Parser) -> Extraction:
    version = ArticleVersion(UUID(int=1), UUID(int=2), 1, text, "0" * 64)
    published = Moment.parse("2025-05-23")
    return extract(version, published=published, timezone=None, language=language, parser=parser)


@pytest.fixture
def ukrainian() -> Extraction:
    return found_in(UKRAINIAN, "uk", Parser(RULES))


def test_its_claims_carry_figures_times_places_and_speakers(ukrainian: Extraction) -> None:
    by_quote = {claim.quote: claim for claim in ukrainian.claims}
    killed = by_quote["Загинула одна людина"]
    assert killed.kind is Kind.QUANTITY
    assert [(q.value, q.person_status) for q in killed.quantities] == [(1, PersonStatus.KILLED)]
    strike = next(claim for quote, claim in by_quote.items() if "двома балістичними" in quote)
    assert strike.times[0].mention == "пʼятницю"
    assert by_quote["Росія вдарила по Одесі"].places[1].name == "Odesa"
    said = next(claim for claim in ukrainian.claims if claim.kind is Kind.QUOTE)
    assert said.quotation is not None
    assert said.quotation.speaker == "Володимир Зеленський"
    assert any(Kind.SUPERLATIVE in (claim.kind, *claim.also) for claim in ukrainian.claims)


def test_it_is_labelled(ukrainian: Extraction) -> None:
    assert ukrainian.extractor == "basic rules for uk (no language model)"
    assert all(UKRAINIAN[c.anchor.start : c.anchor.end] == c.quote for c in ukrainian.claims)


def test_another_language_opens_with_what_its_signs_tell() -> None:
    found = found_in(ARABIC, "ar", Parser(RULES))
    assert found.extractor == RULES
    assert found.sentences
    assert all(ARABIC[c.anchor.start : c.anchor.end] == c.quote for c in found.claims)
