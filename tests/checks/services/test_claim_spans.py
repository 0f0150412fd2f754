"""Claims are moved, split and merged; nothing that hangs on them is lost, and each step can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import count
from uuid import UUID, uuid4

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from checks.casebook import Casebook
from checks.domain.article import ArticleVersion
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Kind, Origin, Reason, Status
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.finding import Finding, Level
from checks.domain.mention import Attribution, Comparison, Place, Quantity, Quotation
from checks.domain.span import Anchor, Span
from checks.domain.verdict import Verdict
from checks.errors import StepRefused
from checks.extraction.extract import Extraction
from checks.extraction.reading import Mentions
from checks.ingest.document import Document
from checks.services.attached import attached_to

TEXT = (
    "One man was killed in the attack 😢, while eight others were wounded, including four badly. "
    "It was the first strike since March."
)
SENTENCES = (Span(0, 90), Span(91, len(TEXT)))
OTHERS, KILLED, FOUR = "eight others were wounded", "One man was killed in the attack", "four badly"


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def figure(words: str, value: float) -> Quantity:
    span = span_of(words)
    return Quantity(span.start, span.end, value)


class Desk:
    """A casebook with one text, and hands to work on it."""

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook
        document = Document(text=TEXT, original=TEXT.encode(), media_type="text/plain", title="Strike")
        article = casebook.articles.add(document).after[1]
        version = casebook.desk(article.id).version
        found = Extraction(SENTENCES, (), (), Mentions((), (), ()), "test 1")
        self.version: ArticleVersion = casebook.claims.suggest(version, found).after[0]

    def claim(self, words: str, kind: Kind = Kind.QUANTITY, **fields: object) -> Claim:
        """A claim by hand with these fields."""
        span = span_of(words)
        made = self.casebook.claims.add(self.version, span.start, span.end, kind).after[0]
        return self.casebook.claims.edit(replace(made, **fields)).after[0] if fields else made

    def judged(self, claim: Claim) -> Claim:
        """The claim with a proposed verdict."""
        return self.casebook.verdicts.propose(
            Verdict(self.casebook._records.new_id(), claim.id, "true", "A list.")
        ).after[0]

    def hang(self, claim: Claim) -> tuple[Link, str]:
        """A link and a comment on the claim."""
        record = Evidence(self.casebook._records.new_id(), EvidenceKind.REPORT, "Hospital list")
        evidence = self.casebook.evidence.add(record).after[0]
        self.casebook.comments.add(claim, "Is it so?")
        return self.casebook.links.add(claim, evidence, Stance.SUPPORTS, "a passage").after[0], "Is it so?"

    def content(self) -> dict[UUID, Record]:
        """The claims of the text and all that hangs on them."""
        claims, records = self.claims(), self.casebook._records
        return {record.id: record for record in (*claims, *attached_to(claims, records))}

    def claims(self) -> tuple[Claim, ...]:
        return self.casebook.desk(self.version.article_id).claims


@pytest.fixture
def desk(clock: Callable[[], datetime], new_id: Callable[[], UUID]) -> Iterator[Desk]:
    with Casebook.create("sqlite://", person="Checker", clock=clock, new_id=new_id) as casebook:
        yield Desk(casebook)


def test_a_claim_is_moved_and_keeps_what_a_person_entered(desk: Desk) -> None:
    claim = desk.claim(OTHERS, statement="Eight people were hurt.", quantities=(figure("eight", 8),))
    wider = span_of("while eight others were wounded")
    moved = desk.casebook.spans.move(claim, wider.start, wider.end + 1 - 1).after[0]
    assert moved.quote == "while eight others were wounded"
    assert replace(moved, anchor=claim.anchor) == claim


def test_blanks_around_the_words_are_left_out(desk: Desk) -> None:
    claim = desk.claim(OTHERS)
    span = span_of(f" {FOUR}")
    moved = desk.casebook.spans.move(claim, span.start, span.end).after[0]
    assert moved.quote == FOUR


def test_a_moved_claim_finds_its_sentence_again(desk: Desk) -> None:
    claim = desk.claim(OTHERS)
    span = span_of("the first strike since March")
    moved = desk.casebook.spans.move(claim, span.start, span.end).after[0]
    assert (claim.sentence, moved.sentence) == (0, 1)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(5, 5, "Select the words"), (0, 999, "Select the words"), (-3, 4, "Select the words"), (80, 99, "one sentence")],
)
def test_places_without_words_or_in_two_sentences_are_refused(desk: Desk, start: int, end: int, words: str) -> None:
    claim = desk.claim(OTHERS)
    before = desk.content()
    with pytest.raises(StepRefused, match=words):
        desk.casebook.spans.move(claim, start, end)
    assert desk.content() == before


def test_two_claims_do_not_share_a_place(desk: Desk) -> None:
    claim, other = desk.claim(OTHERS), desk.claim(FOUR)
    with pytest.raises(StepRefused, match="a claim already"):
        desk.casebook.spans.move(other, claim.anchor.start, claim.anchor.end)
    with pytest.raises(StepRefused, match="a claim already"):
        desk.claim(OTHERS)
    desk.casebook.claims.reject(claim)
    with pytest.raises(StepRefused, match="restore that claim"):
        desk.claim(OTHERS)


@pytest.mark.parametrize("is_signed", [False, True])
def test_a_judged_claim_whose_words_change_is_checked_again(desk: Desk, is_signed: bool) -> None:
    claim = desk.judged(desk.claim(OTHERS))
    if is_signed:
        desk.casebook.people.sign_in("Colleague")
        claim = desk.casebook.verdicts.sign_off(claim).after[0]
    same = desk.casebook.spans.move(claim, claim.anchor.start, claim.anchor.end)
    assert same.id is None, "where nothing moves there is nothing to check again"
    with desk.casebook.because("The wounded are another claim."):
        change = desk.casebook.spans.move(claim, claim.anchor.start, claim.anchor.end - len(" wounded"))
    assert (change.after[0].status, change.label) == (Status.RECHECK, "Move claim")
    assert desk.casebook.verdicts.of(claim.id) is not None


def test_the_programs_statement_goes_with_the_words_it_stated(desk: Desk) -> None:
    span = span_of(OTHERS)
    found = Claim(uuid4(), desk.version.id, Anchor.at(TEXT, span.start, span.end), 0, Kind.QUANTITY, statement="Auto.")
    other = replace(found, id=uuid4(), anchor=Anchor.at(TEXT, 0, 7))
    desk.casebook.claims.suggest(
        desk.version, Extraction(SENTENCES, (), (found, other), Mentions((), (), ()), "test 2")
    )
    edited = desk.casebook.claims.edit(replace(other, statement="A man.")).after[0]
    assert desk.casebook.spans.move_end(found, -1).after[0].statement == ""
    assert desk.casebook.spans.move_end(edited, 1).after[0].statement == "A man."


def test_ends_move_by_words_within_the_sentence(desk: Desk) -> None:
    claim = desk.claim(OTHERS)
    spans = desk.casebook.spans
    steps = (
        (spans.move_end, 1, "eight others were wounded, including"),
        (spans.move_end, 9, "eight others were wounded, including four badly"),
        (spans.move_end, -3, "eight others were wounded"),
        (spans.move_start, -1, "while eight others were wounded"),
        (spans.move_start, 2, "others were wounded"),
        (spans.move_start, -99, "One man was killed in the attack 😢, while eight others were wounded"),
        (spans.move_start, 99, "wounded"),
        (spans.move_end, -1, "wounded"),
    )
    for step, by, expected in steps:
        change = step(claim, by)
        claim = change.after[0] if change.after else claim
        assert claim.quote == expected
        assert TEXT[claim.anchor.start : claim.anchor.end] == claim.quote


def test_without_known_sentences_the_line_is_the_limit(casebook: Casebook, document: Document) -> None:
    version = casebook.desk(casebook.articles.add(document).after[1].id).version
    claim = casebook.claims.add(version, 0, 5, Kind.QUANTITY).after[0]
    assert casebook.spans.move_end(claim, 99).after[0].quote == version.text.rstrip(".")


def test_the_parts_of_a_split_claim_take_their_fields(desk: Desk) -> None:
    whole = f"{KILLED} 😢, while {OTHERS}"
    claim = desk.claim(
        whole,
        statement="Nine people were hit.",
        quantities=(figure("One", 1), figure("eight", 8)),
        places=(Place("the port", "Odesa"), Place("attack", "Attack", start=26, end=32)),
        attribution=Attribution("the governor"),
        comparison=Comparison("wounded"),
    )
    link, _ = desk.hang(claim)
    change = desk.casebook.spans.split(claim, TEXT.index("while"))
    first, second = change.after[:2]
    assert (first.quote, second.quote) == (f"{KILLED} 😢", f"while {OTHERS}")
    assert ([each.value for each in first.quantities], [each.value for each in second.quantities]) == ([1], [8])
    assert [place.name for place in first.places] == ["Odesa", "Attack"]
    assert [place.name for place in second.places] == ["Odesa"], "a place without words holds for both"
    assert first.attribution == second.attribution == Attribution("the governor")
    assert (first.comparison, second.comparison) == (None, Comparison("wounded"))
    assert (first.statement, second.statement) == ("Nine people were hit.", "")
    assert (first.id, second.origin, second.owner_id) == (claim.id, Origin.BY_HAND, claim.owner_id)
    now = desk.casebook.desk(desk.version.article_id)
    assert [replace(each, id=link.id, claim_id=claim.id) for each in now.links(second.id)] == [link]
    assert now.links(first.id) == (link,)
    assert [len(now.comments(each.id)) for each in (first, second)] == [1, 0]


def test_a_part_without_its_figure_is_no_figure(desk: Desk) -> None:
    claim = desk.claim(f"{KILLED} 😢, while {OTHERS}", also=(Kind.RESPONSIBILITY,), quantities=(figure("eight", 8),))
    first, second = desk.casebook.spans.split(claim, TEXT.index("while")).after[:2]
    assert (first.kind, first.also) == (Kind.RESPONSIBILITY, ())
    assert (second.kind, second.also) == (Kind.QUANTITY, (Kind.RESPONSIBILITY,))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.SUGGESTED, (Status.SUGGESTED, Status.SUGGESTED)),
        (Status.OPEN, (Status.OPEN, Status.OPEN)),
        (Status.IN_PROGRESS, (Status.IN_PROGRESS, Status.IN_PROGRESS)),
        (Status.JUDGED, (Status.RECHECK, Status.IN_PROGRESS)),
    ],
)
def test_both_parts_stand_where_the_whole_stood(desk: Desk, status: Status, expected: tuple[Status, Status]) -> None:
    claim = desk.claim(OTHERS)
    if status is Status.JUDGED:
        claim = desk.judged(claim)
    elif status is not Status.OPEN:
        claim = desk.casebook.claims.set_status(claim, status).after[0]
    change = desk.casebook.spans.split(claim, TEXT.index("were wounded"))
    assert (change.after[0].status, change.after[1].status) == expected
    assert (desk.casebook.verdicts.of(claim.id) is not None) == (status is Status.JUDGED)


def test_findings_follow_the_words_they_speak_of(desk: Desk) -> None:
    claim = desk.claim(f"{KILLED} 😢, while {OTHERS}")
    findings = [
        Finding(UUID(int=2**40 + number), claim.id, "figure", Level.NOTE, "Look.", spans=spans)
        for number, spans in enumerate([(span_of("eight"),), (span_of("One"),), (), (span_of("One"), span_of("eight"))])
    ]
    desk.casebook.apply(Change("Check", after=tuple(findings)))
    first, second = desk.casebook.spans.split(claim, TEXT.index("while")).after[:2]
    now = desk.casebook.desk(desk.version.article_id)
    assert [each.id.int - 2**40 for each in now.findings(second.id)] == [0]
    assert sorted(each.id.int - 2**40 for each in now.findings(first.id)) == [1, 2, 3]


@pytest.mark.parametrize("words", ["eight", "wounded,"])
def test_a_claim_is_split_between_words_only(desk: Desk, words: str) -> None:
    claim = desk.claim(f"{OTHERS},")
    at = TEXT.index(words) if words == "eight" else TEXT.index("wounded,") + len("wounded")
    with pytest.raises(StepRefused, match="between two words of the claim"):
        desk.casebook.spans.split(claim, at)


def test_a_part_that_was_split_off_survives_another_search(desk: Desk) -> None:
    span = span_of(OTHERS)
    found = Claim(uuid4(), desk.version.id, Anchor.at(TEXT, span.start, span.end), 0, Kind.QUANTITY)
    search = Extraction(SENTENCES, (), (found,), Mentions((), (), ()), "test 2")
    version = desk.casebook.claims.suggest(desk.version, search).after[0]
    desk.casebook.spans.split(found, TEXT.index("were wounded"))
    desk.casebook.claims.suggest(version, replace(search, extractor="test 3"))
    assert [claim.quote for claim in desk.claims()] == ["eight others", "were wounded"]


def test_neighbours_become_one_claim_with_all_they_had(desk: Desk) -> None:
    one = desk.claim(KILLED, Kind.EVENT, quantities=(figure("One", 1),), statement="A man died.", checkworthiness=0.4)
    other = desk.claim(
        OTHERS,
        quantities=(figure("eight", 8),),
        statement="Eight were hurt.",
        attribution=Attribution("police"),
        reasons=(Reason("figure", 0.3),),
        checkworthiness=0.6,
    )
    links = [desk.hang(each)[0] for each in (one, other)]
    taken_on = desk.casebook.claims.accept(other).after[0]
    change = desk.casebook.spans.merge_with_next(one)
    (merged,) = desk.claims()
    assert merged.quote == f"{KILLED} 😢, while {OTHERS}"
    assert (merged.id, merged.kind, merged.also) == (one.id, Kind.EVENT, (Kind.QUANTITY,))
    assert (merged.quantities, merged.attribution) == (one.quantities + other.quantities, other.attribution)
    assert (merged.statement, merged.status) == ("A man died. Eight were hurt.", taken_on.status)
    assert (merged.checkworthiness, merged.reasons) == (0.6, other.reasons)
    now = desk.casebook.desk(desk.version.article_id)
    assert {link.id for link in now.links(one.id)} == {link.id for link in links}
    assert len(now.comments(one.id)) == 2
    assert change.label == "Merge claims"


def test_a_neighbour_comes_before_what_lies_within(desk: Desk) -> None:
    outer, inner = desk.claim(f"{OTHERS}, including {FOUR}"), desk.claim(FOUR)
    first = desk.claim(KILLED)
    merged = desk.casebook.spans.merge_with_next(first).after[0]
    assert merged.quote.endswith(outer.quote)
    assert desk.claims() == (merged, inner)
    dissolved = desk.casebook.spans.merge_with_next(merged).after[0]
    assert desk.claims() == (dissolved,)
    assert dissolved.anchor == merged.anchor


def test_what_cannot_be_merged_is_said(desk: Desk) -> None:
    first, last = desk.claim(KILLED), desk.claim(OTHERS)
    apart = desk.claim("the first strike since March")
    merge = desk.casebook.spans.merge_with_next
    for claim in (last, apart):
        with pytest.raises(StepRefused, match="No claim follows in this sentence"):
            merge(claim)
    named = [
        desk.casebook.claims.edit(replace(each, attribution=Attribution(source))).after[0]
        for each, source in ((first, "police"), (last, "the mayor"))
    ]
    with pytest.raises(StepRefused, match="a source of their own"):
        merge(named[0])
    rejected = desk.casebook.claims.reject(named[0]).after[0]
    with pytest.raises(StepRefused, match="Restore it"):
        merge(rejected)


def test_two_verdicts_are_not_merged_and_one_is_kept_for_a_recheck(desk: Desk) -> None:
    first, last = desk.claim(KILLED), desk.judged(desk.claim(OTHERS))
    assert desk.casebook.verdicts.of(last.id) is not None
    change = desk.casebook.spans.merge_with_next(first)
    assert change.after[0].status is Status.RECHECK
    verdict = desk.casebook.verdicts.of(first.id)
    assert verdict is not None
    assert verdict.rationale == "A list."
    desk.casebook.apply(change.inverse())
    desk.judged(first)
    with pytest.raises(StepRefused, match="Both claims have a verdict"):
        desk.casebook.spans.merge_with_next(desk.casebook.claims.get(first.id))


def test_two_pieces_of_a_quotation_are_an_interrupted_one(desk: Desk) -> None:
    pieces = [
        Quotation(start, start + 5, words, "Ivan Petrov") for start, words in ((0, "One man"), (37, "eight others"))
    ]
    one, _ = desk.claim(KILLED, quotation=pieces[0]), desk.claim(OTHERS, quotation=pieces[1])
    merged = desk.casebook.spans.merge_with_next(one).after[0]
    assert merged.quotation == Quotation(0, 42, "One man eight others", "Ivan Petrov", is_interrupted=True)


def test_a_rejected_claim_is_restored_to_where_it_stood(desk: Desk) -> None:
    claims = desk.casebook.claims
    with pytest.raises(StepRefused, match="was not rejected"):
        claims.restore(desk.claim(KILLED))
    for status, expected in ((Status.SUGGESTED, Status.SUGGESTED), (Status.IN_PROGRESS, Status.OPEN)):
        claim = claims.set_status(claims.get(desk.claims()[0].id), status).after[0]
        claim = claims.restore(claims.reject(claim).after[0]).after[0]
        assert claim.status is expected


def test_the_kind_is_changed(desk: Desk) -> None:
    claim = desk.claim(OTHERS, also=(Kind.EVENT, Kind.TIME))
    changed = desk.casebook.claims.set_kind(claim, Kind.EVENT).after[0]
    assert (changed.kind, changed.also) == (Kind.EVENT, (Kind.TIME,))


PLACES = st.integers(0, len(TEXT))
PIECES = (KILLED, OTHERS, f"{OTHERS}, including {FOUR}", FOUR, "It was the first strike", "since March")


def attached(desk: Desk, kind: type[Record], *fields: str) -> set[tuple[object, ...]]:
    """What records of a kind say, whatever claim they hang on."""
    return {tuple(getattr(each, name) for name in fields) for each in desk.content().values() if isinstance(each, kind)}


def figures(desk: Desk) -> list[Quantity]:
    return sorted(
        (each for claim in desk.claims() for each in claim.quantities), key=lambda each: (each.start, each.value or 0)
    )


@pytest.fixture(scope="module")
def shared() -> Iterator[Casebook]:
    """A casebook to which each example adds a text of its own."""
    numbers = count(1)
    with Casebook.create("sqlite://", person="Checker", new_id=lambda: UUID(int=next(numbers))) as casebook:
        yield casebook


@settings(max_examples=12, phases=[Phase.explicit, Phase.generate], deadline=None)
@given(data=st.data())
def test_whatever_is_done_keeps_everything_and_can_be_taken_back(shared: Casebook, data: st.DataObject) -> None:
    desk = Desk(shared)
    for words in data.draw(st.lists(st.sampled_from(PIECES), unique=True, min_size=1, max_size=3)):
        span = span_of(words)
        claim = desk.claim(words, quantities=(Quantity(span.start, span.start + 3, len(words)),))
        if data.draw(st.booleans()):
            desk.hang(claim)
        if data.draw(st.booleans()):
            desk.judged(claim)
    for _ in range(data.draw(st.integers(1, 3))):
        _do_one(desk, data)


def _do_one(desk: Desk, data: st.DataObject) -> None:
    claim = data.draw(st.sampled_from(desk.claims()))
    spans = desk.casebook.spans
    do = data.draw(st.sampled_from(["move", "move_end", "move_start", "split", "merge"]))
    before, kept = desk.content(), _kept(desk)
    try:
        if do == "move":
            change = spans.move(claim, *sorted((data.draw(PLACES), data.draw(PLACES))))
        elif do == "split":
            change = spans.split(claim, data.draw(PLACES))
        elif do == "merge":
            change = spans.merge_with_next(claim)
        else:
            change = getattr(spans, do)(claim, data.draw(st.integers(-3, 3).filter(bool)))
    except StepRefused:
        assert desk.content() == before
        return
    assert _kept(desk) == kept
    for each in desk.claims():
        assert each.quote == TEXT[each.anchor.start : each.anchor.end] == each.quote.strip() != ""
        assert sum(sentence.overlaps(each.anchor.span) for sentence in SENTENCES) == 1
        assert SENTENCES[each.sentence].overlaps(each.anchor.span)
    assert len({each.anchor.span for each in desk.claims()}) == len(desk.claims())
    if change.id is not None:
        after = desk.content()
        back = desk.casebook.apply(change.inverse())
        assert desk.content() == before
        desk.casebook.apply(back.inverse())
        assert desk.content() == after


def _kept(desk: Desk) -> list[object]:
    """What no moving, splitting or merging may lose."""
    return [
        figures(desk),
        attached(desk, Link, "evidence_id", "stance", "passage"),
        attached(desk, Verdict, "rating", "rationale"),
        len([each for each in desk.content().values() if type(each).__name__ == "Comment"]),
    ]


@pytest.mark.parametrize("word", ["was", "attack", "while", "wounded"])
def test_what_was_split_can_be_merged_again(desk: Desk, word: str) -> None:
    whole = f"{KILLED} 😢, while {OTHERS}"
    claim = desk.claim(whole, quantities=(figure("One", 1), figure("eight", 8)), attribution=Attribution("police"))
    desk.hang(claim)
    links = attached(desk, Link, "id", "claim_id")
    desk.casebook.spans.split(claim, TEXT.index(word))
    assert len(desk.claims()) == 2
    merged = desk.casebook.spans.merge_with_next(desk.claims()[0]).after[0]
    assert replace(merged, also=()) == claim
    assert attached(desk, Link, "id", "claim_id") == links
