"""Looking for claims once more: whatever a person has touched stays, letter by letter; the rest is replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.casebook import Casebook
from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim, Kind
from checks.domain.evidence import Evidence, EvidenceKind, Stance
from checks.domain.span import Anchor, Span
from checks.extraction.extract import Extraction
from checks.extraction.reading import Mentions
from checks.ingest.document import Document

TEXT = "Eight people were killed on Friday. Two more were hurt, the governor said."

Touch = Callable[[Casebook, Claim], object]

TOUCHES: dict[str, Touch] = {
    "accepted": lambda book, claim: book.claims.accept(claim),
    "rejected": lambda book, claim: book.claims.reject(claim),
    "edited": lambda book, claim: book.claims.edit(replace(claim, statement="In our words.")),
    "edited and put back": lambda book, claim: (
        book.claims.edit(replace(claim, statement="In our words.")),
        book.claims.edit(claim),
    ),
    "linked": lambda book, claim: book.links.add(claim, _evidence(book), Stance.CONTEXT),
    "commented on": lambda book, claim: book.comments.add(claim, "Is this so?"),
}
"""What a person may do to a suggestion."""


def _evidence(casebook: Casebook) -> Evidence:
    record = Evidence(casebook._records.new_id(), EvidenceKind.REPORT, "Hospital list", publisher="Hospital")
    return casebook.evidence.add(record).after[0]


def _extraction(version: ArticleVersion, spans: frozenset[tuple[int, int]], name: str) -> Extraction:
    claims = tuple(
        Claim(UUID(int=2**64 + 100 * start + end), version.id, Anchor.at(TEXT, start, end), 0, Kind.EVENT)
        for start, end in sorted(spans)
    )
    return Extraction((Span(0, 35), Span(36, len(TEXT))), (), claims, Mentions(), name)


def _open() -> tuple[Casebook, ArticleVersion]:
    numbers = count(1)
    book = Casebook.create("sqlite://", person="Checker", new_id=lambda: UUID(int=next(numbers)))
    document = Document(text=TEXT, original=TEXT.encode(), media_type="text/plain", title="Strike")
    added = book.articles.add(document)
    version = next(one for one in added.after if isinstance(one, ArticleVersion))
    return book, version


spans = st.frozensets(st.tuples(st.integers(0, 8), st.integers(20, 28)), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None)
@given(first=spans, second=spans, touches=st.lists(st.sampled_from(["nothing", *TOUCHES]), min_size=6, max_size=6))
def test_what_a_person_touched_stays_and_the_rest_is_replaced(
    first: frozenset[tuple[int, int]], second: frozenset[tuple[int, int]], touches: list[str]
) -> None:
    book, version = _open()
    with book:
        book.claims.suggest(version, _extraction(version, first, "first"))
        found = book.desk(version.article_id).claims
        touched = {claim.id for claim, touch in zip(found, touches, strict=False) if touch != "nothing"}
        for claim, touch in zip(found, touches, strict=False):
            TOUCHES.get(touch, lambda *_: None)(book, claim)
        before = book.desk(version.article_id)
        kept = {claim for claim in before.claims if claim.id in touched}
        wanted = _extraction(version, second, "second")

        change = book.claims.suggest(before.version, wanted)

        after = book.desk(version.article_id)
        assert {claim for claim in after.claims if claim.id in touched} == kept
        free = {claim.anchor.span for claim in wanted.claims} - {claim.anchor.span for claim in kept}
        assert {claim.anchor.span for claim in after.claims if claim.id not in touched} == free
        assert [after.links(claim.id) for claim in before.claims] == [before.links(claim.id) for claim in before.claims]
        assert all(after.comments(claim.id) == before.comments(claim.id) for claim in before.claims)
        book.apply(change.inverse())
        assert set(book.desk(version.article_id).claims) == set(before.claims)
