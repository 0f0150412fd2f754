"""Near-duplicates are found without comparing all pairs, as exact comparison finds them; marks and rulings count."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.origin import OriginRuling, Question
from checks.errors import Cancelled
from checks.matching.duplicates import Candidate, candidate, find_duplicates, near_duplicates, plain_address
from checks.matching.texts import LIKE, share, shingles


def made_texts(number: int, seed: int) -> list[str]:
    """Stories of sixty words, a third of them rewritten from an earlier one, a little or almost wholly."""
    rng = random.Random(seed)
    texts: list[str] = []
    for _ in range(number):
        words = [f"word{rng.randrange(3_000)}" for _ in range(60)]
        if texts and rng.random() < 0.33:
            words = rng.choice(texts).split()
            for _ in range(rng.choice((0, 1, 3, 6, 12))):
                words[rng.randrange(len(words))] = f"new{rng.randrange(3_000)}"
        texts.append(" ".join(words))
    return texts


def exact(texts: Sequence[str]) -> set[tuple[int, int]]:
    kept = [shingles(text) for text in texts]
    return {(one, other) for one, other in combinations(range(len(texts)), 2) if share(kept[one], kept[other]) >= LIKE}


def components(number: int, pairs: set[tuple[int, int]]) -> list[int]:
    root = list(range(number))
    for one, other in sorted(pairs):
        old, new = root[other], root[one]
        root = [new if each == old else each for each in root]
    return root


def of_text(number: int, text: str, **fields: str | None) -> Candidate:
    return Candidate(UUID(int=number), fields.get("address") or "", fields.get("key"), text)


def pairs(found: Sequence) -> list[tuple[int, int]]:
    return [(each.first_id.int, each.second_id.int) for each in found]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_found_is_what_exact_comparison_finds(seed: int) -> None:
    texts = made_texts(400, seed)
    wanted = exact(texts)
    found = {(one, other) for one, other, _ in near_duplicates(texts)}
    assert found <= wanted, "every pair that is given has been compared exactly"
    root = components(len(texts), found)
    met = sum(root[one] == root[other] for one, other in wanted)
    assert met / len(wanted) > 0.97


def test_the_same_texts_give_the_same_pairs() -> None:
    texts = made_texts(200, 4)
    assert list(near_duplicates(texts)) == list(near_duplicates(texts))


def test_of_many_alike_few_pairs_are_given() -> None:
    texts = [made_texts(1, 5)[0] + f" {number}" for number in range(300)]
    assert len(list(near_duplicates(texts))) == 299


def test_it_can_be_stopped() -> None:
    def progress(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(near_duplicates(made_texts(200, 1), progress))


def test_progress_reaches_the_number_of_texts() -> None:
    steps: list[tuple[int, int]] = []
    list(near_duplicates(made_texts(100, 1), lambda done, total: steps.append((done, total))))
    assert steps[-1] == (100, 100)


def test_nothing_to_compare_is_no_fault() -> None:
    assert list(near_duplicates([])) == list(near_duplicates(["short", ""])) == []
    assert find_duplicates([]) == ()


def test_a_pair_has_all_its_reasons() -> None:
    (text,) = made_texts(1, 1)
    found = find_duplicates([of_text(1, text, address="a.org/x"), of_text(2, text, address="a.org/x")])
    assert [(each.pair, each.reasons) for each in found] == [
        (frozenset((UUID(int=1), UUID(int=2))), ("Same web address", "Same text"))
    ]


def test_how_much_is_the_same_is_said() -> None:
    (text,) = made_texts(1, 1)
    (found,) = find_duplicates([of_text(1, text), of_text(2, text + " and four words more")])
    assert found.reasons == ("93 % of their text the same",)


def test_a_key_that_comes_twice_is_a_duplicate_and_other_keys_are_two_rows() -> None:
    (text,) = made_texts(1, 1)
    rows = [of_text(1, text, key="GED 1"), of_text(2, text, key="GED 2"), of_text(3, "", key="GED 1")]
    assert pairs(find_duplicates(rows)) == [(1, 3)]


def test_two_records_by_a_ruling_are_not_given_again() -> None:
    (text,) = made_texts(1, 1)
    ruling = OriginRuling(UUID(int=9), UUID(int=2), UUID(int=1), False, "why", None, Question.RECORD)
    both = [of_text(1, text), of_text(2, text)]
    assert find_duplicates(both, [ruling]) == ()
    on_source = OriginRuling(UUID(int=9), UUID(int=2), UUID(int=1), False, "why")
    assert pairs(find_duplicates(both, [on_source])) == [(1, 2)]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a",
        "http://www.example.org/a/",
        "https://EXAMPLE.org/a#top",
        "https://example.org/a?utm_source=x&fbclid=1",
    ],
)
def test_addresses_of_one_page_are_one(url: str) -> None:
    assert plain_address(url) == "example.org/a"


def test_addresses_of_two_pages_are_two() -> None:
    assert plain_address("https://example.org/?id=1") != plain_address("https://example.org/?id=2")
    assert plain_address("https://example.org/?b=1&a=2") == plain_address("https://example.org?a=2&b=1")


@pytest.mark.parametrize("url", [None, "", "no address", "http://[", "https://"])
def test_what_is_no_address_ties_nothing(url: str | None) -> None:
    assert plain_address(url) == ""


def test_a_row_that_was_derived_from_a_record_is_not_that_record() -> None:
    record = Evidence(UUID(int=1), EvidenceKind.REPORT, "Story", url="https://example.org/a")
    row = Evidence(UUID(int=2), EvidenceKind.DATASET_ROW, "Row", url=record.url, derived_from=record.id)
    assert find_duplicates([candidate(record, "x"), candidate(row, "x")]) == ()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([*(made_texts(1, seed)[0] for seed in range(4)), "short", ""]), max_size=9))
def test_records_of_one_text_hang_together(texts: list[str]) -> None:
    found = pairs(find_duplicates([of_text(number, text) for number, text in enumerate(texts)]))
    root = components(len(texts), set(found))
    for one, other in combinations(range(len(texts)), 2):
        is_same = texts[one] == texts[other] and len(texts[one].split()) > 12
        assert (root[one] == root[other]) == is_same
