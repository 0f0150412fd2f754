"""Pages are found by words, phrases and fields, the best first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.matching.index import State
from checks.matching.pages import Page, day_of, facet
from checks.matching.search_query import Field, Sort, read_query
from checks.matching.text_index import TextIndex

PAGES = (
    Page(
        "", Sort.ARTICLE, "Missiles hit the port of Odesa", "Two people were killed.", 20250523, publishers="The Daily"
    ),
    Page("", Sort.ARTICLE, "Talks in Istanbul", "Missiles were not spoken of. The port was.", 20250516),
    Page("", Sort.ARTICLE, "Café strike", "A strike of waiters in Zürich", 20240101, publishers="Der Tag"),
    Page("", Sort.CLAIM, "", "1,000 prisoners were freed", 20250523, (facet(Field.KIND, "quantity"),), "Kyiv"),
    Page("", Sort.CLAIM, "", "Президент Зеленський був у Києві", 20250524, (facet(Field.RATING, "Mostly false"),)),
    Page("", Sort.CLAIM, "", "a rejected claim", 0, (facet(Field.STATUS, "not a claim"),)),
    Page("", Sort.CLAIM, "", "prisoners came home", 20230101, (facet(Field.RATING, "False"),), speakers="Oleh Kiper"),
    Page("", Sort.CLAIM, "", "prisoners came home", 20250601, (facet(Field.RATING, "False"),)),
)
Finder = Callable[..., list[int]]


def filled(index: TextIndex, pages: Iterable[Page]) -> TextIndex:
    index.add(
        Page(UUID(int=n).hex, *(getattr(page, name) for name in Page.__slots__ if name != "key"))
        for n, page in enumerate(pages)
    )
    index.commit(State(1))
    return index


@pytest.fixture(scope="module")
def index() -> Iterator[TextIndex]:
    made = filled(TextIndex(None), PAGES)
    yield made
    made.close()


@pytest.fixture
def find(index: TextIndex) -> Finder:
    def found(text: str, sort: Sort = Sort.CLAIM, *, is_near: bool = False) -> list[int]:
        return [each.id.int for each in index.search(read_query(text), sort, 9, is_near=is_near)]

    return found


def test_a_title_counts_more_than_a_text(find: Finder) -> None:
    assert find("missiles port", Sort.ARTICLE) == [0, 1]


@pytest.mark.parametrize("text", ["miss", "missiles po", '"port of od'])
def test_what_is_typed_may_be_the_beginning(find: Finder, text: str) -> None:
    assert 0 in find(text, Sort.ARTICLE)


def test_a_phrase_is_exact_and_what_is_not_wanted_is_left_out(find: Finder) -> None:
    assert find('"port of odesa"', Sort.ARTICLE) == [0]
    assert find('"of port odesa"', Sort.ARTICLE) == []
    assert find("port -istanbul ", Sort.ARTICLE) == [0]


def test_every_word_has_to_be_there(find: Finder) -> None:
    assert find("missiles zürich ", Sort.ARTICLE) == []


@pytest.mark.parametrize(("text", "sort"), [("cafe zurich", Sort.ARTICLE), ("CAFÉ", Sort.ARTICLE)])
def test_accents_and_capitals_make_no_difference(find: Finder, text: str, sort: Sort) -> None:
    assert find(text, sort) == [2]


@pytest.mark.parametrize("text", ["Zelensky", "Zelenskyy", "Зеленський", "Zelenskiy", "зеленський "])
def test_cyrillic_and_latin_spellings_find_each_other(find: Finder, text: str) -> None:
    assert find(text) == [4]


@pytest.mark.parametrize("text", ["place:Kyiv", "place:kiev", "place:Київ", "place:Ky"])
def test_a_place_is_found_by_any_of_its_names(find: Finder, text: str) -> None:
    assert find(text) == [3]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kind:quantity", [3]),
        ("rating:false", [7, 6]),
        ("rating:mostly", [4]),
        ("-rating:false prisoners ", [3]),
        ("rating:false rating:mostly", [7, 4, 6]),
        ("speaker:kiper", [6]),
        ("after:2025-05-24", [7, 4]),
        ("after:2025-05-23 before:2025-05-24", [3]),
        ("before:2024 prisoners ", [6]),
        ("status:not", [5]),
        ("rejected ", []),
    ],
)
def test_fields_narrow_what_is_found(find: Finder, text: str, found: list[int]) -> None:
    assert find(text) == found


def test_the_recent_come_first_among_equals(find: Finder) -> None:
    assert find('"prisoners came home"') == [7, 6]


def test_a_number_is_found_with_or_without_its_comma(find: Finder) -> None:
    assert find("1000 ") == find("1,000 ") == [3]


@pytest.mark.parametrize(
    ("typed", "is_found"), [("prisonerz ", True), ("prizonerz ", True), ("hame ", False), ("2000 ", False)]
)
def test_mistakes_of_typing_are_forgiven_where_that_is_asked_for(find: Finder, typed: str, is_found: bool) -> None:
    assert find(typed) == []
    assert bool(find(typed, is_near=True)) is is_found


def test_what_is_written_so_comes_before_what_is_nearly_so(tmp_path: Path) -> None:
    made = filled(
        TextIndex(tmp_path), (Page("", Sort.CLAIM, "", words) for words in ("the pirate ship", "a pilate ship"))
    )
    found = made.search(read_query("pilate "), Sort.CLAIM, 5, is_near=True)
    assert [each.id.int for each in found] == [1, 0]
    made.close()


def test_the_nearest_word_is_told(index: TextIndex) -> None:
    assert index.nearest_word("prizonnerz") == "prisoners"
    assert index.nearest_word("prisoners") is None
    assert index.nearest_word("xqxqxqxq") is None


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_whatever_is_typed_can_be_searched(index: TextIndex, text: str) -> None:
    query = read_query(text)
    for is_near in (False, True):
        assert len(index.search(query, Sort.CLAIM, 3, is_near=is_near)) <= 3


@pytest.mark.parametrize(
    ("moment", "day"), [("2025-05-23T17:01", 20250523), ("2025-05-23", 20250523), (None, 0), ("", 0)]
)
def test_a_day_is_a_number(moment: str | None, day: int) -> None:
    assert day_of(moment) == day
