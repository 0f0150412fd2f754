"""Code pages are told by the language or the script of what is written in them."""

from __future__ import annotations

import pytest

from checks.text.code_pages import code_page

POLISH = "Trzy osoby zginęły, a osiem zostało rannych, gdy dwie rakiety uderzyły w port, powiedział gubernator obwodu."
TURKISH = "Valiye göre liman bölgesine düşen iki füze nedeniyle üç kişi öldü, sekiz kişi de ağır şekilde yaralandı."
FRENCH = "Trois personnes ont été tuées et huit blessées après la chute de deux missiles près du port, à l’aube."
UKRAINIAN = "Троє людей загинули, ще восьмеро дістали поранення внаслідок влучання двох ракет у порт, каже губернатор."


@pytest.mark.parametrize(
    ("text", "page"), [(POLISH, "cp1250"), (TURKISH, "cp1254"), (FRENCH, "cp1252"), (UKRAINIAN, "cp1251")]
)
def test_the_page_is_told_by_language_and_script(text: str, page: str) -> None:
    found = code_page(text.encode(page))
    assert found is not None
    assert text.encode(page).decode(found) == text


def test_plain_letters_need_no_page() -> None:
    assert (code_page(b"Three people were killed.") or "ascii") in ("ascii", "cp1252")
