"""A newsroom chooses which rules run and how strongly; its choices are one record, changed and undone as others are."""

from __future__ import annotations

from checks.casebook import Casebook
from checks.domain.claim import Kind
from checks.domain.desk import Desk
from checks.domain.finding import Level
from checks.domain.house import House
from checks.ingest.document import Document
from checks.rules.engine import affected

RULE = "figure.subset"


def test_a_casebook_starts_with_the_choices_of_the_program(casebook: Casebook) -> None:
    assert casebook.house.get() == House()


def test_one_change_and_undo(casebook: Casebook) -> None:
    first = casebook.house.edit(House().with_rule(RULE, is_on=False))
    chosen = casebook.house.get().with_rule("place.alias", limit=Level.NOTE)
    second = casebook.house.edit(chosen)
    assert casebook.house.get() == chosen
    casebook.apply(second.inverse())
    assert casebook.house.get().limits == ()
    casebook.apply(first.inverse())
    assert casebook.house.get() == House()
    assert (first.label, second.label) == ("Change house rules", "Change house rules")


def test_choices_bear_on_all_claims_and_lie_on_the_desk(casebook: Casebook, desk: Desk) -> None:
    claim = casebook.claims.add(desk.version, 0, 23, Kind.QUANTITY).after[0]
    change = casebook.house.edit(House(spellings=(("Odessa", "Odesa"),)))
    after = casebook.desk(desk.article.id)
    assert after.house.spelling("Odessa") == "Odesa"
    assert after.house.spelling("Kharkov") is None
    assert affected(change, after) == {claim.id}


def test_a_rule_that_is_switched_off_takes_its_findings_along(casebook: Casebook) -> None:
    text = "Eight people were wounded, including nine in critical condition."
    article = casebook.articles.add(Document(text, text.encode(), "text/plain", "A strike")).after[1]
    from checks.extraction.extract import Request, extract_all
    from checks.extraction.parser import load_parser

    version = casebook.desk(article.id).version
    found = next(extract_all([Request(version, None, None, "en")], load_parser()))
    casebook.claims.suggest(version, found)
    change = casebook.findings.refresh(article.id)
    assert {each.level for each in change.after if each.rule == RULE} == {Level.CONFLICTS}
    casebook.house.edit(House().with_rule(RULE, limit=Level.NOTE))
    change = casebook.findings.refresh(article.id)
    assert {each.level for each in change.after if each.rule == RULE} == {Level.NOTE}
    casebook.house.edit(House().with_rule(RULE, is_on=False))
    change = casebook.findings.refresh(article.id)
    assert {each.rule for each in change.removed} == {RULE}
    assert casebook.findings.refresh(article.id) is None


def test_a_limit_weakens_what_warns_and_nothing_else() -> None:
    house = House().with_rule(RULE, limit=Level.NOTE)
    assert [house.limited(RULE, level) for level in Level] == [Level.NOTE] * 3 + [Level.SUPPORTS, Level.NOTE]
    assert [house.limited("other", level) for level in Level] == list(Level)
    assert house.with_rule(RULE) == House()
